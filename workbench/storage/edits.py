"""Applying edits: the one way rows change, so that undo and history can never miss one.

Each edit checks that what it replaces is still there. Edits of many things are made together, a
statement for all of them: one by one, 5,000 marks take seconds.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from workbench.domain.edit import Edit
from workbench.domain.errors import EditConflict
from workbench.storage import index
from workbench.storage.obstacles import in_the_way
from workbench.storage.rows import ANNOTATIONS, ENTITIES, Table

Record = Mapping[str, Any]
Progress = Callable[[int, int], object]

# What other rows may by now hold against an edit.
_TAKEN: Final = frozenset(
    {
        sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    }
)
# The fields of an annotation that its row in the search index is made of.
_INDEXED: Final = frozenset({"quote", "note", "tags"})
_AT_ONCE: Final = 500


def apply_edits(
    connection: sqlite3.Connection,
    edits: Sequence[Edit],
    progress: Progress = lambda _made, _count: None,
) -> None:
    """Make edits in their order, in a transaction; `progress` hears how many are made of how many.

    Raises EditConflict where the case no longer holds what one of them replaces.
    """
    made = 0
    for run in _runs(edits):
        _apply(connection, run)
        made += len(run)
        progress(made, len(edits))


def _runs(edits: Iterable[Edit]) -> Iterator[Sequence[Edit]]:
    """Stretches of edits of different things of one kind: their order does not matter."""
    run: dict[str, Edit] = {}
    entity = ""
    for edit in edits:
        if run and (edit.entity != entity or edit.entity_id in run or len(run) == _AT_ONCE):
            yield tuple(run.values())
            run = {}
        entity = edit.entity
        run[edit.entity_id] = edit
    if run:
        yield tuple(run.values())


def _apply(connection: sqlite3.Connection, run: Sequence[Edit]) -> None:
    connection.execute("SAVEPOINT edits")
    try:
        _make(connection, run)
    except sqlite3.IntegrityError as error:
        connection.execute("ROLLBACK TO edits")
        connection.execute("RELEASE edits")
        if error.sqlite_errorcode not in _TAKEN:
            raise
        if len(run) == 1:
            raise in_the_way(connection, run[0], error) from error
        # One by one, what is in the way of one may be gone with the one before; or it is named.
        for edit in run:
            _apply(connection, [edit])
    else:
        connection.execute("RELEASE edits")


def _make(connection: sqlite3.Connection, run: Sequence[Edit]) -> None:
    table = ENTITIES[run[0].entity]
    held = table.records(connection, [edit.entity_id for edit in run])
    if table is ANNOTATIONS:
        tags = tags_of(connection, list(held))
        held = {key: record | {"tags": tags.get(key, ())} for key, record in held.items()}
    for edit in run:
        _check(edit, held.get(edit.entity_id))
    if table is ANNOTATIONS:
        _change_annotations(connection, run, held)
        return
    _change_rows(connection, table, run)
    for edit in run:
        if edit.entity == "article" and edit.before and edit.after and "version" in edit.after:
            new = int(str(edit.after["version"]))
            index.switch_version(connection, edit.entity_id, held[edit.entity_id]["version"], new)


def _change_rows(connection: sqlite3.Connection, table: Table[Any], run: Sequence[Edit]) -> None:
    table.delete(connection, [edit.entity_id for edit in run if edit.after is None])
    changed = [e for e in run if e.before is not None and e.after is not None]
    table.update(connection, [(edit.entity_id, edit.after or {}) for edit in changed])
    table.insert(connection, [edit.after or {} for edit in run if edit.before is None])


def _change_annotations(
    connection: sqlite3.Connection, run: Sequence[Edit], held: Mapping[str, Record]
) -> None:
    """The rows, with the tags and the search index that go with them."""
    now = {
        e.entity_id: {**held.get(e.entity_id, {}), **(e.after or {})}
        for e in run
        if e.after is not None
    }
    kept = {e.entity_id for e in run if e.before and e.after and _INDEXED.isdisjoint(e.after)}
    old = _indexed(connection, {key: held[key] for key in held if key not in kept})
    pairs = {e.entity_id: (_tags(held, e.entity_id), _tags(now, e.entity_id)) for e in run}
    connection.executemany(
        "DELETE FROM annotation_tag WHERE annotation_id = :annotation AND tag_id = :tag",
        _rows((key, tag) for key, (old, new) in pairs.items() for tag in old - new),
    )
    _change_rows(connection, ANNOTATIONS, run)
    connection.executemany(
        "INSERT INTO annotation_tag (annotation_id, tag_id) VALUES (:annotation, :tag)",
        _rows((key, tag) for key, (old, new) in pairs.items() for tag in new - old),
    )
    new = _indexed(connection, {key: now[key] for key in now if key not in kept})
    index.change_annotations(connection, old, new)


def _indexed(
    connection: sqlite3.Connection, records: Mapping[str, Record]
) -> list[index.IndexedMark]:
    rows = connection.execute(
        "SELECT annotation.id, annotation.number, article.number FROM annotation"
        " JOIN article ON article.id = annotation.article_id"
        " WHERE annotation.id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(list(records))},
    ).fetchall()
    return [
        index.IndexedMark(
            number, article, records[key]["quote"], records[key]["note"], records[key]["tags"]
        )
        for key, number, article in rows
    ]


def tags_of(
    connection: sqlite3.Connection, annotation_ids: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Ids of the tags of annotations that have some, in the order the tags are listed."""
    rows = connection.execute(
        "SELECT annotation_id, tag.id FROM annotation_tag JOIN tag ON tag.id = tag_id"
        " WHERE annotation_id IN (SELECT value FROM json_each(:ids))"
        " ORDER BY tag.position, tag.name, tag.id",
        {"ids": json.dumps(annotation_ids)},
    )
    found: dict[str, tuple[str, ...]] = {}
    for annotation_id, tag_id in rows:
        found[annotation_id] = (*found.get(annotation_id, ()), tag_id)
    return found


def _check(edit: Edit, current: Record | None) -> None:
    if edit.before is None:
        _must_be_absent(edit, current)
    else:
        _must_hold(edit, current)


def _must_be_absent(edit: Edit, current: Record | None) -> None:
    if current is not None:
        held = {name: current.get(name) for name in _given(edit.after)}
        raise EditConflict(edit.entity, edit.entity_id, tuple(held), held, edit.after)


def _must_hold(edit: Edit, current: Record | None) -> None:
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


def _same(held: Any, expected: Any, name: str) -> bool:
    if name == "tags":
        return set(held) == set(expected)
    return bool(held == expected)


def _given(record: Record | None) -> dict[str, Any]:
    return dict(record or {})


def _tags(records: Mapping[str, Record], key: str) -> set[str]:
    return set(map(str, records.get(key, {}).get("tags", ())))


def _rows(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"annotation": annotation, "tag": tag} for annotation, tag in pairs]
