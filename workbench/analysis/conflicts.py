"""Conflicts between articles: sentences that speak of one thing and do not agree.

Two sentences of different articles speak of one thing where their words are alike: where the
cosine of the weights of their words reaches a threshold, a word weighing the more the fewer
sentences of the case have it. Only sentences that share a rare word are compared at all (an index
of rare words, never all pairs), so the work grows with the case, and not with its square.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from workbench.analysis.conflicts_dates import SaidDate, dates
from workbench.analysis.conflicts_numbers import Figure, figures
from workbench.analysis.conflicts_words import COMMON, Weights, content_words
from workbench.analysis.cue_overlaps import joined, reaches
from workbench.analysis.quotations import count_words, quotations
from workbench.domain.conflicts import Conflict, Side
from workbench.domain.fold import fold
from workbench.domain.span import Span, Spans
from workbench.domain.tokens import SKIPPED_REGION_KINDS
from workbench.domain.values import Article

# How alike two sentences must be, by what does not agree.
_ALIKE: Final = {"numbers": 0.25, "units": 0.3, "dates": 0.35}
# How alike two quotations must be, by letters (rapidfuzz, 0–100), and how long.
_QUOTED_ALIKE: Final = 60.0
_SHORTEST_QUOTED: Final = 5
# How many words two sentences must share, besides what they count.
_SHARED: Final = 2
# Of so many pairs of sentences no more are compared; the ones with the rarest words are.
_MOST_PAIRS: Final = 500_000
_BETWEEN_QUESTIONS: Final = 256
# A smaller number of things and of days is the same by chance.
_CHANCE: Final = 10
_REASONS: Final = {"numbers": "which one holds?", "units": "a slip, or two things?"}
MOST: Final = 500
"""As many conflicts are told at most, the most alike first."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An article with its text, its sentences, and its regions (span, kind)."""

    article: Article
    text: str
    sentences: Spans
    regions: Sequence[tuple[Span, str]] = ()


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, or a quotation, with what can be compared of it.

    `article` is its place among those given, `folded` what a quotation says.
    """

    article: int
    span: Span
    said: str
    words: frozenset[str]
    figures: tuple[Figure, ...] = ()
    dates: tuple[SaidDate, ...] = ()
    folded: str = ""

    def cut(self, span: Span) -> str:
        """The words at a place in it."""
        return self.said[span.start - self.span.start : span.end - self.span.start]


def conflicts(
    tellings: Sequence[Telling], stopped: Callable[[], bool] = lambda: False
) -> list[Conflict]:
    """Conflicts between these articles, the most alike first; at most `MOST`.

    Once `stopped()` is true, none.
    """
    sentences: list[_Sentence] = []
    every: list[frozenset[str]] = []
    for at, telling in enumerate(tellings):
        if stopped():
            return []
        sentences += _sentences(at, telling, every)
    weights = Weights(every)
    found: dict[tuple[str, int, int], _Found] = {}
    for count, (first, second) in enumerate(_pairs(sentences)):
        if count % _BETWEEN_QUESTIONS == 0 and stopped():
            return []
        for each in _compared(sentences[first], sentences[second], weights):
            key = (each.kind, first, second)
            found[key] = found[key].joined(each) if key in found else each
    told = [
        Conflict(
            each.kind,
            _side(tellings, sentences[first], each.one),
            _side(tellings, sentences[second], each.other),
            each.reason,
            round(each.alike, 3),
        )
        for (_, first, second), each in found.items()
    ]
    return sorted(told, key=_order)[:MOST]


def _side(tellings: Sequence[Telling], sentence: _Sentence, spans: Iterable[Span]) -> Side:
    article = tellings[sentence.article].article
    return Side(article, sentence.span, sentence.said, tuple(sorted(set(spans))))


def _order(conflict: Conflict) -> tuple[object, ...]:
    one, other = conflict.one, conflict.other
    return (
        -conflict.alike,
        one.article.number,
        one.sentence,
        other.article.number,
        other.sentence,
        conflict.kind,
    )


def _sentences(at: int, telling: Telling, every: list[frozenset[str]]) -> Iterator[_Sentence]:
    """What of an article can be compared; the words of every sentence are added to `every`."""
    regions = sorted(span for span, kind in telling.regions if kind in SKIPPED_REGION_KINDS)
    apart, text = joined(regions), telling.text
    english = (telling.article.language or "en").lower().startswith("en")
    for span in telling.sentences:
        if reaches(apart, span):
            continue
        said = span.cut(text)
        words = content_words(said)
        every.append(words)
        numbers = tuple(figures(said, span.start)) if english else ()
        days = tuple(dates(said, span.start)) if english else ()
        if numbers or days:
            yield _Sentence(at, span, said, words, numbers, days)
    for span in quotations(text):
        inner = text[span.start + 1 : span.end - 1]
        if count_words(inner) >= _SHORTEST_QUOTED and not reaches(apart, span):
            folded = fold(inner).strip()
            yield _Sentence(at, span, span.cut(text), content_words(inner), folded=folded)


def _pairs(sentences: Sequence[_Sentence]) -> Iterator[tuple[int, int]]:
    """Sentences of different articles that share a rare word, each pair once."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for word in sentence.words:
            index[word].append(at)
    seen: set[tuple[int, int]] = set()
    for word in sorted(index, key=lambda each: (len(index[each]), each)):
        if len(index[word]) > COMMON:
            return
        for pair in combinations(index[word], 2):
            one, other = sentences[pair[0]], sentences[pair[1]]
            if one.article == other.article or bool(one.folded) != bool(other.folded):
                continue
            if pair not in seen:
                seen.add(pair)
                yield pair
        if len(seen) >= _MOST_PAIRS:
            return


