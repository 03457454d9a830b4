"""A line above the panes that says what went wrong, or what became of something long."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from workbench.gui.panes.announce import announce


class MessageBar(QFrame):
    """Hidden until there is something to say. Never a box in the way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setAccessibleName(self.tr("Message"))
        self._button = QPushButton(self)
        self._button.clicked.connect(self._act)
        self._button.hide()
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setMinimumSize(24, 24)
        self._close.setAccessibleName(self.tr("Dismiss message"))
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 4)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._action: Callable[[], None] | None = None
        self.hide()

    def say(self, text: str, *, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Show a message, with a button where there is something to do about it."""
        self._text.setText(text)
        self._action = action
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()
        announce(self, text)

    def say_unexpected(self, summary: str, details: str) -> None:
        """Show that something failed that should not have; the details can be copied."""
        clipboard = QGuiApplication.clipboard()
        self.say(summary, button=self.tr("Copy details"), action=lambda: clipboard.setText(details))

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._text.text()

    def _act(self) -> None:
        if self._action is not None:
            self._action()
