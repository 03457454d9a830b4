"""Imports on their way: what is written but not yet seen, and taking it away again."""

import json
import sqlite3
from collections.abc import Sequence

from workbench.domain.fold import folded_sentences
from workbench.domain.text import sha256_of_text
from workbench.domain.values import ImportBatch
from workbench.storage.index import (
    TextPassages,
    passages_of,
    remove_passages,
)
from workbench.storage.rows import IMPORTS


def pending(connection: sqlite3.Connection) -> list[ImportBatch]:
    """Imports that were begun and neither published nor discarded."""
    rows = connection.execute(f"SELECT {IMPORTS.select_list()} FROM import WHERE state = 'pending'")
    return [IMPORTS.value(row) for row in rows]


def with_texts(connection: sqlite3.Connection, batch: str, hashes: Sequence[str]) -> dict[str, str]:
    """The article that has the text of each hash, as far as one is seen or is of this import.

    One that is seen goes first, and of several the one with the lowest number.
    """
    rows = connection.execute(
        # CROSS keeps the order: by its hash a text is found at once.
        "SELECT text.sha256, article.id FROM json_each(:hashes) wanted"
        " CROSS JOIN article_text text ON text.sha256 = wanted.value"
        " CROSS JOIN article ON article.id = text.article_id"
        " LEFT JOIN import ON import.id = article.import_id"
        " WHERE import.id IS NULL OR import.state = 'published' OR import.id = :batch"
        # What comes later in the dictionary takes the place of what came before.
        " ORDER BY import.id IS NOT :batch, article.number DESC",
        {"batch": batch, "hashes": json.dumps(hashes)},
    )
    return {str(sha256): str(article) for sha256, article in rows}


def contents(connection: sqlite3.Connection, batch: str) -> str:
    """A hash over the articles of an import: ids with the hashes of their texts and originals."""
    rows = connection.execute(
        "SELECT article.id, sha256, original_sha256, as_imported FROM article JOIN article_text"
        " ON article_text.article_id = article.id AND article_text.version = 1"
        " WHERE import_id = :batch ORDER BY number",
        {"batch": batch},
    )
    return sha256_of_text("".join(f"{' '.join(row)}\n" for row in rows))


def altered(connection: sqlite3.Connection) -> list[str]:
    """Ids of published imports that brought something else than was recorded."""
    rows = connection.execute("SELECT id, contents FROM import WHERE state = 'published'")
    return [row[0] for row in rows.fetchall() if contents(connection, row[0]) != row[1]]


def set_state(connection: sqlite3.Connection, batch: str, state: str) -> None:
    """Set an import's state without an edit: for what nobody has seen yet."""
    connection.execute(
        "UPDATE import SET state = :state WHERE id = :id", {"state": state, "id": batch}
    )


def repeated(connection: sqlite3.Connection, batch: str) -> list[tuple[str, str, str]]:
    """(id, file name, id of the other) of this import's articles whose text a seen one has."""
    rows = connection.execute(
        "SELECT mine.id, text.file_name, min(seen.id) FROM article mine"
        " JOIN article_text text ON text.article_id = mine.id"
        " CROSS JOIN article_text other"
        " ON other.sha256 = text.sha256 AND other.article_id <> mine.id"
        " JOIN seen_article seen ON seen.id = other.article_id"
        " WHERE mine.import_id = :batch GROUP BY mine.id ORDER BY mine.number",
        {"batch": batch},
    )
    return [(row[0], row[1], row[2]) for row in rows]


def same_address(connection: sqlite3.Connection, batch: str) -> list[tuple[str, str]]:
    """(id, id of the other) of this import's articles whose address a seen one has already."""
    rows = connection.execute(
        "SELECT mine.id, min(seen.number) FROM article mine JOIN seen_article seen"
        " ON seen.import_id IS NOT :batch AND seen.hidden = 0"
        " AND (seen.url IN (mine.url, mine.canonical_url)"
        " OR seen.canonical_url IN (mine.url, mine.canonical_url))"
        " WHERE mine.import_id = :batch GROUP BY mine.id ORDER BY mine.number",
        {"batch": batch},
    ).fetchall()
    ids = "SELECT id FROM article WHERE number = :number"
    return [(row[0], connection.execute(ids, {"number": row[1]}).fetchone()[0]) for row in rows]


