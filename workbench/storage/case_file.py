"""A case file on disk: creating, guarding, opening, and the one way to write to it.

SQLite settings: WAL, foreign keys, synchronous=FULL; writers begin IMMEDIATE and wait for each
other. The application id is "WKBC" in ASCII.
"""

import contextlib
import itertools
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from workbench.domain.errors import (
    CaseDamaged,
    CaseExists,
    CaseForeign,
    CaseMissing,
    CaseNewer,
    CaseUnwritable,
    WorkbenchError,
)
from workbench.storage.connection import Connection, connect, translated
from workbench.storage.migrations import migrations, pending_steps, unknown_steps

APPLICATION_ID = 0x574B4243
_HEADER = b"SQLite format 3\0"
# A quick check reads every page: 30 ms at this size, and longer than a start should take beyond.
_QUICK_CHECK_LIMIT = 32 * 1024 * 1024


class CaseFile:
    """An open case file. One connection, used by the thread that opened it."""

    def __init__(self, path: Path, connection: Connection, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.connection = connection
        self.db = Database(connection, execute_plugins=False, strict=True)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new, empty case, readable by its owner only.

        Raises CaseExists, CaseUnwritable.
        """
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            raise CaseExists(str(path)) from None
        except OSError as error:
            raise CaseUnwritable(str(path), error.strerror or str(error)) from error
        connection = None
        try:
            connection = connect(path, read_only=False)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA journal_mode = WAL")
            case = cls(path, connection, read_only=False)
            case._upgrade()
        except BaseException:
            if connection is not None:
                connection.close()
            remove(path)
            raise
        return case

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a case, upgrading an older one after saving a copy of it beside it.

        Raises CaseMissing, CaseForeign, CaseNewer, CaseDamaged, CaseUnwritable, CaseBusy; the
        file is left untouched where one is raised.
        """
        _guard_header(path)
        connection = connect(path, read_only=read_only)
        try:
            case = cls(path, connection, read_only)
            case._guard_content()
            if pending_steps(case.db) and not read_only:
                case._save_copy_before_upgrade()
                case._upgrade()
        except BaseException:
            connection.close()
            raise
        return case

    def close(self) -> None:
        """Close; the last one to close leaves a lone file without a write-ahead log."""
        with contextlib.suppress(sqlite3.Error, WorkbenchError):
            if not self.read_only:
                # Without waiting: where others read, the last of them does it.
                self.connection.execute("PRAGMA busy_timeout = 0")
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that has the right to write from its first statement.

        Raises CaseBusy after 5 s of waiting, CaseUnwritable, CaseDamaged; then nothing is kept.
        """
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error, WorkbenchError):
                self.connection.execute("ROLLBACK")
            raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """One transaction that sees a single state of the case; joins one that is open."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            with contextlib.suppress(sqlite3.Error, WorkbenchError):
                self.connection.execute("COMMIT")

    def data_version(self) -> int:
        """A number that changes when another connection has written (PRAGMA data_version)."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def interrupt(self) -> None:
        """Break off what the connection is doing; may be called from another thread."""
        self.connection.interrupt()

    def back_up(self, target: Path) -> None:
        """Write a complete copy of the case as it is now to `target` (SQLite's backup API).

        Raises CaseExists, CaseUnwritable.
        """
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            raise CaseExists(str(target)) from None
        except OSError as error:
            raise CaseUnwritable(str(target), error.strerror or str(error)) from error
        try:
            with translated(target), contextlib.closing(sqlite3.connect(target)) as copy:
                self.connection.backup(copy)
        except BaseException:
            remove(target)
            raise

    def _guard_content(self) -> None:
        if unknown := unknown_steps(self.db):
            raise CaseNewer(str(self.path), unknown)
        if self.path.stat().st_size <= _QUICK_CHECK_LIMIT:
            finding = self.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if finding != "ok":
                raise CaseDamaged(str(self.path), finding)

    def _upgrade(self) -> None:
        with self.writing():
            migrations.apply(self.db)

    def _save_copy_before_upgrade(self) -> None:
        for number in itertools.count(1):
            suffix = f"-{number}" if number > 1 else ""
            with contextlib.suppress(CaseExists):
                self.back_up(self.path.with_suffix(f".before-upgrade{suffix}.case"))
                return


def remove(path: Path) -> None:
    """Remove a closed case file with what SQLite may have left beside it."""
    for leftover in (path, *_companions(path)):
        leftover.unlink(missing_ok=True)


def _companions(path: Path) -> tuple[Path, Path]:
    # SQLite puts them beside the file itself, not beside a link to it.
    real = os.path.realpath(path)
    return Path(f"{real}-wal"), Path(f"{real}-shm")


def _guard_header(path: Path) -> None:
    """Refuse what is no complete SQLite file before SQLite touches it."""
    try:
        if not path.is_file():
            raise CaseForeign(str(path)) if path.exists() else CaseMissing(str(path))
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    except OSError as error:
        raise CaseUnwritable(str(path), error.strerror or str(error)) from error
    # Opening another program's database could already write to it: a log left by a crash.
    if header[:16] != _HEADER or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise CaseForeign(str(path))
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32], "big")
    log = _companions(path)[0]
    if size < pages * page_size and not (log.exists() and log.stat().st_size):
        raise CaseDamaged(str(path), f"{size} bytes of {pages * page_size} are left")
