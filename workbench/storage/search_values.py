"""What fields of a query can be asked for: the values that a case holds, with how often each."""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Final

from workbench.domain.values import SavedSearch
from workbench.storage.index import PASSAGE_BITS
from workbench.storage.rows import SAVED_SEARCHES

_OF_ARTICLES: Final = "FROM article WHERE id NOT IN (SELECT id FROM unlisted_article)"
_VALUES: Final = {
    "tag": "SELECT tag.name, count(annotation_id) FROM tag"
    " LEFT JOIN annotation_tag ON tag_id = tag.id GROUP BY tag.id ORDER BY tag.position",
    "verdict": "SELECT tag.name, count(annotation_id) FROM tag"
    " LEFT JOIN annotation_tag ON tag_id = tag.id WHERE tag.group_name = 'verdict'"
    " GROUP BY tag.id ORDER BY tag.position",
    "article": f"SELECT title, 1 {_OF_ARTICLES} ORDER BY number",
    "source": "SELECT source.name, count(*) FROM article JOIN source ON source.id = source_id"
    " WHERE article.id NOT IN (SELECT id FROM unlisted_article)"
    " GROUP BY source.id ORDER BY source.name",
    "author": f"SELECT author, count(*) {_OF_ARTICLES} AND author IS NOT NULL"
    " GROUP BY author ORDER BY author",
    "lang": f"SELECT language, count(*) {_OF_ARTICLES} AND language IS NOT NULL"
    " GROUP BY language ORDER BY language",
    "claim": "SELECT 'C' || number, (SELECT count(*) FROM evidence WHERE claim_id = claim.id)"
    " FROM claim ORDER BY position, number",
    "origin": "SELECT name, (SELECT count(*) FROM evidence WHERE origin_id = origin.id)"
    " FROM origin ORDER BY name",
    "stance": "SELECT stance, count(*) FROM evidence GROUP BY stance",
    "grade": "SELECT reliability, count(*) FROM source WHERE reliability IS NOT NULL"
    " GROUP BY reliability",
}


def values_of(connection: sqlite3.Connection, field: str) -> list[tuple[str, int]]:
    """The values of a field with how many annotations or articles have each; none for fields
    whose values are not listed anywhere."""
    statement = _VALUES.get(field)
    return connection.execute(statement).fetchall() if statement else []


def counts_among(
    connection: sqlite3.Connection, marks: Sequence[int], passages: Sequence[int]
) -> dict[str, list[tuple[str, int]]]:
    """How many of these hits have each value: by tag (annotations only), source, author and
    language, the most frequent first."""
    given = {"marks": json.dumps(marks)}
    tags = connection.execute(
        "SELECT tag.name, found.count FROM (SELECT tag_id, count(*) AS count FROM annotation mark"
        " CROSS JOIN annotation_tag ON annotation_id = mark.id"
        " WHERE mark.number IN (SELECT value FROM json_each(:marks)) GROUP BY tag_id) found"
        " JOIN tag ON tag.id = found.tag_id ORDER BY tag.position",
        given,
    ).fetchall()
    per_article = Counter(number >> PASSAGE_BITS for number in passages)
    per_article.update(
        dict(
            connection.execute(
                "SELECT article.number, found.count FROM"
                " (SELECT article_id, count(*) AS count FROM annotation"
                " WHERE number IN (SELECT value FROM json_each(:marks)) GROUP BY article_id) found"
                " JOIN article ON article.id = found.article_id",
                given,
            ).fetchall()
        )
    )
    counted = {field: Counter[str]() for field in ("source", "author", "lang")}
    rows = connection.execute(
        "SELECT article.number, source.name, author, language FROM article"
        " LEFT JOIN source ON source.id = source_id"
        " WHERE article.number IN (SELECT value FROM json_each(:articles))",
        {"articles": json.dumps(list(per_article))},
    )
    for number, *values in rows:
        for values_counted, value in zip(counted.values(), values, strict=True):
            if value:
                values_counted[value] += per_article[number]
    others = {
        field: sorted(values.items(), key=lambda item: (-item[1], item[0]))
        for field, values in counted.items()
    }
    return {"tag": tags, **others}


def saved_searches(connection: sqlite3.Connection) -> list[SavedSearch]:
    """The saved searches in their order."""
    rows = connection.execute(
        f"SELECT {SAVED_SEARCHES.select_list()} FROM saved_search ORDER BY position, name"
    )
    return [SAVED_SEARCHES.value(row) for row in rows.fetchall()]
