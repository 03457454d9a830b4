"""Paints an article's row: review state, title, and a line of what is known about it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.domain.views import ArticleSummary
from workbench.gui.models.roles import VALUE_ROLE, GroupHeading
from workbench.gui.panes.looks import accent, faint_line, quiet_text, selected_fill
from workbench.gui.panes.row_delegate import RowDelegate, write_left, write_right
from workbench.gui.panes.text_lines import alignment

_PADDING = 6
STATE_WIDTH = 28  # px at the left of a row, where its review state is
_TITLE_LINES = 2
_SEPARATOR = " · "
_LEAST_CHARACTERS = 8


class ArticleDelegate(RowDelegate):
    """Rows of three lines: the title takes up to two, the second line follows it."""

    def row_height(self, font: QFont) -> int:
        return QFontMetrics(font).lineSpacing() * (_TITLE_LINES + 1) + 2 * _PADDING

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        summary = index.data(VALUE_ROLE)
        if isinstance(summary, GroupHeading):
            painter.save()
            painter.setFont(option.font)
            self.paint_group(painter, option, summary.name, summary.count)
            painter.restore()
        if not isinstance(summary, ArticleSummary):
            return
        painter.save()
        painter.setFont(option.font)
        text, quiet = _paint_ground(painter, option)
        lines = self.lines(option.font)
        box = option.rect.adjusted(STATE_WIDTH, _PADDING, -8, -_PADDING)
        title = lines.layout(summary.article.title, box.width(), _TITLE_LINES)
        height = title.lineCount() * lines.pitch
        top = box.top() + max(0.0, (box.height() - height - lines.pitch) / 2)
        painter.setPen(text)
        title.draw(painter, QPointF(box.left(), top))
        _paint_state(
            painter, QPointF(box.left() - 13, top + lines.pitch / 2), summary.article.state
        )
        below = QRect(box.left(), round(top + height), box.width(), round(lines.pitch))
        painter.setPen(quiet)
        words = facts(summary, painter.fontMetrics(), below.width())
        from_right = alignment(summary.article.title) == Qt.AlignmentFlag.AlignRight
        (write_right if from_right else write_left)(painter, below, words)
        painter.restore()


def facts(summary: ArticleSummary, metrics: QFontMetrics, width: int) -> str:
    """Publisher · letter · date · count of marks, each isolated, without what is missing.

    Where `width` pixels are too few the publisher is shortened: the others are short and exact.
    """
    known = (
        summary.reliability,
        summary.article.published,
        str(summary.annotations) if summary.annotations else None,
    )
    fields = [field for field in known if field]
    if summary.source is not None:
        room = width - metrics.horizontalAdvance(_SEPARATOR + _SEPARATOR.join(fields))
        least = metrics.averageCharWidth() * _LEAST_CHARACTERS
        name = metrics.elidedText(
            summary.source.name, Qt.TextElideMode.ElideRight, max(room, least)
        )
        fields.insert(0, name)
    # Unisolated, an ISO date beside an Arabic name is drawn back to front.
    return _SEPARATOR.join(f"\u2068{field}\u2069" for field in fields)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> tuple[QColor, QColor]:
    """The row's background; returns the colours of text and of secondary text on it."""
    palette, rect = option.palette, option.rect
    text, quiet, ring = palette.text().color(), quiet_text(palette), accent(palette)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, selected_fill(palette))
        text = quiet = ring = palette.highlightedText().color()
    else:
        painter.setPen(faint_line(palette))
        painter.drawLine(rect.left() + 8, rect.bottom(), rect.right() - 8, rect.bottom())
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(ring, 2))
        painter.drawRect(rect.adjusted(3, 3, -3, -3))
    return text, quiet


def _paint_state(painter: QPainter, middle: QPointF, state: str) -> None:
    """○ not read, ◐ started, ● reviewed: drawn, because fonts differ in these signs' sizes."""
    radius = 4.5
    circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    ink = painter.pen().color()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.3))
    painter.drawEllipse(circle)
    painter.setBrush(ink)
    if state == "reviewed":
        painter.drawEllipse(circle)
    elif state == "started":
        painter.drawPie(circle, 90 * 16, 180 * 16)
