"""One of a few choices that stand side by side, of which one is in force."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from workbench.gui.panes.looks import accent, hairline, selected_ground
from workbench.gui.panes.row_delegate import bold

_PADDING = 9


class SegmentButton(QAbstractButton):
    """A checkable button; what is chosen is framed and bold, as greys alone hardly differ."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(bold(self.font()))
        width = metrics.horizontalAdvance(self.text()) + 2 * _PADDING
        return QSize(width, max(26, metrics.lineSpacing() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(selected_ground(palette) if self.isChecked() else palette.button())
        painter.setPen(QPen(accent(palette) if self.isChecked() else hairline(palette), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent(palette), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.setFont(bold(self.font()) if self.isChecked() else self.font())
        painter.setPen(palette.buttonText().color())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
