"""What is said of an edit of many things while it is under way."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.gui.panes.deed_progress import DeedProgress
from workbench.gui.session import Session

# What is done sooner needs no bar that comes and goes.
_SHOWN_AFTER_MS = 300


class LongDeedActions(QObject):
    """Shows how far it is, and takes it back. `said(sentence)` is for the status bar."""

    said = Signal(str)

    def __init__(self, session: Session, shown: DeedProgress) -> None:
        super().__init__(shown)
        self._shown = shown
        self._made = (0, 0)
        self._close: Callable[[], object] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SHOWN_AFTER_MS)
        self._wait.timeout.connect(self._show)
        session.busy.connect(self._on_busy)
        session.progressed.connect(self._on_progress)
        session.deferred.connect(
            lambda: self.said.emit(self.tr("This is done as soon as the edit under way is."))
        )
        session.cancelled.connect(
            lambda: self.said.emit(self.tr("Cancelled; everything is as it was before."))
        )
        shown.cancelled.connect(session.cancel)

    def close_behind(self, close: Callable[[], object]) -> None:
        """Close once the deed under way is done, or was taken back."""
        self._close = close
        self.said.emit(self.tr("The window closes as soon as the edit under way is done."))

    def _on_busy(self, busy: bool) -> None:
        self._made = (0, 0)
        if busy:
            self._wait.start()
            return
        self._wait.stop()
        self._shown.hide()
        close, self._close = self._close, None
        if close is not None:
            # Only then it is told what was done, and what waits begins.
            QTimer.singleShot(0, self, close)

    def _on_progress(self, made: int, count: int) -> None:
        self._made = (made, count)
        if self._shown.isVisible():
            self._show()

    def _show(self) -> None:
        self._shown.show_progress(*self._made)
