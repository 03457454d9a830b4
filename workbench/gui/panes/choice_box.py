"""A list to choose one stored word from, shown in the words that people read."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


class ChoiceBox(QComboBox):
    """`picked(word)` when a person chose another one; `choices` are stored word: what is read.

    The wheel does not turn it: a page that scrolls would change what lies under the pointer.
    """

    picked = Signal(object)

    def __init__(self, object_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words: list[object] = []
        self.activated.connect(lambda place: self.picked.emit(self._words[place]))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, max(26, super().minimumSizeHint().height()))

    def set_choices(self, choices: Mapping[object, str]) -> None:
        """Offer these, in their order; what is chosen stays where it is still offered."""
        if list(choices) == self._words and list(choices.values()) == self._texts():
            return
        held = self.word()
        self.clear()
        self._words = list(choices)
        self.addItems(list(choices.values()))
        self.show_word(held)

    def word(self) -> object:
        """The stored word that is chosen, None without any."""
        place = self.currentIndex()
        return self._words[place] if 0 <= place < len(self._words) else None

    def show_word(self, word: object) -> None:
        """Show a word as stored, without a signal; one that is not offered shows nothing."""
        self.setCurrentIndex(self._words.index(word) if word in self._words else -1)

    def _texts(self) -> list[str]:
        return [self.itemText(place) for place in range(self.count())]

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()
