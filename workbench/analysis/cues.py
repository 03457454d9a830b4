"""Cues of one text: what a careful reader looks at twice. Rules find them, people decide.

Rules of the word lists are looked for in sentences, quotations and names by their own means; what
is set apart (navigation, teasers, captions) is named itself, and nothing is found in it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from workbench.analysis.cue_dates import resolved
from workbench.analysis.cue_hits import Searched, hits
from workbench.analysis.cue_lists import Rule, WordList
from workbench.analysis.cue_overlaps import joined, longest, reaches
from workbench.analysis.cue_patterns import lowered
from workbench.analysis.name_variants import name_variants
from workbench.analysis.quotations import count_words, quotations
from workbench.domain.cues import CUE_KINDS, Cue
from workbench.domain.span import Span, Spans
from workbench.domain.tokens import SKIPPED_REGION_KINDS

# A quotation of so many words is a part of a sentence, torn from what was said.
_PARTIAL: Final = 3
# How far around a place its exceptions may reach, in code points.
_AROUND: Final = 80
# In a sentence with one of these somebody answers for what it says.
_ANSWERING: Final = frozenset(
    ("attribution", "relay", "anonymous_source", "state_media", "named_expert", "quotation")
)
_FURNITURE: Final = ("boilerplate", "teaser")


@dataclass(frozen=True, slots=True)
class Material:
    """A text with its sentences, what is set apart in it (span, kind), and when it was published.

    `published` is an ISO 8601 date of any precision, free text as the page has it, or None.
    """

    text: str
    sentences: Spans
    regions: Sequence[tuple[Span, str]] = ()
    published: str | None = None


def cues(
    material: Material,
    lists: Sequence[WordList],
    kinds: Collection[str] = CUE_KINDS,
    stopped: Callable[[], bool] = lambda: False,
) -> list[Cue]:
    """Every cue of these kinds, in text order; of one kind none overlaps another, the longest
    stays. The time it takes grows with the text. Once `stopped()` is true, it finds nothing more.
    """
    return _Finder(material, stopped).find(lists, frozenset(kinds))


class _Finder:
    """Looks for cues in one text."""

    def __init__(self, material: Material, stopped: Callable[[], bool]) -> None:
        self._material = material
        self._text, self._lowered = material.text, lowered(material.text)
        self._starts, self._ends = material.sentences.starts, material.sentences.ends
        self._searched = Searched(self._text, self._lowered, self._ends)
        self._stopped = stopped
        apart = sorted(span for span, kind in material.regions if kind in SKIPPED_REGION_KINDS)
        self._apart = joined(apart)

    def find(self, lists: Sequence[WordList], kinds: frozenset[str]) -> list[Cue]:
        """The cues of these kinds."""
        needed = kinds
        if "certainty_without_source" in kinds:
            needed = needed | _ANSWERING
        if "undated_article" in kinds:
            needed = needed | set(_FURNITURE)
        found: list[Cue] = []
        for part in self._parts(lists, needed):
            if self._stopped():
                break
            found += part()
        held = [*longest(cue for cue in found if not self._is_apart(cue.span)), *self._regions()]
        held = [*self._unanswered(held), *self._undated(held)]
        order = {kind: at for at, kind in enumerate(CUE_KINDS)}
        held.sort(key=lambda cue: (cue.span.start, -cue.span.end, order[cue.kind], cue.rule))
        return [cue for cue in held if cue.kind in kinds]

    def _parts(
        self, lists: Sequence[WordList], kinds: frozenset[str]
    ) -> Iterator[Callable[[], Iterable[Cue]]]:
        if kinds & {"quotation", "partial_quotation"}:
            yield self._quotations
        for words in lists:
            yield partial(self._by_rules, words, kinds)
            for rule in words.rules:
                if rule.kind == "name_variant" and rule.kind in kinds:
                    yield partial(self._names, rule)

    def _by_rules(self, words: WordList, kinds: frozenset[str]) -> Iterator[Cue]:
        for rule, first, last in hits(self._searched, words, kinds, self._stopped):
            start, end = self._trimmed(first, last)
            sentence = self._sentence(start, end)
            if sentence and not self._excepted(rule, start, end):
                cue = Cue(rule.kind, rule.id, Span(start, end), sentence, rule.reason, rule.tone)
                yield self._dated(cue, rule.date, words.weekdays) if rule.date else cue

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A place without the white space at its ends."""
        words = self._text[start:end]
        return end - len(words.lstrip()), start + len(words.rstrip())

    def _dated(self, cue: Cue, date_rule: str, weekdays: Sequence[str]) -> Cue:
        published, words = self._material.published, cue.span.cut(self._text)
        date = resolved(date_rule, words, published, weekdays)
        if date is None:
            return cue
        said = f"{date.replace('/', ' to ')}, if written when published. {cue.reason}"
        return replace(cue, reason=said, date=date)

    def _excepted(self, rule: Rule, start: int, end: int) -> bool:
        if rule.exceptions is None:
            return False
        first, last = max(0, start - _AROUND), end + _AROUND
        return any(
            other.start() < end and start < other.end()
            for other in rule.exceptions.finditer(self._lowered, first, last)
        )

    def _names(self, rule: Rule) -> Iterator[Cue]:
        for each in name_variants(self._text, self._material.sentences, rule.words):
            sentence = self._sentence(each.span.start, each.span.end)
            if sentence:
                said = f"“{each.likely}” stands here {each.times} times. {rule.reason}"
                yield Cue(rule.kind, rule.id, each.span, sentence, said)

    def _quotations(self) -> Iterator[Cue]:
        for span in quotations(self._text):
            sentence = self._hull(span)
            if sentence is None:
                continue
            if count_words(span.cut(self._text), _PARTIAL) <= _PARTIAL:
                said = "A few words only: what was the whole sentence?"
                yield Cue("partial_quotation", "few-words", span, sentence, said)
            else:
                said = "Do these words stand so where they were said?"
                yield Cue("quotation", "quote-marks", span, sentence, said)

    def _undated(self, found: Sequence[Cue]) -> Iterator[Cue]:
        """At the first sentence that seems to be the article's own."""
        if self._material.published or not self._starts:
            return
        furniture = {cue.sentence.start for cue in found if cue.kind in _FURNITURE}
        own = (
            sentence
            for sentence in self._material.sentences
            if sentence.start not in furniture and not self._is_apart(sentence)
        )
        first = next(own, self._material.sentences[0])
        said = "The article has no date: when was it written?"
        yield Cue("undated_article", "no-date", first, first, said)

    def _regions(self) -> Iterator[Cue]:
        for region, kind in self._material.regions:
            start, end = self._trimmed(region.start, region.end)
            if kind in _FURNITURE and start < end and (hull := self._hull(Span(start, end))):
                said = "Set apart: nothing else is found in it."
                yield Cue(kind, "set-apart", Span(start, end), hull, said)

    def _unanswered(self, found: Sequence[Cue]) -> Iterator[Cue]:
        """Without what is said for certain in a sentence in which somebody answers for it."""
        answered = joined(sorted(cue.sentence for cue in found if cue.kind in _ANSWERING))
        for cue in found:
            if cue.kind != "certainty_without_source" or not reaches(answered, cue.sentence):
                yield cue

    def _sentence(self, start: int, end: int) -> Span | None:
        """The sentence that holds a place whole."""
        at = bisect_right(self._starts, start) - 1
        return self._material.sentences[at] if at >= 0 and end <= self._ends[at] else None

    def _hull(self, span: Span) -> Span | None:
        """The sentences that a span touches, from the first to the last; None for none."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end) - 1
        return Span(self._starts[first], self._ends[last]) if first <= last else None

    def _is_apart(self, span: Span) -> bool:
        return reaches(self._apart, span)
