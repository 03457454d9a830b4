"""Paints an item of evidence: stance and place, the quotation, and whose words they are."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.domain.claim_board import STANCE_GLYPHS
from workbench.domain.claim_views import Reason
from workbench.gui.models.claim_words import stance_words, whose_words
from workbench.gui.models.evidence_list import EvidenceRow, ReasonRow
from workbench.gui.panes.grounds import paint_ground
from workbench.gui.panes.grouped_delegate import GroupedDelegate
from workbench.gui.panes.looks import accent, quiet_text, stance_ink
from workbench.gui.panes.row_delegate import bold, write_left, write_right

_LINES = 4
_PADDING = 6


class EvidenceDelegate(GroupedDelegate):
    """Rows of four lines; the reasons for groups take as much room as quotations."""

    def row_height(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() * _LINES + 2 * _PADDING

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        paint_ground(painter, option, parted=True)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(accent(option.palette))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        box = option.rect.adjusted(10, _PADDING, -10, -_PADDING)
        if isinstance(row, ReasonRow):
            self._paint_reason(painter, option, box, row.reason)
        elif isinstance(row, EvidenceRow):
            self._paint_evidence(painter, option, box, row)

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
