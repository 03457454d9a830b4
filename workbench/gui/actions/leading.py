"""Lists beside the window that lead through texts: what is in hand there is selected here."""

from PySide6.QtCore import QObject

from workbench.gui.actions.current import Current
from workbench.gui.actions.digit_keys import DigitKeys
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.reading import ReadingActions
from workbench.gui.actions.view import ViewActions
from workbench.gui.models.place_list import PlaceRow
from workbench.gui.panes.place_list import PlaceList
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.session import Session

# What these keys do is done to the selection in the text, also from the list.
_KEYS = ("repeat", "clear", "apart", "delete")
# Their keys act in the windows of these lists, too.
KEPT_ACTIONS = ("undo", "redo", "cues", "conflicts")


class Leading(QObject):
    """The arrows and a click select a place in the text; the keyboard stays in the list, from
    where digits tag it. Enter takes the keyboard along into the text.
    """

    def __init__(
        self,
        session: Session,
        current: Current,
        menus: Menus,
        digits: DigitKeys,
        reading: tuple[ReaderPane, ReadingActions, ViewActions],
    ) -> None:
        super().__init__(reading[0])
        self._session, self._current = session, current
        self._menus, self._digits = menus, digits
        self._pane, self._going, self._view = reading

    def lead(self, places: PlaceList) -> None:
        """Let this list lead."""
        places.reached.connect(self._show)
        places.opened.connect(self._open)
        self._menus.let_act_in(_KEYS, (places,))
        for action in self._menus.bare_keys().values():
            places.addAction(action)
        self._digits.watch(places)

    def _show(self, place: PlaceRow) -> None:
        if not self._session.is_open or not self._session.space.library.has(place.article_id):
            return
        self._view.show_reading()
        reader = self._pane.reader
        if self._current.article_id != place.article_id:
            self._going.go_to(place.article_id, place.span)
        elif place.span.end <= len(reader.text):
            # A step through a list is no jump that one would want to go back from.
            reader.select(place.span, outline=True)

    def _open(self, place: PlaceRow) -> None:
        self._show(place)
        self._pane.window().activateWindow()
        self._pane.reader.setFocus()
