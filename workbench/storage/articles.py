"""Articles, their texts and originals, and regions: reading, and adding by import."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from workbench.domain.ids import article_ref
from workbench.domain.span import Spans
from workbench.domain.values import Article, ArticleText, Region, Source
from workbench.domain.views import ArticleSummary, TextFacts
from workbench.storage.damage import stored_object
from workbench.storage.index import passages_of
from workbench.storage.rows import ARTICLES, FACTS, REGIONS, SOURCES, TEXTS

_SUMMARY = f"""
SELECT {ARTICLES.select_list("article")}, {SOURCES.select_list("source")},
  article_text.characters, article_text.sha256,
  (SELECT count(*) FROM annotation WHERE annotation.article_id = article.id) AS marks
FROM seen_article article
LEFT JOIN source ON source.id = article.source_id
JOIN article_text ON article_text.article_id = article.id
  AND article_text.version = article.version
"""
SORTS = {
    "number": "article.number",
    "date": "article.published IS NULL, article.published DESC, article.number",
    "title": "article.title COLLATE NOCASE, article.number",
    "publisher": "source.name IS NULL, source.name COLLATE NOCASE, article.number",
    "marks": "marks DESC, article.number",
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
        sources: dict[str, Source] = {}
        return [_summary(row, sources) for row in rows]

    def summary(self, article_id: str) -> ArticleSummary | None:
        """One article, hidden or not, or None where nobody can see one by that id."""
        return next(iter(self.summaries_of([article_id])), None)

    def summaries_of(self, ids: Sequence[str]) -> list[ArticleSummary]:
        """Those of some articles, hidden or not, that can be seen."""
        rows = self._connection.execute(
            f"{_SUMMARY} WHERE article.id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(ids)},
        )
        sources: dict[str, Source] = {}
        return [_summary(row, sources) for row in rows]

    def with_ids(self, ids: Sequence[str]) -> dict[str, tuple[Article, str]]:
        """Seen articles by their ids, each with the hash of its current text."""
        rows = self._connection.execute(
            f"SELECT {ARTICLES.select_list('article')}, article_text.sha256"
            " FROM seen_article article JOIN article_text ON article_text.article_id = article.id"
            " AND article_text.version = article.version"
            " WHERE article.id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(list(ids))},
        )
        found = [(ARTICLES.value(row[:-1]), str(row[-1])) for row in rows]
        return {article.id: (article, sha256) for article, sha256 in found}

    def counts(self) -> tuple[int, int]:
        """How many articles are shown, and how many of them are yet to review."""
        row = self._connection.execute(
            "SELECT count(*), coalesce(sum(state <> 'reviewed'), 0) FROM seen_article"
            " WHERE hidden = 0"
        ).fetchone()
        return int(row[0]), int(row[1])

    def hidden_count(self) -> int:
        """How many articles are set aside."""
        row = self._connection.execute("SELECT count(*) FROM seen_article WHERE hidden = 1")
        return int(row.fetchone()[0])

    def ids(self) -> list[str]:
        """The ids of all articles, seen or not, A1 first."""
        rows = self._connection.execute("SELECT id FROM article ORDER BY number").fetchall()
        return [row[0] for row in rows]

    def refs(self) -> dict[str, str]:
        """The ref of every article by its id, seen or not."""
        rows = self._connection.execute("SELECT id, number FROM article")
        return {row[0]: article_ref(row[1]) for row in rows}

    def article(self, article_id: str) -> Article | None:
        """A seen article by its id."""
        return self._one("id = :key", article_id)

    def by_ids(self, ids: Iterable[str]) -> dict[str, Article]:
        """The seen articles among those ids, by id."""
        rows = self._connection.execute(
            f"SELECT {ARTICLES.select_list()} FROM seen_article"
            " WHERE id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(sorted(set(ids)))},
        )
        return {article.id: article for article in map(ARTICLES.value, rows.fetchall())}

    def by_number(self, number: int) -> Article | None:
        """A seen article by the number of its ref."""
        return self._one("number = :key", number)

    def with_title_part(self, part: str) -> list[Article]:
        """Seen articles whose title contains `part`, case-blind."""
        rows = self._connection.execute(
            f"SELECT {ARTICLES.select_list()} FROM seen_article"
            " WHERE holds(title, :part) ORDER BY number",
            {"part": part},
        )
        return [ARTICLES.value(row) for row in rows]

    def with_text(self, sha256: str) -> Article | None:
        """A seen article that has, or in an earlier version had, the text of that hash."""
        return self._one("id IN (SELECT article_id FROM article_text WHERE sha256 = :key)", sha256)

    def with_address(self, url: str) -> Article | None:
        """A seen article with that URL, as it was given or as its page calls itself."""
        return self._one("url = :key OR canonical_url = :key", url)

    def text(self, article_id: str, version: int) -> ArticleText | None:
        """A version of an article's text."""
        row = self._connection.execute(
            f"SELECT {TEXTS.select_list()} FROM article_text"
            " WHERE article_id = :id AND version = :version",
            {"id": article_id, "version": version},
        ).fetchone()
        return self._text(row) if row else None

    def _text(self, row: Sequence[Any]) -> ArticleText:
        text = TEXTS.value(row)
        # Whoever reads it may take this for a JSON object.
        stored_object(self._connection, text.found_in, "what an import said of an article")
        return text

    def texts_of(self, versions: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """Texts alone, by article id and version."""
        rows = self._connection.execute(
            "SELECT article_id, version, text FROM json_each(:some) CROSS JOIN article_text"
            " ON article_id = json_extract(value, '$[0]')"
            " AND version = json_extract(value, '$[1]')",
            {"some": json.dumps(sorted(set(versions)))},
        )
        return {(row[0], row[1]): row[2] for row in rows.fetchall()}

    def text_facts(self) -> dict[tuple[str, int], TextFacts]:
        """What is known about every text, without the text, by article id and version."""
        rows = self._connection.execute(f"SELECT {FACTS.select_list()} FROM article_text")
        facts = (FACTS.value(row) for row in rows)
        return {(fact.article_id, fact.version): fact for fact in facts}

    def texts(self, article_id: str) -> list[ArticleText]:
        """Every version of an article's text, the first one first."""
        rows = self._connection.execute(
            f"SELECT {TEXTS.select_list()} FROM article_text WHERE article_id = :id"
            " ORDER BY version",
            {"id": article_id},
        )
        return [self._text(row) for row in rows]

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

    def add_version(self, text: ArticleText) -> None:
        """Insert a further version of an article's text; the original must be there."""
        TEXTS.insert_all(self._connection, [text])

    def keep_originals(self, originals: Iterable[tuple[str, bytes]]) -> None:
        """Keep the bytes of files, each with their hash; the same bytes are kept once."""
        self._connection.executemany(
            "INSERT INTO original (sha256, bytes) VALUES (:sha256, :bytes)"
            " ON CONFLICT (sha256) DO NOTHING",
            ({"sha256": sha256, "bytes": data} for sha256, data in originals),
        )

    def regions(self, article_id: str, version: int) -> list[Region]:
        """The active regions of a version, in text order."""
        rows = self._connection.execute(
            f"SELECT {REGIONS.select_list()} FROM region WHERE article_id = :id"
            " AND version = :version AND state = 'active' ORDER BY start, \"end\"",
            {"id": article_id, "version": version},
        )
        return [REGIONS.value(row) for row in rows]

    def every_region(self) -> dict[str, list[Region]]:
        """The active regions of all present texts by article id, in text order."""
        rows = self._connection.execute(
            f"SELECT {REGIONS.select_list('region')} FROM region"
            " JOIN article ON article.id = region.article_id AND article.version = region.version"
            " WHERE region.state = 'active' ORDER BY region.start, region.\"end\""
        )
        found: dict[str, list[Region]] = {}
        for row in rows:
            region = REGIONS.value(row)
            found.setdefault(region.article_id, []).append(region)
        return found

    def passages(self, number: int, version: int) -> Spans:
        """The sentences that the search index holds of a text, in text order."""
        return passages_of(self._connection, number, version)

    def add_regions(self, regions: Sequence[Region]) -> None:
        """Insert regions that came with an import."""
        REGIONS.insert_all(self._connection, regions)

    def _one(self, where: str, key: str | int) -> Article | None:
        row = self._connection.execute(
            f"SELECT {ARTICLES.select_list()} FROM seen_article WHERE {where} ORDER BY number",
            {"key": key},
        ).fetchone()
        return ARTICLES.value(row) if row else None


_SOURCE = len(ARTICLES.columns)
_COUNTS = _SOURCE + len(SOURCES.columns)


def _summary(row: Sequence[Any], sources: dict[str, Source]) -> ArticleSummary:
    """`sources` keeps those made already: many articles name the same."""
    source_id = row[_SOURCE]
    if source_id is not None and source_id not in sources:
        sources[source_id] = SOURCES.value(row[_SOURCE:_COUNTS])
    article = ARTICLES.value(row[:_SOURCE])
    return ArticleSummary(article, sources.get(source_id), *row[_COUNTS:])
