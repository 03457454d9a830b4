"""What other rows hold against an edit: the one that took its place, or those that need it."""

import re
import sqlite3
from typing import Any

from workbench.domain.edit import Edit
from workbench.domain.errors import EditConflict
from workbench.storage.rows import ENTITIES

_UNIQUE = re.compile(r"\w+\.(\w+)")
_SAID_OF_ITSELF = frozenset({"id", "created", "modified", "creator"})


def in_the_way(
    connection: sqlite3.Connection, edit: Edit, error: sqlite3.IntegrityError
) -> EditConflict:
    """The EditConflict that stands for a constraint which an edit would break."""
    if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        held, wanted = _rival(connection, edit, _UNIQUE.findall(str(error)))
    elif edit.after is None:
        held, wanted = {"used_by": _users(connection, edit)}, None
    else:
        held, wanted = _missing(connection, edit)
    return EditConflict(edit.entity, edit.entity_id, tuple(held), held, wanted)


def _rival(
    connection: sqlite3.Connection, edit: Edit, columns: list[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the row that is there already says, where the edit says something else."""
    table, after = ENTITIES[edit.entity], dict(edit.after or {})
    mine = (table.get(connection, edit.entity_id) or {}) | after
    where = " AND ".join(f'"{name}" = :{name}' for name in columns)
    row = connection.execute(
        f"SELECT {table.select_list()} FROM {table.name} WHERE {where}",
        {name: mine.get(name) for name in columns},
    ).fetchone()
    rival = dict(zip(table.columns, row, strict=True)) if row else {}
    names = [
        name
        for name in after
        if name in columns or (name in rival and rival[name] != after[name])
        if name not in _SAID_OF_ITSELF
    ]
    return {name: rival.get(name) for name in names}, {name: after[name] for name in names}


def _users(connection: sqlite3.Connection, edit: Edit) -> str:
    """How many rows of which tables name the thing that was to go."""
    name, said = ENTITIES[edit.entity].name, []
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        for key in _keys(connection, table):
            if key["table"] == name:
                count = connection.execute(
                    f'SELECT count(*) FROM "{table}" WHERE "{key["from"]}" = :id',
                    {"id": edit.entity_id},
                ).fetchone()[0]
                said += [f"{count} × {table.replace('_', ' ')}"] if count else []
    return ", ".join(said)


def _missing(connection: sqlite3.Connection, edit: Edit) -> tuple[dict[str, Any], dict[str, Any]]:
    """The things that the edit names and that are gone."""
    after: dict[str, Any] = dict(edit.after or {})
    gone: dict[str, Any] = {}
    for key in _keys(connection, ENTITIES[edit.entity].name):
        value = after.get(key["from"])
        if value is not None and not _is_there(connection, key["table"], value):
            gone[key["from"]] = None
    if "tags" in after:
        there = tuple(tag for tag in after["tags"] if _is_there(connection, "tag", tag))
        if len(there) < len(after["tags"]):
            gone["tags"] = there
    return gone, {name: after[name] for name in gone}


def _is_there(connection: sqlite3.Connection, table: str, key: Any) -> bool:
    sql = f'SELECT 1 FROM "{table}" WHERE id = :key'
    return connection.execute(sql, {"key": key}).fetchone() is not None


def _keys(connection: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    rows = connection.execute(
        'SELECT "table", "from" FROM pragma_foreign_key_list(:table)', {"table": table}
    )
    return [{"table": parent, "from": column} for parent, column in rows]
