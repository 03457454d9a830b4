"""Paints a row of the tag picker: glyph and words, quiet words at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.models.tag_choices import TagChoice, TagChoiceModel
from workbench.gui.panes.looks import accent, hairline, quiet_text, selected_ground, stripe
from workbench.gui.panes.row_delegate import RowDelegate, bold, write_left, write_right

_EDGE = 3
_NEW = "＋"


class TagChoiceDelegate(RowDelegate):
    """Rows of one line; the current one has an edge in the accent."""

    def row_height(self, font: QFont) -> int:
        return max(28, QFontMetrics(font).lineSpacing() + 10)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        choice, model = index.data(VALUE_ROLE), index.model()
        if not isinstance(choice, TagChoice) or not isinstance(model, TagChoiceModel):
            return
        painter.save()
        self._paint_ground(painter, option, choice)
        palette, box = option.palette, option.rect.adjusted(10, 0, -8, 0)
        painter.setFont(option.font)
        painter.setPen(quiet_text(palette))
        rest = write_right(painter, box, model.hint(choice))
        column = max(22, QFontMetrics(option.font).height() + 6)
        glyph = QRect(rest.left(), rest.top(), column, rest.height())
        painter.setFont(bold(option.font))
        if choice.tag is None:
            write_left(painter, glyph, _NEW, quiet_text(palette))
        else:
            write_left(painter, glyph, choice.tag.glyph, stripe(choice.tag, palette))
        rest.setLeft(rest.left() + column)
        painter.setFont(bold(option.font) if choice.given else option.font)
        write_left(painter, rest, model.title(choice), palette.text().color())
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, choice: TagChoice
    ) -> None:
        palette, rect = option.palette, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, selected_ground(palette) if selected else palette.base())
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), _EDGE, rect.height()), accent(palette))
        if choice.kind in ("again", "create"):
            painter.setPen(hairline(palette))
            painter.drawLine(rect.topLeft(), rect.topRight())
