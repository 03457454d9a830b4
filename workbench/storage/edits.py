"""Applying edits: the one way rows change, so that undo and history can never miss one.

Each edit checks that what it replaces is still there.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.domain.edit import Edit
from workbench.domain.errors import EditConflict
from workbench.storage import index
from workbench.storage.obstacles import in_the_way
from workbench.storage.rows import ANNOTATIONS, ENTITIES

# What other rows may by now hold against an edit.
_TAKEN = frozenset(
    {
        sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    }
)


# The fields of an annotation that its row in the search index is made of.
_INDEXED = frozenset({"quote", "note", "tags"})


def apply_edit(connection: sqlite3.Connection, edit: Edit) -> None:
    """Make one edit. Raises EditConflict where the case no longer holds what it replaces."""
    try:
        _apply(connection, edit)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode not in _TAKEN:
            raise
        raise in_the_way(connection, edit, error) from error


def _apply(connection: sqlite3.Connection, edit: Edit) -> None:
    table = ENTITIES[edit.entity]
    current = table.get(connection, edit.entity_id)
    if edit.entity == "annotation":
        _apply_to_annotation(connection, edit, current)
    elif edit.before is None:
        _must_be_absent(edit, current)
        table.insert(connection, _given(edit.after))
    elif edit.after is None:
        _must_hold(edit, current)
        table.delete(connection, edit.entity_id)
    else:
        held = _must_hold(edit, current)
        table.update(connection, edit.entity_id, edit.after)
        if edit.entity == "article" and "version" in edit.after:
            new = table.get(connection, edit.entity_id) or held
            index.switch_version(connection, edit.entity_id, held["version"], new["version"])


def _apply_to_annotation(
    connection: sqlite3.Connection, edit: Edit, current: dict[str, Any] | None
) -> None:
    if current is not None:
        current["tags"] = tags_of(connection, edit.entity_id)
    if edit.before is None:
        _must_be_absent(edit, current)
        record = _given(edit.after)
        ANNOTATIONS.insert(connection, record)
        _set_tags(connection, edit.entity_id, (), record["tags"])
        index.add_annotations(connection, [_indexed(connection, edit.entity_id, record)])
        return
    held = _must_hold(edit, current)
    after = edit.after
    is_indexed_anew = after is None or not _INDEXED.isdisjoint(after)
    if is_indexed_anew:
        index.remove_annotations(connection, [_indexed(connection, edit.entity_id, held)])
    if after is None:
        _set_tags(connection, edit.entity_id, held["tags"], ())
        ANNOTATIONS.delete(connection, edit.entity_id)
        return
    ANNOTATIONS.update(connection, edit.entity_id, after)
    if "tags" in after:
        _set_tags(connection, edit.entity_id, held["tags"], _strings(after["tags"]))
    if is_indexed_anew:
        now = held | dict(after)
        index.add_annotations(connection, [_indexed(connection, edit.entity_id, now)])


def _indexed(
    connection: sqlite3.Connection, annotation_id: str, record: Mapping[str, Any]
) -> index.IndexedMark:
    number, article_number = connection.execute(
        "SELECT annotation.number, article.number FROM annotation"
        " JOIN article ON article.id = annotation.article_id WHERE annotation.id = :id",
        {"id": annotation_id},
    ).fetchone()
    return index.IndexedMark(
        number, article_number, record["quote"], record["note"], _strings(record["tags"])
    )


def number_of(connection: sqlite3.Connection, annotation_id: str) -> int:
    """The row number of an annotation, which is its place in the search index."""
    row = connection.execute(
        "SELECT number FROM annotation WHERE id = :id", {"id": annotation_id}
    ).fetchone()
    return int(row[0])


def tags_of(connection: sqlite3.Connection, annotation_id: str) -> tuple[str, ...]:
    """Ids of an annotation's tags, in the order the tags are listed."""
    rows = connection.execute(
        "SELECT tag.id FROM annotation_tag JOIN tag ON tag.id = annotation_tag.tag_id"
        " WHERE annotation_id = :id ORDER BY tag.position, tag.name, tag.id",
        {"id": annotation_id},
    )
    return tuple(row[0] for row in rows)


def _set_tags(
    connection: sqlite3.Connection, annotation_id: str, before: Iterable[str], after: Iterable[str]
) -> None:
    old, new = set(before), set(after)
    for tag_id in old - new:
        connection.execute(
            "DELETE FROM annotation_tag WHERE annotation_id = :annotation AND tag_id = :tag",
            {"annotation": annotation_id, "tag": tag_id},
        )
    for tag_id in new - old:
        connection.execute(
            "INSERT INTO annotation_tag (annotation_id, tag_id) VALUES (:annotation, :tag)",
            {"annotation": annotation_id, "tag": tag_id},
        )


def _must_be_absent(edit: Edit, current: Mapping[str, Any] | None) -> None:
    if current is not None:
        held = {name: current.get(name) for name in _given(edit.after)}
        raise EditConflict(edit.entity, edit.entity_id, tuple(held), held, edit.after)


def _must_hold(edit: Edit, current: dict[str, Any] | None) -> dict[str, Any]:
    if current is None:
        raise EditConflict(edit.entity, edit.entity_id, held=None, wanted=edit.after)
    differing = tuple(
        name
        for name, value in _given(edit.before).items()
        if not _same(current.get(name), value, name)
    )
    if differing:
        held = {name: current.get(name) for name in differing}
        wanted = edit.after and {name: edit.after.get(name) for name in differing}
        raise EditConflict(edit.entity, edit.entity_id, differing, held, wanted)
    return current


def _same(held: Any, expected: Any, name: str) -> bool:
    if name == "tags":
        return set(held) == set(expected)
    return bool(held == expected)


def _given(record: Mapping[str, Any] | None) -> dict[str, Any]:
    return dict(record or {})


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(str(item) for item in value)
