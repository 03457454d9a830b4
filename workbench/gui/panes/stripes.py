"""Where the stripes of marks stand in the gutter, from the lines in view."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.values import Annotation
from workbench.gui.panes.mark_index import MarkIndex
from workbench.gui.panes.rows import Row

_APART = 2  # px between stripes one above the other
_GLYPHS = 3


@dataclass(slots=True)
class Stripe:
    """One mark's stripe, px of the viewport.

    `rows` are the first of its rows, for the glyphs of its tags; none where it begins above them.
    """

    mark: Annotation
    lane: int
    top: float
    bottom: float
    rows: tuple[Row, ...]


class Stripes:
    """The marks of some rows: a stripe for each that has a lane, the others counted."""

    def __init__(self, index: MarkIndex, rows: Sequence[Row], ascent: float, pitch: float) -> None:
        self._rows = [row for row in rows if row.end > row.start]
        self._starts = [row.start for row in self._rows]
        self._ends = [row.end for row in self._rows]
        self._ascent, self._pitch = ascent, pitch
        self.found: list[Stripe] = []
        self._last: dict[int, tuple[Stripe, int]] = {}  # lane: its lowest stripe, and up to where
        self._begin: set[int] = set()
        self._change = [0] * (len(self._rows) + 1)
        if self._rows:
            for mark in index.overlapping(self._starts[0], self._ends[-1]):
                self._add(mark, index.lane(mark.id))

    def more(self) -> list[tuple[Row, int]]:
        """Rows where marks without a lane begin, and how many such marks the row has."""
        found, count = [], 0
        for place, row in enumerate(self._rows):
            count += self._change[place]
            if place in self._begin:
                found.append((row, count))
        return found

    def _add(self, mark: Annotation, lane: int | None) -> None:
        first = bisect_right(self._ends, mark.start)
        last = bisect_left(self._starts, mark.end) - 1
        if last < first:  # only a line break
            return
        begins = mark.start >= self._starts[first]
        if lane is None:
            self._change[first] += 1
            self._change[last + 1] -= 1
            if begins:
                self._begin.add(first)
            return
        top = self._rows[first].baseline - self._ascent
        bottom = self._rows[last].baseline - self._ascent + self._pitch
        rows = tuple(self._rows[first : min(last + 1, first + _GLYPHS)]) if begins else ()
        stripe = Stripe(mark, lane, top, bottom - _APART, rows)
        above = self._last.get(lane)
        if above is not None and above[1] == first:
            self._share(above[0], stripe, top + self._pitch)
        self._last[lane] = (stripe, last)
        self.found.append(stripe)

    def _share(self, above: Stripe, stripe: Stripe, foot: float) -> None:
        """One mark ends and the next begins in a line: the line's height is divided."""
        middle = (max(above.top, stripe.top) + foot) / 2
        above.bottom, stripe.top = middle - _APART / 2, middle
