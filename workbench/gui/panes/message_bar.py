"""A line above the panes that says what went wrong, or what became of something long."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from workbench.gui.panes.announce import announce

Choice = tuple[str, Callable[[], object]]
# White on this is 6.5:1, on light and dark windows alike.
_ALARM: Final = "#B3261E"


class MessageBar(QFrame):
    """Hidden until there is something to say. Never a box in the way."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "messageBar") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._text = QLabel(self)
        self._text.setObjectName(f"{name}Text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setAccessibleName(self.tr("Message"))
        self._buttons: list[QPushButton] = []
        self._close = QToolButton(self)
        self._close.setObjectName(f"{name}Close")
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setMinimumSize(24, 24)
        self._close.setAccessibleName(self.tr("Dismiss message"))
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 4, 4)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        self._is_alarm = False
        self.hide()

    def say(
        self,
        text: str,
        choices: Sequence[Choice] = (),
        *,
        button: str = "",
        action: Callable[[], object] | None = None,
        alarm: bool = False,
    ) -> None:
        """Show a message in place of the last, with a button for each thing to do about it.

        `button` with `action` is one choice. An `alarm` is red: something was not kept.
        """
        if button and action is not None:
            choices = (*choices, (button, action))
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [self._made(*choice) for choice in choices]
        for place, each in enumerate(self._buttons):
            self._row.insertWidget(1 + place, each)
        self._text.setText(text)
        self._is_alarm = alarm
        self._text.setPalette(_alarm_palette() if alarm else QPalette())
        self._close.setPalette(_alarm_palette() if alarm else QPalette())
        self.setPalette(_alarm_palette() if alarm else QPalette())
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

    @property
    def is_alarm(self) -> bool:
        """True while a red message is shown."""
        return self._is_alarm and not self.isHidden()

    @property
    def buttons(self) -> list[QPushButton]:
        """What can be done about the message."""
        return self._buttons

    def _made(self, words: str, deed: Callable[[], object]) -> QPushButton:
        # A file's name may hold an &.
        button = QPushButton(words.replace("&", "&&"), self)
        button.setObjectName(f"{self.objectName()}Button")
        button.setAccessibleName(words)
        button.setAutoDefault(True)
        button.setPalette(QGuiApplication.palette())
        button.clicked.connect(lambda: deed())
        return button


def _alarm_palette() -> QPalette:
    palette = QPalette(QGuiApplication.palette())
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Button):
        palette.setColor(role, QColor(_ALARM))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(role, QColor("#FFFFFF"))
    return palette
