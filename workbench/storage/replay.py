"""Does the case hold what its history says?"""

import sqlite3
from typing import Any

from workbench.domain.record import record_hash
from workbench.storage.damage import stored_object
from workbench.storage.edits import tags_of
from workbench.storage.rows import ENTITIES, TEXTS

# These come into a case by recorded edits only; articles, sources and regions also by an import.
_ALWAYS_RECORDED = ("annotation", "claim", "evidence", "origin", "origin_link", "tag")
_ENTRY = "an entry of its history"


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
        changed = None if after is None else stored_object(connection, after, _ENTRY)
        known[key] = None if changed is None else (known.get(key) or {}) | changed
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
        tags = tags_of(connection, [entity_id]).get(entity_id, ())
        held["tags"] = sorted(tags)
        record = record | {"tags": sorted(record.get("tags", ()))}
    return all(name not in held or held[name] == value for name, value in record.items())


def altered_since_import(connection: sqlite3.Connection) -> list[str]:
    """Ids of articles of which the case no longer says what their import said.

    What was edited since is taken back by what the history says was there before.
    """
    articles = _as_first(connection, "article")
    regions: dict[str, list[dict[str, Any]]] = {}
    for region in _as_first(connection, "region").values():
        regions.setdefault(region["article_id"], []).append(region)
    sources = dict(connection.execute("SELECT id, name FROM source").fetchall())
    texts = connection.execute(
        f"SELECT {TEXTS.select_list()} FROM article_text WHERE version = 1 AND as_imported <> ''"
    )
    names = TEXTS.columns
    found = []
    for row in texts:
        text = dict(zip(names, row, strict=True))
        article_id = text["article_id"]
        article = articles.get(article_id)
        theirs = [each for each in regions.get(article_id, ()) if each["version"] == 1]
        if article is None or text["as_imported"] != record_hash(
            article, text, sources.get(article["source_id"]), theirs
        ):
            found.append(str(article_id))
    return found


def _as_first(connection: sqlite3.Connection, entity: str) -> dict[str, dict[str, Any]]:
    """All things of a kind as they came into the case without an edit, by id."""
    table = ENTITIES[entity]
    rows = connection.execute(f"SELECT {table.select_list()} FROM {table.name}")
    things: dict[str, dict[str, Any]] = {}
    for row in rows:
        record = dict(zip(table.columns, row, strict=True))
        things[record[table.key]] = record
    edits = connection.execute(
        "SELECT entity_id, before, after FROM history WHERE entity = :entity ORDER BY n DESC",
        {"entity": entity},
    )
    for thing, before, after in edits:
        if before is None:
            things.pop(thing, None)
        elif after is None:
            things[thing] = stored_object(connection, before, _ENTRY)
        elif thing in things:
            things[thing] = things[thing] | stored_object(connection, before, _ENTRY)
    return things
