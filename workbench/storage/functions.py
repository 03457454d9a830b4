"""Functions of our own that SQL statements use."""

import sqlite3

from workbench.domain.fold import fold


def words_in(text: str, packed: str) -> bool:
    """True where the folded words of `packed` stand next to each other in `text`.

    A `*` at the end makes the last word the beginning of one.
    """
    wanted = fold(packed)
    if packed.endswith("*"):
        return f" {wanted}" in f" {fold(text)}"
    return f" {wanted} " in f" {fold(text)} "


def register(connection: sqlite3.Connection) -> None:
    """Make the functions known to a connection."""
    connection.create_function("words_in", 2, words_in, deterministic=True)
