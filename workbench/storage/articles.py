"""Articles, their texts and originals, sources and regions: reading, and adding by import."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from workbench.domain.values import Article, ArticleText, Region, Source
from workbench.domain.views import ArticleSummary
from workbench.storage.rows import ARTICLES, REGIONS, SOURCES, TEXTS

_SUMMARY = f"""
SELECT {ARTICLES.select_list("article")}, {SOURCES.select_list("source")},
  article_text.characters, article_text.sha256, coalesce(marks.count, 0)
FROM seen_article article
LEFT JOIN source ON source.id = article.source_id
JOIN article_text ON article_text.article_id = article.id
  AND article_text.version = article.version
LEFT JOIN (SELECT article_id, count(*) AS count FROM annotation GROUP BY article_id) marks
  ON marks.article_id = article.id
"""
SORTS = {
    "number": "article.number",
    "date": "article.published IS NULL, article.published DESC, article.number",
    "title": "article.title COLLATE NOCASE, article.number",
    "publisher": "source.name IS NULL, source.name COLLATE NOCASE, article.number",
    "marks": "coalesce(marks.count, 0) DESC, article.number",
    "state": "CASE article.state WHEN 'started' THEN 0 WHEN 'unread' THEN 1 ELSE 2 END,"
    " article.number",
}


class ArticleStore:
    """Articles on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def summaries(
        self,
        *,
        sort: str = "number",
        hidden: bool | None = False,
        to_review: bool = False,
        containing: str = "",
    ) -> list[ArticleSummary]:
        """Seen articles in the order `sort` names (a key of SORTS).

        `hidden` None means both; `containing` filters by title, author and publisher, case-blind.
        """
        where = ["1"]
        if hidden is not None:
            where.append("article.hidden = :hidden")
        if to_review:
            where.append("article.state <> 'reviewed'")
        if containing:
            where.append(
                "words_in(article.title || ' ' || coalesce(article.author, '') || ' '"
                " || coalesce(source.name, ''), :containing)"
            )
        sql = f"{_SUMMARY} WHERE {' AND '.join(where)} ORDER BY {SORTS[sort]}"
        rows = self._connection.execute(
            sql, {"hidden": bool(hidden), "containing": f"{containing}*"}
        )
        return [_summary(row) for row in rows]

    def summary(self, article_id: str) -> ArticleSummary | None:
        """One article, hidden or not, or None where nobody can see one by that id."""
        row = self._connection.execute(
            f"{_SUMMARY} WHERE article.id = :id", {"id": article_id}
        ).fetchone()
        return _summary(row) if row else None

    def counts(self) -> tuple[int, int]:
        """How many articles are shown, and how many of them are yet to review."""
        row = self._connection.execute(
            "SELECT count(*), coalesce(sum(state <> 'reviewed'), 0) FROM seen_article"
            " WHERE hidden = 0"
        ).fetchone()
        return int(row[0]), int(row[1])

    def article(self, article_id: str) -> Article | None:
        """A seen article by its id."""
        return self._one("id = :key", article_id)

    def by_number(self, number: int) -> Article | None:
        """A seen article by the number of its ref."""
        return self._one("number = :key", number)

    def with_title_part(self, part: str) -> list[Article]:
        """Seen articles whose title contains `part`, case-blind."""
        rows = self._connection.execute(
            f"SELECT {ARTICLES.select_list()} FROM seen_article"
            " WHERE instr(lower(title), lower(:part)) ORDER BY number",
            {"part": part},
        )
        return [_value(ARTICLES, row) for row in rows]

    def with_text(self, sha256: str) -> Article | None:
        """A seen article that has, or in an earlier version had, the text of that hash."""
        return self._one("id IN (SELECT article_id FROM article_text WHERE sha256 = :key)", sha256)

    def text(self, article_id: str, version: int) -> ArticleText | None:
        """A version of an article's text."""
        row = self._connection.execute(
            f"SELECT {TEXTS.select_list()} FROM article_text"
            " WHERE article_id = :id AND version = :version",
            {"id": article_id, "version": version},
        ).fetchone()
        return _value(TEXTS, row) if row else None

    def original(self, sha256: str) -> bytes | None:
        """The identical bytes a text was read from."""
        row = self._connection.execute(
            "SELECT bytes FROM original WHERE sha256 = :sha256", {"sha256": sha256}
        ).fetchone()
        return None if row is None else bytes(row[0])

    def next_number(self) -> int:
        """The number of the next article: numbers are never given twice."""
        row = self._connection.execute(
            "SELECT max(coalesce((SELECT max(number) FROM article), 0),"
            " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'article'), 0))"
        ).fetchone()
        return int(row[0]) + 1

    def add(self, articles: Sequence[Article], texts: Sequence[ArticleText]) -> None:
        """Insert articles with their texts; the originals must be there."""
        ARTICLES.insert_all(self._connection, articles)
        TEXTS.insert_all(self._connection, texts)

    def keep_original(self, sha256: str, data: bytes) -> None:
        """Keep a file's bytes; the same bytes are kept once."""
        self._connection.execute(
            "INSERT INTO original (sha256, bytes) VALUES (:sha256, :bytes)"
            " ON CONFLICT (sha256) DO NOTHING",
            {"sha256": sha256, "bytes": data},
        )

    def regions(self, article_id: str, version: int) -> list[Region]:
        """The active regions of a version, in text order."""
        rows = self._connection.execute(
            f"SELECT {REGIONS.select_list()} FROM region WHERE article_id = :id"
            " AND version = :version AND state = 'active' ORDER BY start, \"end\"",
            {"id": article_id, "version": version},
        )
        return [_value(REGIONS, row) for row in rows]

    def add_regions(self, regions: Sequence[Region]) -> None:
        """Insert regions that came with an import."""
        REGIONS.insert_all(self._connection, regions)

    def sources(self) -> list[Source]:
        """All sources by name."""
        rows = self._connection.execute(
            f"SELECT {SOURCES.select_list()} FROM source ORDER BY name COLLATE NOCASE"
        )
        return [_value(SOURCES, row) for row in rows]

    def source_named(self, name: str) -> Source | None:
        """The source of that name, case-blind."""
        row = self._connection.execute(
            f"SELECT {SOURCES.select_list()} FROM source WHERE name = :name COLLATE NOCASE",
            {"name": name},
        ).fetchone()
        return _value(SOURCES, row) if row else None

    def _one(self, where: str, key: str | int) -> Article | None:
        row = self._connection.execute(
            f"SELECT {ARTICLES.select_list()} FROM seen_article WHERE {where} ORDER BY number",
            {"key": key},
        ).fetchone()
        return _value(ARTICLES, row) if row else None


def _value(table: Any, row: Sequence[Any]) -> Any:
    return table.value(dict(zip(table.columns, row, strict=True)))


def _summary(row: Sequence[Any]) -> ArticleSummary:
    split = len(ARTICLES.columns)
    article: Article = _value(ARTICLES, row[:split])
    source_row = row[split : split + len(SOURCES.columns)]
    source: Source | None = _value(SOURCES, source_row) if source_row[0] else None
    characters, sha256, annotations = row[split + len(SOURCES.columns) :]
    return ArticleSummary(article, source, characters, sha256, annotations)
