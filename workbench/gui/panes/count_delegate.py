"""Paints a row of a short list: glyph, name, and the count at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.gui.models.count_list import CountRow
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.grounds import paint_ground
from workbench.gui.panes.looks import quiet_text, stripe
from workbench.gui.panes.row_delegate import RowDelegate, bold, write_left, write_right


class CountDelegate(RowDelegate):
    """Rows of one line, high enough for a finger."""

    def row_height(self, font: QFont) -> int:
        return max(24, QFontMetrics(font).lineSpacing() + 8)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(VALUE_ROLE)
        if not isinstance(row, CountRow):
            return
        palette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, option)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.highlight().color(), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        box = option.rect.adjusted(8, 0, -8, 0)
        painter.setFont(option.font)
        painter.setPen(quiet_text(palette))
        rest = write_right(painter, box, str(row.count))
        if row.tag is not None:
            painter.setFont(bold(option.font))
            column = max(20, QFontMetrics(option.font).height() + 4)
            glyph = rest.adjusted(0, 0, column - rest.width(), 0)
            write_left(painter, glyph, row.tag.glyph, stripe(row.tag, palette))
            rest = rest.adjusted(column, 0, 0, 0)
        painter.setFont(bold(option.font) if selected else option.font)
        write_left(painter, rest, row.name, palette.text().color())
        painter.restore()
