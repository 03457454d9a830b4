"""A list of cards that may be long: how many there are, some of them, and where one stands."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from workbench.domain.values import Annotation, Article
from workbench.domain.views import AnnotationView, CardFilter
from workbench.services.open_case import OpenCase


class Cards:
    """The annotations that a filter let through when it was made; made anew after a change.

    In text order over all articles, SQLite would read through all that comes before a place. So
    the count of each article leads to it.
    """

    def __init__(
        self,
        case: OpenCase,
        wanted: CardFilter,
        views: Callable[[list[Annotation]], list[AnnotationView]],
    ) -> None:
        self._case, self._wanted, self._views = case, wanted, views
        self.groups: Sequence[int] = ()
        self._articles: dict[str, int] = {}
        counts = self._counts()
        if wanted.article_id is None and wanted.sort == "position":
            self._ids = [each for each in case.tallies.article_ids() if counts.get(each)]
            self._articles = {each: at for at, each in enumerate(self._ids)}
            self.groups = [counts[each] for each in self._ids]
            self._firsts = [0, *accumulate(self.groups)]
        self.count = sum(counts.values())
        # Where a card comes, and then where it is: a list asks twice.
        self._place_of = lru_cache(maxsize=4)(self._find_place)

    def _counts(self) -> Mapping[str, int]:
        wanted = self._wanted
        if wanted.article_id is not None or wanted.include or wanted.exclude:
            return self._case.annotations.article_counts(wanted)
        return self._case.tallies.counts().by_article

    def group(self, number: int) -> Article:
        """The article of one of the `groups`: they count the cards of each article from A1 on,
        where cards of all articles stand in text order.
        """
        return self._case.article(self._ids[number])

    def page(self, offset: int, limit: int) -> list[AnnotationView]:
        """At most `limit` cards from `offset` on."""
        return self._views(self._listed(offset, limit))

    def place(self, annotation_id: str) -> int | None:
        """The place of an annotation's card, from 0; None where the filter leaves it out."""
        return self._place_of(annotation_id)

    def _find_place(self, annotation_id: str) -> int | None:
        store = self._case.annotations
        mark = store.by_id(annotation_id)
        if mark is None or self._wanted.article_id not in (None, mark.article_id):
            return None
        if self._wanted.sort == "time":
            return store.row_by_time(mark, self._wanted)
        row = store.row_in_article(mark, self._wanted)
        if not self.groups:
            return row
        at = self._articles.get(mark.article_id)
        return None if row is None or at is None else self._firsts[at] + row

    def _listed(self, offset: int, limit: int) -> list[Annotation]:
        store = self._case.annotations
        if not self.groups:
            return store.listed(self._wanted, offset=offset, limit=limit)
        found: list[Annotation] = []
        at = bisect_right(self._firsts, offset) - 1
        while at < len(self._ids) and len(found) < limit:
            skipped = max(0, offset - self._firsts[at])
            within = replace(self._wanted, article_id=self._ids[at])
            found += store.listed(within, offset=skipped, limit=limit - len(found))
            at += 1
        return found
