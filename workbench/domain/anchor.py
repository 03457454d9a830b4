"""Anchors: where a quotation sits, held three ways (W3C Web Annotation selectors).

A position selector (code points), a quote selector (the exact words), and 32 characters of
context on each side.
"""

import re
from dataclasses import dataclass

from workbench.domain.fold import fold_quote
from workbench.domain.span import Span

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span with its exact quotation and up to 32 code points of context on each side."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str

    @classmethod
    def at(cls, text: str, span: Span) -> "Anchor":
        """The anchor of `span` in `text`. Raises InvalidSpan where it reaches past the end."""
        return cls(
            start=span.start,
            end=span.end,
            quote=span.cut(text),
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
        )

    def holds_in(self, text: str) -> bool:
        """True where the text at the offsets is exactly the quotation, in its context."""
        return (
            text[self.start : self.end] == self.quote
            and text[max(0, self.start - CONTEXT) : self.start] == self.prefix
            and text[self.end : self.end + CONTEXT] == self.suffix
        )


def find_quote(text: str, quote: str) -> tuple[Span, ...]:
    """Every place where `quote` stands in `text`: exact ones, else those alike after folding.

    Folding evens out white space, quote marks and dashes only; case and accents must agree.
    Overlapping exact places are all reported.
    """
    if not quote.strip():
        return ()
    exact = _all_places(text, quote)
    return exact or _folded_places(text, quote)


def _all_places(text: str, quote: str) -> tuple[Span, ...]:
    places, at = [], text.find(quote)
    while at >= 0:
        places.append(Span(at, at + len(quote)))
        at = text.find(quote, at + 1)
    return tuple(places)


def _folded_places(text: str, quote: str) -> tuple[Span, ...]:
    words = fold_quote(quote).split()
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return tuple(Span(*match.span()) for match in pattern.finditer(fold_quote(text)))
