"""What is stored but cannot be understood, told as damage of the file."""

import json
import sqlite3
from typing import Any

from workbench.domain.errors import CaseDamaged


def damaged(connection: sqlite3.Connection, finding: str) -> CaseDamaged:
    """The error that says this of the file behind a connection."""
    rows = connection.execute("PRAGMA database_list").fetchall()
    path = next(row[2] for row in rows if row[1] == "main")
    return CaseDamaged(str(getattr(connection, "path", path)), finding)


def stored_object(connection: sqlite3.Connection, text: str, where: str) -> dict[str, Any]:
    """The JSON object that `where` holds. Raises CaseDamaged where it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise damaged(connection, f"{where} is torn") from error
    if not isinstance(found, dict):
        raise damaged(connection, f"{where} is torn")
    return found
