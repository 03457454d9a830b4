"""Which passages were copied, and what stands near them; fingerprints of texts kept in the case."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
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


class Copies:
    """Compares the passages of one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case
        self._runs: _Kept[Text, frozenset[int]] = _Kept(_TEXTS)
        self._samples: _Kept[tuple[int, int], Sample] = _Kept(_SAMPLES)
        self._nearby: _Kept[Place, Nearby] = _Kept(_PLACES)
        self._overlaps: _Kept[tuple[Place, Place], float | None] = _Kept(_PAIRS)

    def nearby(self, mark: Annotation) -> Nearby:
        """What stands at a mark and near it."""
        key = _place(mark)
        return self._nearby.get(key) or self._nearby.put(key, self._looked_up(mark))

    def overlaps(
        self, pairs: Iterable[tuple[EvidenceView, EvidenceView]]
    ) -> dict[tuple[str, str], float]:
        """How much near-duplicate passages have in common, 0–1, by the ids of their annotations.

        Pairs of passages that are no near-duplicates are left out.
        """
        marks = {
            (one.annotation.id, other.annotation.id): _in_order(one.annotation, other.annotation)
            for one, other in pairs
        }
        new = {pair for pair in marks.values() if _places(pair) not in self._overlaps}
        may_share = self._may_share({mark for pair in new for mark in pair})
        found = {}
        for ends, pair in marks.items():
            places = _places(pair)
            if places not in self._overlaps:
                share = self._compared(*pair) if may_share(*pair) else None
                self._overlaps.put(places, share)
            else:
                share = self._overlaps[places]
            if share is not None:
                found[ends] = share
        return found

    def _may_share(self, marks: Collection[Annotation]) -> Callable[[Annotation, Annotation], bool]:
        """A quick test whether one's passage can occur in the other's article."""
        if not marks:
            return lambda _one, _other: False
        connection = self._case.file.connection
        samples = {mark.id: self.nearby(mark).cut.sample for mark in marks}
        numbers = {
            article.id: article.number
            for article, _ in self._case.articles.with_ids(
                [mark.article_id for mark in marks]
            ).values()
        }
        known = fingerprints.known(connection)
        holding: dict[int, set[tuple[int, int]]] = {}
        wanted = frozenset[int]().union(*samples.values())
        for run, number, version in fingerprints.holding(connection, wanted):
            holding.setdefault(run, set()).add((number, version))
        texts = {
            mark_id: set().union(*(holding.get(run, ()) for run in sample))
            for mark_id, sample in samples.items()
        }

        def test(one: Annotation, other: Annotation) -> bool:
            text = (numbers[other.article_id], other.version)
            return text not in known or text in texts[one.id]

        return test

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
            self._runs_of(one.article_id, one.version) | first.runs,
            second,
            self._runs_of(other.article_id, other.version) | second.runs,
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


def _places(pair: tuple[Annotation, Annotation]) -> tuple[Place, Place]:
    return _place(pair[0]), _place(pair[1])
