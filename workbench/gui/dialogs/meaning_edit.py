"""The field for what a tag means, a sentence or two."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class MeaningEdit(QPlainTextEdit):
    """`finished(text)` when the field is left with another text than is stored."""

    finished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagMeaning")
        self.setTabChangesFocus(True)
        self._stored = ""
        self._told: str | None = None

    def show_text(self, stored: str, *, keep_typing: bool = False) -> None:
        """Show a text as stored; with `keep_typing` what is typed and not yet told stays."""
        text = self.toPlainText()
        typed = self.hasFocus() and text not in (self._stored, self._told)
        if text != stored and not (keep_typing and typed):
            self.setPlainText(stored)
        self._stored, self._told = stored, None

    def flush(self) -> None:
        """Tell what is typed and not yet told."""
        text = self.toPlainText()
        if text not in (self._stored, self._told):
            self._told = text
            self.finished.emit(text)

    def sizeHint(self) -> QSize:
        return QSize(260, self.fontMetrics().lineSpacing() * 3 + 14)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
