"""Settings of a case: its title and what the program remembers about it."""

import sqlite3


def get(connection: sqlite3.Connection, key: str, default: str = "") -> str:
    """The value of a setting, or `default`."""
    row = connection.execute("SELECT value FROM setting WHERE key = :key", {"key": key}).fetchone()
    return default if row is None else str(row[0])


def put(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Set a setting without an edit: for what the program remembers by itself."""
    connection.execute(
        "INSERT INTO setting (key, value) VALUES (:key, :value)"
        " ON CONFLICT (key) DO UPDATE SET value = :value",
        {"key": key, "value": value},
    )
