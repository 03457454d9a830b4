"""Finding a quotation again in another version of its article's text.

In this order: exactly at its offset, the one exact place, the exact place in the same context.
What is only alike is a suggestion, for a person to decide.
"""

from dataclasses import dataclass
from typing import Final

from rapidfuzz.fuzz import partial_ratio_alignment

from workbench.domain.anchor import Anchor
from workbench.domain.span import Span

# Below this share of letters in common (0–100) what is found is rather another sentence.
_LEAST_ALIKE: Final = 60.0
_WORD_REACH: Final = 24
_MOST_PLACES: Final = 1000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where the quotation may be: `alike` is the share of letters in common, 0–100."""

    span: Span
    quote: str
    alike: float


def reanchored(anchor: Anchor, text: str) -> Anchor | None:
    """The anchor in another text, or None where nothing there is certain to be the quotation."""
    places = _places(anchor.quote, text)
    if not places:
        return None
    if len(places) == 1:
        return _at(text, places[0], anchor)
    both = [at for at in places if _before(text, at, anchor) and _after(text, at, anchor)]
    if anchor.start in both:
        return _at(text, anchor.start, anchor)
    either = [at for at in places if _before(text, at, anchor) or _after(text, at, anchor)]
    for candidates in (both, either):
        if len(candidates) == 1:
            return _at(text, candidates[0], anchor)
    return None


def suggestion(anchor: Anchor, text: str) -> Suggestion | None:
    """The place most like a quotation that was not found for certain, cut at words, or None."""
    if not anchor.quote.strip() or not text:
        return None
    found = partial_ratio_alignment(anchor.quote, text, score_cutoff=_LEAST_ALIKE)
    if found is None or found.dest_end <= found.dest_start:
        return None
    start, end = _whole_words(text, found.dest_start, found.dest_end)
    # The full stop or the quotation mark that the alignment could do without.
    if end < len(text) and text[end] == anchor.quote[-1] and text[end - 1] != anchor.quote[-1]:
        end += 1
    if start > 0 and text[start - 1] == anchor.quote[0] != text[start]:
        start -= 1
    return Suggestion(Span(start, end), text[start:end], found.score) if end > start else None


def _places(quote: str, text: str) -> list[int]:
    places: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _at(text: str, start: int, anchor: Anchor) -> Anchor:
    return Anchor.at(text, Span(start, start + len(anchor.quote)))


def _before(text: str, at: int, anchor: Anchor) -> bool:
    if not anchor.prefix:
        return at == 0
    return text.endswith(anchor.prefix, 0, at)


def _after(text: str, at: int, anchor: Anchor) -> bool:
    end = at + len(anchor.quote)
    if not anchor.suffix:
        return end == len(text)
    return text.startswith(anchor.suffix, end)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch that ends where words do: an alignment is cut anywhere."""
    for _ in range(_WORD_REACH):
        if start > 0 and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
    for _ in range(_WORD_REACH):
        if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
