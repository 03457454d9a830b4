"""A label for words that change often: it grows where it must, and never shrinks."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget


class SteadyLabel(QLabel):
    """Of a fixed size, or else every new text would lay out the whole window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_text(self, text: str) -> None:
        """Show a line of text."""
        if text != self.text():
            self.setText(text)
            self._grow(self.size() if self.minimumSize() == self.maximumSize() else QSize())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow(QSize())

    def _grow(self, least: QSize) -> None:
        size = self.sizeHint().expandedTo(least)
        if size != self.minimumSize() or size != self.maximumSize():
            self.setFixedSize(size)
