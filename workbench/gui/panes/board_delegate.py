"""Paints the claim board: a claim with its verdict, its totals, and the signs of each article."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.domain.claim_board import STANCE_GLYPHS, Cell
from workbench.domain.claim_views import ClaimView, Counts
from workbench.gui.models.claim_board import TOTALS
from workbench.gui.models.claim_words import (
    WARNING,
    independent_words,
    origin_words,
    refuting_words,
    support_words,
)
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.looks import (
    accent,
    faint_line,
    quiet_text,
    selected_ground,
    stance_ink,
    stripe,
    warning_ink,
)
from workbench.gui.panes.row_delegate import RowDelegate, bold, write_left, write_right

_LINES = 3
_PADDING = 6
_CENTRE = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)


class BoardDelegate(RowDelegate):
    """Rows of three lines; `current_row` stands on a ground of its own, -1 for none.

    The frame of the current cell is dashed unless the table has the keyboard.
    """

    current_row = -1
    has_keyboard = False

    def row_height(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() * _LINES + 2 * _PADDING

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        value = index.data(VALUE_ROLE)
        painter.save()
        painter.setFont(option.font)
        self._paint_ground(painter, option, index.row() == self.current_row)
        box = option.rect.adjusted(8, _PADDING, -8, -_PADDING)
        if isinstance(value, Cell):
            self._paint_cell(painter, option, value)
        elif isinstance(value, ClaimView) and index.column() == TOTALS:
            self._paint_totals(painter, option, box, value.counts)
        elif isinstance(value, ClaimView):
            self._paint_claim(painter, option, box, value)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, is_current: bool
    ) -> None:
        palette, rect = option.palette, option.rect
        painter.fillRect(rect, selected_ground(palette) if is_current else palette.base())
        painter.setPen(faint_line(palette))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_Selected:
            style = Qt.PenStyle.SolidLine if self.has_keyboard else Qt.PenStyle.DashLine
            painter.setPen(QPen(accent(palette), 2, style, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_claim(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, view: ClaimView
    ) -> None:
        palette, lines = option.palette, self.lines(option.font)
        head = QRect(box.left(), box.top(), box.width(), round(lines.pitch))
        if view.warnings:
            painter.setPen(warning_ink(palette))
            head = write_right(painter, head, f"{WARNING} {len(view.warnings)}")
        painter.setFont(bold(option.font))
        rest = write_left(painter, head, f"{view.claim.ref}  ", palette.text().color())
        if view.verdict is None:
            painter.setFont(option.font)
            rest = write_left(painter, rest, self.tr("no verdict"), quiet_text(palette))
        else:
            words = f"{view.verdict.glyph} {view.verdict.name}"
            rest = write_left(painter, rest, words, stripe(view.verdict, palette))
            painter.setFont(option.font)
        if view.claim.credibility is not None:
            write_left(painter, rest, f"  · {view.claim.credibility}", quiet_text(palette))
        painter.setFont(option.font)
        painter.setPen(palette.text().color())
        statement = lines.layout(view.claim.statement, box.width(), _LINES - 1)
        statement.draw(painter, QPointF(box.left(), box.top() + lines.pitch))

    def _paint_totals(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, counts: Counts
    ) -> None:
        pitch = round(self.lines(option.font).pitch)
        line = QRect(box.left(), box.top(), box.width(), pitch)
        text = option.palette.text().color()
        if not counts.mentions:
            write_left(painter, line, self.tr("no evidence"), quiet_text(option.palette))
            return
        write_left(painter, line, support_words(counts), text)
        line.translate(0, pitch)
        rest = write_left(painter, line, f"{origin_words(counts)} · ", text)
        painter.setFont(bold(option.font))
        write_left(painter, rest, independent_words(counts), text)
        painter.setFont(option.font)
        line.translate(0, pitch)
        refuting = stance_ink("refutes", option.palette)
        write_left(painter, line, refuting_words(counts), refuting)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell) -> None:
        pitch = round(self.lines(option.font).pitch)
        shown = cell.stances[:_LINES]
        top = option.rect.center().y() - pitch * len(shown) // 2
        painter.setFont(bold(option.font))
        for n, (stance, count) in enumerate(shown):
            line = QRect(option.rect.left(), top + n * pitch, option.rect.width(), pitch)
            more = "…" if n == _LINES - 1 < len(cell.stances) - 1 else ""
            painter.setPen(stance_ink(stance, option.palette))
            painter.drawText(line, _CENTRE, f"{STANCE_GLYPHS[stance]} {count}{more}")
        if cell.left_out:
            painter.setPen(QPen(quiet_text(option.palette), 1))
            middle = option.rect.center().y()
            painter.drawLine(option.rect.left() + 8, middle, option.rect.right() - 8, middle)
