"""Annotations and tags: reading. They are written by edits only."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from workbench.domain.span import Span
from workbench.domain.values import Annotation, Tag
from workbench.domain.views import CardFilter
from workbench.storage.rows import ANNOTATIONS, TAGS

_BATCH = 500
_BETWEEN = "\x1f"
_TAGS = [field.name for field in fields(Annotation)].index("tags")
_TAG_IDS = "SELECT id FROM tag ORDER BY position, name, id"
_COLUMNS = (
    f"{ANNOTATIONS.select_list('item')},"
    f" (SELECT coalesce(group_concat(tag_id, char({ord(_BETWEEN)})), '')"
    " FROM annotation_tag WHERE annotation_id = item.id)"
)
_SORTS = {
    "position": 'article.number, item.start, item."end", item.created, item.id',
    # By what the index has: far down the list nothing else is read.
    "time": "item.modified DESC, item.number DESC",
}
# CROSS keeps the order of the tables: indexes give the rows in the order that is asked for.
_FROM = {
    "position": "article CROSS JOIN annotation item ON item.article_id = article.id",
    "time": "annotation item CROSS JOIN article ON article.id = item.article_id",
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
        found: dict[str, Annotation] = {}
        for at in range(0, len(ids), _BATCH):
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM annotation item"
                " WHERE item.id IN (SELECT value FROM json_each(:ids))",
                {"ids": json.dumps(ids[at : at + _BATCH])},
            ).fetchall()
            found |= {mark.id: mark for mark in self._values(rows)}
        return [found[key] for key in ids if key in found]

    def by_numbers(self, numbers: Sequence[int]) -> list[Annotation]:
        """The annotations of those rows, in the order of `numbers`."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM json_each(:some) CROSS JOIN annotation item"
            " ON item.number = value ORDER BY key",
            {"some": json.dumps(numbers)},
        ).fetchall()
        return self._values(rows)

    def _values(self, rows: Sequence[Sequence[Any]]) -> list[Annotation]:
        """The annotations that rows of `_COLUMNS` describe, their tags in the analyst's order."""
        order = {row[0]: place for place, row in enumerate(self._connection.execute(_TAG_IDS))}
        # One tuple for each set of tags: an article that opens may bring 20,000 rows.
        tags = {
            joined: tuple(sorted(order.keys() & joined.split(_BETWEEN), key=order.__getitem__))
            for joined in {row[-1] for row in rows}
        }
        made: Callable[..., Annotation] = Annotation
        return [made(*row[:_TAGS], tags[row[-1]], *row[_TAGS:-1]) for row in rows]

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
        where, given = self._where(wanted)
        order = f"ORDER BY {_SORTS[wanted.sort]}"
        part = f"{order} LIMIT :limit OFFSET :offset"
        given |= {"limit": -1 if limit is None else limit, "offset": offset}
        if wanted.sort == "time":
            where = f"item.number IN (SELECT number FROM annotation item WHERE {where} {part})"
            part = order
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM {_FROM[wanted.sort]} WHERE {where} {part}", given
        )
        return self._values(rows.fetchall())

    def over(self, article_id: str, span: Span) -> list[Annotation]:
        """The annotations of an article that reach into a span, in text order."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM annotation item WHERE item.article_id = :article"
            ' AND item.start < :end AND item."end" > :start'
            ' ORDER BY item.start, item."end", item.created, item.id',
            {"article": article_id, "start": span.start, "end": span.end},
        )
        return self._values(rows.fetchall())

    def count(self, wanted: CardFilter) -> int:
        """How many annotations the filter lets through."""
        where, given = self._where(wanted)
        row = self._connection.execute(
            f"SELECT count(*) FROM annotation item WHERE {where}", given
        ).fetchone()
        return int(row[0])

    def article_counts(self, wanted: CardFilter | None = None) -> dict[str, int]:
        """How many annotations the filter lets through, by the ids of shown articles."""
        where, given = self._where(wanted or CardFilter())
        rows = self._connection.execute(
            f"SELECT item.article_id, count(*) FROM annotation item WHERE {where}"
            " GROUP BY item.article_id",
            given,
        )
        return dict(rows.fetchall())

    def unlisted(self, article_ids: Sequence[str]) -> frozenset[str]:
        """Those of some articles that are hidden, or not yet there."""
        rows = self._connection.execute(
            "SELECT id FROM unlisted_article WHERE id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(article_ids)},
        )
        return frozenset(row[0] for row in rows)

    def row_in_article(self, mark: Annotation, wanted: CardFilter) -> int | None:
        """The place of an annotation, from 0, among those in its article that the filter lets
        through, in text order; None where it is left out itself.
        """
        before = (
            "item.start < :start",
            'item.start = :start AND (item."end", item.created, item.id) < (:end, :created, :id)',
        )
        keys: dict[str, str | int] = {
            "start": mark.start,
            "end": mark.end,
            "created": mark.created,
            "id": mark.id,
        }
        within = replace(wanted, article_id=mark.article_id)
        return self._row(before, keys, within)

    def row_by_time(self, mark: Annotation, wanted: CardFilter) -> int | None:
        """As `row_in_article`, among all that the filter lets through, by time."""
        before = (
            "item.modified > :modified",
            "item.modified = :modified"
            " AND item.number > (SELECT number FROM annotation WHERE id = :id)",
        )
        return self._row(before, {"modified": mark.modified, "id": mark.id}, wanted)

    def _row(
        self, before: Sequence[str], keys: Mapping[str, str | int], wanted: CardFilter
    ) -> int | None:
        # Two counts, and not a comparison of rows: so the index alone tells the first.
        where, given = self._where(wanted)
        counts = " + ".join(
            f"(SELECT count(*) FROM annotation item WHERE {where} AND {each})" for each in before
        )
        row = self._connection.execute(
            f"SELECT {counts} FROM annotation item WHERE {where} AND item.id = :id",
            {**given, **keys},
        ).fetchone()
        return int(row[0]) if row else None

    def tag_counts(self, article_id: str | None = None) -> dict[str, int]:
        """How many annotations of shown articles carry each tag; of one article or of all."""
        if article_id is not None:
            found = (
                "annotation CROSS JOIN annotation_tag ON annotation_id = annotation.id"
                " WHERE article_id = :article"
            )
        elif self._any_unlisted():
            # Most articles are listed: the few that are not are quicker to leave out.
            found = (
                "annotation_tag WHERE annotation_id NOT IN (SELECT annotation.id FROM annotation"
                " JOIN unlisted_article ON unlisted_article.id = annotation.article_id)"
            )
        else:
            found = "annotation_tag"
        rows = self._connection.execute(
            f"SELECT tag_id, count(*) FROM {found} GROUP BY tag_id", {"article": article_id}
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

    def linked(self, ids: Sequence[str]) -> frozenset[str]:
        """Those of some annotations that are evidence for a claim."""
        rows = self._connection.execute(
            "SELECT DISTINCT annotation_id FROM evidence"
            " WHERE annotation_id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(ids)},
        )
        return frozenset(row[0] for row in rows)

    def shared_tags(self, ids: Sequence[str]) -> frozenset[str]:
        """Ids of the tags that all of some annotations carry."""
        rows = self._connection.execute(
            "SELECT tag_id FROM annotation_tag"
            " WHERE annotation_id IN (SELECT value FROM json_each(:ids))"
            " GROUP BY tag_id HAVING count(*) = :count",
            {"ids": json.dumps(ids), "count": len(set(ids))},
        )
        return frozenset(row[0] for row in rows)

    def _where(self, wanted: CardFilter) -> tuple[str, dict[str, str | int]]:
        """The condition, which is just true where nothing is left out: looking costs time."""
        where = ["1"]
        given: dict[str, str | int] = {}
        if wanted.article_id is not None:
            where.append("item.article_id = :article")
            given["article"] = wanted.article_id
        elif self._any_unlisted():
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

    def _any_unlisted(self) -> bool:
        row = self._connection.execute("SELECT EXISTS (SELECT 1 FROM unlisted_article)").fetchone()
        return bool(row[0])
