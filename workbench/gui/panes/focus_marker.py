"""A ring of two pixels in the standard widget that has the keyboard: Fusion's is one thin line.

Lists, cards, chips and the text draw a ring of their own.
"""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from workbench.gui.panes.looks import accent
from workbench.gui.panes.segment_button import SegmentButton
from workbench.gui.panes.tag_button import TagButton

_WIDTH = 2  # px
_STANDARD = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
_OWN_RING = (SegmentButton, TagButton)


class FocusMarker(QObject):
    """Follows the keyboard through every window of the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        held, self._held = self._held, None
        if held is not None and isValid(held):
            held.removeEventFilter(self)
            held.update()
        if isinstance(now, _STANDARD) and not isinstance(now, _OWN_RING):
            self._held = now
            now.installEventFilter(self)
            now.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the widget paint itself, then paint the ring over it."""
        if event.type() != QEvent.Type.Paint or not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        watched.event(event)
        painter = QPainter(watched)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent(watched.palette()), _WIDTH))
        half = _WIDTH / 2
        ring = QRectF(watched.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(ring, 3, 3)
        painter.end()
        return True
