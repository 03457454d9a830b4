"""A case file on disk: creating, opening, and the one way to write to it.

SQLite settings: WAL, foreign keys, synchronous=FULL; writers begin IMMEDIATE and wait for each
other.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from workbench.domain.access import ReadOnly
from workbench.domain.errors import (
    CaseExists,
    CaseNewer,
    CaseReadOnly,
    CaseUnwritable,
    WorkbenchError,
)
from workbench.storage import backups, checks
from workbench.storage.connection import Connection, connect, translated
from workbench.storage.guards import (
    APPLICATION_ID,
    can_be_written,
    companions,
    guard_header,
    lies_on_read_only_medium,
)
from workbench.storage.leases import Lease, because_of, holder_elsewhere
from workbench.storage.migrations import migrations, pending_steps, unknown_steps
from workbench.storage.snapshots import Snapshot

# A quick check reads every page: 30 ms at this size, and longer than a start should take beyond.
_QUICK_CHECK_LIMIT = 32 * 1024 * 1024
_PAUSES = (0.2, 0.5, 0.8, 1.5)
# Of SQLite's machine, between two looks whether its answer is still wanted: some milliseconds.
_STEPS = 100_000


class CaseFile:
    """An open case file. One connection, used by the thread that opened it.

    `read_only` says why nothing can be written; None where it can.
    """

    def __init__(
        self,
        path: Path,
        connection: Connection,
        read_only: ReadOnly | None = None,
        release: Callable[[], None] | None = None,
        lease: Lease | None = None,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.connection = connection
        self._release, self._lease = release, lease
        self.db = Database(connection, execute_plugins=False, strict=True)

    @classmethod
    def create(cls, path: Path, who: str = "") -> Self:
        """Make a new, empty case, readable by its owner only; `who` has it open then.

        Raises CaseExists, CaseUnwritable.
        """
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            raise CaseExists(str(path)) from None
        except OSError as error:
            raise CaseUnwritable(str(path), error.strerror or str(error)) from error
        connection = lease = None
        try:
            with translated(path):
                lease = Lease.take(path, who)
            connection = connect(path, read_only=False)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA journal_mode = WAL")
            case = cls(path, connection, lease=lease)
            case._upgrade()
        except BaseException:
            if connection is not None:
                connection.close()
            if lease is not None:
                lease.release()
            remove(path)
            raise
        return case

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, who: str = "") -> Self:
        """Open a case, upgrading an older one after a backup; `who` has it open then.

        Where it cannot be written to (a read-only medium, no permission, another machine) it is
        opened for reading. Raises CaseMissing, CaseForeign, CaseNewer, CaseDamaged,
        CaseUnwritable, CaseBusy, BackupDamaged; the file is left untouched where one is raised.
        """
        guard_header(path)
        case = cls._opened(path, read_only=read_only, who=who)
        try:
            case._guard_content()
            if pending_steps(case.db) and case.read_only is None:
                backups.make(path, "upgrade", case.connection)
                case._upgrade()
        except BaseException:
            case._let_go()
            raise
        return case

    @classmethod
    def open_beside(cls, path: Path) -> Self:
        """A further connection that writes, where this process holds the right to: that of its
        first one, which stays open as long.
        """
        return cls(path, connect(path, read_only=False))

    @classmethod
    def _opened(cls, path: Path, *, read_only: bool, who: str) -> Self:
        if not can_be_written(path):
            return cls._where_nothing_can_be_written(path)
        if read_only:
            holder = holder_elsewhere(path)
            if holder is not None:
                return cls._from_a_snapshot(path, because_of(holder))
            return cls(path, connect(path, read_only=True), ReadOnly("asked"))
        try:
            with translated(path):
                lease = Lease.take(path, who)
        except CaseReadOnly as error:
            return cls._from_a_snapshot(path, error.because)
        try:
            connection = _connect_soon(path)
        except BaseException:
            lease.release()
            raise
        return cls(path, connection, lease=lease)

    @classmethod
    def _where_nothing_can_be_written(cls, path: Path) -> Self:
        log = companions(path)[0]
        if not lies_on_read_only_medium(path):
            # Somebody else may be able to write, and be at it.
            return cls._from_a_snapshot(path, ReadOnly("permission"))
        if log.exists() and log.stat().st_size:
            return cls._from_a_snapshot(path, ReadOnly("medium"))
        return cls(path, connect(path, read_only=True, immutable=True), ReadOnly("medium"))

    @classmethod
    def _from_a_snapshot(cls, path: Path, because: ReadOnly) -> Self:
        with translated(path):
            copy = Snapshot(path)
        try:
            # For writing, to take in what the log holds, and for an upgrade.
            connection = connect(path, read_only=False, file=copy.path)
            try:
                case = cls(path, connection, because, copy.close)
                case._guard_content()
                if pending_steps(case.db):
                    case._upgrade()
                connection.execute("PRAGMA query_only = ON")
            except BaseException:
                connection.close()
                raise
        except BaseException:
            copy.close()
            raise
        return case

    def close(self) -> None:
        """Close; the last one to close leaves a lone file without a write-ahead log."""
        with contextlib.suppress(sqlite3.Error, WorkbenchError):
            if self.read_only is None and self._lease is not None:
                # Without waiting: where others read, the last of them does it.
                self.connection.execute("PRAGMA busy_timeout = 0")
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._let_go()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that has the right to write from its first statement.

        Raises CaseBusy after 5 s of waiting, CaseReadOnly, CaseUnwritable, CaseDamaged; then
        nothing is kept.
        """
        self.keep_lease()
        with self._transaction():
            yield

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
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

    def keep_lease(self) -> None:
        """Stay the machine that writes, to be called now and then. Raises CaseReadOnly."""
        if self.read_only is not None:
            raise CaseReadOnly(str(self.path), because=self.read_only)
        if self._lease is not None:
            try:
                self._lease.keep()
            except CaseReadOnly as error:
                self.read_only = error.because
                raise

    def data_version(self) -> int:
        """A number that changes when another connection has written (PRAGMA data_version)."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def interrupt(self) -> None:
        """Break off what the connection is doing; may be called from another thread."""
        with contextlib.suppress(sqlite3.ProgrammingError):  # closed meanwhile
            self.connection.interrupt()

    @contextlib.contextmanager
    def while_wanted(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """In this block, reading raises Interrupted some milliseconds after `stopped` says so."""
        self.connection.set_progress_handler(stopped, _STEPS)
        try:
            yield
        finally:
            self.connection.set_progress_handler(None, 0)

    def back_up(self, target: Path) -> None:
        """Write a complete copy of the case as it is now to `target` (SQLite's backup API).

        Raises CaseExists, CaseUnwritable.
        """
        if os.path.lexists(target):
            raise CaseExists(str(target))
        backups.write_copy(self.connection, target)

    def _guard_content(self) -> None:
        if unknown := unknown_steps(self.db):
            raise CaseNewer(str(self.path), unknown)
        if self.path.stat().st_size <= _QUICK_CHECK_LIMIT:
            checks.quick_check(self.connection, self.path)

    def _upgrade(self) -> None:
        with self._transaction():
            migrations.apply(self.db)

    def _let_go(self) -> None:
        self.connection.close()
        if self._lease is not None:
            self._lease.release()
        if self._release is not None:
            self._release()


def _connect_soon(path: Path) -> Connection:
    """A connection for writing. Where another machine just closed the case, a network drive may
    still show the log that is gone, for some seconds: SQLite cannot open that.
    """
    for pause in _PAUSES:
        try:
            return connect(path, read_only=False)
        except CaseUnwritable:
            if not any(each.exists() for each in companions(path)):
                raise
        time.sleep(pause)
    return connect(path, read_only=False)


def remove(path: Path) -> None:
    """Remove a closed case file with what SQLite may have left beside it."""
    for leftover in (path, *companions(path)):
        leftover.unlink(missing_ok=True)
