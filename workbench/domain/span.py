"""Half-open stretches of text, in code points."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from workbench.domain.errors import InvalidSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in code points; never empty, never negative.

    Raises InvalidSpan.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise InvalidSpan(self.start, self.end)

    @property
    def length(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    def cut(self, text: str) -> str:
        """The text covered. Raises InvalidSpan where the span reaches past the end of `text`."""
        if self.end > len(text):
            raise InvalidSpan(self.start, self.end, len(text))
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True where both cover at least one common code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, position: int) -> bool:
        """True where the code point at `position` is inside."""
        return self.start <= position < self.end


def as_span(given: "tuple[int, int] | Span") -> Span:
    """A span that was given as one, or as its two ends. Raises InvalidSpan."""
    return given if isinstance(given, Span) else Span(*given)


class Spans(Sequence[Span]):
    """Spans in text order, as two lists of numbers: each is made when it is asked for.

    10,000 sentences are read whenever a long article opens, and few of them looked at.
    """

    def __init__(self, starts: Sequence[int] = (), ends: Sequence[int] = ()) -> None:
        """The starts, in ascending order, and as many ends."""
        self.starts, self.ends = starts, ends

    @classmethod
    def of(cls, spans: Sequence[Span]) -> "Spans":
        """The same spans, in text order already."""
        if isinstance(spans, Spans):
            return spans
        return cls([span.start for span in spans], [span.end for span in spans])

    @overload
    def __getitem__(self, place: int) -> Span: ...

    @overload
    def __getitem__(self, place: slice) -> "Spans": ...

    def __getitem__(self, place: int | slice) -> "Span | Spans":
        if isinstance(place, slice):
            return Spans(self.starts[place], self.ends[place])
        return Span(self.starts[place], self.ends[place])

    def __len__(self) -> int:
        return len(self.starts)

    def __eq__(self, other: object) -> bool:
        """True for the same spans, however they are kept."""
        if isinstance(other, Spans):
            return list(self.starts) == list(other.starts) and list(self.ends) == list(other.ends)
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # the lists may change
