"""Which marks cover a place or a stretch of text, and which lane of the gutter each has."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import ceil
from operator import attrgetter

from workbench.domain.span import Span
from workbench.domain.values import Annotation

LANES = 4
_NAMED = 3  # marks that a segment names, of however many there are
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text covered by the same marks throughout: `marks`, the innermost first."""

    start: int
    end: int
    marks: tuple[Annotation, ...]


class MarkIndex:
    """Anchored annotations of one article, ordered by start, then longest first.

    Positions are code points. Above the list stands a tree of the largest end below each node,
    so that a query costs the logarithm of all marks for each mark found.
    """

    def __init__(self, annotations: Iterable[Annotation] = (), *, room: int = 0) -> None:
        """`room` is what a short mark keeps free of others in its lane, in code points."""
        anchored = [mark for mark in annotations if mark.state == "anchored"]
        anchored.sort(key=attrgetter("end"), reverse=True)
        anchored.sort(key=attrgetter("start"))
        self.marks: tuple[Annotation, ...] = tuple(anchored)
        self._values = frozenset(map(id, self.marks))
        self._starts = [mark.start for mark in self.marks]
        self._places = {mark.id: place for place, mark in enumerate(self.marks)}
        self._leaves = 1 << max(0, len(self.marks) - 1).bit_length()
        self._largest_end = _tree([mark.end for mark in self.marks], self._leaves)
        self._lanes = _lanes(self.marks, room)

    def __len__(self) -> int:
        return len(self.marks)

    def get(self, mark_id: str | None) -> Annotation | None:
        """The mark of that id, or None."""
        place = self._places.get(mark_id or "")
        return None if place is None else self.marks[place]

    def differing(self, other: "MarkIndex") -> list[Annotation]:
        """The marks here that are not, the very same values, in the other index."""
        own = self._values - other._values
        return [mark for mark in self.marks if id(mark) in own] if own else []

    def order(self, mark_id: str) -> int | None:
        """Where the mark stands in text order, from 0, or None."""
        return self._places.get(mark_id)

    def lane(self, mark_id: str) -> int | None:
        """The mark's lane in the gutter, 0 to 3, or None where all were taken."""
        lane = self._lanes[self._places[mark_id]]
        return None if lane == _NOBODY else lane

    def overlapping(self, start: int, end: int) -> list[Annotation]:
        """The marks that share a code point with `[start, end)`, in text order."""
        return [
            self.marks[place] for place in self._reaching(bisect_left(self._starts, end), start)
        ]

    def covering(self, position: int) -> list[Annotation]:
        """The marks over the code point at `position`, innermost first."""
        return sorted(self.overlapping(position, position + 1), key=_innermost)

    def with_span(self, span: Span) -> list[Annotation]:
        """The marks that have exactly this span, in text order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_right(self._starts, span.start)
        return [mark for mark in self.marks[first:last] if mark.end == span.end]

    def first_from(self, position: int) -> int:
        """The order of the first mark that starts at `position` or after it."""
        return bisect_left(self._starts, position)

    def firsts(self, share: float) -> Iterator[Annotation]:
        """The first mark that starts in each stretch of `share` code points, where any does."""
        place, starts = 0, self._starts
        while place < len(starts):
            yield self.marks[place]
            beyond = ceil((int(starts[place] / share) + 1) * share)
            place = bisect_left(starts, beyond, place + 1)

    def ends_before(self, position: int) -> int:
        """How many marks end at or before `position`."""
        started = bisect_left(self._starts, position)
        return started - len(self._reaching(started, position))

    def starts_from(self, position: int) -> int:
        """How many marks start at or after `position`."""
        return len(self.marks) - bisect_left(self._starts, position)

    def _reaching(self, before: int, beyond: int) -> list[int]:
        """The places below `before` of marks that end after `beyond`, in order."""
        found: list[int] = []
        if not before:
            return found
        pending = [(1, 0, self._leaves)]
        while pending:
            node, first, size = pending.pop()
            if first >= before or self._largest_end[node] <= beyond:
                continue
            if size == 1:
                found.append(first)
                continue
            half = size // 2
            pending.append((2 * node + 1, first + half, half))
            pending.append((2 * node, first, half))
        return found


def segments(marks: Sequence[Annotation], start: int, end: int) -> list[Segment]:
    """`[start, end)` cut where marks begin and end; stretches without a mark are left out.

    `marks` are those that overlap it; a segment names the innermost three of its marks.
    """
    cuts = {start, end}
    cuts.update(mark.start for mark in marks if mark.start > start)
    cuts.update(mark.end for mark in marks if mark.end < end)
    places = sorted(cuts)
    over: list[list[Annotation]] = [[] for _ in places]
    for mark in sorted(marks, key=_innermost):
        last = bisect_left(places, mark.end)
        for place in range(max(0, bisect_left(places, mark.start)), last):
            if len(over[place]) < _NAMED:
                over[place].append(mark)
    return [
        Segment(here, there, tuple(covering))
        for (here, there), covering in zip(pairwise(places), over, strict=False)
        if covering
    ]


def _tree(ends: list[int], leaves: int) -> list[int]:
    """The largest end below each node: node 1 is the root, nodes 2n and 2n+1 are below n."""
    level = ends + [_NOBODY] * (leaves - len(ends))
    levels = [level]
    while len(level) > 1:
        level = list(map(max, level[0::2], level[1::2]))
        levels.append(level)
    return [_NOBODY, *chain.from_iterable(reversed(levels))]


def _innermost(mark: Annotation) -> tuple[int, int]:
    return (mark.end - mark.start, -mark.start)


def _lanes(marks: Sequence[Annotation], room: int) -> list[int]:
    """The lowest free lane for each mark in text order."""
    free_from = [0] * LANES
    given = []
    for mark in marks:
        start, lane = mark.start, 0
        while lane < LANES and free_from[lane] > start:
            lane += 1
        if lane < LANES:
            end = mark.end
            free_from[lane] = end if end > start + room else start + room
        given.append(lane if lane < LANES else _NOBODY)
    return given
