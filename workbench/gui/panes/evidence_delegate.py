"""Paints an item of evidence: stance and place, the quotation, and whose words they are."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.domain.claim_board import STANCE_GLYPHS
from workbench.domain.claim_views import Reason
from workbench.gui.models.claim_words import stance_words, whose_words
from workbench.gui.models.evidence_list import EvidenceRow, ReasonRow
from workbench.gui.models.roles import VALUE_ROLE, GroupHeading
from workbench.gui.panes.looks import accent, faint_line, quiet_text, selected_ground, stance_ink
from workbench.gui.panes.row_delegate import RowDelegate, bold, write_left, write_right

_LINES = 4
_PADDING = 6
_EDGE = 3


class EvidenceDelegate(RowDelegate):
    """Rows of four lines; the reasons for groups take as much room as quotations."""

    def row_height(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() * _LINES + 2 * _PADDING

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
            _paint_ground(painter, option)
            box = option.rect.adjusted(10, _PADDING, -10, -_PADDING)
            if isinstance(row, ReasonRow):
                self._paint_reason(painter, option, box, row.reason)
            elif isinstance(row, EvidenceRow):
                self._paint_evidence(painter, option, box, row)
        painter.restore()

    def _paint_evidence(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: EvidenceRow
    ) -> None:
        item, lines, palette = row.item, self.lines(option.font), option.palette
        head = QRect(box.left(), box.top(), box.width(), round(lines.pitch))
        painter.setPen(quiet_text(palette))
        place = (
            item.article.ref if row.paragraph is None else f"{item.article.ref} ¶{row.paragraph}"
        )
        rest = write_right(painter, head, place)
        painter.setFont(bold(option.font))
        stance = item.evidence.stance
        words = f"{STANCE_GLYPHS[stance]} {stance_words(stance)}"
        rest = write_left(painter, rest, words, stance_ink(stance, palette))
        painter.setFont(option.font)
        if item.is_left_out:
            write_left(painter, rest, f" · {self.tr('does not count')}", quiet_text(palette))
        painter.setPen(palette.text().color())
        quote = lines.layout(item.annotation.quote, box.width(), _LINES - 2)
        quote.draw(painter, QPointF(box.left(), box.top() + lines.pitch))
        foot = head.translated(0, round(lines.pitch * (_LINES - 1)))
        write_left(painter, foot, f"\u2068{whose_words(item)}\u2069", quiet_text(palette))

    def _paint_reason(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, reason: Reason
    ) -> None:
        lines, palette = self.lines(option.font), option.palette
        words = self.tr("One origin, because: {sentence}").format(sentence=reason.sentence)
        painter.setPen(quiet_text(palette))
        said = lines.layout(words, box.width(), _LINES - min(2, len(reason.passages)))
        said.draw(painter, QPointF(box.left(), box.top()))
        line = QRect(box.left(), box.top(), box.width(), round(lines.pitch))
        line.translate(0, round(said.lineCount() * lines.pitch))
        for passage in reason.passages[:2]:
            quote = f"{passage.article_ref}: “\u2068{' '.join(passage.text.split())}\u2069”"
            write_left(painter, line, quote, palette.text().color())
            line.translate(0, round(lines.pitch))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    palette, rect = option.palette, option.rect
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(rect, selected_ground(palette) if selected else palette.base())
    if selected:
        painter.fillRect(QRect(rect.left(), rect.top(), _EDGE, rect.height()), accent(palette))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(accent(palette))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.setPen(faint_line(palette))
    painter.drawLine(rect.left() + 10, rect.bottom(), rect.right() - 10, rect.bottom())
    painter.setBrush(Qt.BrushStyle.NoBrush)
