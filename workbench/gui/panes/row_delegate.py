"""What the list delegates share: row heights, headings, one line of text left or right."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workbench.domain.values import Tag
from workbench.gui.models.roles import Heading
from workbench.gui.panes.looks import hairline, quiet_text, stripe
from workbench.gui.panes.text_lines import TextLines

_GAP = 12
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | _MIDDLE
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | _MIDDLE


class RowDelegate(QStyledItemDelegate):
    """Paints rows of fixed heights; subclasses say how high, and paint theirs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fonts: tuple[QFont, TextLines] | None = None

    def row_height(self, font: QFont) -> int:
        """Pixels of an ordinary row in this font."""
        raise NotImplementedError

    def heading_height(self, font: QFont) -> int:
        """Pixels of a heading row in this font."""
        return max(24, QFontMetrics(font).lineSpacing() + 12)

    def lines(self, font: QFont) -> TextLines:
        """Layouts in this font, kept as long as the font stays the same."""
        if self._fonts is None or self._fonts[0] != font:
            self._fonts = (QFont(font), TextLines(font))
        return self._fonts[1]

    def paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading
    ) -> None:
        """An article's ref and title over a hairline, the count of its rows at the right."""
        words = f"{heading.article.ref} · \u2068{heading.article.title}\u2069"
        self.paint_group(painter, option, words, heading.count)

    def paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, words: str, count: int
    ) -> None:
        """Words over a hairline, a count at the right."""
        rect = option.rect.adjusted(8, 0, -8, 0)
        painter.setPen(quiet_text(option.palette))
        rest = write_right(painter, rect, str(count))
        painter.setFont(bold(option.font))
        # A heading cannot be selected, and so has the palette of what is disabled.
        group, role = QPalette.ColorGroup.Active, QPalette.ColorRole.Text
        painter.setPen(option.palette.color(group, role))
        write_left(painter, rest, words)
        painter.setPen(hairline(option.palette))
        painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)


def bold(font: QFont) -> QFont:
    """The same font, bold."""
    heavy = QFont(font)
    heavy.setBold(True)
    return heavy


def write_left(painter: QPainter, rect: QRect, text: str, ink: QColor | None = None) -> QRect:
    """One elided line at the left; returns what of `rect` stays free to its right."""
    if ink is not None:
        painter.setPen(ink)
    metrics = painter.fontMetrics()
    room, width = max(0, rect.width()), metrics.horizontalAdvance(text)
    if width > room:
        text, width = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), room
    painter.drawText(rect, _LEFT, text)
    return rect.adjusted(width, 0, 0, 0)


def write_right(painter: QPainter, rect: QRect, text: str) -> QRect:
    """One line at the right; returns what of `rect` stays free to its left."""
    painter.drawText(rect, _RIGHT, text)
    return rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - 8, 0)


def write_tags(
    painter: QPainter, rect: QRect, tags: Sequence[Tag], option: QStyleOptionViewItem
) -> None:
    """Glyph and name of each tag in its colour, side by side; `+2` for those without room."""
    painter.setFont(bold(option.font))
    width, left = painter.fontMetrics().horizontalAdvance, rect.left()
    for n, tag in enumerate(tags):
        text, later = f"{tag.glyph}  {tag.name}", len(tags) - n - 1
        reserve = width(f"+{later}") + _GAP if later else 0
        room = QRect(left, rect.top(), rect.right() + 1 - left - reserve, rect.height())
        if n and width(text) > room.width():
            room.setRight(rect.right())
            write_left(painter, room, f"+{later + 1}", quiet_text(option.palette))
            break
        left = write_left(painter, room, text, stripe(tag, option.palette)).left() + _GAP
    painter.setFont(option.font)
