"""A line round the widget that has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.gui.theme import LIGHT, Theme, link_colour

_WIDTH = 2  # px


class FocusRing(QWidget):
    """Holds a few widgets in a row and paints a ring round them while `watched` has the focus."""

    def __init__(self, watched: QWidget, *beside: QWidget) -> None:
        super().__init__()
        self._watched = watched
        self._theme = LIGHT
        row = QHBoxLayout(self)
        row.setContentsMargins(_WIDTH, _WIDTH, _WIDTH, _WIDTH)
        row.setSpacing(0)
        row.addWidget(watched, 1)
        for widget in beside:
            row.addWidget(widget)
        watched.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self._watched.hasFocus():
            half = _WIDTH / 2
            painter.setPen(QPen(QColor(link_colour(self._theme)), _WIDTH))
            painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.end()
