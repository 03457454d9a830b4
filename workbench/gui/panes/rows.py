"""The lines of a text document that can be seen, and where stretches of them lie."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

from workbench.gui.positions import Utf16Map

# Hebrew, Arabic and their neighbours, and the characters that turn the direction by hand.
_TURNS = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Marks may be drawn this far above or below the letters of their line.
_SLACK = 8.0
_TOUCHING = 1.0
_OFF = 4  # letters


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it stands in the view.

    `start` and `end` are code points of the article, without the line break; `left` and
    `baseline` are pixels of the viewport, and all that is drawn in a row is relative to them.
    `key` tells rows apart as long as the layout stays. The QTextLine lives for one event only.
    """

    key: tuple[int, int]
    start: int
    end: int
    left: float
    baseline: float
    line: QTextLine
    block_start: int

    @property
    def first(self) -> bool:
        """True for the first line of its paragraph."""
        return self.key[1] == 0


def rows_between(
    document: QTextDocument, positions: Utf16Map, scroll: int, top: float, bottom: float
) -> list[Row]:
    """The rows that touch `top` to `bottom`, pixels of a viewport scrolled down by `scroll`."""
    lay_out_to(document, bottom + scroll)
    block = block_at(document, top + scroll - _SLACK)
    found: list[Row] = []
    while block.isValid():
        origin = block.layout().position()
        y = origin.y() - scroll
        if y > bottom + _SLACK:
            break
        found.extend(_rows_of(block, positions, origin.x(), y, (top, bottom)))
        block = block.next()
    return found


def lay_out_to(document: QTextDocument, y: float) -> None:
    """Make Qt, which lays out long texts bit by bit, come as far as a height of the document."""
    document.documentLayout().hitTest(QPointF(0.0, y), Qt.HitTestAccuracy.FuzzyHit)


def block_at(document: QTextDocument, y: float) -> QTextBlock:
    """The last laid-out block that begins at or above a height of the document, or the first.

    Qt's own `hitTest` may name the end of the text while only part of it is laid out.
    """
    low, high = 0, document.blockCount()
    while high - low > 1:
        middle = (low + high) // 2
        layout = document.findBlockByNumber(middle).layout()
        if layout.lineCount() and layout.position().y() <= y:
            low = middle
        else:
            high = middle
    return document.findBlockByNumber(low)


def runs(
    row: Row, text: str, positions: Utf16Map, start: int, end: int
) -> list[tuple[float, float]]:
    """Where `[start, end)` (code points of the row) lies: (left, right) pixels from `row.left`.

    A stretch in which the direction turns lies in several places.
    """
    first = positions.to_units(start) - row.block_start
    last = positions.to_units(end) - row.block_start
    if _TURNS.search(text, row.start, row.end):
        return _runs_by_glyph(row.line, first, last)
    left, right = _x_of(row.line, first), _x_of(row.line, last)
    return [(left, right)] if right > left else []


def character_at(row: Row, text: str, positions: Utf16Map, x: float) -> int | None:
    """The code point drawn at `x` (pixels from `row.left`), None beside the text of the row."""
    drawn = row.line.naturalTextRect()
    if not drawn.left() <= x < drawn.right():
        return None
    unit = row.line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
    point = positions.to_points(unit + row.block_start)
    if _TURNS.search(text, row.start, row.end):
        point = _nearest_drawn_at(row, text, positions, x, point)
    return point if row.start <= point < row.end else None


def _nearest_drawn_at(row: Row, text: str, positions: Utf16Map, x: float, point: int) -> int:
    """`xToCursor` too is off by a few letters where the direction turns."""
    near = range(max(row.start, point - _OFF), min(row.end, point + _OFF + 1))
    for place in sorted(near, key=lambda place: abs(place - point)):
        if any(a <= x < b for a, b in runs(row, text, positions, place, place + 1)):
            return place
    return point


def _rows_of(
    block: QTextBlock, positions: Utf16Map, x: float, y: float, within: tuple[float, float]
) -> Iterator[Row]:
    layout = block.layout()
    number, start = block.blockNumber(), block.position()
    top, bottom = within
    for index in range(_first_line(layout, top - y - _SLACK), layout.lineCount()):
        line = layout.lineAt(index)
        if y + line.y() > bottom + _SLACK:
            return
        first, last = line.textStart(), line.textStart() + line.textLength()
        yield Row(
            key=(number, index),
            start=positions.to_points(start + first),
            end=positions.to_points(start + last),
            left=x,
            baseline=y + line.y() + line.ascent(),
            line=line,
            block_start=start,
        )


def _first_line(layout: QTextLayout, top: float) -> int:
    """The first line that reaches below `top`, pixels of the layout."""
    return bisect_left(
        range(layout.lineCount()), top, key=lambda index: layout.lineAt(index).rect().bottom()
    )


def _x_of(line: QTextLine, unit: int) -> float:
    # The stub says object; it is the pixel and the position it belongs to.
    return cast("tuple[float, int]", line.cursorToX(unit))[0]


def _runs_by_glyph(line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
    """By the glyphs themselves: `cursorToX` is off by a letter where the direction turns."""
    found: list[tuple[float, float]] = []
    for run in line.glyphRuns(first, last - first):
        widths = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        places = run.positions()
        if places:
            right = max(p.x() + w.x() for p, w in zip(places, widths, strict=True))
            found.append((min(place.x() for place in places), right))
    return _merged(found)


def _merged(found: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in sorted(found):
        if merged and left - merged[-1][1] < _TOUCHING:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        elif right > left:
            merged.append((left, right))
    return merged


def box(left: float, right: float, ascent: float, descent: float) -> QRectF:
    """The box of letters between two places of a row, relative to `row.left` and its baseline."""
    return QRectF(left, -ascent, right - left, ascent + descent)
