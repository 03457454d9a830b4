"""Running queries: over annotations, and over passages of articles.

The index gives rows newest first and stops when enough are found, so that a word that stands
everywhere costs no more than a rare one.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.domain.query_tree import Query, Words, shown_words
from workbench.domain.span import Spans
from workbench.storage.index import PASSAGE_BITS, passages_of
from workbench.storage.query_known import Known
from workbench.storage.query_parts import Part, as_sql
from workbench.storage.query_sql import Conditions, match_expression

# Nobody looks at more hits than these; of more, the newest are counted.
COUNTED: Final = 2_000
# And of these, the newest are put in order.
RATED: Final = 500
# FTS5 rates by how rare the words are, and reads through all their rows for it. Beyond so many rows
# the words say little, and the shortest is taken for the best.
_RARE: Final = 2_000


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage found: the sentence `[start, end)` of an article's text version."""

    article_id: str
    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """The row numbers of hits: the first of them in order, and all that were counted.

    `more` says that counting stopped before the end.
    """

    first: Sequence[int] = ()
    counted: Sequence[int] = ()
    more: bool = False


class SearchStore:
    """Runs one query on one state of a case: what it learns on the way it keeps."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known = Known(connection)

    def annotations(
        self, query: Query, *, limit: int, newest: bool = False, article_id: str | None = None
    ) -> Found:
        """The first `limit` annotations, and up to COUNTED to count; all where it is negative."""
        sql = Conditions(self._known, "annotation_index")
        counted = self._rows(sql, query, limit, article_id)
        if limit <= 0:
            return Found((), counted, _is_cut(counted, limit))
        chosen = counted[: max(RATED, limit)]
        order = 'article.number, mark.start, mark."end", mark.number'
        first = self._sorted(chosen, f"mark.modified DESC, {order}" if newest else order)
        asked = shown_words(query.tree)
        if asked and not newest:
            ratings = self._ratings("annotation_index", asked, first)
            first.sort(key=ratings.__getitem__)
        return Found(first[:limit], counted, _is_cut(counted, limit))

    def passages(
        self, query: Query, *, limit: int, newest: bool = False, article_id: str | None = None
    ) -> Found:
        """The first `limit` passages, and up to COUNTED to count; none where no text is asked."""
        asked = shown_words(query.tree)
        if not asked:
            return Found()
        sql = Conditions(self._known, "passage_index")
        counted = self._rows(sql, query, limit, article_id)
        if limit <= 0:
            return Found((), counted, _is_cut(counted, limit))
        chosen = counted[: max(RATED, limit)]
        if newest:
            first = sorted(chosen, key=lambda number: (-(number >> PASSAGE_BITS), number))
        else:
            ratings = self._ratings("passage_index", asked, chosen)
            first = sorted(chosen, key=lambda number: (ratings[number], number))
        return Found(first[:limit], counted, _is_cut(counted, limit))

    def ids(self, numbers: Sequence[int]) -> list[str]:
        """The ids of annotations, in the order of their row numbers."""
        rows = self._connection.execute(
            "SELECT number, id FROM annotation"
            " WHERE number IN (SELECT value FROM json_each(:some))",
            {"some": json.dumps(numbers)},
        )
        known = dict(rows.fetchall())
        return [known[number] for number in numbers]

    def article_numbers(self, numbers: Sequence[int]) -> dict[int, int]:
        """How many of these annotations are in each article, by its number."""
        rows = self._connection.execute(
            "SELECT article.number, found.count FROM"
            " (SELECT article_id, count(*) AS count FROM annotation"
            " WHERE number IN (SELECT value FROM json_each(:some)) GROUP BY article_id) found"
            " JOIN article ON article.id = found.article_id",
            {"some": json.dumps(numbers)},
        )
        return dict(rows.fetchall())

    def places(self, numbers: Sequence[int]) -> list[PassageRow]:
        """Where passages stand, in the order of their row numbers."""
        texts = dict.fromkeys(number >> PASSAGE_BITS for number in numbers)
        rows = self._connection.execute(
            "SELECT number, id, version FROM article"
            " WHERE number IN (SELECT value FROM json_each(:some))",
            {"some": json.dumps(list(texts))},
        )
        articles = {row[0]: (row[1], row[2]) for row in rows.fetchall()}
        spans: dict[int, Spans] = {}
        found = []
        for number in numbers:
            article, at = number >> PASSAGE_BITS, number & ((1 << PASSAGE_BITS) - 1)
            if article not in spans:
                spans[article] = passages_of(self._connection, article, articles[article][1])
            span = spans[article][at]
            found.append(PassageRow(*articles[article], span.start, span.end))
        return found

    def has_passages(self, count: int) -> bool:
        """True where the case holds at least `count` passages."""
        row = self._connection.execute(
            "SELECT 1 FROM passage_index_docsize LIMIT 1 OFFSET :count", {"count": count - 1}
        ).fetchone()
        return row is not None

    def _rows(self, sql: Conditions, query: Query, limit: int, article_id: str | None) -> list[int]:
        """The numbers of the newest rows that a query is true of; of all where limit < 0."""
        if query.tree is None:
            return []
        part = sql.whole(query.tree, article_id)
        if part.never:
            return []
        most = -1 if limit < 0 else max(COUNTED, limit)
        rows = self._connection.execute(
            f"{_select(sql, part)} DESC LIMIT {sql.bind(most)}", self._known.parameters
        )
        return [row[0] for row in rows.fetchall()]

    def _sorted(self, numbers: Sequence[int], order: str) -> list[int]:
        rows = self._connection.execute(
            "SELECT mark.number FROM annotation mark CROSS JOIN article"
            " ON article.id = mark.article_id"
            f" WHERE mark.number IN (SELECT value FROM json_each(:some)) ORDER BY {order}",
            {"some": json.dumps(numbers)},
        )
        return [row[0] for row in rows.fetchall()]

    def _ratings(self, index: str, asked: Sequence[Words], numbers: Sequence[int]) -> "_Ratings":
        """How well the words fit each row: what is less is better."""
        if not numbers:
            return _Ratings()
        column = "{quote note}" if index == "annotation_index" else ""
        matches = [match_expression(words, column) for words in asked]
        if not self._are_rare(index, matches):
            rows = self._connection.execute(
                f"SELECT id, sz FROM {index}_docsize"
                " WHERE id IN (SELECT value FROM json_each(:some))",
                {"some": json.dumps(numbers)},
            )
            return _Ratings(rows)
        rows = self._connection.execute(
            f"SELECT rowid, rank FROM {index} WHERE {index} MATCH :match"
            " AND rowid BETWEEN :first AND :last",
            {"match": " OR ".join(matches), "first": min(numbers), "last": max(numbers)},
        )
        return _Ratings(rows)

    def _are_rare(self, index: str, matches: Iterable[str]) -> bool:
        left = _RARE
        for match in matches:
            row = self._connection.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH :match"
                " LIMIT :left)",
                {"match": match, "left": left},
            ).fetchone()
            left -= row[0]
            if left <= 0:
                return False
        return True


class _Ratings(dict[int, tuple[bool, float | bytes]]):
    """The ratings of rows; one that has none comes last."""

    def __init__(self, rows: Iterable[tuple[int, float | bytes]] = ()) -> None:
        super().__init__((number, (False, rating)) for number, rating in rows)

    def __missing__(self, number: int) -> tuple[bool, float | bytes]:
        return (True, 0.0)


def _is_cut(counted: Sequence[int], limit: int) -> bool:
    return limit >= 0 and len(counted) >= max(COUNTED, limit)


def _select(sql: Conditions, part: Part) -> str:
    """The statement that gives the numbers of the rows for which a part holds, in their order."""
    index = sql.index
    if part.match:
        rows, number = f"{index} WHERE {index} MATCH {sql.bind(part.expression)}", f"{index}.rowid"
        # The sign keeps SQLite from asking the index anew for each number of a list.
        where = part.sql.replace("{number}", f"+{number}").replace("{place}", number)
        return f"SELECT {number} FROM {rows} AND {where or 1} ORDER BY {number}"
    table, column = ("annotation", "number") if sql.of_annotations else (f"{index}_docsize", "id")
    number = f"{table}.{column}"
    where = as_sql(part, sql.lookup).replace("{number}", number).replace("{place}", number)
    return f"SELECT {number} FROM {table} WHERE {where} ORDER BY {number}"
