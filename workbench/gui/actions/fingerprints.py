"""Fingerprints of texts, by which copied passages are found: kept bit by bit while one works."""

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.changes import Changes
from workbench.domain.errors import WorkbenchError
from workbench.gui.session import Session

_PAUSE_MS = 100


class FingerprintActions(QObject):
    """Writes a few at a time, some milliseconds each; `done` when every text has its own."""

    done = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._keep_some)
        session.case_opened.connect(self._on_case)
        session.changed.connect(self._on_changed)

    def _on_case(self, opened: bool) -> None:
        if opened:
            self._timer.start()
        else:
            self._timer.stop()

    def _on_changed(self, changes: Changes) -> None:
        if changes.articles or changes.everything:
            self._timer.start()

    def _keep_some(self) -> None:
        if not self._session.is_open or self._session.read_only is not None:
            return
        if self._session.is_busy:
            self._timer.start()
            return
        try:
            kept = self._session.space.copies.keep_some()
        except WorkbenchError:
            return  # nothing depends on it: the next change tries again
        if kept:
            self._timer.start()
        else:
            self.done.emit()
