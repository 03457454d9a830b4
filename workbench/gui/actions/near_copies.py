"""Which of the articles that came in have much the same words as others: found while one works."""

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.errors import WorkbenchError
from workbench.domain.views import NearCopy
from workbench.gui.actions.fingerprints import FingerprintActions
from workbench.gui.session import Session
from workbench.services.near_copies import each_pair_once

# Comparing may take so long at a time, in seconds: the window answers in between.
_AT_ONCE: Final = 0.008


class NearCopyActions(QObject):
    """Compares the articles of one import, once the fingerprints of all texts are kept.

    `found(list[NearCopy])` when that is done, and something was found.
    """

    found = Signal(list)

    def __init__(
        self, session: Session, fingerprints: FingerprintActions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._added: list[str] = []
        self._rest: Iterator[str] = iter(())
        self._copies: list[NearCopy] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        fingerprints.done.connect(self._begin)
        session.case_opened.connect(lambda _opened: self.look_at([]))

    def look_at(self, added: list[str]) -> None:
        """Compare these articles next, in place of those that were compared so far."""
        self._timer.stop()
        self._added = list(added)

    def _begin(self) -> None:
        if self._added and self._session.is_open:
            self._rest = iter(self._added)
            self._added, self._copies = [], []
            self._timer.start()

    def _go_on(self) -> None:
        end, near = perf_counter() + _AT_ONCE, self._session.space.near_copies
        try:
            for article_id in self._rest:
                self._copies += near.of(article_id)
                if perf_counter() > end:
                    return
        except WorkbenchError:
            self._copies = []  # it is a hint only; what is wrong is told by what depends on it
        self._timer.stop()
        if self._copies:
            self.found.emit(each_pair_once(self._copies))
