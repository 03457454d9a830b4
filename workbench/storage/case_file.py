"""A case file on disk: creating, guarding, opening, and the one way to write to it.

SQLite settings: WAL, foreign keys, synchronous=FULL; writers begin IMMEDIATE and wait for each
other. The application id is "WKBC" in ASCII.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import quote

from sqlite_utils import Database

from workbench.domain.errors import (
    CaseBusy,
    CaseDamaged,
    CaseExists,
    CaseForeign,
    CaseMissing,
    CaseNewer,
    CaseUnwritable,
    WorkbenchError,
)
from workbench.storage.functions import register
from workbench.storage.migrations import migrations, pending_steps, unknown_steps

APPLICATION_ID = 0x574B4243
WAIT_SECONDS = 5.0
_HEADER = b"SQLite format 3\0"
# A quick check reads every page: 30 ms at this size, and longer than a start should take beyond.
_QUICK_CHECK_LIMIT = 32 * 1024 * 1024


class CaseFile:
    """An open case file. One connection, used by the thread that opened it."""

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only: bool) -> None:
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
        case = None
        try:
            with _translated(path):
                connection = _connect(path, read_only=False)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute("PRAGMA journal_mode = WAL")
                case = cls(path, connection, read_only=False)
                case._upgrade()
        except BaseException:
            if case is not None:
                case.connection.close()
            for leftover in (path, *_companions(path)):
                leftover.unlink(missing_ok=True)
            raise
        return case

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a case, upgrading an older one after saving a copy of it beside it.

        Raises CaseMissing, CaseForeign, CaseNewer, CaseDamaged, CaseUnwritable, CaseBusy; the
        file is left untouched where one is raised.
        """
        _guard_header(path)
        with _translated(path):
            connection = _connect(path, read_only=read_only)
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
        with contextlib.suppress(sqlite3.Error):
            if not self.read_only:
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that has the right to write from its first statement.

        Raises CaseBusy after 5 s of waiting, CaseUnwritable, CaseDamaged; then nothing is kept.
        """
        with _translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """One transaction that sees a single state of the case; joins one that is open."""
        with _translated(self.path):
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                with contextlib.suppress(sqlite3.Error):
                    self.connection.execute("COMMIT")

    def data_version(self) -> int:
        """A number that changes when another connection has written (PRAGMA data_version)."""
        with _translated(self.path):
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def reader(self) -> "CaseFile":
        """A further, read-only connection to the same file, for another thread."""
        with _translated(self.path):
            return CaseFile(self.path, _connect(self.path, read_only=True), read_only=True)

    def interrupt(self) -> None:
        """Break off what the connection is doing; may be called from another thread."""
        self.connection.interrupt()

    def back_up(self, target: Path) -> None:
        """Write a complete copy of the case as it is now to `target` (SQLite's backup API).

        Raises CaseExists, CaseUnwritable.
        """
        if target.exists():
            raise CaseExists(str(target))
        with _translated(target):
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            copy = sqlite3.connect(target)
            try:
                self.connection.backup(copy)
            finally:
                copy.close()

    def _guard_content(self) -> None:
        application_id = self.connection.execute("PRAGMA application_id").fetchone()[0]
        if application_id != APPLICATION_ID:
            raise CaseForeign(str(self.path))
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
        number, target = 0, self.path.with_suffix(".before-upgrade.case")
        while target.exists():
            number += 1
            target = self.path.with_suffix(f".before-upgrade-{number}.case")
        self.back_up(target)


def _companions(path: Path) -> tuple[Path, Path]:
    return Path(f"{path}-wal"), Path(f"{path}-shm")


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
    )
    try:
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        register(connection)
    except BaseException:
        connection.close()
        raise
    return connection


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
    if header[:16] != _HEADER:
        raise CaseForeign(str(path))
    page_size = int.from_bytes(header[16:18], "big") or 65536
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32], "big")
    log = _companions(path)[0]
    if size < pages * page_size and not (log.exists() and log.stat().st_size):
        raise CaseDamaged(str(path), f"{size} bytes of {pages * page_size} are left")


@contextlib.contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into the program's own."""
    try:
        yield
    except WorkbenchError:
        raise
    except sqlite3.OperationalError as error:
        message = str(error)
        if "locked" in message or "busy" in message:
            raise CaseBusy(str(path), WAIT_SECONDS) from error
        if "interrupted" in message:
            raise
        if any(word in message for word in ("readonly", "full", "disk I/O", "unable to open")):
            raise CaseUnwritable(str(path), message) from error
        if "malformed" in message or "no such table" in message:
            raise CaseDamaged(str(path), message) from error
        raise
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise CaseDamaged(str(path), str(error)) from error
    except OSError as error:
        raise CaseUnwritable(str(path), error.strerror or str(error)) from error
