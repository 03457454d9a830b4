"""Functions of our own that SQL statements use."""

import sqlite3
from functools import lru_cache

from workbench.domain.fold import fold


def words_in(text: str, packed: str) -> bool:
    """True where the folded words of `packed` stand next to each other in `text`.

    A `*` at the end makes the last word the beginning of one.
    """
    wanted = _folded(packed)
    if packed.endswith("*"):
        return f" {wanted}" in f" {_folded(text)}"
    return f" {wanted} " in f" {_folded(text)} "


# The same titles and names are asked about with every query.
_folded = lru_cache(maxsize=20_000)(fold)


def holds(text: str, part: str) -> bool:
    """True where `part` occurs in `text`, blind to case."""
    return part.casefold() in text.casefold()


def same_name(one: str, other: str) -> bool:
    """True where two names differ in case at most; SQLite's NOCASE knows ASCII only."""
    return one.casefold() == other.casefold()


def register(connection: sqlite3.Connection) -> None:
    """Make the functions known to a connection."""
    for function in (words_in, holds, same_name):
        connection.create_function(function.__name__, 2, function, deterministic=True)
