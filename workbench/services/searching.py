"""Searching a case: annotations first, then passages (sentences) of articles."""

from workbench.domain.matching import places, snippet_span
from workbench.domain.query import parse
from workbench.domain.query_tree import Words, shown_words
from workbench.domain.span import Span
from workbench.domain.values import Article
from workbench.domain.views import AnnotationView, SearchHit, SearchResult
from workbench.services.library import Library
from workbench.services.open_case import OpenCase
from workbench.storage.search import PassageRow

SNIPPET = 240
_MOST = 1_000_000


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
        query = parse(text, last_word_is_prefix=typing)
        limit = min(max(limit, 0), _MOST)
        asked = shown_words(query.tree)
        with self._case.file.reading():
            ids, marks, mark_articles = self._case.index.annotations(
                query, limit=limit, newest=newest, article_id=article_id
            )
            rows, passages, passage_articles = self._case.index.passages(
                query, limit=max(0, limit - len(ids)), newest=newest, article_id=article_id
            )
            views = self._library.views(self._case.annotations.by_ids(ids))
            hits = [_mark_hit(view, asked, snippet) for view in views]
            texts: dict[str, str] = {}
            hits.extend(self._passage_hit(row, asked, texts, snippet) for row in rows)
        return SearchResult(
            tuple(hits),
            marks,
            passages,
            len(mark_articles | passage_articles),
            query.explanation,
            query.hints,
        )

    def _passage_hit(
        self, row: PassageRow, asked: tuple[Words, ...], texts: dict[str, str], snippet: int
    ) -> SearchHit:
        article: Article = self._case.article(row.article_id)
        if row.article_id not in texts:
            texts[row.article_id] = self._case.text(article)
        sentence = texts[row.article_id][row.start : row.end]
        matches = places(sentence, asked)
        shown = snippet_span(sentence, matches, snippet)
        return SearchHit(
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
