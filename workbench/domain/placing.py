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
    evened out if need be; of several places the one whose context agrees, or which the position
    names where it counts UTF-16 units, as browsers do. Nothing is guessed.
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
    if position is not None:
        ends = _from_utf16(text, position)
        fitting = [span for span in places if (span.start, span.end) == ends]
        if fitting:
            return fitting[0]
    return Unplaced(f"its quotation occurs {len(places):,} times, and its context does not decide")


def _from_utf16(text: str, position: tuple[int, int]) -> tuple[int, int]:
    """The code points of a position in UTF-16 units."""
    units = text.encode("utf-16-le")
    start, end = (len(units[: 2 * at].decode("utf-16-le", "replace")) for at in position)
    return start, end


def _fits(text: str, span: Span, prefix: str, suffix: str) -> bool:
    if not prefix.strip() and not suffix.strip():
        return False
    before = evened(text[max(0, span.start - 2 * len(prefix) - 8) : span.start])
    after = evened(text[span.end : span.end + 2 * len(suffix) + 8])
    return before.endswith(evened(prefix)) and after.startswith(evened(suffix))


def evened(text: str) -> str:
    """`text` with single spaces, quote marks and dashes of one style."""
    return " ".join(fold_quote(text).split())
