"""Marks behind the letters: fills and underlines, measured once for each line that was seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QRegion

from workbench.domain.values import Annotation
from workbench.gui.panes.mark_index import MarkIndex, Segment, segments
from workbench.gui.panes.mark_looks import Look, MarkLooks
from workbench.gui.panes.rows import Row, box, runs
from workbench.gui.panes.typography import Typography
from workbench.gui.panes.underlines import Stroke, Underlines
from workbench.gui.positions import Utf16Map

# A line has room for two underlines, one below the other, px from the foot of the letters.
_LEVELS = (1.0, 4.4)
_BELOW_LETTERS = 2.0  # px that a fill reaches lower than the letters
_MIDDLE = 0.27  # of the ascent: where a line strikes the letters through
_MOST_ROWS = 4_000


@dataclass(slots=True)
class _Shapes:
    """What one line needs painted, relative to `row.left` and its baseline; `span` is its text."""

    span: tuple[int, int]
    fills: list[tuple[QColor, list[QRectF]]] = field(default_factory=list)
    tints: list[tuple[QColor, list[QRectF]]] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)


class _Stretches:
    """Stretches of text by what they have in common, each as long as it goes on."""

    def __init__(self) -> None:
        self._found: dict[tuple[Look, int], list[tuple[int, int]]] = {}

    def add(self, look: Look, kind: int, segment: Segment) -> None:
        """Note that a segment has `look` and is of that kind."""
        known = self._found.setdefault((look, kind), [])
        if known and known[-1][1] == segment.start:
            known[-1] = (known[-1][0], segment.end)
        else:
            known.append((segment.start, segment.end))

    def items(self) -> Iterable[tuple[tuple[Look, int], list[tuple[int, int]]]]:
        """(look, kind), and where, in code points."""
        return self._found.items()


class MarkPainter:
    """Paints the marks of the rows it is given; `forget` when lines, marks or colours change."""

    def __init__(
        self,
        index: MarkIndex,
        looks: MarkLooks,
        text: str,
        positions: Utf16Map,
        setting: Typography,
        underlines: Underlines,
    ) -> None:
        self._index, self._looks = index, looks
        self._text, self._positions, self._setting = text, positions, setting
        self._underlines = underlines
        self._known: dict[tuple[int, int], _Shapes] = {}

    def take_over(self, other: "MarkPainter", marks: Iterable[Annotation]) -> None:
        """Know what another painter of the same lines measured, except where these marks are."""
        spans = [(mark.start, mark.end) for mark in marks]
        self._known = {
            key: shapes
            for key, shapes in other._known.items()
            if not any(start < shapes.span[1] and end > shapes.span[0] for start, end in spans)
        }

    def paint(self, painter: QPainter, rows: Sequence[Row]) -> None:
        """Paint fills and underlines of these rows of the viewport."""
        if not len(self._index):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._measure_new(rows)
        shown = [(row, self._known[row.key]) for row in rows]
        painter.setPen(Qt.PenStyle.NoPen)
        for row, shapes in shown:
            painter.translate(row.left, row.baseline)
            for colour, rects in shapes.fills:
                painter.setBrush(colour)
                painter.drawRects(rects)
            painter.translate(-row.left, -row.baseline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row, shapes in shown:
            painter.translate(row.left, row.baseline)
            for each in shapes.strokes:
                each.draw(painter)
            painter.translate(-row.left, -row.baseline)
        painter.restore()

    def paint_tints(self, painter: QPainter, rows: Sequence[Row], within: QRegion) -> None:
        """Lay the colours of tags over a part of these rows: over the selection, which would else
        hide the tag just given. The rows were painted before.
        """
        painter.save()
        painter.setClipRegion(within)
        painter.setPen(Qt.PenStyle.NoPen)
        for row in rows:
            shapes = self._known.get(row.key)
            painter.translate(row.left, row.baseline)
            for colour, rects in shapes.tints if shapes else ():
                painter.setBrush(colour)
                painter.drawRects(rects)
            painter.translate(-row.left, -row.baseline)
        painter.restore()

    def _measure_new(self, rows: Sequence[Row]) -> None:
        """One query for all rows that were not in view before."""
        if len(self._known) >= _MOST_ROWS:
            self._known.clear()
        new = [row for row in rows if row.key not in self._known]
        if new:
            start, end = min(row.start for row in new), max(row.end for row in new)
            marks = self._index.overlapping(start, end)
            for row in new:
                here = [mark for mark in marks if mark.start < row.end and mark.end > row.start]
                self._known[row.key] = self._measure(row, here)

    def _measure(self, row: Row, marks: Sequence[Annotation]) -> _Shapes:
        """A fill is of kind 1 where marks overlap; the kind of an underline is its level."""
        shapes = _Shapes((row.start, row.end))
        fills, lines = _Stretches(), _Stretches()
        for segment in segments(marks, row.start, row.end):
            looks = self._first_looks(segment)
            fills.add(looks[0], int(len(segment.marks) > 1), segment)
            for level, look in enumerate(looks):
                lines.add(look, level, segment)
        setting = self._setting
        for (look, deep), places in fills.items():
            places_of = self._runs(row, places)
            rects = [
                box(*run, setting.ascent, setting.descent + _BELOW_LETTERS) for run in places_of
            ]
            shapes.fills.append((look.overlap if deep else look.fill, rects))
            shapes.tints.append((look.tint, rects))
        for (look, level), places in lines.items():
            line = self._underlines.stroke(
                look.underline,
                look.stripe,
                self._runs(row, places),
                under=setting.descent + _LEVELS[level],
                middle=-setting.ascent * _MIDDLE,
            )
            if line is not None:
                shapes.strokes.append(line)
        return shapes

    def _first_looks(self, segment: Segment) -> list[Look]:
        """The looks that fit under a line, of the innermost mark first; at least one."""
        found: list[Look] = []
        for mark in segment.marks:
            for look in self._looks.of(mark):
                if look not in found:
                    found.append(look)
            if len(found) >= len(_LEVELS):
                break
        return found[: len(_LEVELS)]

    def _runs(self, row: Row, places: list[tuple[int, int]]) -> list[tuple[float, float]]:
        return [
            run
            for start, end in places
            for run in runs(row, self._text, self._positions, start, end)
        ]
