"""Paints a row of a picker: a mark, words, quiet words at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.gui.models.choices import Choice
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.looks import accent, hairline, quiet_text, selected_ground
from workbench.gui.panes.row_delegate import RowDelegate, bold, write_left, write_right

_EDGE = 3
_NEW = "＋"


class ChoiceDelegate(RowDelegate):
    """Rows of one line; the current one has an edge in the accent, a new one a line above it."""

    def row_height(self, font: QFont) -> int:
        return max(28, QFontMetrics(font).lineSpacing() + 10)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        choice = index.data(VALUE_ROLE)
        if not isinstance(choice, Choice):
            return
        painter.save()
        palette, rect = option.palette, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, selected_ground(palette) if selected else palette.base())
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), _EDGE, rect.height()), accent(palette))
        if choice.kind == "create":
            painter.setPen(hairline(palette))
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.setFont(option.font)
        painter.setPen(quiet_text(palette))
        rest = write_right(painter, rect.adjusted(10, 0, -8, 0), choice.hint)
        mark = _NEW if choice.kind == "create" else choice.mark
        if mark:
            painter.setFont(bold(option.font))
            rest = write_left(painter, rest, f"{mark}  ", quiet_text(palette))
        painter.setFont(bold(option.font) if choice.given else option.font)
        write_left(painter, rest, choice.title, palette.text().color())
        painter.restore()
