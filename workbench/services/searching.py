"""Searching a case: annotations first, then passages (sentences) of articles."""

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.matching import places, snippet_span
from workbench.domain.query import parse
from workbench.domain.query_edit import opened
from workbench.domain.query_tree import Hint, Words, shown_words
from workbench.domain.span import Span
from workbench.domain.text import Paragraphs
from workbench.domain.views import Facet, SearchHit, SearchResult, Totals
from workbench.services.open_case import OpenCase
from workbench.storage.index import PASSAGE_BITS
from workbench.storage.search import Found
from workbench.storage.search_values import counts_among

SNIPPET = 240
_MOST = 1_000_000
# All hits are counted up to so many annotations, and passages.
_COUNTED: Final = 10_000
# How many letters find continuations as one types, in a case of fewer passages than so many.
_SHORTEST: Final = ((1, 20_000), (2, 100_000))


class Searching:
    """Queries on one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def search(
        self,
        text: str,
        *,
        limit: int = 50,
        newest: bool = False,
        typing: bool = False,
        article_id: str | None = None,
        snippet: int = SNIPPET,
    ) -> SearchResult:
        """The first `limit` hits of a query, with how many there are in all. Never raises for
        what a query may hold.

        `typing` makes the last word find its continuations; `article_id` keeps to one article;
        `snippet` is how many code points of a hit are shown at most, around its first match.
        """
        with self._case.file.reading():
            asked_for = self.opened(text) if typing else text
            query = parse(asked_for)
            limit = min(max(limit, 0), _MOST)
            index = self._case.index
            marks = index.annotations(query, limit=limit, newest=newest, article_id=article_id)
            left = limit - len(marks.first)
            rows = index.passages(query, limit=left, newest=newest, article_id=article_id)
            asked = shown_words(query.tree)
            hits = self._hits(marks.first, rows.first, asked, snippet)
            return SearchResult(
                tuple(hits),
                self._totals(marks, rows),
                query.explanation,
                _inside(query.hints, len(text)),
                asked_for,
            )

    def totals(self, query: str) -> tuple[Totals, list[Facet]]:
        """How many hits a query has, and what they have in common: their tags, sources, authors
        and languages with how many hits have each; for tags the annotations alone count."""
        with self._case.file.reading():
            tree, index = parse(query), self._case.index
            marks = index.annotations(tree, limit=0, most=_COUNTED)
            rows = index.passages(tree, limit=0, most=_COUNTED)
            found = counts_among(self._case.file.connection, marks.counted, rows.counted)
            facets = [Facet(field, *each) for field, values in found.items() for each in values]
            return self._totals(marks, rows), facets

    def opened(self, text: str) -> str:
        """The query that stands for `text` while its last word is being typed."""
        # A beginning of one or two letters is that of half the words, and slow in a large case.
        size = self._case.index.passage_count()
        shortest = next((letters for letters, most in _SHORTEST if size < most), 3)
        return opened(text, shortest)

    def table(self, text: str, *, newest: bool = False) -> bytes:
        """Every hit of a query with its whole text, as CSV for spreadsheets."""
        from workbench.exchange.hits_table import hits_table

        found = self.search(text, limit=_MOST, newest=newest, snippet=_MOST)
        return hits_table(found.hits)

    def annotation_ids(self, text: str) -> list[str]:
        """The ids of all annotations that a query finds, in the order they were made."""
        with self._case.file.reading():
            index = self._case.index
            found = index.annotations(parse(text), limit=-1, most=-1)
            return index.ids(found.counted[::-1])

    def _totals(self, marks: Found, passages: Found) -> Totals:
        articles = None
        if not marks.more and not passages.more:
            numbers = set(self._case.index.article_numbers(marks.counted))
            articles = len(numbers.union(number >> PASSAGE_BITS for number in passages.counted))
        return Totals(
            len(marks.counted), len(passages.counted), articles, marks.more, passages.more
        )

    def _hits(
        self,
        marks: Sequence[int],
        passages: Sequence[int],
        asked: tuple[Words, ...],
        snippet: int,
    ) -> Iterator[SearchHit]:
        """What is shown of rows of annotations, and of passages; each text is read once."""
        case = self._case
        annotations, rows = case.annotations.by_numbers(marks), case.index.places(passages)
        versions = [(mark.article_id, mark.version) for mark in annotations]
        versions += [(row.article_id, row.version) for row in rows]
        articles = case.articles.by_ids(article_id for article_id, _ in versions)
        texts = case.articles.texts_of(versions)
        tags = case.tags_by_id() if annotations else {}
        for mark in annotations:
            yield SearchHit(
                "annotation",
                articles[mark.article_id],
                mark.start,
                mark.end,
                *_shown(mark.quote, mark.start, asked, snippet),
                Paragraphs.number_in(texts.get((mark.article_id, mark.version), ""), mark.start),
                mark,
                tuple(tags[tag_id] for tag_id in mark.tags),
            )
        for row in rows:
            text = texts[row.article_id, row.version]
            yield SearchHit(
                "passage",
                articles[row.article_id],
                row.start,
                row.end,
                *_shown(text[row.start : row.end], row.start, asked, snippet),
                Paragraphs.number_in(text, row.start),
            )


def _shown(
    text: str, start: int, asked: tuple[Words, ...], snippet: int
) -> tuple[tuple[Span, ...], str, int]:
    """The matches in a hit that begins at `start`, its snippet, and where that begins."""
    matches = places(text, asked)
    shown = snippet_span(text, matches, snippet)
    moved = tuple(Span(match.start + start, match.end + start) for match in matches)
    return moved, shown.cut(text), start + shown.start


def _inside(hints: Sequence[Hint], length: int) -> tuple[Hint, ...]:
    """The hints with places in a text of that length: the query may have got a `*` behind it."""
    return tuple(Hint(hint.text, min(hint.start, length), min(hint.end, length)) for hint in hints)
