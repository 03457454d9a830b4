"""Paints rows under headings that say what they have in common."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from workbench.gui.models.roles import VALUE_ROLE, GroupHeading
from workbench.gui.panes.row_delegate import RowDelegate


class GroupedDelegate(RowDelegate):
    """Paints the headings; subclasses paint the rows between them."""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Any) -> None:
        """Paint what `VALUE_ROLE` returns for a row, ground and all."""
        raise NotImplementedError

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(VALUE_ROLE)
        painter.save()
        painter.setFont(option.font)
        if isinstance(row, GroupHeading):
            painter.fillRect(option.rect, option.palette.base())
            self.paint_group(painter, option, row.name, row.count)
        else:
            self.paint_row(painter, option, row)
        painter.restore()
