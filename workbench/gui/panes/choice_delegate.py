"""Paints a row of a picker: a mark, words, quiet words at the right where they have room."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from workbench.gui.models.choices import Choice
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.grounds import paint_ground
from workbench.gui.panes.looks import hairline, quiet_text
from workbench.gui.panes.row_delegate import RowDelegate, bold, write_left, write_right

NEW_MARK = "＋"
_GAP = 8


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """What a row shows: `mark` in `ink` before the title, in a column `wide` px or its own width.

    `parted` rows have a line above them, `given` ones are bold.
    """

    title: str
    hint: str
    mark: str
    ink: QColor
    wide: int = 0
    given: bool = False
    parted: bool = False


class ChoiceDelegate(RowDelegate):
    """Rows of one line; the current one has an edge in the accent, a new one a line above it."""

    def row_height(self, font: QFont) -> int:
        return max(28, QFontMetrics(font).lineSpacing() + 10)

    def shown(
        self, index: QModelIndex | QPersistentModelIndex, palette: QPalette, font: QFont
    ) -> ShownChoice | None:
        """What to paint for a row; None paints nothing."""
        choice = index.data(VALUE_ROLE)
        if not isinstance(choice, Choice):
            return None
        new = choice.kind == "create"
        mark = NEW_MARK if new else choice.mark
        return ShownChoice(
            choice.title,
            choice.hint,
            f"{mark}  " if mark else "",
            quiet_text(palette),
            given=choice.given,
            parted=new,
        )

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = self.shown(index, option.palette, option.font)
        if shown is None:
            return
        painter.save()
        paint_ground(painter, option)
        if shown.parted:
            painter.setPen(hairline(option.palette))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        box = option.rect.adjusted(10, 0, -8, 0)
        painter.setFont(bold(option.font))
        after = write_left(painter, QRect(box), shown.mark, shown.ink)
        box.setLeft(box.left() + shown.wide if shown.wide else after.left())
        painter.setFont(bold(option.font) if shown.given else option.font)
        # The words are what one chooses by: the hint takes what they leave, or is left out.
        rest = write_left(painter, box, shown.title, option.palette.text().color())
        painter.setFont(option.font)
        painter.setPen(quiet_text(option.palette))
        if painter.fontMetrics().horizontalAdvance(shown.hint) + _GAP <= rest.width():
            write_right(painter, rest, shown.hint)
        painter.restore()
