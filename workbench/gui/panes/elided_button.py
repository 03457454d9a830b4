"""A button with words that are cut short where it is narrower than they are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

_LEAST = 26  # px: WCAG 2.5.8 asks for 24
_BESIDE = 20  # px: frame and arrow


class ElidedButton(QToolButton):
    """A tool button that a narrow pane may make as narrow as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionToolButton()
        self.initStyleOption(option)
        if self.width() < self.sizeHint().width():
            room = self.width() - _BESIDE
            option.text = option.fontMetrics.elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room
            )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
