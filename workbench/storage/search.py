"""Running queries: over annotations, and over passages of articles.

The index gives rows newest first and stops when enough are found, so that a word that stands
everywhere costs no more than a rare one.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.domain.query_tree import Query, shown_words
from workbench.storage.damage import damaged
from workbench.storage.index import PASSAGE_BITS
from workbench.storage.query_known import Known
from workbench.storage.query_parts import Part, as_sql
from workbench.storage.query_sql import Conditions
from workbench.storage.ratings import Rating, ratings

# Of more hits than these, the newest are counted and put in order.
COUNTED: Final = 500
_PLACE: Final = (1 << PASSAGE_BITS) - 1


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
        self,
        query: Query,
        *,
        limit: int,
        newest: bool = False,
        article_id: str | None = None,
        most: int | None = None,
    ) -> Found:
        """The first `limit` annotations, and up to `most` (or COUNTED) to count: all where
        both are negative."""
        sql = Conditions(self._known, "annotation_index")
        counted, more = self._rows(
            sql, query, max(limit, COUNTED if most is None else most), article_id
        )
        if limit <= 0:
            return Found((), counted, more)
        if newest:
            return Found(self._changed_last(counted)[:limit], counted, more)
        rated = ratings(self._connection, sql.index, query, counted, more=more)
        first = self._in_text_order(_with_ties(counted, rated, limit) if rated else counted)
        first.sort(key=rated.__getitem__)
        return Found(first[:limit], counted, more)

    def passages(
        self,
        query: Query,
        *,
        limit: int,
        newest: bool = False,
        article_id: str | None = None,
        most: int | None = None,
    ) -> Found:
        """The first `limit` passages, and up to `most` to count; none where no text is asked."""
        if not shown_words(query.tree):
            return Found()
        sql = Conditions(self._known, "passage_index")
        counted, more = self._rows(
            sql, query, max(limit, COUNTED if most is None else most), article_id
        )
        if limit <= 0:
            return Found((), counted, more)
        if newest:
            first = sorted(counted, key=lambda number: (-(number >> PASSAGE_BITS), number))
        else:
            rated = ratings(self._connection, sql.index, query, counted, more=more)
            first = sorted(counted, key=lambda number: (rated[number], number))
        return Found(first[:limit], counted, more)

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

    def articles_with(self, words: Sequence[str]) -> set[int]:
        """Numbers of the articles, listed or not, whose text has all of some folded words."""
        found: set[int] | None = None
        for word in words:
            rows = self._connection.execute(
                f"SELECT DISTINCT rowid >> {PASSAGE_BITS} FROM passage_index"
                " WHERE passage_index MATCH :word",
                {"word": f'"{word}"'},
            )
            holding = {int(row[0]) for row in rows}
            found = holding if found is None else found & holding
        return found or set()

    def places(self, numbers: Sequence[int]) -> list[PassageRow]:
        """Where passages stand, in the order of their row numbers. Raises CaseDamaged."""
        rows = self._connection.execute(
            "SELECT article.id, article.version,"
            f" json_extract(bounds, '$[' || (value & {_PLACE}) || ']')"
            f" FROM json_each(:some) JOIN article ON article.number = value >> {PASSAGE_BITS}"
            " LEFT JOIN text_passages ON article_number = article.number"
            " AND text_passages.version = article.version ORDER BY key",
            {"some": json.dumps(numbers)},
        ).fetchall()
        try:
            return [PassageRow(row[0], row[1], *json.loads(row[2])) for row in rows]
        except (ValueError, TypeError) as error:
            raise damaged(self._connection, "the list of a text's sentences is torn") from error

    def passage_count(self) -> int:
        """How many passages the case holds."""
        row = self._connection.execute("SELECT count(*) FROM passage_index_docsize").fetchone()
        return int(row[0])

    def _rows(
        self, sql: Conditions, query: Query, most: int, article_id: str | None
    ) -> tuple[list[int], bool]:
        """The numbers of the newest rows that a query is true of, and whether there may be more;
        of all where `most` is negative."""
        if query.tree is None:
            return [], False
        part = sql.whole(query.tree, article_id)
        if part.never:
            return [], False
        rows = self._connection.execute(
            f"{_select(sql, part)} DESC LIMIT {sql.bind(most)}", self._known.parameters
        ).fetchall()
        return [row[0] for row in rows], len(rows) == most

    def _changed_last(self, numbers: Sequence[int]) -> list[int]:
        """Annotations in the order of their last change, the latest first."""
        rows = self._connection.execute(
            "SELECT number FROM annotation WHERE number IN (SELECT value FROM json_each(:some))"
            " ORDER BY modified DESC, number DESC",
            {"some": json.dumps(numbers)},
        ).fetchall()
        return [row[0] for row in rows]

    def _in_text_order(self, numbers: Sequence[int]) -> list[int]:
        """Annotations in the order of the articles and of the text."""
        rows = self._connection.execute(
            "SELECT mark.number FROM annotation mark CROSS JOIN article"
            " ON article.id = mark.article_id"
            " WHERE mark.number IN (SELECT value FROM json_each(:some))"
            ' ORDER BY article.number, mark.start, mark."end", mark.number',
            {"some": json.dumps(numbers)},
        ).fetchall()
        return [row[0] for row in rows]


def _with_ties(numbers: Sequence[int], rated: dict[int, Rating], limit: int) -> list[int]:
    """The best `limit` rows, and those that are as good as the last of them."""
    ranked = sorted(numbers, key=rated.__getitem__)
    if len(ranked) <= limit:
        return ranked
    worst = rated[ranked[limit - 1]]
    return [number for number in ranked if rated[number] <= worst]


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
