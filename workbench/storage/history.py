"""History: every edit kept, chained by hash."""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from workbench.domain.edit import Action
from workbench.domain.views import HistoryEntry
from workbench.storage.damage import damaged, stored_object

FIRST_HASH = "0" * 64
_COLUMNS = (
    "n",
    "action_id",
    "at",
    "who",
    "what",
    "verb",
    "entity",
    "entity_id",
    "article_id",
    "before",
    "after",
)

# Whoever reads entries may take what was there before and after for JSON objects.
_IS_TORN = " OR ".join(
    f"({name} IS NOT NULL AND CASE WHEN json_valid({name})"
    f" THEN json_type({name}) <> 'object' ELSE 1 END)"
    for name in ("before", "after")
)


def record_action(
    connection: sqlite3.Connection,
    action: Action,
    *,
    action_id: str,
    at: str,
    who: str,
    verb: str = "do",
    of_action: str | None = None,
) -> None:
    """Append an action and its edits. A new deed drops what could have been redone.

    `verb` is do, undo or redo; `of_action` is the deed undone or redone.
    """
    if verb == "do":
        connection.execute("UPDATE action SET state = 'dropped' WHERE state = 'undone'")
    place = action.place
    connection.execute(
        "INSERT INTO action"
        " (id, label, verb, of_action, state, place_article, place_start, place_end)"
        " VALUES (:id, :label, :verb, :of_action, :state, :article, :start, :end)",
        {
            "id": action_id,
            "label": action.label,
            "verb": verb,
            "of_action": of_action,
            "state": "done" if verb == "do" else "recorded",
            "article": place.article_id if place else None,
            "start": place.start if place else None,
            "end": place.end if place else None,
        },
    )
    n, previous = _last(connection)
    rows = []
    for edit in action.edits:
        n += 1
        row = {
            "n": n,
            "action_id": action_id,
            "at": at,
            "who": who,
            "what": action.label,
            "verb": verb,
            "entity": edit.entity,
            "entity_id": edit.entity_id,
            "article_id": edit.article_id,
            "before": _json(edit.before),
            "after": _json(edit.after),
        }
        row["previous_hash"] = previous
        row["hash"] = previous = _hash(previous, row)
        rows.append(row)
    names = ", ".join((*_COLUMNS, "previous_hash", "hash"))
    marks = ", ".join(f":{name}" for name in (*_COLUMNS, "previous_hash", "hash"))
    connection.executemany(f"INSERT INTO history ({names}) VALUES ({marks})", rows)


def entries(
    connection: sqlite3.Connection,
    *,
    entity_id: str | None = None,
    article_id: str | None = None,
    after: int = 0,
    limit: int | None = None,
    words: Sequence[str] = (),
) -> list[HistoryEntry]:
    """Recorded edits, oldest first; of one thing, or of one article with all that is in it.

    With a claim or an annotation go the links between them.
    `after` leaves out those up to that number, `limit` all but the newest. `words` must all occur
    in who did what, or in what was there before or after, blind to case.
    """
    where = "n > :after"
    searched = " || ' ' || ".join(
        ("who", "at", "verb", "what", "entity", "coalesce(before, '')", "coalesce(after, '')")
    )
    for at in range(len(words)):
        where += f" AND holds({searched}, :word{at})"
    if entity_id is not None:
        where += (
            " AND n IN (SELECT n FROM history WHERE entity_id = :entity UNION"
            " SELECT n FROM history WHERE entity = 'evidence' AND :entity IN"
            " (json_extract(before, '$.claim_id'), json_extract(after, '$.claim_id'),"
            " json_extract(before, '$.annotation_id'), json_extract(after, '$.annotation_id')))"
        )
    if article_id is not None:
        where += (
            " AND (article_id = :article"
            " OR entity_id = (SELECT import_id FROM article WHERE article.id = :article))"
        )
    names = ", ".join(name for name in _COLUMNS if name != "action_id")
    newest = f"SELECT {names} FROM history WHERE {where} ORDER BY n DESC LIMIT :limit"
    cursor = connection.execute(
        f"SELECT {names}, {_IS_TORN} FROM ({newest}) ORDER BY n",
        {
            "after": after,
            "entity": entity_id,
            "article": article_id,
            "limit": -1 if limit is None else limit,
            **{f"word{at}": word for at, word in enumerate(words)},
        },
    )
    found = []
    for *row, is_torn in cursor:
        if is_torn:
            raise damaged(connection, f"entry {row[0]} of its history is torn")
        found.append(HistoryEntry(*row))
    return found


