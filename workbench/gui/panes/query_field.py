"""The field for queries: shows where a hint belongs, and offers what a query may become."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QWidget

from workbench.gui.panes.looks import accent
from workbench.gui.panes.search_field import SearchField
from workbench.gui.positions import Utf16Map

_OF_THE_LIST = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab})
# Shorter than where a key makes the window itself look: the search is on another thread, and the
# next key breaks it off.
_PAUSE_MS = 70


@dataclass(frozen=True, slots=True)
class Offer:
    """What the field may be filled with, and the words for it in the list."""

    words: str
    query: str


class QueryField(SearchField):
    """Emits `offers_wanted(text)` when a list of offers could help: a value is being typed, or the
    Down key is pressed in an empty field. `offer_taken` when one was chosen.
    """

    offers_wanted = Signal(str)
    offer_taken = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, pause_ms=_PAUSE_MS)
        self._offers: Sequence[Offer] = ()
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._list = QListView()
        self._completer.setPopup(self._list)
        self._list.setObjectName("queryOffers")
        self._list.setAccessibleName(self.tr("What the search may become"))
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self.offers_wanted)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these under the field; none closes the list."""
        self._offers = tuple(offers)
        self._words.setStringList([offer.words for offer in offers])
        if offers and self.hasFocus():
            self._completer.complete()
        else:
            self._list.hide()

    def underline(self, places: Sequence[tuple[int, int]]) -> None:
        """Underline these stretches of the text, in code points, as not understood."""
        wavy = QTextCharFormat()
        wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wavy.setUnderlineColor(accent(self.palette()))
        units, caret = Utf16Map(self.text()), self.cursorPosition()
        attributes = [
            QInputMethodEvent.Attribute(
                QInputMethodEvent.AttributeType.TextFormat,
                units.to_units(start) - caret,
                units.to_units(end) - units.to_units(start),
                wavy,
            )
            for start, end in places
        ]
        QApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._list.isVisible() and event.key() in _OF_THE_LIST:
            event.ignore()  # the list asks the field first
            return
        if event.key() == Qt.Key.Key_Down and not self.text():
            self.offers_wanted.emit("")
            if self._offers:
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._list.hide()
        super().focusOutEvent(event)

    def _take(self, words: str) -> None:
        offer = next((each for each in self._offers if each.words == words), None)
        if offer is None:
            return
        self.setText(offer.query)
        self.tell()
        self.offer_taken.emit()
        # What was offered has changed; the list closes itself after this.
        QTimer.singleShot(0, self, lambda: self.offers_wanted.emit(self.text()))
