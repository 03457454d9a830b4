"""Conflicts: sentences of two articles that speak of one thing and do not agree. Prompts only."""

from dataclasses import dataclass
from typing import Final

from workbench.domain.span import Span
from workbench.domain.values import Article

CONFLICT_KINDS: Final = ("numbers", "units", "dates", "quotations")


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence of one article with its words, and the `spans` in it that do not agree."""

    article: Article
    sentence: Span
    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sentences to compare. `alike` (0–1) says how much they have in common.

    `numbers`: the same unit with different numbers; `units`: the same number with different units;
    `dates`: an event with different dates; `quotations`: a quotation in different words.
    """

    kind: str
    one: Side
    other: Side
    reason: str
    alike: float
