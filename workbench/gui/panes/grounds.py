"""The background of a row: that of the chosen one has an edge in the accent."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.gui.panes.looks import accent, faint_line, selected_ground

_EDGE = 3


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, parted: bool = False) -> None:
    """Paint it; `parted` rows have a faint line below them."""
    palette, rect = option.palette, option.rect
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(rect, selected_ground(palette) if selected else palette.base())
    if selected:
        painter.fillRect(QRect(rect.left(), rect.top(), _EDGE, rect.height()), accent(palette))
    if parted:
        painter.setPen(faint_line(palette))
        painter.drawLine(rect.left() + 10, rect.bottom(), rect.right() - 10, rect.bottom())
