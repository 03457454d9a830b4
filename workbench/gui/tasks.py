"""Work off the GUI thread: plain values in, plain values out, late answers dropped."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


class Task(QObject):
    """A piece of work under way. Signals arrive on the thread that started it."""

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = Event()
        self._told.connect(self._progress)

    def tell(self, item: object) -> None:
        """For the work, to say how far it is. Whoever started it has time to listen."""
        self._told.emit(item)

    def cancel(self) -> None:
        """Ask the work to stop; what it still answers is dropped."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """True once `cancel` was called."""
        return self._cancelled.is_set()

    @Slot(object)
    def _progress(self, item: object) -> None:
        if not self.is_cancelled:
            self.progressed.emit(item)


class _Run(QRunnable):
    def __init__(self, task: Task, work: Callable[[Task], Any], relay: "_Relay") -> None:
        super().__init__()
        self._task, self._work, self._relay = task, work, relay

    def run(self) -> None:
        try:
            result = self._work(self._task)
        except Exception as error:  # the border of the thread
            self._relay.failed.emit(error)
        else:
            self._relay.finished.emit(result)


class _Relay(QObject):
    """Carries the outcome across threads; lives on the thread that started the task."""

    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        self._task = task
        self.finished.connect(self._finish)
        self.failed.connect(self._fail)

    @Slot(object)
    def _finish(self, result: Any) -> None:
        if not self._task.is_cancelled:
            self._task.finished.emit(result)
        self._task.ended.emit()

    @Slot(object)
    def _fail(self, error: Any) -> None:
        if not self._task.is_cancelled:
            self._task.failed.emit(error)
        self._task.ended.emit()


class Tasks(QObject):
    """Starts work on a pool of threads and waits for it at the end.

    With `threads=1` it is always the same thread, and one piece of work follows the other.
    """

    def __init__(self, parent: QObject | None = None, *, threads: int | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        if threads is not None:
            self._pool.setMaxThreadCount(threads)
            self._pool.setExpiryTimeout(-1)
        self._running: set[Task] = set()

    def start(self, work: Callable[[Task], Any]) -> Task:
        """Run `work` on another thread; it gets the task, for progress and cancelling."""
        task = Task(self)
        relay = _Relay(task)
        self._running.add(task)
        task.ended.connect(lambda: self._end(task))
        self._pool.start(_Run(task, work, relay))
        return task

    def cancel(self) -> None:
        """Cancel everything that is under way or waits for its turn."""
        for task in tuple(self._running):
            task.cancel()

    def wait(self) -> None:
        """Wait until no thread is at work."""
        self._pool.waitForDone()

    def stop(self) -> None:
        """Cancel everything and wait until no thread is at work."""
        self.cancel()
        self.wait()

    def _end(self, task: Task) -> None:
        self._running.discard(task)
        task.deleteLater()
