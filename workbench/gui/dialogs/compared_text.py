"""Text to read in which pieces are marked as added or removed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class AnyPiece(Protocol):
    """A stretch of text: `kind` is same, added, removed or strong."""

    @property
    def kind(self) -> str:
        """same, added, removed or strong."""

    @property
    def text(self) -> str:
        """The words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `kind` is same, added, removed or strong."""

    kind: str
    text: str


class ComparedText(QPlainTextEdit):
    """Added text is bold and underlined, removed text struck out: not told by colour alone."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def show_pieces(self, pieces: Iterable[AnyPiece]) -> None:
        """Show these pieces, one behind the other, from the beginning."""
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in pieces:
            cursor.insertText(piece.text, self._format(piece.kind))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _format(self, kind: str) -> QTextCharFormat:
        made = QTextCharFormat()
        palette = self.palette()
        if kind == "added":
            made.setFontUnderline(True)
            made.setFontWeight(600)
            made.setBackground(palette.color(QPalette.ColorRole.AlternateBase))
        elif kind == "removed":
            made.setFontStrikeOut(True)
            made.setFontItalic(True)
        elif kind == "strong":
            made.setFontWeight(600)
        return made
