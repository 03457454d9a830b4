"""Connections to a case file: how they are set up, and SQLite's failures as the program's own."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NoReturn, Self
from urllib.parse import quote

from workbench.domain.errors import (
    CaseBusy,
    CaseDamaged,
    CaseUnwritable,
    Interrupted,
    WorkbenchError,
)
from workbench.storage.functions import register

WAIT_SECONDS: Final = 5.0
_SETTINGS: Final = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "trusted_schema = OFF",
    "cache_size = -16000",  # KiB: the marks of a long article, and the way to them
)
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
_UNWRITABLE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
_FAILURES: Final = (sqlite3.Error, UnicodeDecodeError)
# What SQLite calls a plain error, though no statement of ours is at fault.
_DAMAGE = ("no such table", "no such column", "Could not decode to UTF-8", "malformed")


class Cursor(sqlite3.Cursor):
    """A cursor that raises CaseBusy, CaseDamaged, CaseUnwritable and Interrupted."""

    connection: "Connection"

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        """As sqlite3's."""
        try:
            return super().execute(sql, parameters)
        except _FAILURES as error:
            _fail(error, self.connection.path)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Self:
        """As sqlite3's."""
        try:
            return super().executemany(sql, parameters)
        except _FAILURES as error:
            _fail(error, self.connection.path)

    def fetchone(self) -> Any:
        """As sqlite3's."""
        try:
            return super().fetchone()
        except _FAILURES as error:
            _fail(error, self.connection.path)

    def fetchall(self) -> list[Any]:
        """As sqlite3's."""
        try:
            return super().fetchall()
        except _FAILURES as error:
            _fail(error, self.connection.path)

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except _FAILURES as error:
            _fail(error, self.connection.path)


class Connection(sqlite3.Connection):
    """A connection whose statements fail as those of `Cursor` do."""

    path: Path

    def cursor(self, factory: Any = Cursor) -> Any:
        """As sqlite3's, with our cursor."""
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """As sqlite3's."""
        cursor: Cursor = self.cursor()
        return cursor.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """As sqlite3's."""
        cursor: Cursor = self.cursor()
        return cursor.executemany(sql, parameters)


def connect(
    path: Path, *, read_only: bool, file: Path | None = None, immutable: bool = False
) -> Connection:
    """A connection to an existing file, which waits up to 5 s where others write.

    `file` is opened in place of `path`, which failures name all the same; `immutable` promises
    that nobody can change it. Raises CaseBusy, CaseDamaged, CaseUnwritable.
    """
    mode = "ro" if read_only else "rw"
    end = "&immutable=1" if immutable else ""
    with translated(path):
        connection = sqlite3.connect(
            f"file:{quote(os.fsencode((file or path).absolute()))}?mode={mode}{end}",
            uri=True,
            timeout=WAIT_SECONDS,
            isolation_level=None,
            factory=Connection,
        )
        connection.path = path
        try:
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            register(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _fail(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> NoReturn:
    known = _known(error, path)
    if known is None:
        raise error
    raise known from error


def _known(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> WorkbenchError | None:
    """What the program calls a failure of SQLite, or None where it has no word for it."""
    if isinstance(error, UnicodeDecodeError):
        # A name of the schema, as SQLite quotes it in a message.
        return CaseDamaged(str(path), "a name in it is no text")
    # The lowest byte is the kind, the rest says more. sqlite3's own errors have no code.
    kind = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if kind in _BUSY:
        return CaseBusy(str(path), WAIT_SECONDS)
    if kind == sqlite3.SQLITE_INTERRUPT:
        return Interrupted()
    if kind in _UNWRITABLE:
        return CaseUnwritable(str(path), str(error))
    if kind in _DAMAGED or any(word in str(error) for word in _DAMAGE):
        return CaseDamaged(str(path), str(error))
    return None


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's failures into the program's own."""
    try:
        yield
    except WorkbenchError:
        raise
    except _FAILURES as error:
        _fail(error, path)
    except OSError as error:
        raise CaseUnwritable(str(path), error.strerror or str(error)) from error
