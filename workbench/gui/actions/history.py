"""Back and forward through the places that were left by a jump."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbench.gui.actions.current import Current
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.reading import ReadingActions
from workbench.gui.actions.view import ViewActions
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.keyboard import has_keyboard
from workbench.gui.places import PlaceHistory, ReadingPlace
from workbench.gui.session import Session


class HistoryActions(QObject):
    """Remembers where each jump began. `said(sentence)` for the status bar."""

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        current: Current,
        reading: ReadingActions,
        cards: AnnotationPane,
        view: ViewActions,
        menus: Menus,
    ) -> None:
        super().__init__(reading)
        self._reading, self._cards, self._view = reading, cards, view
        self._history = PlaceHistory()
        self._returning = False
        current.leaving.connect(self._on_leaving)
        session.case_opened.connect(lambda _opened: self._history.clear())
        menus.connect_all({"back": self.back, "forward": self.forward})

    def back(self) -> None:
        """Return to the place before the last jump."""
        if not self._go(forward=False):
            self.said.emit(self.tr("There is no earlier place."))

    def forward(self) -> None:
        """Go again where `back` came from."""
        if not self._go(forward=True):
            self.said.emit(self.tr("There is no later place."))

    def _go(self, *, forward: bool) -> bool:
        """Places whose article is gone are passed over."""
        step = self._history.forward if forward else self._history.back
        now = self._reading.place()
        place = step(now)
        while place is not None:
            if self._show(place):
                return True
            place = step(None)
        return False

    def _show(self, place: ReadingPlace) -> bool:
        self._returning = True
        try:
            shown = self._reading.return_to(place)
        finally:
            self._returning = False
        if shown and place.from_results and self._cards.is_searching():
            self._cards.focus_list()
        elif shown:
            self._view.show_reading()
        return shown

    def _on_leaving(self) -> None:
        place = self._reading.place()
        if place is not None and not self._returning:
            from_results = self._cards.is_searching() and has_keyboard(self._cards)
            self._history.jump_from(replace(place, from_results=from_results))
