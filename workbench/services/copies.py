"""Which passages were copied, and what stands near them; fingerprints of texts kept in the case."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from workbench.analysis.copies import Cut, cut, overlap
from workbench.analysis.shingles import fingerprint, runs, words_of
from workbench.domain.claim_views import EvidenceView
from workbench.domain.values import Annotation
from workbench.services.open_case import OpenCase
from workbench.storage import fingerprints

# Fingerprints are written so many texts at a time: some milliseconds.
BATCH: Final = 10
_NEAR: Final = 3_000
_TEXTS, _PLACES, _PAIRS = 500, 20_000, 100_000

K = TypeVar("K")
V = TypeVar("V")
Text = tuple[str, int]
Place = tuple[str, int, int, int]


class _Kept(Generic[K, V]):
    """A cache that forgets what was not asked for longest. Texts never change, so it never lies."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        if key in self._held:
            self._held.move_to_end(key)
            return self._held[key]
        value = self._held[key] = make()
        if len(self._held) > self._most:
            self._held.popitem(last=False)
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
        self._nearby: _Kept[Place, Nearby] = _Kept(_PLACES)
        self._overlaps: _Kept[tuple[Place, Place], float | None] = _Kept(_PAIRS)

    def nearby(self, mark: Annotation) -> Nearby:
        """What stands at a mark and near it."""
        return self._nearby.get(_place(mark), lambda: self._looked_up(mark))

    def overlap(self, one: EvidenceView, other: EvidenceView) -> float | None:
        """How much near-duplicate passages of two articles have in common, 0–1, or None."""
        first, second = sorted((one.annotation, other.annotation), key=_place)
        pair = (_place(first), _place(second))
        return self._overlaps.get(pair, lambda: self._compared(first, second))

    def may_share(
        self, evidence: Sequence[EvidenceView]
    ) -> Callable[[EvidenceView, EvidenceView], bool]:
        """A quick test, for some items, whether one's passage can occur in the other's article."""
        connection = self._case.file.connection
        sampled = {
            _place(each.annotation): fingerprint(self.nearby(each.annotation).cut.runs)
            for each in evidence
        }
        known = fingerprints.known(connection)
        texts: dict[int, set[tuple[int, int]]] = {}
        for run, number, version in fingerprints.holding(
            connection, frozenset[int]().union(*sampled.values())
        ):
            texts.setdefault(run, set()).add((number, version))

        def test(one: EvidenceView, other: EvidenceView) -> bool:
            text = (other.article.number, other.annotation.version)
            if text not in known:
                return True
            return any(text in texts.get(run, ()) for run in sampled[_place(one.annotation)])

        return test

    def keep_some(self) -> int:
        """Keep the fingerprints of a few texts that have none; how many there were.

        One short transaction. Raises CaseBusy, CaseUnwritable.
        """
        connection = self._case.file.connection
        found = fingerprints.missing(connection, BATCH)
        if found:
            made = [(n, version, fingerprint(runs(words_of(t)))) for n, version, t in found]
            with self._case.file.writing():
                for number, version, hashes in made:
                    fingerprints.keep(connection, number, version, hashes)
        return len(found)

    def _looked_up(self, mark: Annotation) -> Nearby:
        text = self._text(mark.article_id, mark.version)
        line = text.rfind("\n", 0, mark.start) + 1
        before = text.rfind("\n", 0, len(text[:line].rstrip())) + 1
        start = max(before, mark.start - _NEAR)
        end = text.find("\n", mark.end)
        end = min(len(text) if end < 0 else end, mark.end + _NEAR)
        found = cut(text, mark.span)
        return Nearby(found, found.span.cut(text), text[start:end], start)

    def _compared(self, one: Annotation, other: Annotation) -> float | None:
        return overlap(
            self.nearby(one).cut,
            self._runs_of(one.article_id, one.version),
            self.nearby(other).cut,
            self._runs_of(other.article_id, other.version),
        )

    def _runs_of(self, article_id: str, version: int) -> frozenset[int]:
        return self._runs.get(
            (article_id, version),
            lambda: frozenset(runs(words_of(self._text(article_id, version)))),
        )

    def _text(self, article_id: str, version: int) -> str:
        stored = self._case.articles.text(article_id, version)
        return stored.text if stored else ""


def _place(mark: Annotation) -> Place:
    return mark.article_id, mark.version, mark.start, mark.end
