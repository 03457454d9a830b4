"""How well found rows fit what was asked: by FTS5's rank where that is quick, else by length."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

from workbench.domain.query_tree import Query, Words, shown_words
from workbench.storage.query_sql import match_expression

Rating = tuple[bool, float | bytes]
# FTS5 rates by how rare the words are, and reads through all their rows for it. Beyond so many rows
# the words say little, and the shortest is taken for the best.
_RARE: Final = 2_000


class _Ratings(dict[int, Rating]):
    """The ratings of rows; one that has none comes last."""

    def __init__(self, rows: Iterable[tuple[int, float | bytes]] = ()) -> None:
        super().__init__((number, (False, rating)) for number, rating in rows)

    def __missing__(self, number: int) -> Rating:
        return (True, 0.0)


def ratings(
    connection: sqlite3.Connection, index: str, query: Query, numbers: Sequence[int], *, more: bool
) -> dict[int, Rating]:
    """A rating for each row, what is less is better; empty where nothing is asked for in the text.

    `numbers` are the rows that the query found, or with `more` some of them.
    """
    asked = shown_words(query.tree)
    if not numbers or not asked:
        return _Ratings()
    if not _are_rare(connection, index, query, asked, is_all=not more):
        rows = connection.execute(
            f"SELECT id, sz FROM {index}_docsize WHERE id IN (SELECT value FROM json_each(:some))",
            {"some": json.dumps(numbers)},
        )
        return _Ratings(rows.fetchall())
    column = "{quote note}" if index == "annotation_index" else ""
    rows = connection.execute(
        f"SELECT rowid, rank FROM {index} WHERE {index} MATCH :match"
        " AND rowid BETWEEN :first AND :last"
        # Only what was found is rated; the sign keeps SQLite from asking the index for each.
        " AND +rowid IN (SELECT value FROM json_each(:some))",
        {
            "match": " OR ".join(match_expression(words, column) for words in asked),
            "first": min(numbers),
            "last": max(numbers),
            "some": json.dumps(numbers),
        },
    )
    return _Ratings(rows.fetchall())


def _are_rare(
    connection: sqlite3.Connection,
    index: str,
    query: Query,
    asked: Sequence[Words],
    *,
    is_all: bool,
) -> bool:
    """True where the rows of all words together are few; each word of a phrase has its own."""
    if is_all and isinstance(query.tree, Words) and len(query.tree.words) == 1:
        return True
    if any(words.prefix for words in asked):
        return False
    left = _RARE
    for word in {word for words in asked for word in words.words}:
        row = connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH :match LIMIT :left)",
            {"match": match_expression(Words((word,))), "left": left},
        ).fetchone()
        left -= row[0]
        if left <= 0:
            return False
    return True
