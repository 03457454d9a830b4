"""Sources: the publishers that articles name."""

import sqlite3

from workbench.domain.values import Source
from workbench.storage.rows import SOURCES


class SourceStore:
    """Sources on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def listed(self) -> list[tuple[Source, int]]:
        """Sources by name, with how many seen articles each has.

        One that only articles name which nobody sees (an import on its way, or taken back) is
        left out.
        """
        rows = self._connection.execute(
            f"SELECT {SOURCES.select_list('source')}, coalesce(seen.count, 0) FROM source"
            " LEFT JOIN (SELECT source_id, count(*) AS count FROM seen_article GROUP BY source_id)"
            " seen ON seen.source_id = source.id"
            " WHERE seen.count > 0"
            " OR NOT EXISTS (SELECT 1 FROM article WHERE article.source_id = source.id)"
            " ORDER BY source.name COLLATE NOCASE, source.name"
        )
        return [(SOURCES.value(row[:-1]), int(row[-1])) for row in rows]

    def every(self) -> list[Source]:
        """All sources, whether an article names them or not."""
        rows = self._connection.execute(f"SELECT {SOURCES.select_list()} FROM source ORDER BY name")
        return [SOURCES.value(row) for row in rows]

    def source(self, source_id: str) -> Source | None:
        """A source by its id, whether an article names it or not."""
        return self._one("id = :key", source_id)

    def named(self, name: str) -> Source | None:
        """The source of that name; case-blind where none is spelt just so."""
        return self._one("name = :key", name) or self._one("same_name(name, :key)", name)

    def is_named(self, source_id: str) -> bool:
        """True where an article (seen or not), an origin or evidence names the source."""
        row = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM article WHERE source_id = :id)"
            " OR EXISTS (SELECT 1 FROM origin WHERE source_id = :id)"
            " OR EXISTS (SELECT 1 FROM evidence WHERE cited_source_id = :id)",
            {"id": source_id},
        ).fetchone()
        return bool(row[0])

    def _one(self, where: str, key: str) -> Source | None:
        row = self._connection.execute(
            f"SELECT {SOURCES.select_list()} FROM source WHERE {where} ORDER BY name", {"key": key}
        ).fetchone()
        return SOURCES.value(row) if row else None
