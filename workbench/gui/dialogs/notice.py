"""A line in a dialog that says what came of an edit, with something to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

Choice = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """Keeps its room while it says nothing, so that nothing under it moves.

    `answered` when a choice was taken, before what it does is done.
    """

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = QLabel(self)
        self._text.setObjectName("noticeText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._text, 1)
        self.setMinimumHeight(QPushButton("X").sizeHint().height())

    def say(self, text: str, choices: Sequence[Choice] = ()) -> None:
        """Say this in place of what was said; each choice is a button, the first gets the focus."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(*choice) for choice in choices]
        self._text.setText(text)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, text))
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def buttons(self) -> list[QPushButton]:
        """What can be done about it."""
        return self._buttons

    def _button(self, words: str, deed: Callable[[], object]) -> QPushButton:
        # A tag's name may hold an &.
        button = QPushButton(words.replace("&", "&&"), self)
        button.setAccessibleName(words)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self._answer(deed))
        self._row.addWidget(button)
        return button

    def _answer(self, deed: Callable[[], object]) -> None:
        self.say("")
        self.answered.emit()
        deed()
