"""Which passages were copied, and what stands near them; fingerprints of texts kept in the case."""

from array import array
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, TypeVar

from workbench.analysis.copies import Cut, cut, overlap
from workbench.analysis.shingles import fingerprint, runs, words_of
from workbench.domain.claim_views import EvidenceView
from workbench.domain.span import Span
from workbench.domain.values import Annotation, Article
from workbench.services.open_case import OpenCase
from workbench.storage import fingerprints

# Fingerprints are written of so many texts of a usual length (in code points) at a time: some
# milliseconds.
BATCH: Final = 10
_USUAL: Final = 6_000
# A longer text gets no fingerprint, and is compared up to here and where it is marked: books take
# seconds and hundreds of megabytes.
LONGEST: Final = 200_000
_NEAR: Final = 3_000
_TEXTS, _SAMPLES, _PLACES, _PAIRS = 500, 5_000, 20_000, 100_000

K = TypeVar("K")
V = TypeVar("V")
# Numbers of runs, ascending: as an array a tenth of what a set takes.
Sample = Sequence[int]
Text = tuple[str, int]
# Number of the article, and version.
TextKey = tuple[int, int]
# Article, version, start, end, and the quotation of what may have no place.
Place = tuple[str, int, int, int, str]


class _Kept(OrderedDict[K, V]):
    """A cache that forgets what was kept longest ago. Texts never change, so it never lies."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def put(self, key: K, value: V) -> V:
        self[key] = value
        if len(self) > self._most:
            self.popitem(last=False)
        return value


@dataclass(frozen=True, slots=True)
class Nearby:
    """A mark with what is compared of it, and the text near it: its paragraph and the one before.

    `start` is where that text begins; `compared` is the text of the cut.
    """

    cut: Cut
    compared: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class _Within:
    """In which texts the passages of annotations may stand, by the annotations' ids.

    `known` are those with a fingerprint; in the others any passage may stand.
    """

    known: frozenset[TextKey]
    texts: dict[str, frozenset[TextKey]]


class Copies:
    """Compares the passages of one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case
        self._runs: _Kept[Text, frozenset[int]] = _Kept(_TEXTS)
        self._samples: _Kept[tuple[int, int], Sample] = _Kept(_SAMPLES)
        self._nearby: _Kept[Place, Nearby] = _Kept(_PLACES)
        self._known: frozenset[TextKey] = frozenset()
        self._texts: _Kept[Place, frozenset[TextKey]] = _Kept(_PLACES)
        self._overlaps: _Kept[tuple[Place, Place], float | None] = _Kept(_PAIRS)

    def nearby(self, mark: Annotation) -> Nearby:
        """What stands at a mark and near it."""
        key = _place(mark)
        return self._nearby.get(key) or self._nearby.put(key, self._looked_up(mark))

    def overlaps(
        self, claims: Sequence[Sequence[EvidenceView]]
    ) -> list[list[tuple[EvidenceView, EvidenceView, float]]]:
        """For each claim its near-duplicate passages, and how much they have in common, 0–1.

        They stand in different articles; the first of two is that which comes first in the claim.
        """
        # What stands in one article alone is compared with nothing, and need not be looked up.
        compared = [
            items if len({each.article.id for each in items}) > 1 else () for items in claims
        ]
        within = self._texts_with({each.annotation.id: each for x in compared for each in x})
        found = []
        for items in compared:
            shares = [(*pair, self._overlap(*pair)) for pair in _candidates(items, within)]
            found.append([(one, other, share) for one, other, share in shares if share is not None])
        return found

    def _overlap(self, one: EvidenceView, other: EvidenceView) -> float | None:
        pair = _in_order(one.annotation, other.annotation)
        places = _place(pair[0]), _place(pair[1])
        if places not in self._overlaps:
            self._overlaps.put(places, self._compared(*pair))
        return self._overlaps[places]

    def _texts_with(self, views: Mapping[str, EvidenceView]) -> _Within:
        if not views:
            return _Within(frozenset(), {})
        connection = self._case.file.connection
        known = frozenset(fingerprints.known(connection))
        if known != self._known:
            self._known = known
            self._texts.clear()
        places = {key: _place(view.annotation) for key, view in views.items()}
        new = {
            place: self.nearby(views[key].annotation).cut.sample
            for key, place in places.items()
            if place not in self._texts
        }
        found = {place: self._texts[place] for place in places.values() if place not in new}
        holding: dict[int, set[TextKey]] = {}
        wanted = frozenset[int]().union(*new.values())
        for run, number, version in fingerprints.holding(connection, wanted):
            holding.setdefault(run, set()).add((number, version))
        for place, sample in new.items():
            texts = frozenset[TextKey]().union(*(holding.get(run, ()) for run in sample))
            found[place] = self._texts.put(place, texts)
        return _Within(known, {key: found[place] for key, place in places.items()})

    def keep_some(self, texts: int = BATCH) -> int:
        """Keep the fingerprints of so many texts that have none, fewer of long ones; how many.

        One transaction, a short one of few texts. Raises CaseBusy, CaseUnwritable.
        """
        connection = self._case.file.connection
        found = fingerprints.missing(connection, texts, LONGEST)
        lengths = accumulate(len(text) for _, _, text in found)
        found = found[: 1 + sum(length <= texts * _USUAL for length in lengths)]
        if found:
            made = [(n, version, self._sampled(n, version, t)) for n, version, t in found]
            with self._case.file.writing():
                counted = self._case.tallies.stamp()
                fingerprints.keep(connection, made)
            self._case.tallies.follow(counted, ())
        return len(found)

    def sample(self, article: Article) -> Sample:
        """The fingerprint of an article's text, or of its beginning where that is long."""
        held = self._samples.get((article.number, article.version))
        if held is None:
            text = self._text(article.id, article.version)[:LONGEST]
            held = self._sampled(article.number, article.version, text)
        return held

    def _sampled(self, number: int, version: int, text: str) -> Sample:
        sample = array("L", sorted(fingerprint(runs(words_of(text)))))
        return self._samples.put((number, version), sample)

    def _looked_up(self, mark: Annotation) -> Nearby:
        text = self._text(mark.article_id, mark.version)
        if mark.state == "orphaned" and text[mark.start : mark.end] != mark.quote:
            # It came from elsewhere and has no place: all that is known of it is its quotation.
            alone = cut(mark.quote, Span(0, len(mark.quote)))
            return Nearby(alone, mark.quote, mark.quote, mark.start)
        line = text.rfind("\n", 0, mark.start) + 1
        before = text.rfind("\n", 0, len(text[:line].rstrip())) + 1
        start = max(before, mark.start - _NEAR)
        end = text.find("\n", mark.end)
        end = min(len(text) if end < 0 else end, mark.end + _NEAR)
        found = cut(text, mark.span)
        return Nearby(found, found.span.cut(text), text[start:end], start)

    def _compared(self, one: Annotation, other: Annotation) -> float | None:
        first, second = self.nearby(one).cut, self.nearby(other).cut
        return overlap(
            first,
            self._runs_of(one.article_id, one.version),
            second,
            self._runs_of(other.article_id, other.version),
        )

    def _runs_of(self, article_id: str, version: int) -> frozenset[int]:
        key = (article_id, version)
        held = self._runs.get(key)
        if held is None:
            text = self._text(article_id, version)[:LONGEST]
            held = self._runs.put(key, frozenset(runs(words_of(text))))
        return held

    def _text(self, article_id: str, version: int) -> str:
        stored = self._case.articles.text(article_id, version)
        return stored.text if stored else ""


def _place(mark: Annotation) -> Place:
    lost = mark.quote if mark.state == "orphaned" else ""
    return mark.article_id, mark.version, mark.start, mark.end, lost


def _in_order(one: Annotation, other: Annotation) -> tuple[Annotation, Annotation]:
    return (one, other) if _place(one) <= _place(other) else (other, one)


def _candidates(
    items: Sequence[EvidenceView], within: _Within
) -> list[tuple[EvidenceView, EvidenceView]]:
    """Pairs of which each passage may stand in the other's article: few of all there are."""
    by_text: dict[TextKey, list[int]] = {}
    for at, each in enumerate(items):
        by_text.setdefault(_text_of(each), []).append(at)
    unknown = by_text.keys() - within.known
    reached = {
        (at, other)
        for at, each in enumerate(items)
        for text in (within.texts[each.annotation.id] & by_text.keys()) | unknown
        if text[0] != each.article.number
        for other in by_text[text]
    }
    mutual = sorted(pair for pair in reached if pair[0] < pair[1] and pair[::-1] in reached)
    return [(items[one], items[other]) for one, other in mutual]


def _text_of(view: EvidenceView) -> TextKey:
    return view.article.number, view.annotation.version