def guessed(connection: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    """Those of the articles whose character set was guessed, or whose date was inferred."""
    rows = connection.execute(
        "SELECT article.id FROM json_each(:ids) wanted"
        " CROSS JOIN article ON article.id = wanted.value"
        " JOIN article_text text ON text.article_id = article.id"
        " AND text.version = article.version"
        " WHERE text.encoding_sure = 0 OR article.published_from = 'inferred'",
        {"ids": json.dumps(ids)},
    )
    return {row[0] for row in rows}


def discard(connection: sqlite3.Connection, batch: str, articles: int | None = None) -> bool:
    """Remove a pending import with all that nothing else needs; its numbers are free again.

    With `articles` only so many of it, the last ones first. True while something of it is left.
    """
    given = {"batch": batch, "limit": -1 if articles is None else articles}
    state = connection.execute("SELECT state FROM import WHERE id = :batch", given).fetchone()
    if state is None or state[0] != "pending":
        return False
    rows = connection.execute(
        "SELECT id FROM article WHERE import_id = :batch ORDER BY number DESC LIMIT :limit", given
    )
    discard_articles(connection, [row[0] for row in rows.fetchall()])
    left = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM article WHERE import_id = :batch)", given
    ).fetchone()
    if left[0]:
        return True
    connection.execute("DELETE FROM import WHERE id = :batch", given)
    return False


def discard_articles(connection: sqlite3.Connection, article_ids: Sequence[str]) -> None:
    """Remove articles of a pending import; what they brought with them goes, too."""
    if not article_ids:
        return
    given = {"ids": json.dumps(article_ids)}
    ids = "(SELECT value FROM json_each(:ids))"
    _take_out_of_index(connection, given)
    connection.execute(f"DELETE FROM region WHERE article_id IN {ids}", given)
    originals = connection.execute(
        f"SELECT DISTINCT original_sha256 FROM article_text WHERE article_id IN {ids}", given
    ).fetchall()
    sources = connection.execute(
        f"SELECT DISTINCT source_id FROM article WHERE id IN {ids}", given
    ).fetchall()
    connection.execute(f"DELETE FROM article_text WHERE article_id IN {ids}", given)
    connection.execute(f"DELETE FROM article WHERE id IN {ids}", given)
    connection.execute(
        "UPDATE sqlite_sequence SET seq = (SELECT coalesce(max(number), 0) FROM article)"
        " WHERE name = 'article'"
    )
    connection.executemany(
        "DELETE FROM source WHERE id = :id"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE source_id = :id)"
        " AND NOT EXISTS (SELECT 1 FROM origin WHERE source_id = :id)"
        " AND NOT EXISTS (SELECT 1 FROM evidence WHERE cited_source_id = :id)"
        " AND NOT EXISTS (SELECT 1 FROM history WHERE entity_id = :id)",
        [{"id": row[0]} for row in sources],
    )
    connection.executemany(
        "DELETE FROM original WHERE sha256 = :sha256 AND NOT EXISTS"
        " (SELECT 1 FROM article_text WHERE original_sha256 = :sha256)",
        [{"sha256": row[0]} for row in originals],
    )


def _take_out_of_index(connection: sqlite3.Connection, given: dict[str, str]) -> None:
    rows = connection.execute(
        "SELECT article.number, article_text.version, text FROM article"
        " JOIN article_text ON article_text.article_id = article.id"
        " WHERE article.id IN (SELECT value FROM json_each(:ids))",
        given,
    )
    for number, version, text in rows.fetchall():
        sentences = passages_of(connection, number, version)
        words = folded_sentences(text, sentences)
        remove_passages(connection, [TextPassages(number, version, sentences, words)])
