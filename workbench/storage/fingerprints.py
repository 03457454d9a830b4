"""Fingerprints of texts: which articles have some run of words in common.

They can be made again from the texts at any time, and are no edits: history does not know them.
"""

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

Text = tuple[int, int, str]
# Whoever has half of the hashes has some of the rarer half; so few texts are looked at closely.
# CROSS keeps the order: each hash is looked up.
_SHARING: Final = """
WITH wanted AS MATERIALIZED (
  SELECT value AS hash, (
    SELECT count(*) FROM (
      SELECT 1 FROM fingerprint
      WHERE fingerprint.hash = json_each.value AND article_number <> :number LIMIT 100
    )
  ) AS held
  FROM json_each(:hashes)
), rare AS (
  SELECT hash FROM (
    SELECT hash, sum(held) OVER (ORDER BY held, hash) AS texts FROM wanted WHERE held
  ) WHERE texts <= 2000
), candidate AS (
  SELECT article_number, version FROM rare CROSS JOIN fingerprint USING (hash)
  WHERE article_number <> :number
    AND (SELECT count(*) FROM wanted WHERE held) >= :least
  GROUP BY article_number, version ORDER BY count(*) DESC, article_number LIMIT 20
)
SELECT candidate.article_number, candidate.version, count(*) AS shared
FROM candidate CROSS JOIN wanted CROSS JOIN fingerprint
  ON fingerprint.hash = wanted.hash AND fingerprint.article_number = candidate.article_number
  AND fingerprint.version = candidate.version
GROUP BY candidate.article_number, candidate.version HAVING shared >= :least
ORDER BY shared DESC, candidate.article_number LIMIT :limit
"""


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


def keep(connection: sqlite3.Connection, made: Iterable[tuple[int, int, Iterable[int]]]) -> None:
    """Keep fingerprints: (article number, version, hashes); one that is there already stays."""
    rows: list[tuple[int, int, int]] = []
    for number, version, hashes in made:
        held = connection.execute(
            "INSERT INTO fingerprinted (article_number, version) VALUES (:number, :version)"
            " ON CONFLICT DO NOTHING",
            {"number": number, "version": version},
        )
        if held.rowcount:
            rows += ((each, number, version) for each in hashes)
    # In the order of the table, which many texts share, each page of it is written once.
    connection.executemany(
        "INSERT INTO fingerprint (hash, article_number, version)"
        " VALUES (:hash, :number, :version) ON CONFLICT DO NOTHING",
        ({"hash": each, "number": n, "version": version} for each, n, version in sorted(rows)),
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


def sharing(
    connection: sqlite3.Connection, hashes: Iterable[int], number: int, least: int, limit: int
) -> list[tuple[int, int, int]]:
    """(article number, version, how many) of texts with at least `least` of those hashes.

    `limit` of them, those with most first; the article `number` is left out. Runs that very many
    texts have (what an agency puts under each) are not followed to all of these: what shares only
    such runs may not be found.
    """
    given = {"hashes": json.dumps(list(hashes)), "number": number, "least": least, "limit": limit}
    return connection.execute(_SHARING, given).fetchall()