@dataclass(frozen=True, slots=True)
class _Found:
    """What does not agree in two sentences, at these places in each."""

    kind: str
    one: tuple[Span, ...]
    other: tuple[Span, ...]
    reason: str
    alike: float

    def joined(self, more: "_Found") -> "_Found":
        """The same with the places of another."""
        return replace(self, one=self.one + more.one, other=self.other + more.other)


def _compared(one: _Sentence, other: _Sentence, weights: Weights) -> Iterator[_Found]:
    if one.folded:
        yield from _quoted(one, other)
        return
    comparable = (one.figures and other.figures) or (one.dates and other.dates)
    if not comparable or len(one.words & other.words) < _SHARED:
        return
    alike = weights.alike(one.words, other.words)
    if alike >= min(_ALIKE.values()):
        yield from _numbers(one, other, alike)
        yield from _dated(one, other, alike)


def _quoted(one: _Sentence, other: _Sentence) -> Iterator[_Found]:
    first, second = one.folded, other.folded
    if first in second or second in first or len(one.words & other.words) < _SHARED:
        return
    alike = fuzz.ratio(first, second, score_cutoff=_QUOTED_ALIKE)
    if alike:
        reason = "Quoted in different words: which were said?"
        yield _Found("quotations", (one.span,), (other.span,), reason, alike / 100)


def _numbers(one: _Sentence, other: _Sentence, alike: float) -> Iterator[_Found]:
    counted = {word for figure in (*one.figures, *other.figures) for word in figure.unit}
    if len((one.words & other.words) - counted) < _SHARED:
        return
    for first in one.figures:
        for second in other.figures:
            if _is_told(first, other.figures) or _is_told(second, one.figures):
                continue
            kind = _kind(first, second)
            if kind is not None and alike >= _ALIKE[kind]:
                said = f"“{one.cut(first.span)}” and “{other.cut(second.span)}”"
                reason = f"{said}: {_REASONS[kind]}"
                yield _Found(kind, (first.span,), (second.span,), reason, alike)


def _kind(one: Figure, other: Figure) -> str | None:
    """How two numbers are at odds, of which neither sentence has the other's."""
    if one.counts_as(other):
        return "numbers"
    both = one.is_measure and other.is_measure
    measured = both or ((one.is_measure or other.is_measure) and one.low >= _CHANCE)
    return "units" if measured and one.agrees(other) else None


def _is_told(figure: Figure, others: Iterable[Figure]) -> bool:
    """True where the other sentence has that number of that, too."""
    return any(figure.agrees(other) and figure.counts_as(other) for other in others)


def _dated(one: _Sentence, other: _Sentence, alike: float) -> Iterator[_Found]:
    if alike < _ALIKE["dates"] or not one.dates or not other.dates:
        return
    if all(first.contradicts(second) for first in one.dates for second in other.dates):
        spans = tuple(date.span for date in one.dates), tuple(date.span for date in other.dates)
        yield _Found("dates", *spans, "Different dates: of one event, or of two?", alike)
