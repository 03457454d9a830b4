"""The gutter beside the text: paragraph numbers, and for each mark a glyph and a stripe."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.gui.panes.mark_index import LANES, MarkIndex
from workbench.gui.panes.mark_looks import MarkLooks
from workbench.gui.panes.rows import Row
from workbench.gui.panes.stripes import Stripes
from workbench.gui.panes.text_view import TextView
from workbench.gui.theme import chrome_font

_LANE: Final = 15  # px, as all lengths here: the least
_STRIPE: Final = 4.0
_NEAR: Final = 3
_EDGE: Final = 4  # beside a number
_BELOW: Final = 10  # what +n stands lower, so that a number has room above it
_SMALL_POINTS: Final = 8.0
_GLYPH_POINTS: Final = 9.5


@dataclass(frozen=True, slots=True)
class GutterSizes:
    """Room for a paragraph's number, and for each lane of marks; they grow with the letters."""

    numbers: int
    lane: int

    @property
    def width(self) -> int:
        """All of the gutter."""
        return self.numbers + LANES * self.lane + _NEAR

    def right_of(self, lane: int) -> float:
        """Where a lane ends towards the text."""
        return self.width - _NEAR - lane * self.lane


def gutter_sizes() -> GutterSizes:
    """The sizes for the letters of this screen: numbers of four digits, and one glyph."""
    digits = QFontMetrics(chrome_font(_SMALL_POINTS)).horizontalAdvance("0000")
    glyph = QFontMetrics(_glyph_font()).horizontalAdvance("±")
    return GutterSizes(digits + 2 * _EDGE, max(_LANE, glyph + round(_STRIPE) + 2))


def _glyph_font() -> QFont:
    font = chrome_font(_GLYPH_POINTS)
    font.setWeight(QFont.Weight.Bold)
    return font


class Gutter(QWidget):
    """Painted from the rows that its view shows; the first lane is next to the text.

    All is reckoned as if it stood left of the text, and mirrored where it stands at the right.
    """

    mark_clicked = Signal(str)
    marks_hovered = Signal(object)  # list of annotation ids

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._index = MarkIndex()
        self._looks: MarkLooks | None = None
        self._stripes = Stripes(self._index, (), 0, 0)
        self._small, self._bold = chrome_font(_SMALL_POINTS), _glyph_font()
        self.sizes = gutter_sizes()
        self.setObjectName("readerGutter")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)

    def show_marks(self, index: MarkIndex, looks: MarkLooks | None) -> None:
        """Show these marks, or none where `looks` is None."""
        self._index, self._looks = index, looks
        self.update()

    def mark_at(self, point: QPointF) -> str | None:
        """The mark whose stripe or glyph is at a point of the gutter."""
        x = self.sizes.width - point.x() if self._view.is_mirrored else point.x()
        for stripe in self._stripes.found:
            right = self.sizes.right_of(stripe.lane)
            if right - self.sizes.lane <= x < right and stripe.top <= point.y() < stripe.bottom:
                return stripe.mark.id
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        rows = self._view.rows()
        painter = QPainter(self)
        self._paint_numbers(painter, rows)
        if self._looks is not None:
            setting = self._view.setting
            self._stripes = Stripes(self._index, rows, setting.ascent, setting.pitch)
            self._paint_stripes(painter, self._looks)
            self._paint_glyphs(painter, self._looks)
            self._paint_more(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.mark_clicked.emit(mark)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.marks_hovered.emit([mark] if mark else [])

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.wheelEvent(event)

    def _paint_numbers(self, painter: QPainter, rows: Sequence[Row]) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self._view.theme.muted))
        for row in rows:
            if row.first and self._view.text[row.start : row.end].strip():
                self._write_number(painter, str(self._view.paragraph_at(row.end)), row.baseline)

    def _paint_stripes(self, painter: QPainter, looks: MarkLooks) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for stripe in self._stripes.found:
            painter.setBrush(looks.of(stripe.mark)[0].stripe)
            right = self.sizes.right_of(stripe.lane)
            left = self.sizes.width - right if self._view.is_mirrored else right - _STRIPE
            bar = QRectF(left, stripe.top, _STRIPE, stripe.bottom - stripe.top)
            painter.drawRoundedRect(bar, _STRIPE / 2, _STRIPE / 2)

    def _paint_glyphs(self, painter: QPainter, looks: MarkLooks) -> None:
        painter.setFont(self._bold)
        taken: set[tuple[int, tuple[int, int]]] = set()
        for stripe in self._stripes.found:
            right = self.sizes.right_of(stripe.lane)
            for look, row in zip(looks.of(stripe.mark), stripe.rows, strict=False):
                if (stripe.lane, row.key) not in taken:
                    taken.add((stripe.lane, row.key))
                    painter.setPen(look.stripe)
                    self._write(
                        painter,
                        look.glyph,
                        right - self.sizes.lane,
                        right - _STRIPE - 1,
                        row.baseline,
                    )

    def _paint_more(self, painter: QPainter) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self._view.theme.muted))
        for row, count in self._stripes.more():
            self._write(
                painter, f"+{count}", _EDGE, self.sizes.numbers - _EDGE, row.baseline + _BELOW
            )

    def _write_number(self, painter: QPainter, number: str, baseline: float) -> None:
        self._write(painter, number, _EDGE, self.sizes.numbers - _EDGE, baseline)

    def _write(
        self, painter: QPainter, text: str, left: float, right: float, baseline: float
    ) -> None:
        """Write flush towards the text, on the line of the text beside it."""
        width = painter.fontMetrics().horizontalAdvance(text)
        place = max(left, right - width)
        if self._view.is_mirrored:
            place = min(self.sizes.width - right, self.sizes.width - left - width)
        painter.drawText(QPointF(place, baseline), text)
