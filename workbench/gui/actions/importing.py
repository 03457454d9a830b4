"""Importing while reading goes on: read in other processes, written in short batches."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Semaphore
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.errors import Interrupted, WorkbenchError
from workbench.gui.session import Session
from workbench.gui.tasks import Task, Tasks
from workbench.services.backing_up import back_up
from workbench.services.importing import (
    ImportSummary,
    Limits,
    Listing,
    Outcome,
    Prepared,
    ReadingPool,
    Request,
    Skipped,
    is_bulk,
    list_files,
)

# A write may take so long, in seconds: the window answers in between.
_WRITE: Final = 0.012
_MOST_AT_ONCE: Final = 32
# What was read and is not written yet: more of it would only fill memory.
_MOST_WAITING: Final = 48
_DISCARD_AT_ONCE: Final = 40

Read = Callable[[ReadingPool, Task], Iterator[tuple[str, list[Outcome]]]]


class ImportActions(QObject):
    """One import at a time.

    `progressed(done, count, name)`, then `finished(ImportSummary)`, or None where it was cancelled.
    """

    progressed = Signal(int, int, str)
    finished = Signal(object)
    started = Signal()

    def __init__(self, session: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.limits = Limits()
        self._task: Task | None = None
        self._pool: ReadingPool | None = None
        self._batch: str | None = None
        self._waiting: list[tuple[str, Prepared]] = []
        self._room = Semaphore(_MOST_WAITING)
        self._summary = ImportSummary()
        self._count = self._done = 0
        self._at_once = 1
        self._reading = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._write_some)
        self._sweeper = QTimer(self)
        self._sweeper.setInterval(0)
        self._sweeper.timeout.connect(self._sweep)
        # Writing the last, publishing, and telling of it: a turn of the window for each.
        self._finisher = QTimer(self)
        self._finisher.setSingleShot(True)
        self._finisher.timeout.connect(self._finish)
        self._left: list[str] = []
        session.case_opened.connect(self._on_case)
        session.busy.connect(self._on_busy)

    @property
    def is_running(self) -> bool:
        """True while an import is under way."""
        return self._batch is not None

    def start(self, paths: Iterable[Path]) -> bool:
        """Import files and folders; False where an import is under way already."""
        chosen, request = list(paths), Request(limits=self.limits)
        case = self._session.path

        def read(pool: ReadingPool, task: Task) -> Iterator[tuple[str, list[Outcome]]]:
            listing = list_files(chosen)
            files = listing.files
            if case is not None and is_bulk(files):
                try:
                    back_up(case, "import")
                except WorkbenchError as error:
                    task.tell(error)  # told; the import goes on
            task.tell(listing)
            for path, outcomes in pool.in_order(files, request):
                yield path.name, outcomes

        return self._start(read)

    def start_bytes(self, data: bytes, name: str, request: Request) -> bool:
        """Import content that was in no file; False where an import is under way already."""

        def read(pool: ReadingPool, task: Task) -> Iterator[tuple[str, list[Outcome]]]:
            task.tell(Listing([Path(name)], []))
            yield name, pool.read_bytes(data, Path(name), request)

        return self._start(read)

    def _start(self, read: Read) -> bool:
        if self.is_running or not self._session.is_open:
            return False
        try:
            self._batch = self._session.space.importing.begin()
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return False
        self._summary, self._waiting, self._done, self._count = ImportSummary(), [], 0, 0
        self._reading, self._at_once = True, 1
        pool = self._pool = ReadingPool(self.limits)
        room = self._room = Semaphore(_MOST_WAITING)
        self._task = self._tasks.start(lambda task: _hand_over(task, pool, room, read))
        self._task.progressed.connect(self._take)
        self._task.finished.connect(self._read_all)
        self._task.failed.connect(self._fail)
        self.started.emit()
        return True

    def cancel(self) -> None:
        """Stop, and leave nothing of it behind."""
        batch = self._stop_reading()
        if batch is not None and self._session.is_open:
            self._left.append(batch)
            self._sweep()
            self.finished.emit(None)

    def stop_and_keep(self) -> None:
        """Stop, and keep what was written so far."""
        if self._batch is None or not self._session.is_open:
            return
        summary = self._summary
        batch = self._stop_reading()
        if batch is not None:
            self._publish(batch, summary)

    def _stop_reading(self) -> str | None:
        """End the reading at once; the batch that was under way."""
        if self._task is not None:
            self._task.cancel()
        if self._pool is not None:
            self._pool.stop()
        batch, self._batch = self._batch, None
        self._stop()
        return batch

    def _take(self, item: object) -> None:
        if self._batch is None:
            return
        if isinstance(item, Listing):
            self._count, self._summary.passed_over = len(item.files), item.passed_over
            return
        if isinstance(item, WorkbenchError):
            self._session.failed.emit(item)
        if not isinstance(item, tuple):
            return
        name, outcomes = item
        for outcome in outcomes:
            if isinstance(outcome, Skipped):
                self._summary.skipped.append(outcome)
                self._room.release()
            else:
                self._waiting.append((name, outcome))
        self._step(name)
        if self._waiting:
            self._timer.start()

    def _write_some(self) -> None:
        if self._batch is None or self._pool is None:
            self._stop()
            return
        if self._session.is_busy or (self._reading and not self._waiting):
            self._timer.stop()
            return
        some, self._waiting = self._waiting[: self._at_once], self._waiting[self._at_once :]
        before = perf_counter()
        try:
            importing = self._session.space.importing
            with self._pool.turn:
                importing.add(self._batch, [read for _, read in some], self._summary)
        except WorkbenchError as error:
            self._fail(error)
            return
        self._pace(len(some), perf_counter() - before)
        for _ in some:
            self._room.release()
        if not self._waiting:
            self._timer.stop()
            if not self._reading:
                self._finisher.start()

    def _on_busy(self, busy: bool) -> None:
        """Only one at a time may write to the case."""
        if not busy and self._batch is not None:
            self._timer.start()
        if not busy and self._left:
            self._sweeper.start()

    def _pace(self, count: int, seconds: float) -> None:
        """As many at once as the time for a write allows."""
        fitting = int(count * _WRITE / max(seconds, 1e-6))
        self._at_once = max(1, min(fitting, 2 * self._at_once, _MOST_AT_ONCE))

    def _step(self, name: str) -> None:
        self._done += 1
        self.progressed.emit(self._done, self._count, name)

    def _read_all(self, _result: object) -> None:
        self._reading = False
        if not self._waiting and self._batch is not None and not self._session.is_busy:
            self._finish()

    def _finish(self) -> None:
        batch, summary = self._batch, self._summary
        if batch is not None:
            self._batch = None
            self._stop()
            self._publish(batch, summary)

    def _publish(self, batch: str, summary: ImportSummary) -> None:
        self._session.act(lambda space: space.importing.finish(batch, summary))
        # By a timer: what is only queued comes before keys and painting.
        QTimer.singleShot(0, self, lambda: self.finished.emit(summary))

    def _sweep(self) -> None:
        """Take away a piece of what cancelled imports had written."""
        if not self._left or not self._session.is_open:
            self._left = []
            self._sweeper.stop()
            return
        if self._session.is_busy:
            self._sweeper.stop()
            return
        try:
            importing = self._session.space.importing
            is_left = importing.discard_some(self._left[0], _DISCARD_AT_ONCE)
        except WorkbenchError:
            is_left = False  # the next opening of the case takes it away
        if not is_left:
            self._left.pop(0)
        if self._left:
            self._sweeper.start()
        else:
            self._sweeper.stop()

    def _fail(self, error: object) -> None:
        self.cancel()
        if isinstance(error, WorkbenchError):
            self._session.failed.emit(error)
        elif isinstance(error, Exception):
            raise error

    def _stop(self) -> None:
        self._timer.stop()
        self._finisher.stop()
        self._task = self._pool = None
        self._waiting = []
        self._reading = False

    def _on_case(self, opened: bool) -> None:
        if not opened:
            # The case is closed already; what was pending is discarded when it is next opened.
            self._stop_reading()
            self._left = []


def _hand_over(task: Task, pool: ReadingPool, room: Semaphore, read: Read) -> None:
    """On another thread: read file after file and hand each over, no more than is written."""
    try:
        with pool:
            for name, outcomes in read(pool, task):
                for _ in outcomes:
                    while not room.acquire(timeout=0.1):
                        if task.is_cancelled:
                            return
                if task.is_cancelled:
                    return
                task.tell((name, outcomes))
    except Interrupted:
        return
