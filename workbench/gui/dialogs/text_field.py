"""A line of text that is told when it is finished, once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget


class TextField(QLineEdit):
    """`finished(text)` on Enter and on leaving the field with another text than is stored.

    A text that was told is not told again until a person types: it may have been refused.
    """

    finished = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._stored = ""
        self._told: str | None = None
        self.textEdited.connect(self._forget_told)
        self.editingFinished.connect(self.flush)

    def show_text(self, stored: str, *, keep_typing: bool = False) -> None:
        """Show a text as stored; with `keep_typing` what is typed and not yet told stays."""
        typed = self.hasFocus() and self.text().strip() not in (self._stored, self._told)
        if not (keep_typing and typed):
            self.setText(stored)
        self._stored, self._told = stored, None

    def flush(self) -> None:
        """Tell what is typed and not yet told."""
        text = self.text().strip()
        if text not in (self._stored, self._told):
            self._told = text
            self.finished.emit(text)

    def _forget_told(self) -> None:
        self._told = None
