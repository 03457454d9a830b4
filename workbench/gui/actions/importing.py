"""Importing files while reading goes on: read on another thread, written in short batches."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.errors import WorkbenchError
from workbench.gui.session import Session
from workbench.gui.tasks import Task, Tasks
from workbench.services.backing_up import back_up
from workbench.services.importing import (
    ImportSummary,
    Prepared,
    ReadingPool,
    Skipped,
    files_in,
    is_bulk,
)

# One write of this many small files stays well under a frame.
_WRITE_AT_ONCE = 4


class ImportActions(QObject):
    """One import at a time. `progressed(done, count)`, then `finished(ImportSummary)`."""

    progressed = Signal(int, int)
    finished = Signal(object)
    started = Signal()

    def __init__(self, session: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._task: Task | None = None
        self._batch: str | None = None
        self._waiting: list[Prepared] = []
        self._summary = ImportSummary()
        self._count = self._done = 0
        self._reading = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._write_some)
        session.case_opened.connect(self._on_case)

    @property
    def is_running(self) -> bool:
        """True while an import is under way."""
        return self._batch is not None

    def start(self, paths: Iterable[Path]) -> bool:
        """Import files and folders; False where an import is under way already."""
        if self.is_running or not self._session.is_open:
            return False
        try:
            self._batch = self._session.space.importing.begin()
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return False
        self._summary, self._waiting, self._done, self._count = ImportSummary(), [], 0, 0
        self._reading = True
        chosen = list(paths)
        case = self._session.space.path
        self._task = self._tasks.start(lambda task: _read(task, case, chosen))
        self._task.progressed.connect(self._take)
        self._task.finished.connect(self._read_all)
        self._task.failed.connect(self._fail)
        self.started.emit()
        return True

    def cancel(self) -> None:
        """Stop, and leave nothing of it behind."""
        if self._task is not None:
            self._task.cancel()
        batch, self._batch = self._batch, None
        self._stop()
        if batch is not None and self._session.is_open:
            self._session.space.importing.discard(batch)
            self.finished.emit(None)

    def _take(self, item: object) -> None:
        if self._batch is None:
            return
        if isinstance(item, int):
            self._count = item
            return
        if isinstance(item, WorkbenchError):
            self._session.failed.emit(item)
            return
        if isinstance(item, Skipped):
            self._summary.skipped.append(item)
            self._step(1)
        elif isinstance(item, Prepared):
            self._waiting.append(item)
            self._timer.start()

    def _write_some(self) -> None:
        if self._batch is None:
            self._stop()
            return
        some, self._waiting = self._waiting[:_WRITE_AT_ONCE], self._waiting[_WRITE_AT_ONCE:]
        try:
            self._session.space.importing.add(self._batch, some, self._summary)
        except WorkbenchError as error:
            self._fail(error)
            return
        self._step(len(some))
        if not self._waiting:
            self._timer.stop()
            if not self._reading:
                self._publish()

    def _step(self, by: int) -> None:
        self._done += by
        self.progressed.emit(self._done, self._count)

    def _read_all(self, _result: object) -> None:
        self._reading = False
        if not self._waiting and self._batch is not None:
            self._publish()

    def _publish(self) -> None:
        batch, summary = self._batch, self._summary
        if batch is None:
            return
        self._batch = None
        self._stop()

        self._session.act(lambda space: space.importing.finish(batch, summary))
        self.finished.emit(summary)

    def _fail(self, error: object) -> None:
        self.cancel()
        if isinstance(error, WorkbenchError):
            self._session.failed.emit(error)
        elif isinstance(error, Exception):
            raise error

    def _stop(self) -> None:
        self._timer.stop()
        self._task = None
        self._waiting = []
        self._reading = False

    def _on_case(self, opened: bool) -> None:
        if not opened:
            # The case is closed already; what was pending is discarded when it is next opened.
            self._batch = None
            if self._task is not None:
                self._task.cancel()
            self._stop()


def _read(task: Task, case: Path, paths: list[Path]) -> None:
    """On another thread: read file after file and hand each over; many after a backup."""
    files = files_in(paths)
    if is_bulk(files):
        try:
            back_up(case, "import")
        except WorkbenchError as error:
            task.progressed.emit(error)  # told; the import goes on
    task.progressed.emit(len(files))
    with ReadingPool() as pool:
        for _, outcomes in pool.in_order(files):
            if task.is_cancelled:
                return
            for outcome in outcomes:
                task.progressed.emit(outcome)
