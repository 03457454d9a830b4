"""A thread with a connection of its own that only reads, and stays open while the case is open.

What services remember of the texts they compared would be lost with each new connection.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from workbench.gui.tasks import Task, Tasks
from workbench.services.workspace import Workspace

Work = Callable[[Workspace, Task], Any]


class CaseReader(QObject):
    """Runs one piece of work after the other; each gets the open case and its own task."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self, threads=1)
        # Both are set by that thread only.
        self._path: Path | None = None
        self._space: Workspace | None = None

    def start(self, path: Path, work: Work) -> Task:
        """Do some work on the case at `path`, in its turn."""
        return self._tasks.start(
            lambda task: None if task.is_cancelled else work(self._open(path), task)
        )

    def drop(self) -> None:
        """Break off what is under way or waits for its turn; nothing of it is answered."""
        self._tasks.cancel()
        space = self._space
        if space is not None:
            space.case.file.interrupt()

    def stop(self) -> None:
        """Break off, close the case, and wait until that is done."""
        self.drop()
        self._tasks.start(lambda _task: self._close())
        self._tasks.wait()

    def _open(self, path: Path) -> Workspace:
        if self._space is None or path != self._path:
            self._close()
            self._space, self._path = Workspace.open_reader(path), path
        return self._space

    def _close(self) -> None:
        space, self._space = self._space, None
        if space is not None:
            space.close()
