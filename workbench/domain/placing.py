"""Where an annotation from elsewhere belongs in a text: by its position, its words, its context."""

from dataclasses import dataclass

from workbench.domain.anchor import find_quote
from workbench.domain.fold import fold_quote
from workbench.domain.span import Span

NO_QUOTE = "it has no quotation to look for"
NOT_THERE = "its quotation does not occur in the text"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """No place was found; `reason` says why, in words that fit behind a colon."""

    reason: str


def place(
    text: str, quote: str | None, position: tuple[int, int] | None, prefix: str, suffix: str
) -> Span | Unplaced:
    """The span in `text` that a quotation with its position and context means.

    The quotation at the position; else the one place where it stands, white space and quote style
    evened out if need be; of several places the one whose context agrees. Nothing is guessed.
    """
    if quote and position is not None and text[position[0] : position[1]] == quote:
        return Span(*position)
    if not quote or not quote.strip():
        return Unplaced(NO_QUOTE)
    places = find_quote(text, quote)
    if len(places) == 1:
        return places[0]
    if not places:
        return Unplaced(NOT_THERE)
    fitting = [span for span in places if _fits(text, span, prefix, suffix)]
    if len(fitting) == 1:
        return fitting[0]
    return Unplaced(f"its quotation occurs {len(places):,} times, and its context does not decide")


def _fits(text: str, span: Span, prefix: str, suffix: str) -> bool:
    if not prefix.strip() and not suffix.strip():
        return False
    before = _folded(text[max(0, span.start - 2 * len(prefix) - 8) : span.start])
    after = _folded(text[span.end : span.end + 2 * len(suffix) + 8])
    return before.endswith(_folded(prefix)) and after.startswith(_folded(suffix))


def _folded(text: str) -> str:
    return " ".join(fold_quote(text).split())
