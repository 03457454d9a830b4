"""Paints a search hit: its tags or kind, its place, and the snippet with the hits marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.domain.span import Span
from workbench.domain.views import SearchHit
from workbench.gui.models.roles import VALUE_ROLE, Heading
from workbench.gui.panes.looks import accent, faint_line, quiet_text, selected_ground
from workbench.gui.panes.row_delegate import RowDelegate, write_left, write_right, write_tags

_PADDING = 6
_SNIPPET_LINES = 3


class ResultDelegate(RowDelegate):
    """Rows of four lines: what and where, then three of the snippet."""

    def row_height(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() * (_SNIPPET_LINES + 1) + 2 * _PADDING

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        value = index.data(VALUE_ROLE)
        painter.save()
        painter.setFont(option.font)
        if isinstance(value, Heading):
            self.paint_heading(painter, option, value)
        elif isinstance(value, SearchHit):
            _paint_ground(painter, option)
            box = option.rect.adjusted(20, _PADDING, -10, -_PADDING)
            self._paint_head(painter, option, box, value)
            lines = self.lines(option.font)
            snippet = lines.layout(value.snippet, box.width(), _SNIPPET_LINES, hits_in(value))
            painter.setPen(option.palette.text().color())
            snippet.draw(painter, QPointF(box.left(), box.top() + lines.pitch))
        painter.restore()

    def _paint_head(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, hit: SearchHit
    ) -> None:
        line = QRect(box.left(), box.top(), box.width(), QFontMetrics(option.font).lineSpacing())
        painter.setPen(quiet_text(option.palette))
        rest = write_right(painter, line, f"¶{hit.paragraph}")
        if hit.kind == "passage":
            write_left(painter, rest, self.tr("Passage"))
        elif not hit.tags:
            write_left(painter, rest, self.tr("No tag"))
        write_tags(painter, rest, hit.tags, option)


def hits_in(hit: SearchHit) -> tuple[Span, ...]:
    """The matches as code points of the snippet, those outside it left out or cut."""
    end = hit.snippet_start + len(hit.snippet)
    return tuple(
        Span(
            max(match.start, hit.snippet_start) - hit.snippet_start,
            min(match.end, end) - hit.snippet_start,
        )
        for match in hit.matches
        if match.start < end and match.end > hit.snippet_start
    )


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    palette, rect = option.palette, option.rect
    painter.fillRect(rect, palette.base())
    painter.setPen(faint_line(palette))
    painter.drawLine(rect.left() + 20, rect.bottom(), rect.right() - 10, rect.bottom())
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent(palette), 2))
        painter.setBrush(selected_ground(palette))
        painter.drawRoundedRect(QRectF(rect).adjusted(7, 2, -4, -3), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
