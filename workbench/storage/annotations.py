"""Annotations and tags: reading. They are written by edits only."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from workbench.domain.span import Span
from workbench.domain.values import Annotation, Tag
from workbench.domain.views import CardFilter, TagUse
from workbench.storage.rows import ANNOTATIONS, TAGS

_BATCH = 500
_SORTS = {
    "position": 'article.number, item.start, item."end", item.created, item.id',
    "time": "item.modified DESC, item.id",
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
        rows: dict[str, dict[str, Any]] = {}
        for batch in _batches(ids):
            marks, given = _marks(batch)
            cursor = self._connection.execute(
                f"SELECT {ANNOTATIONS.select_list()} FROM annotation WHERE id IN ({marks})", given
            )
            for row in cursor:
                record = dict(zip(ANNOTATIONS.columns, row, strict=True))
                rows[record["id"]] = record
        tags = self._tags_of(list(rows))
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
            f"SELECT item.id FROM annotation item"
            f" JOIN seen_article article ON article.id = item.article_id WHERE {where}"
            f" ORDER BY {_SORTS[wanted.sort]} LIMIT :limit OFFSET :offset",
            given | {"limit": -1 if limit is None else limit, "offset": offset},
        )
        return self.by_ids([row[0] for row in rows])

    def count(self, wanted: CardFilter) -> int:
        """How many annotations the filter lets through."""
        where, given = _where(wanted)
        row = self._connection.execute(
            "SELECT count(*) FROM annotation item"
            f" JOIN seen_article article ON article.id = item.article_id WHERE {where}",
            given,
        ).fetchone()
        return int(row[0])

    def count_by_article(self, wanted: CardFilter) -> list[tuple[str, int]]:
        """(article id, count) of the annotations the filter lets through, A1 first."""
        where, given = _where(wanted)
        rows = self._connection.execute(
            "SELECT article.id, count(*) FROM annotation item"
            f" JOIN seen_article article ON article.id = item.article_id WHERE {where}"
            " GROUP BY article.number ORDER BY article.number",
            given,
        )
        return [(row[0], row[1]) for row in rows]

    def row_of(self, annotation_id: str, wanted: CardFilter) -> int | None:
        """The place of an annotation in the filtered list, from 0, or None."""
        where, given = _where(wanted)
        row = self._connection.execute(
            "SELECT place FROM (SELECT item.id AS id,"
            f" row_number() OVER (ORDER BY {_SORTS[wanted.sort]}) - 1 AS place"
            " FROM annotation item JOIN seen_article article ON article.id = item.article_id"
            f" WHERE {where}) WHERE id = :wanted_id",
            given | {"wanted_id": annotation_id},
        ).fetchone()
        return None if row is None else int(row[0])

    def tag_counts(self, article_id: str | None = None) -> dict[str, int]:
        """How many annotations of shown articles carry each tag; of one article or of all."""
        where = "" if article_id is None else " AND item.article_id = :article"
        rows = self._connection.execute(
            "SELECT t.tag_id, count(*) FROM annotation_tag t"
            " JOIN annotation item ON item.id = t.annotation_id"
            " JOIN seen_article article ON article.id = item.article_id"
            f" WHERE article.hidden = 0{where} GROUP BY t.tag_id",
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
        return [TAGS.value(dict(zip(TAGS.columns, row, strict=True))) for row in rows]

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

    def _tags_of(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for batch in _batches(ids):
            marks, given = _marks(batch)
            rows = self._connection.execute(
                "SELECT annotation_id, tag_id FROM annotation_tag"
                " JOIN tag ON tag.id = annotation_tag.tag_id"
                f" WHERE annotation_id IN ({marks}) ORDER BY tag.position, tag.name, tag.id",
                given,
            )
            for annotation_id, tag_id in rows:
                found[annotation_id] = (*found.get(annotation_id, ()), tag_id)
        return found


def _batches(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH))


def _marks(values: Sequence[str]) -> tuple[str, dict[str, str]]:
    given = {f"v{at}": value for at, value in enumerate(values)}
    return ", ".join(f":{name}" for name in given), given


def _where(wanted: CardFilter) -> tuple[str, dict[str, str | int]]:
    where: list[str] = []
    given: dict[str, str | int] = {}
    if wanted.article_id is not None:
        where.append("item.article_id = :article")
        given["article"] = wanted.article_id
    else:
        where.append("article.hidden = 0")
    tagged = "EXISTS (SELECT 1 FROM annotation_tag t WHERE t.annotation_id = item.id AND "
    if wanted.include:
        marks = [f":in{at}" for at in range(len(wanted.include))]
        given |= {f"in{at}": tag for at, tag in enumerate(wanted.include)}
        where.append(f"{tagged} t.tag_id IN ({', '.join(marks)}))")
    if wanted.exclude:
        marks = [f":out{at}" for at in range(len(wanted.exclude))]
        given |= {f"out{at}": tag for at, tag in enumerate(wanted.exclude)}
        where.append(f"NOT {tagged} t.tag_id IN ({', '.join(marks)}))")
    return " AND ".join(where), given
