"""Paints a warning: its sentence, and what it is about."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.domain.views import Finding
from workbench.gui.models.claim_words import WARNING
from workbench.gui.models.roles import VALUE_ROLE, GroupHeading
from workbench.gui.panes.looks import (
    accent,
    faint_line,
    quiet_text,
    selected_ground,
    warning_ink,
)
from workbench.gui.panes.row_delegate import RowDelegate, write_left, write_right

_LINES = 2
_PADDING = 6
_EDGE = 3
_SIGN = 20  # px


class FindingDelegate(RowDelegate):
    """Rows of two lines; what the warning is about stands at the right."""

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
        elif isinstance(row, Finding):
            self._paint_finding(painter, option, row)
        painter.restore()

    def _paint_finding(
        self, painter: QPainter, option: QStyleOptionViewItem, finding: Finding
    ) -> None:
        palette, rect = option.palette, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, selected_ground(palette) if selected else palette.base())
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), _EDGE, rect.height()), accent(palette))
        painter.setPen(faint_line(palette))
        painter.drawLine(rect.left() + 10, rect.bottom(), rect.right() - 10, rect.bottom())
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
