"""What is painted over and under the letters besides marks: selection, outlines, the veil."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from workbench.domain.span import Span
from workbench.gui.panes.rows import Row, box, runs
from workbench.gui.panes.typography import Typography
from workbench.gui.positions import Utf16Map
from workbench.gui.theme import Theme, link_colour

_OUTLINE = 2.0  # px
_ROUND = 3.0


class Overlays:
    """Paints over spans of one text, row by row."""

    def __init__(self, text: str, positions: Utf16Map, setting: Typography, theme: Theme) -> None:
        self._text, self._positions, self._setting = text, positions, setting
        self._selection = QColor(theme.accent)
        self._selection.setAlphaF(theme.selection_share)
        self._veil, self._light_veil = QColor(theme.paper), QColor(theme.paper)
        self._veil.setAlphaF(theme.veil)
        self._light_veil.setAlphaF(theme.veil_on_fill)
        self._line = QPen(QColor(link_colour(theme)), _OUTLINE)
        self._thin_line = QPen(QColor(link_colour(theme)), _OUTLINE / 2)

    def paint_selection(self, painter: QPainter, rows: Sequence[Row], span: Span) -> QRegion:
        """Lay the selection over the fills, under the letters, as high as the lines are; returns
        where it is.
        """
        above = (self._setting.pitch - self._setting.descent + self._setting.ascent) / 2
        region = QRegion()
        for rect in self._boxes(rows, span, above, self._setting.pitch - above):
            painter.fillRect(rect, self._selection)
            region += rect.toAlignedRect()
        return region

    def paint_veil(
        self,
        painter: QPainter,
        rows: Sequence[Row],
        spans: Sequence[Span],
        filled: Sequence[Span] = (),
    ) -> None:
        """Make lighter, letters and all, what is set apart; less where something fills it."""
        above = self._setting.ascent + 2
        for span in spans:
            inside, outside = parted(span, filled)
            for veil, parts in ((self._veil, outside), (self._light_veil, inside)):
                for part in parts:
                    for rect in self._boxes(rows, part, above, self._setting.pitch - above + 4):
                        painter.fillRect(rect, veil)

    def paint_outline(self, painter: QPainter, rows: Sequence[Row], span: Span) -> None:
        """Draw a line round each row of a span."""
        self._paint_line(painter, rows, span, self._line)

    def paint_found(self, painter: QPainter, rows: Sequence[Row], spans: Sequence[Span]) -> None:
        """Draw a thin line round those of many spans, in text order, that are in these rows."""
        if not spans or not rows:
            return
        first = bisect_right(spans, rows[0].start, key=lambda span: span.end)
        last = bisect_left(spans, rows[-1].end, key=lambda span: span.start)
        for span in spans[first:last]:
            self._paint_line(painter, rows, span, self._thin_line)

    def _paint_line(self, painter: QPainter, rows: Sequence[Row], span: Span, pen: QPen) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self._boxes(rows, span, self._setting.ascent, self._setting.descent + 2):
            painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 1), _ROUND, _ROUND)

    def _boxes(
        self, rows: Sequence[Row], span: Span, above: float, below: float
    ) -> Iterator[QRectF]:
        for row in rows:
            start, end = max(span.start, row.start), min(span.end, row.end)
            if start < end:
                for left, right in runs(row, self._text, self._positions, start, end):
                    yield box(left, right, above, below).translated(row.left, row.baseline)


def parted(span: Span, by: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The parts of a span that others cover, and those that none does, both in text order."""
    inside: list[Span] = []
    outside: list[Span] = []
    free_from = span.start
    for other in sorted(by):
        start, end = max(other.start, free_from), min(other.end, span.end)
        if start < end:
            if free_from < start:
                outside.append(Span(free_from, start))
            inside.append(Span(start, end))
            free_from = end
    if free_from < span.end:
        outside.append(Span(free_from, span.end))
    return inside, outside
