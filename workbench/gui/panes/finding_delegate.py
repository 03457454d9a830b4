"""Paints a warning: its sentence, and what it is about."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from workbench.domain.views import Finding
from workbench.gui.models.claim_words import WARNING
from workbench.gui.panes.grounds import paint_ground
from workbench.gui.panes.grouped_delegate import GroupedDelegate
from workbench.gui.panes.looks import (
    quiet_text,
    warning_ink,
)
from workbench.gui.panes.row_delegate import write_left, write_right

_LINES = 2
_PADDING = 6
_SIGN = 20  # px


class FindingDelegate(GroupedDelegate):
    """Rows of two lines; what the warning is about stands at the right."""

    def row_height(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() * _LINES + 2 * _PADDING

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if isinstance(row, Finding):
            self._paint_finding(painter, option, row)

    def _paint_finding(
        self, painter: QPainter, option: QStyleOptionViewItem, finding: Finding
    ) -> None:
        palette, rect = option.palette, option.rect
        paint_ground(painter, option, parted=True)
        box = rect.adjusted(10, _PADDING, -10, -_PADDING)
        line = QRect(box.left(), box.top(), box.width(), QFontMetrics(option.font).lineSpacing())
        if finding.severity == "warning":
            write_left(painter, line, WARNING, warning_ink(palette))
        painter.setPen(quiet_text(palette))
        about = " ".join(part for part in (finding.claim, finding.article) if part)
        rest = write_right(painter, line, about)
        lines = self.lines(option.font)
        painter.setPen(palette.text().color())
        width = rest.right() - box.left() - _SIGN
        said = lines.layout(finding.message, width, _LINES)
        said.draw(painter, QPointF(box.left() + _SIGN, box.top()))
