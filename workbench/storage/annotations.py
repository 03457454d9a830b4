"""Annotations and tags: reading. They are written by edits only."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from workbench.domain.span import Span
from workbench.domain.values import Annotation, Article, Tag
from workbench.domain.views import CardFilter, TagUse
from workbench.storage.rows import ANNOTATIONS, ARTICLES, TAGS

_BATCH = 500
_SORTS = {
    "position": 'article.number, item.start, item."end", item.created, item.id',
    "time": "item.modified DESC, item.id",
}
# CROSS keeps the order of the tables: indexes give the rows in the order that is asked for.
_FROM = {
    "position": "article CROSS JOIN annotation item ON item.article_id = article.id",
    "time": "annotation item CROSS JOIN article ON article.id = item.article_id",
}
# What comes before an annotation in each order, and what must be known of it to say so.
_PLACES = {
    "position": (
        '(article.number, item.start, item."end", item.created, item.id)'
        " < (:key0, :key1, :key2, :key3, :key4)",
        'article.number, item.start, item."end", item.created, item.id',
    ),
    "time": (
        "(item.modified > :key0 OR (item.modified = :key0 AND item.id < :key1))",
        "item.modified, item.id",
    ),
}


class AnnotationStore:
    """Annotations on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def by_id(self, annotation_id: str) -> Annotation | None:
        """One annotation."""
        found = self.by_ids([annotation_id])
        return found[0] if found else None

    def by_ids(self, ids: Sequence[str]) -> list[Annotation]:
        """The annotations with those ids, in the order of `ids`; missing ones are left out."""
        rows: dict[str, Sequence[Any]] = {}
        tags: dict[str, tuple[str, ...]] = {}
        for at in range(0, len(ids), _BATCH):
            batch = json.dumps(ids[at : at + _BATCH])
            cursor = self._connection.execute(
                f"SELECT id, {ANNOTATIONS.select_list()} FROM annotation"
                " WHERE id IN (SELECT value FROM json_each(:ids))",
                {"ids": batch},
            )
            rows |= {row[0]: row[1:] for row in cursor}
            for annotation_id, tag_id in self._connection.execute(
                "SELECT annotation_id, tag_id FROM annotation_tag"
                " JOIN tag ON tag.id = annotation_tag.tag_id"
                " WHERE annotation_id IN (SELECT value FROM json_each(:ids))"
                " ORDER BY tag.position, tag.name, tag.id",
                {"ids": batch},
            ):
                tags[annotation_id] = (*tags.get(annotation_id, ()), tag_id)
        return [ANNOTATIONS.value(rows[key], tags=tags.get(key, ())) for key in ids if key in rows]

    def by_prefix(self, prefix: str) -> list[str]:
        """Ids that begin with `prefix`, at most ten."""
        rows = self._connection.execute(
            "SELECT id FROM annotation WHERE id >= :prefix AND id < :beyond ORDER BY id LIMIT 10",
            {"prefix": prefix, "beyond": prefix + "\U0010ffff"},
        )
        return [row[0] for row in rows]

    def at(self, article_id: str, version: int, span: Span) -> Annotation | None:
        """The oldest annotation with exactly that span, or None."""
        row = self._connection.execute(
            "SELECT id FROM annotation WHERE article_id = :article AND version = :version"
            " AND start = :start AND \"end\" = :end AND state = 'anchored'"
            " ORDER BY created, id LIMIT 1",
            {"article": article_id, "version": version, "start": span.start, "end": span.end},
        ).fetchone()
        return self.by_id(row[0]) if row else None

    def listed(
        self, wanted: CardFilter, *, offset: int = 0, limit: int | None = None
    ) -> list[Annotation]:
        """Annotations of articles that are shown, in the filter's order."""
        where, given = _where(wanted)
        rows = self._connection.execute(
            f"SELECT item.id FROM {_FROM[wanted.sort]} WHERE {where}"
            f" ORDER BY {_SORTS[wanted.sort]} LIMIT :limit OFFSET :offset",
            given | {"limit": -1 if limit is None else limit, "offset": offset},
        )
        return self.by_ids([row[0] for row in rows])

    def count(self, wanted: CardFilter) -> int:
        """How many annotations the filter lets through."""
        where, given = _where(wanted)
        row = self._connection.execute(
            f"SELECT count(*) FROM annotation item WHERE {where}", given
        ).fetchone()
        return int(row[0])

    def count_by_article(self, wanted: CardFilter) -> list[tuple[Article, int]]:
        """The articles of the annotations the filter lets through, with how many, A1 first."""
        where, given = _where(wanted)
        rows = self._connection.execute(
            f"SELECT {ARTICLES.select_list('article')}, found.count FROM"
            " (SELECT item.article_id AS id, count(*) AS count"
            f" FROM annotation item WHERE {where} GROUP BY item.article_id) found"
            " JOIN article ON article.id = found.id ORDER BY article.number",
            given,
        )
        return [(ARTICLES.value(row[:-1]), int(row[-1])) for row in rows]

    def row_of(self, annotation_id: str, wanted: CardFilter) -> int | None:
        """The place of an annotation in the filtered list, from 0, or None."""
        where, given = _where(wanted)
        order, place = _PLACES[wanted.sort]
        found = self._connection.execute(
            f"SELECT {place} FROM {_FROM['time']} WHERE {where} AND item.id = :wanted_id",
            given | {"wanted_id": annotation_id},
        ).fetchone()
        if found is None:
            return None
        keys = {f"key{at}": value for at, value in enumerate(found)}
        row = self._connection.execute(
            f"SELECT count(*) FROM {_FROM[wanted.sort]} WHERE {where} AND {order}", given | keys
        ).fetchone()
        return int(row[0])

    def tag_counts(self, article_id: str | None = None) -> dict[str, int]:
        """How many annotations of shown articles carry each tag; of one article or of all."""
        if article_id is None:
            # Most articles are listed: the few that are not are quicker to leave out.
            where = (
                "annotation_id NOT IN (SELECT annotation.id FROM annotation"
                " JOIN unlisted_article ON unlisted_article.id = annotation.article_id)"
            )
        else:
            where = "annotation_id IN (SELECT id FROM annotation WHERE article_id = :article)"
        rows = self._connection.execute(
            f"SELECT tag_id, count(*) FROM annotation_tag WHERE {where} GROUP BY tag_id",
            {"article": article_id},
        )
        return dict(rows.fetchall())

    def with_tag(self, tag_id: str) -> list[Annotation]:
        """Every annotation that carries a tag, also those of articles not shown."""
        rows = self._connection.execute(
            "SELECT annotation_id FROM annotation_tag WHERE tag_id = :tag", {"tag": tag_id}
        )
        return self.by_ids([row[0] for row in rows])

    def tags(self) -> list[Tag]:
        """All tags in the analyst's order."""
        rows = self._connection.execute(
            f"SELECT {TAGS.select_list()} FROM tag ORDER BY position, name, id"
        )
        return [TAGS.value(row) for row in rows]

    def tag_uses(self) -> list[TagUse]:
        """All tags with how many annotations carry each."""
        counts = self.tag_counts()
        return [TagUse(tag, counts.get(tag.id, 0)) for tag in self.tags()]

    def linked_claims(self, annotation_id: str) -> int:
        """How many claims the annotation is evidence for."""
        row = self._connection.execute(
            "SELECT count(*) FROM evidence WHERE annotation_id = :id", {"id": annotation_id}
        ).fetchone()
        return int(row[0])


def _where(wanted: CardFilter) -> tuple[str, dict[str, str | int]]:
    where: list[str] = []
    given: dict[str, str | int] = {}
    if wanted.article_id is not None:
        where.append("item.article_id = :article")
        given["article"] = wanted.article_id
    else:
        where.append("item.article_id NOT IN (SELECT id FROM unlisted_article)")
    for name, negation, tags in (("in", "", wanted.include), ("out", "NOT ", wanted.exclude)):
        if tags:
            given[name] = json.dumps(tags)
            where.append(
                f"item.number {negation}IN (SELECT annotation.number FROM annotation_tag"
                " JOIN annotation ON annotation.id = annotation_tag.annotation_id"
                f" WHERE tag_id IN (SELECT value FROM json_each(:{name})))"
            )
    return " AND ".join(where), given
