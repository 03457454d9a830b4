"""What can be undone and redone: the deeds that the history holds, and which of them stand.

The stack belongs to the case, not to a window: any process undoes what was done last.
"""

import sqlite3

from workbench.domain.edit import Action, Edit, Place
from workbench.domain.views import UndoState
from workbench.storage.history import stored_record

_NEXT_TO_UNDO = "SELECT {} FROM action WHERE state = 'done' ORDER BY n DESC LIMIT 1"
_NEXT_TO_REDO = "SELECT {} FROM action WHERE state = 'undone' ORDER BY n LIMIT 1"


def undo_state(connection: sqlite3.Connection) -> UndoState:
    """The labels of what undo and redo would do now."""
    undo = connection.execute(_NEXT_TO_UNDO.format("label")).fetchone()
    redo = connection.execute(_NEXT_TO_REDO.format("label")).fetchone()
    return UndoState(undo[0] if undo else None, redo[0] if redo else None)


def next_to_undo(connection: sqlite3.Connection) -> tuple[str, Action] | None:
    """The id of the last deed that stands, and that deed."""
    return _action(connection, _NEXT_TO_UNDO.format("id"))


def next_to_redo(connection: sqlite3.Connection) -> tuple[str, Action] | None:
    """The id of the deed undone last that can be done again, and that deed."""
    return _action(connection, _NEXT_TO_REDO.format("id"))


def next_size(connection: sqlite3.Connection, verb: str) -> int:
    """How many edits the next undo or redo takes; 0 where there is none."""
    action = (_NEXT_TO_UNDO if verb == "undo" else _NEXT_TO_REDO).format("id")
    row = connection.execute(f"SELECT count(*) FROM history WHERE action_id = ({action})")
    return int(row.fetchone()[0])


def set_state(connection: sqlite3.Connection, action_id: str, state: str) -> None:
    """Move a deed between done and undone."""
    connection.execute(
        "UPDATE action SET state = :state WHERE id = :id", {"state": state, "id": action_id}
    )


def seal(connection: sqlite3.Connection) -> None:
    """Leave nothing to undo or redo: what a case was delivered with is its beginning."""
    connection.execute(
        "UPDATE action SET state = 'recorded' WHERE state IN ('done', 'undone', 'dropped')"
    )


def _action(connection: sqlite3.Connection, sql: str) -> tuple[str, Action] | None:
    row = connection.execute(sql).fetchone()
    if row is None:
        return None
    action_id = str(row[0])
    label, article, start, end = connection.execute(
        "SELECT label, place_article, place_start, place_end FROM action WHERE id = :id",
        {"id": action_id},
    ).fetchone()
    rows = connection.execute(
        "SELECT entity, entity_id, before, after, article_id FROM history"
        " WHERE action_id = :id ORDER BY n",
        {"id": action_id},
    )
    edits = tuple(
        Edit(
            entity,
            entity_id,
            stored_record(connection, before),
            stored_record(connection, after),
            article_id,
        )
        for entity, entity_id, before, after, article_id in rows
    )
    place = Place(article, start, end) if article else None
    return action_id, Action(label, edits, place)
