"""Fingerprints of texts: which articles have some run of words in common.

They can be made again from the texts at any time, and are no edits: history does not know them.
"""

import json
import sqlite3
from collections.abc import Iterable

Text = tuple[int, int, str]


def missing(connection: sqlite3.Connection, limit: int, longest: int) -> list[Text]:
    """(article number, version, text) of seen articles without fingerprint, at most `limit`.

    Texts of more than `longest` code points are left out.
    """
    return connection.execute(
        "SELECT article.number, article.version, article_text.text"
        " FROM seen_article article JOIN article_text"
        " ON article_text.article_id = article.id AND article_text.version = article.version"
        " WHERE NOT EXISTS (SELECT 1 FROM fingerprinted WHERE article_number = article.number"
        " AND version = article.version) AND article_text.characters <= :longest"
        " ORDER BY article.number LIMIT :limit",
        {"limit": limit, "longest": longest},
    ).fetchall()


def keep(connection: sqlite3.Connection, number: int, version: int, hashes: Iterable[int]) -> None:
    """Keep the fingerprint of a text; one that is there already stays."""
    held = connection.execute(
        "INSERT INTO fingerprinted (article_number, version) VALUES (:number, :version)"
        " ON CONFLICT DO NOTHING",
        {"number": number, "version": version},
    )
    if held.rowcount:
        connection.executemany(
            "INSERT INTO fingerprint (hash, article_number, version)"
            " VALUES (:hash, :number, :version) ON CONFLICT DO NOTHING",
            ({"hash": each, "number": number, "version": version} for each in sorted(hashes)),
        )


def known(connection: sqlite3.Connection) -> set[tuple[int, int]]:
    """(article number, version) of the texts that have a fingerprint."""
    return set(connection.execute("SELECT article_number, version FROM fingerprinted"))


def holding(connection: sqlite3.Connection, hashes: Iterable[int]) -> list[tuple[int, int, int]]:
    """(hash, article number, version) of the texts that have one of those in their fingerprint."""
    return connection.execute(
        "SELECT hash, article_number, version FROM fingerprint"
        " WHERE hash IN (SELECT value FROM json_each(:hashes))",
        {"hashes": json.dumps(sorted(hashes))},
    ).fetchall()
