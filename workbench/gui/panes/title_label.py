"""A title of a few lines: what has no room ends in an ellipsis."""

from math import ceil

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.panes.text_lines import TextLines


class TitleLabel(QLabel):
    """Plain text in at most so many lines; the whole of it stays its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = 2
        self._lines = TextLines(self.font())
        self._set_in = self.font()
        self.setWordWrap(True)

    def set_most(self, lines: int) -> None:
        """Take at most so many lines."""
        if lines != self._most:
            self._most = lines
            self.updateGeometry()
            self.update()

    def _layout_in(self, width: int) -> QTextLayout:
        if self._set_in != self.font():
            self._set_in, self._lines = self.font(), TextLines(self.font())
        return self._lines.layout(self.text(), max(width, 1), self._most)

    # Overrides

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = self._layout_in(width - margins.left() - margins.right()).lineCount()
        return ceil(lines * self._lines.pitch) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, ceil(self._lines.pitch))

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self._layout_in(room.width()).draw(painter, QPointF(room.topLeft()))
        painter.end()
