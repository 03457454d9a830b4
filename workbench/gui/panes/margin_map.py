"""The narrow map beside the text: a tick for each mark, and how many are out of view."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.panes.mark_index import MarkIndex
from workbench.gui.panes.mark_looks import MarkLooks
from workbench.gui.theme import LIGHT, Theme, chrome_font

_WIDTH: Final = 26  # px, as all lengths here: the least
_END: Final = 22  # and at both ends, where the counts are
_TICK: Final = (12.0, 3.0)
_NEAR: Final = 6
_POINTS: Final = 7.5


class MarginMap(QWidget):
    """Shows places by their share of the text, so that nothing has to be laid out for it."""

    jumped = Signal(int)  # the code point to go to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index, self._length = MarkIndex(), 0
        self._looks: MarkLooks | None = None
        self._theme = LIGHT
        self._seen = (0, 0)
        self._ticks: dict[int, int] | None = None  # height: code point of the mark
        self._bars: list[tuple[QColor, list[QRectF]]] = []
        self.setObjectName("marginMap")
        self.setAccessibleName(self.tr("Map of marks"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(chrome_font(_POINTS))
        self._end = max(_END, self.fontMetrics().height())

    def show_marks(self, index: MarkIndex, looks: MarkLooks | None, length: int) -> None:
        """Show these marks of a text of `length` code points, or none where `looks` is None."""
        self._index, self._looks, self._length = index, looks, length
        self._ticks = None
        self._describe()
        self.update()

    def show_visible_range(self, start: int, end: int) -> None:
        """Show which code points are in view."""
        self._seen = (start, end)
        self._describe()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

    def above(self) -> int:
        """How many marks end above what is in view."""
        return self._index.ends_before(self._seen[0]) if self._looks else 0

    def below(self) -> int:
        """How many marks begin below what is in view."""
        return self._index.starts_from(self._seen[1]) if self._looks else 0

    def sizeHint(self) -> QSize:
        return QSize(max(_WIDTH, self.fontMetrics().horizontalAdvance("↑999") + 2), 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self._length:
            top, bottom = (self._y_of(point) for point in self._seen)
            if bottom - top < self._track() - 1:
                view = QColor(self._theme.text)
                view.setAlphaF(0.07)
                painter.fillRect(QRectF(0, top, self.width(), bottom - top), view)
        self._places()
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, bars in self._bars:
            painter.setBrush(colour)
            painter.drawRects(bars)
        self._paint_count(painter, "↑", self.above(), 0)
        self._paint_count(painter, "↓", self.below(), self.height() - self._end)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._ticks = None
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._length:
            self.jumped.emit(self._point_at(event.position().y()))
        event.accept()

    def _paint_count(self, painter: QPainter, arrow: str, count: int, top: int) -> None:
        if count:
            painter.setPen(QColor(self._theme.muted))
            place = QRectF(0, top, self.width(), self._end)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{arrow}{count}")

    def _places(self) -> dict[int, int]:
        if self._ticks is None:
            self._ticks, self._bars = {}, []
            if self._looks is not None:
                self._lay_out(self._ticks, self._looks)
        return self._ticks

    def _lay_out(self, ticks: dict[int, int], looks: MarkLooks) -> None:
        """One tick for each height where marks begin, however many there are."""
        # By tags: to hash a look for each tick takes longer than all the rest.
        bars: dict[tuple[str, ...], list[QRectF]] = {}
        colours: dict[tuple[str, ...], QColor] = {}
        share = self._length / self._track()
        left, top, (width, height) = (self.width() - _TICK[0]) / 2, self._end - _TICK[1] / 2, _TICK
        for mark in self._index.firsts(share):
            y = int(mark.start / share)
            ticks[self._end + y] = mark.start
            if mark.tags not in bars:
                bars[mark.tags], colours[mark.tags] = [], looks.of(mark)[0].stripe
            bars[mark.tags].append(QRectF(left, top + y, width, height))
        self._bars = [(colours[tags], found) for tags, found in bars.items()]

    def _point_at(self, y: float) -> int:
        """The mark whose tick is near, or else the place in the text."""
        near = min(self._places(), key=lambda tick: abs(tick - y), default=None)
        if near is not None and abs(near - y) <= _NEAR:
            return self._places()[near]
        share = (y - self._end) / self._track()
        return round(min(max(share, 0.0), 1.0) * max(0, self._length - 1))

    def _track(self) -> float:
        return max(1.0, self.height() - 2.0 * self._end)

    def _y_of(self, point: int) -> float:
        return self._end + self._track() * point / max(1, self._length)

    def _describe(self) -> None:
        self.setAccessibleDescription(
            self.tr("{above} marks above the view, {below} below").format(
                above=self.above(), below=self.below()
            )
        )
