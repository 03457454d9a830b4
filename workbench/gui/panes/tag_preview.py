"""How a tag looks in a text, on light and on dark paper."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.domain.values import Tag
from workbench.gui.panes.underlines import Underlines
from workbench.gui.theme import DARK, LIGHT, TagColours, Theme, reading_font, tag_colours

_POINTS = 12.0
_STRIPE = 4
_PADDING = 10


class TagPreview(QWidget):
    """Shows fill, underline, glyph and stripe; the second half is where two marks overlap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagPreview")
        self.setAccessibleName(self.tr("How the tag looks in a text"))
        self._tag: Tag | None = None

    def show_tag(self, tag: Tag | None) -> None:
        """Show this tag, or nothing."""
        self._tag = tag
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, 2 * self._line())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _line(self) -> int:
        return round(QFontMetricsF(reading_font(_POINTS)).height()) + 2 * _PADDING

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tag is None:
            return
        painter = QPainter(self)
        height = self.height() // 2
        for place, theme in enumerate((LIGHT, DARK)):
            rect = QRect(0, place * height, self.width(), height)
            self._paint(painter, rect, self._tag, theme)

    def _paint(self, painter: QPainter, rect: QRect, tag: Tag, theme: Theme) -> None:
        colours, font = tag_colours(tag, theme), reading_font(_POINTS)
        painter.fillRect(rect, QColor(theme.paper))
        left = rect.left() + 44
        painter.fillRect(
            QRect(left - 14, rect.top() + 6, _STRIPE, rect.height() - 12), QColor(colours.stripe)
        )
        heavy = QFont(font)
        heavy.setBold(True)
        painter.setFont(heavy)
        painter.setPen(QColor(colours.stripe))
        glyph = QRect(rect.left(), rect.top(), 24, rect.height())
        painter.drawText(
            glyph, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tag.glyph
        )
        self._paint_words(painter, rect.adjusted(left - rect.left(), 0, 0, 0), tag, theme, colours)

    def _paint_words(
        self, painter: QPainter, rect: QRect, tag: Tag, theme: Theme, colours: TagColours
    ) -> None:
        font = reading_font(_POINTS)
        metrics = QFontMetricsF(font)
        words = (self.tr("As in a text, "), self.tr("as in an overlap"))
        baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2
        x, top = float(rect.left()), baseline - metrics.ascent()
        for text, fill in zip(words, (colours.fill, colours.overlap), strict=True):
            width = metrics.horizontalAdvance(text)
            painter.fillRect(QRectF(x, top, width, metrics.height()), QColor(fill))
            x += width
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(QRectF(rect.left(), top, x, metrics.height()), "".join(words))
        stroke = Underlines(self.devicePixelRatioF()).stroke(
            tag.underline,
            QColor(colours.stripe),
            [(float(rect.left()), x)],
            under=baseline + metrics.descent(),
            middle=baseline - metrics.xHeight() / 2,
        )
        if stroke is not None:
            stroke.draw(painter)
