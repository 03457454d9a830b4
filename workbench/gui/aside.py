"""A long deed on another thread while the window goes on."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.changes import Changes
from workbench.domain.errors import Interrupted
from workbench.gui.tasks import Tasks
from workbench.services.aside import Done, Standing, do_aside
from workbench.services.workspace import Workspace


class Aside(QObject):
    """Does one deed at a time, in one transaction of its own.

    `progressed(made, count)` for the edits it takes; then `finished(Done)`, or `failed` with what
    it raised: Interrupted where it was cancelled, and nothing was done.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._is_busy = False
        self._stop = Event()
        self._outcomes: SimpleQueue[Done | Exception] = SimpleQueue()

    @property
    def is_busy(self) -> bool:
        """True until the outcome was told."""
        return self._is_busy

    def start(self, space: Workspace, deed: Callable[[Workspace], Changes]) -> None:
        """Do it beside `space`, whose connection must not write meanwhile."""
        standing, stop = Standing.of(space), Event()
        self._is_busy, self._stop = True, stop

        def hear(made: int, count: int) -> None:
            if stop.is_set():
                raise Interrupted
            self.progressed.emit(made, count)

        def work(_task: object) -> None:
            try:
                self._outcomes.put(do_aside(standing, deed, hear))
            except Exception as error:  # the border of the thread
                self._outcomes.put(error)

        self._tasks.start(work).ended.connect(self._tell)

    def cancel(self) -> None:
        """Take it back, unless it is done already."""
        self._stop.set()

    def finish(self) -> None:
        """Wait until it is done, and tell the outcome."""
        self._tasks.wait()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if self._outcomes.empty():
            return  # told already
        outcome = self._outcomes.get()
        self._is_busy = False
        if isinstance(outcome, Done):
            self.finished.emit(outcome)
        else:
            self.failed.emit(outcome)
