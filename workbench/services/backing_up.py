"""Backups of a case, made before what changes much of it, and putting one back."""

import contextlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from workbench.domain.backup import Backup
from workbench.domain.dates import time_between
from workbench.domain.errors import BackupDamaged, CaseInUse, CaseProblem, NoBackup
from workbench.services.open_case import OpenCase, absolute
from workbench.storage import backups, history
from workbench.storage.case_file import CaseFile
from workbench.storage.leases import holders

DAILY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Restored:
    """The case at `path` is again as in `backup`.

    What was there before is at `kept`, or in `saved` where it was whole enough for a backup.
    """

    path: Path
    backup: Path
    kept: Path | None
    saved: Path | None


class Backups:
    """The backups of one open case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def all(self) -> list[Backup]:
        """Those there are, the newest first."""
        return backups.existing(self._case.file.path)

    def make(self, reason: str = "asked") -> Backup:
        """Make one now. Raises BackupDamaged, CaseUnwritable; no older one is let go then."""
        return backups.make(self._case.file.path, reason, self._case.file.connection)

    def write_to(self, target: Path) -> Backup:
        """Write a checked copy to a file of its own, which thinning leaves alone.

        Raises CaseExists, CaseUnwritable, BackupDamaged.
        """
        self._case.file.back_up(target)
        if found := backups.problem(target):
            raise BackupDamaged(str(self._case.file.path), found)
        return Backup(target, self._case.clock(), "asked", target.stat().st_size)

    def is_due(self) -> bool:
        """True where the newest is older than a day; without one, where the case is."""
        if self._case.file.read_only is not None:
            return False
        found = self.all()
        latest = found[0].at if found else history.beginning(self._case.file.connection)
        if latest is None:
            return False
        age = time_between(latest, self._case.clock())
        return age is None or age > DAILY


def back_up(path: Path | str, reason: str) -> Backup:
    """Back up a case over a connection of its own: on any thread.

    Raises BackupDamaged, CaseUnwritable, CaseBusy, CaseDamaged.
    """
    return backups.make(absolute(path), reason)


def backups_of(path: Path | str) -> list[Backup]:
    """The backups of the case at a path, the newest first, whether it can be opened or not."""
    return backups.existing(absolute(path))


def newest_good_backup(path: Path | str) -> Backup | None:
    """The newest of them that is whole. It reads backups through: not for the window's thread."""
    return backups.newest_good(absolute(path))


def restore(path: Path | str, backup: Path | str | None = None, *, who: str = "") -> Restored:
    """Put a backup, or else the newest good one, in the place of the case at `path`.

    What is there now is backed up first, or kept beside it where it is damaged. Raises NoBackup,
    CaseDamaged, CaseInUse where a program has the case open, CaseUnwritable.
    """
    from workbench.services.workspace import Workspace

    case = absolute(path)
    if others := holders(case):
        raise CaseInUse(str(case), tuple(f"{h.who} · {h.host} · {h.pid}" for h in others))
    chosen = absolute(backup) if backup is not None else _newest(case)
    saved = _saved(case)
    kept = backups.put_back(case, chosen, keep=saved is None)
    with contextlib.closing(Workspace.open(case, who=who)) as space:
        space.note_restored(chosen)
    return Restored(case, chosen, kept, saved.path if saved else None)


def _newest(case: Path) -> Path:
    found = backups.newest_good(case)
    if found is None:
        raise NoBackup(str(case))
    return found.path


def _saved(case: Path) -> Backup | None:
    """A backup of what is there now, or None where that is nothing or not whole."""
    try:
        file = CaseFile.open(case)
    except CaseProblem:
        return None
    try:
        return backups.make(case, "restore", file.connection)
    except CaseProblem:
        return None
    finally:
        file.close()
