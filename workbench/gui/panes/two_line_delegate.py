"""Paints a row of two lines: what it is, and quiet words about it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from workbench.gui.models.choices import ChoiceModel
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.grounds import paint_ground
from workbench.gui.panes.looks import quiet_text
from workbench.gui.panes.row_delegate import RowDelegate, write_left

_PADDING = 5


class TwoLineDelegate(RowDelegate):
    """For models that know the title and the hint of a row."""

    def row_height(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() * 2 + 2 * _PADDING

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, model = index.data(VALUE_ROLE), index.model()
        if row is None or not isinstance(model, ChoiceModel):
            return
        painter.save()
        painter.setFont(option.font)
        palette, rect = option.palette, option.rect
        paint_ground(painter, option, parted=True)
        line = rect.adjusted(10, _PADDING, -10, -_PADDING)
        line.setHeight(QFontMetrics(option.font).lineSpacing())
        write_left(painter, line, f"\u2068{model.title(row)}\u2069", palette.text().color())
        line.translate(0, line.height())
        write_left(painter, line, f"\u2068{model.hint(row)}\u2069", quiet_text(palette))
        painter.restore()
