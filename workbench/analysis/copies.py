"""Passages that were copied from one text into another, also with small changes."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from workbench.analysis.shingles import RUN, around, fingerprint, runs, words_of
from workbench.domain.span import Span

# At least so many words must be looked at, and that share of their runs must be in both texts.
LEAST_WORDS: Final = 40
LEAST_SHARE: Final = 0.3
# So much of the text is looked at: a changed word spoils six runs, and should not decide.
_LOOKED_AT: Final = 60


@dataclass(frozen=True, slots=True)
class Cut:
    """A marked passage with the text around it; `span` is all of that in the article's text.

    `runs` are its runs of words, `touching` those with at least one word of the mark itself,
    `sample` their fingerprint; `words` is how many words there are.
    """

    span: Span
    words: int
    runs: frozenset[int]
    touching: frozenset[int]
    sample: frozenset[int]


def cut(text: str, mark: Span) -> Cut:
    """A mark with as much of its text as is compared."""
    span = around(text, mark, _LOOKED_AT)
    before = len(words_of(text[span.start : mark.start]))
    words = words_of(text[span.start : span.end])
    marked = len(words_of(text[mark.start : mark.end]))
    found = runs(words)
    touching = found[max(0, before - RUN + 1) : before + marked]
    return Cut(span, len(words), frozenset(found), frozenset(touching), fingerprint(found))


def overlap(one: Cut, one_text: Set[int], other: Cut, other_text: Set[int]) -> float | None:
    """The share of runs that near-duplicate passages have in common, 0–1, or None.

    `one_text` and `other_text` are all runs of the two texts: two sentences of the same copied
    text are copied from each other's text, though they are not alike. The smaller share counts.
    """
    share = min(_share(one, other_text), _share(other, one_text))
    return share if share >= LEAST_SHARE else None


def _share(passage: Cut, text: Set[int]) -> float:
    """The share of a passage's runs that a text has; none where the mark itself is not in it.

    Nor where its fingerprint has nothing of the text: so a search by fingerprints misses nothing.
    """
    if passage.words < LEAST_WORDS or not passage.touching & text or not passage.sample & text:
        return 0.0
    return len(passage.runs & text) / len(passage.runs)
