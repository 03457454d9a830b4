"""Where code points, which the program counts in, meet the UTF-16 units of Qt."""

import re
from bisect import bisect_left

from workbench.domain.span import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts offsets in one text both ways, in the logarithm of its characters beyond U+FFFF."""

    def __init__(self, text: str) -> None:
        self._points: list[int] = []
        if not text.isascii():
            self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + before for before, point in enumerate(self._points)]
        self._length = len(text)

    @property
    def points(self) -> int:
        """Length of the text in code points."""
        return self._length

    @property
    def units(self) -> int:
        """Length of the text in UTF-16 units."""
        return self._length + len(self._points)

    def to_units(self, point: int) -> int:
        """The UTF-16 offset of a code point; one outside the text counts as its nearest end."""
        point = min(max(point, 0), self._length)
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int, *, after: bool = False) -> int:
        """The code point at a UTF-16 offset; one outside the text counts as its nearest end.

        Inside a surrogate pair: the character it belongs to, or with `after` the one behind it.
        """
        unit = min(max(unit, 0), self.units)
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] == unit - 1:
            return self._points[before - 1] + (1 if after else 0)
        return unit - before

    def span_to_units(self, span: Span) -> tuple[int, int]:
        """Start and end of a span of code points in UTF-16 units."""
        return self.to_units(span.start), self.to_units(span.end)

    def span_to_points(self, start: int, end: int) -> Span | None:
        """The span of code points between two UTF-16 offsets, None where it is empty.

        A pair that is cut is taken whole: a quotation never holds half a character.
        """
        if end <= start:
            return None
        first, last = self.to_points(start), self.to_points(end, after=True)
        return Span(first, last) if last > first else None
