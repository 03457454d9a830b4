"""Backups of cases, in the user's data folder: made, checked, thinned by age, and restored.

A case is known there by its path, so that one that cannot be read any more finds its backups.
"""

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from platformdirs import user_data_path
from sqlite_utils import Database

from workbench.domain.backup import Backup, surplus
from workbench.domain.errors import (
    BackupDamaged,
    CaseDamaged,
    CaseProblem,
)
from workbench.storage import checks
from workbench.storage.connection import Connection, connect, translated
from workbench.storage.guards import companions, guard_header
from workbench.storage.migrations import unknown_steps

_NAME: Final = re.compile(r"(\d{8}T\d{6}\.\d{3})Z-([a-z]+)\.case")
_TIME: Final = "%Y%m%dT%H%M%S.%f"


def folder_of(case: Path) -> Path:
    """Where the backups of the case at a path are kept, whether there are any or not."""
    real = Path(os.path.realpath(case))
    mark = hashlib.sha256(os.fsencode(real)).hexdigest()[:12]
    name = re.sub(r"[^\w-]+", "-", real.stem)[:40]
    return user_data_path("workbench", appauthor=False) / "backups" / f"{name}-{mark}"


def existing(case: Path) -> list[Backup]:
    """The backups of a case, the newest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder_of(case).iterdir():
            if match := _NAME.fullmatch(path.name):
                moment = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
                at = moment.isoformat(timespec="milliseconds")
                found.append(Backup(path, at, match[2], path.stat().st_size))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def make(case: Path, reason: str, source: Connection | None = None) -> Backup:
    """Back up the case as it is now, check the copy, and only then let go of older ones.

    `source` is a connection to read from, or else one is opened. Raises BackupDamaged (nothing is
    kept, and nothing let go), CaseUnwritable, CaseBusy, CaseDamaged.
    """
    folder = folder_of(case)
    with translated(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = folder / f".half-{secrets.token_hex(4)}"
    try:
        with contextlib.ExitStack() as stack:
            if source is None:
                source = connect(case, read_only=True)
                stack.callback(source.close)
            write_copy(source, half)
        if found := problem(half):
            raise BackupDamaged(str(case), found)
        with translated(folder):
            target = _free_name(folder, reason)
            half.rename(target)
            _sync(folder)
    finally:
        half.unlink(missing_ok=True)
    _thin(case)
    return next(each for each in existing(case) if each.path == target)


def write_copy(source: Connection, target: Path) -> None:
    """Write what a connection sees to a new file, on the disk when this returns.

    Raises CaseUnwritable, CaseDamaged; then there is no file.
    """
    with translated(target):
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with translated(target), contextlib.closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
        with translated(target):
            _sync(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def problem(path: Path) -> str:
    """Why a backup cannot be relied on, in a few words; empty where it can. Writes nothing."""
    try:
        guard_header(path)
        with contextlib.closing(connect(path, read_only=True, immutable=True)) as connection:
            return _problem_in(connection)
    except CaseDamaged as error:
        return error.detail
    except CaseProblem as error:
        return type(error).__name__
    except sqlite3.Error as error:
        return str(error)


def newest_good(case: Path) -> Backup | None:
    """The newest backup that is whole, or None."""
    return next((each for each in existing(case) if not problem(each.path)), None)


@contextlib.contextmanager
def frozen(case: Path) -> Iterator[Connection]:
    """A connection that goes on seeing the case as it is now, whatever is written meanwhile."""
    with contextlib.closing(connect(case, read_only=True)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield connection


def put_back(case: Path, backup: Path, *, keep: bool) -> Path | None:
    """Put a checked copy of a backup in the place of the case; nobody may have it open.

    With `keep`, what was there is moved aside, with its log, and its new path returned; None
    where nothing was. Raises CaseDamaged, CaseUnwritable.
    """
    if found := problem(backup):
        raise CaseDamaged(str(backup), found)
    case = Path(os.path.realpath(case))
    half = case.with_name(f".{case.name}.half-{secrets.token_hex(4)}")
    try:
        with translated(case):
            mode = case.stat().st_mode & 0o777 if case.exists() else 0o600
            os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            shutil.copyfile(backup, half)
            half.chmod(mode)
            _sync(half)
        if found := problem(half):
            raise CaseDamaged(str(backup), found)
        with translated(case):
            kept = _move_aside(case) if keep and os.path.lexists(case) else None
            # A log that is left must never be taken for that of the restored file.
            for leftover in companions(case):
                leftover.unlink(missing_ok=True)
            half.replace(case)
            _sync(case.parent)
    finally:
        half.unlink(missing_ok=True)
    return kept


def _move_aside(case: Path) -> Path:
    """Keep a file under another name, while it stays where it is: its place is never empty."""
    kept = next(name for name in _aside_names(case) if not os.path.lexists(name))
    with contextlib.suppress(FileNotFoundError):
        companions(case)[0].rename(companions(kept)[0])
    try:
        kept.hardlink_to(case)
    except OSError:
        case.rename(kept)  # a drive that knows no links
    return kept


def _aside_names(case: Path) -> Iterator[Path]:
    yield case.with_name(f"{case.stem}.damaged{case.suffix}")
    for number in range(2, 10_000):
        yield case.with_name(f"{case.stem}.damaged-{number}{case.suffix}")


def _problem_in(connection: Connection) -> str:
    if steps := unknown_steps(Database(connection, execute_plugins=False)):
        return f"steps of a newer program: {', '.join(steps)}"
    if found := checks.sqlite_integrity(connection):
        return found[0]
    if found := checks.foreign_keys(connection):
        return f"a row points at nothing: {found[0]}"
    if found := checks.text_hashes(connection):
        return f"the text of article {found[0]} is not the one that was hashed"
    if found := checks.altered_imports(connection):
        return f"the articles of import {found[0]} are not those that were recorded"
    if (entry := checks.history_chain(connection)) is not None:
        return f"history entry {entry} was altered or lost"
    return ""


def _free_name(folder: Path, reason: str) -> Path:
    while True:
        moment = datetime.now(UTC).strftime(_TIME)[:-3]
        path = folder / f"{moment}Z-{reason}.case"
        if not path.exists():
            return path


def _thin(case: Path) -> None:
    found = existing(case)
    latest = datetime.now(UTC)
    ages = [(latest - datetime.fromisoformat(each.at)).total_seconds() for each in found]
    for at in surplus(ages):
        with contextlib.suppress(OSError):
            found[at].path.unlink()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
