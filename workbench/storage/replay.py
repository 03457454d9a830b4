"""Does the case hold what its history says?"""

import json
import sqlite3
from typing import Any

from workbench.storage.edits import tags_of
from workbench.storage.rows import ENTITIES

# These come into a case by recorded edits only; articles, sources and regions also by an import.
_ALWAYS_RECORDED = ("annotation", "claim", "evidence", "origin", "origin_link", "tag")


def differing(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(entity, id) of what is not as the last recorded edits left it, or was never recorded."""
    expected = _last_recorded(connection)
    found = [
        (entity, entity_id)
        for (entity, entity_id), record in expected.items()
        if not _holds(connection, entity, entity_id, record)
    ]
    for entity in _ALWAYS_RECORDED:
        if entity in ENTITIES:
            rows = connection.execute(f"SELECT id FROM {ENTITIES[entity].name}").fetchall()
            found += [(entity, row[0]) for row in rows if (entity, row[0]) not in expected]
    return found


def _last_recorded(connection: sqlite3.Connection) -> dict[tuple[str, str], dict[str, Any] | None]:
    """What the history last said of each thing, as far as it ever said; None where it is gone."""
    known: dict[tuple[str, str], dict[str, Any] | None] = {}
    rows = connection.execute("SELECT entity, entity_id, after FROM history ORDER BY n")
    for entity, entity_id, after in rows:
        key = (entity, entity_id)
        known[key] = None if after is None else (known.get(key) or {}) | json.loads(after)
    return known


def _holds(
    connection: sqlite3.Connection, entity: str, entity_id: str, record: dict[str, Any] | None
) -> bool:
    table = ENTITIES.get(entity)
    if table is None:
        return True  # of a kind that this program does not keep
    held = table.get(connection, entity_id)
    if held is None or record is None:
        return held is None and record is None
    if entity == "annotation":
        held["tags"] = sorted(tags_of(connection, entity_id))
        record = record | {"tags": sorted(record.get("tags", ()))}
    return all(name not in held or held[name] == value for name, value in record.items())
