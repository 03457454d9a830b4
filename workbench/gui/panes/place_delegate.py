"""Paints a place: its words in their sentence, and below what there is to ask."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from workbench.gui.models.place_list import PlaceRow
from workbench.gui.panes.grounds import paint_ground
from workbench.gui.panes.grouped_delegate import GroupedDelegate
from workbench.gui.panes.looks import quiet_text
from workbench.gui.panes.row_delegate import write_left, write_right

_LINES = 2
_PADDING = 6


class PlaceDelegate(GroupedDelegate):
    """Rows of three lines: two of the sentence, one of what to ask, with the place at its end."""

    def row_height(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() * (_LINES + 1) + 2 * _PADDING

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if not isinstance(row, PlaceRow):
            return
        palette = option.palette
        paint_ground(painter, option, parted=True)
        box = option.rect.adjusted(12, _PADDING, -10, -_PADDING)
        painter.setPen(palette.text().color())
        lines = self.lines(option.font)
        lines.layout(row.words, box.width(), _LINES, row.hits).draw(painter, QPointF(box.topLeft()))
        pitch = QFontMetrics(option.font).lineSpacing()
        line = QRect(box.left(), box.bottom() + 1 - pitch, box.width(), pitch)
        painter.setPen(quiet_text(palette))
        rest = write_right(painter, line, row.about)
        write_left(painter, rest, f"\u2068{row.hint}\u2069")
