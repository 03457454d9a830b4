"""Running queries: over annotations, and over passages of articles."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from workbench.domain.query_tree import Query, shown_words
from workbench.domain.span import Spans
from workbench.storage.index import PASSAGE_BITS, passages_of
from workbench.storage.query_sql import (
    ANNOTATIONS,
    PASSAGES,
    Conditions,
    TagName,
    Target,
    match_expression,
    tag_name,
)

# Rating 200,000 hits of a common word takes a second, and nobody reads them: the newest are rated.
RATED: Final = 10_000


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage found: the sentence `[start, end)` of an article's text version."""

    article_id: str
    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Order:
    """How hits are ordered: what to join for it, what to leave out, and the terms."""

    head: str
    join: str
    where: str
    terms: str


class SearchStore:
    """Runs queries on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def annotations(
        self, query: Query, *, limit: int, newest: bool = False, article_id: str | None = None
    ) -> tuple[list[str], int, set[str]]:
        """Ids of the first `limit` annotations, how many there are, and in which articles."""
        rows, count, articles = self._found(
            ANNOTATIONS,
            query,
            "item.id",
            limit,
            "item.modified DESC, article.number, item.start" if newest else "",
            article_id,
        )
        return [str(row[0]) for row in rows], count, articles

    def passages(
        self, query: Query, *, limit: int, newest: bool = False, article_id: str | None = None
    ) -> tuple[list[PassageRow], int, set[str]]:
        """The first `limit` passages, how many there are, and in which articles."""
        if not shown_words(query.tree):
            return [], 0, set()
        rows, count, articles = self._found(
            PASSAGES,
            query,
            "article.id, article.version, item.number",
            limit,
            "article.number DESC, item.number" if newest else "",
            article_id,
        )
        return self._placed(rows), count, articles

    def _placed(self, rows: Sequence[tuple[str, int, int]]) -> list[PassageRow]:
        """Where passages stand, given as article, version and number."""
        known: dict[int, Spans] = {}
        found = []
        for article_id, version, passage in rows:
            number, at = passage >> PASSAGE_BITS, passage & ((1 << PASSAGE_BITS) - 1)
            if number not in known:
                known[number] = passages_of(self._connection, number, version)
            span = known[number][at]
            found.append(PassageRow(article_id, version, span.start, span.end))
        return found

    def _found(
        self,
        target: Target,
        query: Query,
        columns: str,
        limit: int,
        newest: str,
        article_id: str | None,
    ) -> tuple[list[Any], int, set[str]]:
        if query.tree is None:
            return [], 0, set()
        sql = Conditions(target, self._tags())
        where = f"{sql.listed(query.tree, article_id)} AND {sql.of(query.tree)}"
        # CROSS keeps SQLite from starting with the articles: it would try each with each hit.
        joined = (
            f"{target.table} item CROSS JOIN article"
            f" ON article.{target.article_key} = item.{target.article}"
        )
        counted = self._connection.execute(
            "SELECT article.id, count(*), min(item.number), max(item.number)"
            f" FROM {joined} WHERE {where} GROUP BY article.number",
            sql.parameters,
        ).fetchall()
        count = sum(row[1] for row in counted)
        if not count or not limit:
            return [], count, {row[0] for row in counted}
        if newest:
            order = _Order("", "", "", newest)
        else:
            first, last = min(row[2] for row in counted), max(row[3] for row in counted)
            if count > RATED >= limit > 0:
                first = self._newest(sql, where)
            order = _best(sql, query, first, last)
        rows = self._connection.execute(
            f"{order.head} SELECT {columns} FROM {joined} {order.join}"
            f" WHERE {where}{order.where} ORDER BY {order.terms} LIMIT {sql.bind(limit)}",
            sql.parameters,
        ).fetchall()
        return rows, count, {row[0] for row in counted}

    def _newest(self, sql: Conditions, where: str) -> int:
        """The number of the oldest of the newest hits, those that are rated."""
        row = self._connection.execute(
            f"SELECT item.number FROM {sql.target.table} item WHERE {where}"
            f" ORDER BY item.number DESC LIMIT 1 OFFSET {RATED - 1}",
            sql.parameters,
        ).fetchone()
        return int(row[0])

    def _tags(self) -> list[TagName]:
        rows = self._connection.execute("SELECT id, name, group_name FROM tag ORDER BY position")
        return [tag_name(*row) for row in rows]


def _best(sql: Conditions, query: Query, first: int, last: int) -> _Order:
    """By how well the words fit, then as they stand in the articles; rows `first` to `last`."""
    asked, index = shown_words(query.tree), sql.target.index
    if not asked:
        return _Order("", "", "", f"article.number, item.{sql.target.place}")
    match = sql.bind(" OR ".join(match_expression(words) for words in asked))
    between = f"BETWEEN {sql.bind(first)} AND {sql.bind(last)}"
    return _Order(
        "WITH rated AS MATERIALIZED (SELECT rowid AS number, rank AS rating"
        f" FROM {index} WHERE {index} MATCH {match} AND rowid {between})",
        "LEFT JOIN rated ON rated.number = item.number",
        f" AND item.number {between}",
        f"rated.rating IS NULL, rated.rating, article.number, item.{sql.target.place}",
    )