def broken_link(connection: sqlite3.Connection) -> int | None:
    """The number of the first history row that was altered or lost, or None."""
    expected, previous = 0, FIRST_HASH
    names = ", ".join((*_COLUMNS, "previous_hash", "hash"))
    for values in connection.execute(f"SELECT {names} FROM history ORDER BY n"):
        row = dict(zip((*_COLUMNS, "previous_hash", "hash"), values, strict=True))
        expected += 1
        if row["n"] != expected or row["previous_hash"] != previous:
            return expected
        if _hash(previous, row) != row["hash"]:
            return expected
        previous = row["hash"]
    counted = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'history'")
    last = counted.fetchone()
    if last is not None and int(last[0]) != expected:
        return expected + 1
    return None


def _last(connection: sqlite3.Connection) -> tuple[int, str]:
    row = connection.execute("SELECT n, hash FROM history ORDER BY n DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, FIRST_HASH)


def _hash(previous: str, row: dict[str, Any]) -> str:
    body = json.dumps([row[name] for name in _COLUMNS], ensure_ascii=False)
    return hashlib.sha256((previous + body).encode("utf-8")).hexdigest()


def _json(record: Any) -> str | None:
    return None if record is None else json.dumps(dict(record), ensure_ascii=False)


def stored_record(connection: sqlite3.Connection, text: str | None) -> dict[str, Any] | None:
    """What an entry says was there before or after. Raises CaseDamaged."""
    if text is None:
        return None
    record = stored_object(connection, text, "an entry of its history")
    return {k: tuple(v) if isinstance(v, list) else v for k, v in record.items()}


def last_number(connection: sqlite3.Connection) -> int:
    """The number of the newest recorded edit, 0 where there is none."""
    return _last(connection)[0]


def beginning(connection: sqlite3.Connection) -> str | None:
    """When the first edit was recorded, or None."""
    row = connection.execute("SELECT at FROM history WHERE n = 1").fetchone()
    return None if row is None else str(row[0])


def hash_of(connection: sqlite3.Connection, n: int) -> str | None:
    """The hash of a numbered entry, or None."""
    row = connection.execute("SELECT hash FROM history WHERE n = :n", {"n": n}).fetchone()
    return str(row[0]) if row else None


def last_known(connection: sqlite3.Connection, entity: str, entity_id: str) -> dict[str, Any]:
    """What the history last said of each field of a thing, which may be gone since."""
    rows = connection.execute(
        "SELECT before, after FROM history WHERE entity_id = :id AND entity = :entity ORDER BY n",
        {"id": entity_id, "entity": entity},
    )
    known: dict[str, Any] = {}
    for before, after in rows:
        known |= stored_record(connection, after) or stored_record(connection, before) or {}
    return known


def last_editor(connection: sqlite3.Connection, entity: str, entity_id: str) -> str:
    """Who edited a thing last, or nothing where nobody did."""
    row = connection.execute(
        "SELECT who FROM history WHERE entity_id = :id AND entity = :entity"
        " ORDER BY n DESC LIMIT 1",
        {"id": entity_id, "entity": entity},
    ).fetchone()
    return str(row[0]) if row else ""


def past_ids(connection: sqlite3.Connection, entity: str, prefix: str) -> list[str]:
    """Ids beginning with `prefix` of things of a kind that are or were in the case; at most ten."""
    rows = connection.execute(
        "SELECT DISTINCT entity_id FROM history WHERE entity_id >= :prefix"
        " AND entity_id < :beyond AND entity = :entity ORDER BY entity_id LIMIT 10",
        {"prefix": prefix, "beyond": prefix + "\U0010ffff", "entity": entity},
    )
    return [row[0] for row in rows]


def past_claim(connection: sqlite3.Connection, number: int) -> str | None:
    """The id of the claim that has or had that number."""
    row = connection.execute(
        "SELECT entity_id FROM history WHERE entity = 'claim'"
        " AND coalesce(json_extract(after, '$.number'), json_extract(before, '$.number')) = :number"
        " LIMIT 1",
        {"number": number},
    ).fetchone()
    return None if row is None else str(row[0])
