"""Who has a case open for writing: one small file beside it for each process that has.

SQLite lets the processes of one machine share a case; over a network drive its write-ahead log
does not work, so there only one machine may write. The file `.NAME.open-XXXXXXXX` says who has
the case open; its time is renewed while it is. Ages are measured by the clock of the drive.
"""

import contextlib
import hashlib
import json
import os
import secrets
import socket
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Self

from workbench.domain.access import ReadOnly
from workbench.domain.errors import CaseReadOnly, CaseUnwritable
from workbench.domain.ids import now

BEAT_SECONDS: Final = 60.0
STALE_SECONDS: Final = 600.0


@dataclass(frozen=True, slots=True)
class Holder:
    """One process that has a case open; `machine` tells machines of one name apart."""

    who: str
    host: str
    machine: str
    pid: int
    since: str

    @property
    def is_here(self) -> bool:
        """True on the same machine."""
        return (self.machine, self.host) == (_machine(), socket.gethostname())

    @property
    def lives(self) -> bool:
        """True unless it is of this machine and gone."""
        return not self.is_here or _lives(self.pid)


class Lease:
    """The right to write to a case, for as long as the file beside it is ours."""

    def __init__(self, case: Path, file: Path) -> None:
        self._case, self._file = case, file
        self._renewed = time.monotonic()
        self._wall = time.time()

    @classmethod
    def take(cls, case: Path, who: str) -> Self:
        """Note that we have the case open. Raises CaseReadOnly where another machine has, OSError
        where nothing can be written beside the case.
        """
        lease = cls(case, _write_own(case, who))
        # First written, then looked round: of two that come at once both may give way, none is
        # overlooked.
        other = _elsewhere(case, lease._file)
        if other is not None:
            lease.release()
            raise CaseReadOnly(str(case), because=because_of(other))
        return lease

    def keep(self) -> None:
        """Renew it where that is due. Raises CaseReadOnly once another machine took over,
        CaseUnwritable while the drive does not answer.
        """
        # By both clocks: the one may stand still while the machine sleeps.
        waited = max(time.monotonic() - self._renewed, time.time() - self._wall)
        try:
            if waited < BEAT_SECONDS:
                self._file.stat()
                return
            os.utime(self._file)
        except FileNotFoundError:
            if not self._case.exists():
                gone = "it is not there any more"
                raise CaseUnwritable(str(self._case), gone) from None
            # Taken for forgotten while this machine slept. Another may have written since, and
            # gone: what we hold of the file in memory is of no use, it has to be opened again.
            other = holder_elsewhere(self._case)
            because = because_of(other) if other else ReadOnly("elsewhere")
            raise CaseReadOnly(str(self._case), because=because) from None
        except OSError as error:
            raise CaseUnwritable(str(self._case), error.strerror or str(error)) from error
        self._renewed, self._wall = time.monotonic(), time.time()

    def release(self) -> None:
        """Give it back; never fails."""
        with contextlib.suppress(OSError):
            self._file.unlink()


def holder_elsewhere(case: Path) -> Holder | None:
    """Who has the case open on another machine, or None."""
    with contextlib.suppress(OSError):
        return _elsewhere(case, None)
    return None


def holders(case: Path) -> list[Holder]:
    """All living processes that have the case open, ours included."""
    found = []
    with contextlib.suppress(OSError):
        for file in _files(case):
            holder = _read(file)
            if holder is not None and holder.lives and not _is_stale(file, None):
                found.append(holder)
    return found


def because_of(holder: Holder) -> ReadOnly:
    """The reason not to write that a holder on another machine is."""
    return ReadOnly("elsewhere", holder.who, holder.host, holder.since)


def _elsewhere(case: Path, own: Path | None) -> Holder | None:
    found = None
    for file in _files(case):
        if file == own:
            continue
        holder = _read(file)
        if holder is None:
            continue
        if not holder.lives or _is_stale(file, own):
            # Of a process that is gone, or that has not renewed it for long.
            if own is not None:
                with contextlib.suppress(OSError):
                    file.unlink()
        elif not holder.is_here:
            found = found or holder
    return found


def _write_own(case: Path, who: str) -> Path:
    holder = Holder(who, socket.gethostname(), _machine(), os.getpid(), now())
    prefix, mark = _prefix(case), secrets.token_hex(4)
    # Under another name first: nobody must find it half written.
    half = prefix.with_name(f".half{prefix.name}{mark}")
    file = prefix.with_name(f"{prefix.name}{mark}")
    with os.fdopen(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644), "w") as stream:
        json.dump(asdict(holder), stream)
    half.replace(file)
    return file


def _read(file: Path) -> Holder | None:
    """What a lease says; one that cannot be understood is somebody's, of a machine without name."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return Holder(
            str(data["who"]),
            str(data["host"]),
            str(data["machine"]),
            int(data["pid"]),
            str(data["since"]),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError):
        return Holder("", "", "", 0, "")


def _files(case: Path) -> Iterator[Path]:
    prefix = _prefix(case)
    with os.scandir(prefix.parent) as entries:
        for entry in entries:
            if entry.name.startswith(prefix.name):
                yield prefix.with_name(entry.name)


def _prefix(case: Path) -> Path:
    real = Path(os.path.realpath(case))
    return real.with_name(f".{real.name}.open-")


def _is_stale(file: Path, own: Path | None) -> bool:
    """Not renewed for ten minutes, by the clock of the drive where a fresh file tells that."""
    try:
        latest = own.stat().st_mtime if own is not None else time.time()
        return latest - file.stat().st_mtime > STALE_SECONDS
    except OSError:
        return False


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _machine() -> str:
    """A name for this machine that its name is not; empty where the system gives it none."""
    with contextlib.suppress(OSError):
        known = Path("/etc/machine-id").read_bytes().strip()
        # Hashed: machine-id(5) asks not to hand it on as it is.
        return hashlib.sha256(b"workbench " + known).hexdigest()[:16] if known else ""
    return ""
