"""What may wait until that which a person asked for is painted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

Work = Callable[[], object]


class Afterwards(QObject):
    """Does pieces of work in the order they were asked for, once the window is painted.

    `now` does them at once: before the next deed, and for whoever relies on one. What is asked
    for again while it waits is done once.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[Work, None] = {}
        # Qt comes to a timer of no time after what is posted, and painting is posted.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)

    def do(self, work: Work) -> None:
        """Do this when the window is painted."""
        self._waiting.setdefault(work)
        self._timer.start()

    @property
    def is_due(self) -> bool:
        """True while anything waits."""
        return bool(self._waiting)

    def waits(self, work: Work) -> bool:
        """True for what is still to be done."""
        return work in self._waiting

    def drop(self, work: Work) -> None:
        """Leave this undone, if it waits: it was done otherwise."""
        self._waiting.pop(work, None)

    def now(self) -> None:
        """Do all that waits."""
        while self._waiting:
            work = next(iter(self._waiting))
            del self._waiting[work]
            work()
