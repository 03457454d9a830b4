"""Searching a case: annotations first, then passages (sentences) of articles."""

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.matching import places, snippet_span
from workbench.domain.query import parse
from workbench.domain.query_tree import Query, Words, shown_words
from workbench.domain.span import Span
from workbench.domain.views import AnnotationView, SearchHit, SearchResult
from workbench.services.library import Library
from workbench.services.open_case import OpenCase
from workbench.storage.index import PASSAGE_BITS
from workbench.storage.search import Found, PassageRow

SNIPPET = 240
_MOST = 1_000_000
# How many letters find continuations as one types, in a case of fewer passages than so many.
_SHORTEST: Final = ((1, 20_000), (2, 100_000))


class Searching:
    """Queries on one case."""

    def __init__(self, case: OpenCase, library: Library) -> None:
        self._case = case
        self._library = library

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
            query = self._parsed(text, typing)
            limit = min(max(limit, 0), _MOST)
            index = self._case.index
            marks = index.annotations(query, limit=limit, newest=newest, article_id=article_id)
            left = limit - len(marks.first)
            rows = index.passages(query, limit=left, newest=newest, article_id=article_id)
            views = self._library.views(self._case.annotations.by_ids(index.ids(marks.first)))
            asked = shown_words(query.tree)
            hits = [_mark_hit(view, asked, snippet) for view in views]
            hits += self._passage_hits(index.places(rows.first), asked, snippet)
            is_counted = not (marks.more or rows.more)
            return SearchResult(
                tuple(hits),
                len(marks.counted),
                len(rows.counted),
                self._article_count(marks, rows) if is_counted else None,
                query.explanation,
                query.hints,
                marks.more,
                rows.more,
            )

    def counted(self, text: str, *, typing: bool = False) -> tuple[Sequence[int], Sequence[int]]:
        """Row numbers of the annotations and passages that a search for `text` counts."""
        query, index = self._parsed(text, typing), self._case.index
        marks, rows = index.annotations(query, limit=0), index.passages(query, limit=0)
        return marks.counted, rows.counted

    def table(self, text: str, *, typing: bool = False, newest: bool = False) -> bytes:
        """Every hit of a query with its whole text, as CSV for spreadsheets."""
        from workbench.exchange.hits_table import hits_table

        found = self.search(text, limit=_MOST, typing=typing, newest=newest, snippet=_MOST)
        return hits_table(found.hits)

    def annotation_ids(self, text: str, *, typing: bool = False) -> list[str]:
        """The ids of all annotations that a query finds, in the order they were made."""
        with self._case.file.reading():
            index = self._case.index
            found = index.annotations(self._parsed(text, typing), limit=-1)
            return index.ids(found.counted[::-1])

    def _article_count(self, marks: Found, passages: Found) -> int:
        articles = set(self._case.index.article_numbers(marks.counted))
        return len(articles.union(number >> PASSAGE_BITS for number in passages.counted))

    def _parsed(self, text: str, typing: bool) -> Query:
        if not typing:
            return parse(text)
        # A beginning of one or two letters is that of half the words, and slow in a large case.
        shortest = next(
            (letters for letters, most in _SHORTEST if not self._case.index.has_passages(most)), 3
        )
        return parse(text, last_word_is_prefix=True, shortest_prefix=shortest)

    def _passage_hits(
        self, rows: Sequence[PassageRow], asked: tuple[Words, ...], snippet: int
    ) -> Iterator[SearchHit]:
        articles = self._case.articles.by_ids(row.article_id for row in rows)
        texts: dict[str, str] = {}
        for row in rows:
            article = articles[row.article_id]
            if article.id not in texts:
                texts[article.id] = self._case.text(article)
            sentence = texts[article.id][row.start : row.end]
            matches = places(sentence, asked)
            shown = snippet_span(sentence, matches, snippet)
            yield SearchHit(
                kind="passage",
                article=article,
                start=row.start,
                end=row.end,
                matches=_moved(matches, row.start),
                snippet=shown.cut(sentence),
                snippet_start=row.start + shown.start,
                paragraph=self._library.paragraph_at(row.article_id, row.version, row.start),
            )


def _mark_hit(view: AnnotationView, asked: tuple[Words, ...], snippet: int) -> SearchHit:
    mark = view.annotation
    matches = places(mark.quote, asked)
    shown = snippet_span(mark.quote, matches, snippet)
    return SearchHit(
        kind="annotation",
        article=view.article,
        start=mark.start,
        end=mark.end,
        matches=_moved(matches, mark.start),
        snippet=shown.cut(mark.quote),
        snippet_start=mark.start + shown.start,
        paragraph=view.paragraph,
        annotation=mark,
        tags=view.tags,
    )


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + by, span.end + by) for span in spans)
