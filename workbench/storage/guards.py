"""What is refused before SQLite touches it."""

import contextlib
import os
from pathlib import Path
from typing import Final

from workbench.domain.errors import CaseDamaged, CaseForeign, CaseMissing, CaseUnwritable

APPLICATION_ID: Final = 0x574B4243  # WKBC
_HEADER: Final = b"SQLite format 3\0"


def guard_header(path: Path) -> None:
    """Refuse what is no complete SQLite file of ours.

    Raises CaseMissing, CaseForeign, CaseDamaged, CaseUnwritable.
    """
    try:
        if not path.is_file():
            raise CaseForeign(str(path)) if path.exists() else CaseMissing(str(path))
        found = path.stat()
        header, size = _first_bytes(path, found), found.st_size
    except OSError as error:
        raise CaseUnwritable(str(path), error.strerror or str(error)) from error
    # Opening another program's database could already write to it: a log left by a crash.
    if header[:16] != _HEADER or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise CaseForeign(str(path))
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32], "big")
    log = companions(path)[0]
    if size < pages * page_size and not (log.exists() and log.stat().st_size):
        raise CaseDamaged(str(path), f"{size} bytes of {pages * page_size} are left")


def _first_bytes(path: Path, found: os.stat_result) -> bytes:
    """The first 100 bytes, read through a descriptor that this process has open already, if any.

    To close a second one would take away the locks by which other processes know that the file is
    in use here: POSIX locks go with any descriptor. The last of those processes to close would then
    delete the log that this one is still writing to.
    """
    for each in Path("/dev/fd").iterdir():
        with contextlib.suppress(OSError):
            if os.path.samestat(os.fstat(int(each.name)), found):
                return os.pread(int(each.name), 100, 0)
    with path.open("rb") as file:
        return file.read(100)


def companions(path: Path) -> tuple[Path, Path]:
    """The write-ahead log and its index, which SQLite keeps beside an open case."""
    # Beside the file itself, not beside a link to it.
    real = os.path.realpath(path)
    return Path(f"{real}-wal"), Path(f"{real}-shm")


def can_be_written(path: Path) -> bool:
    """True where the file and its folder can be written to, as far as permissions tell."""
    real = Path(os.path.realpath(path))
    effective = os.access in os.supports_effective_ids
    return os.access(real, os.R_OK | os.W_OK, effective_ids=effective) and os.access(
        real.parent, os.W_OK | os.X_OK, effective_ids=effective
    )


def lies_on_read_only_medium(path: Path) -> bool:
    """True where nobody on this machine can write to what the file lies on."""
    try:
        return bool(os.statvfs(os.path.realpath(path)).f_flag & os.ST_RDONLY)
    except (OSError, AttributeError):
        return False
