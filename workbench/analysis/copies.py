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

    `one_text` and `other_text` are the runs of the two texts, of long ones those of the beginning:
    two sentences of the same copied text are copied from each other's text, though they are not
    alike. The smaller share counts.
    """
    least = 1.0
    for passage, elsewhere, text in ((one, other, other_text), (other, one, one_text)):
        least = min(least, _share(passage, elsewhere, text))
        if least < LEAST_SHARE:
            return None
    return least


def _share(passage: Cut, other: Cut, other_text: Set[int]) -> float:
    """The share of a passage's runs that another's text has; none where the mark is not in it.

    Nor where its fingerprint has nothing of the text: so a search by fingerprints misses nothing.
    """
    # Each by itself: a text has thousands of runs, which would be copied into a new set.
    if passage.words < LEAST_WORDS or not (
        passage.touching & other_text or passage.touching & other.runs
    ):
        return 0.0
    found = passage.runs & other_text | passage.runs & other.runs
    return len(found) / len(passage.runs) if passage.sample & found else 0.0
