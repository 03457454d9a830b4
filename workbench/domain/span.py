"""Half-open stretches of text, in code points."""

from dataclasses import dataclass

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

    def contains(self, other: "Span") -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def covers(self, position: int) -> bool:
        """True where the code point at `position` is inside."""
        return self.start <= position < self.end
