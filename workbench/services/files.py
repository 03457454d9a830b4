"""Writing files that people keep: reports, originals, tag sets."""

import os
import tempfile
from pathlib import Path

from workbench.domain.errors import CaseUnwritable, Unreadable
from workbench.ingest.in_use import is_open_database


def write_file(path: Path, data: bytes, *, case: Path) -> None:
    """Write a file whole or not at all; links are followed, permissions stay.

    `case` is the case file, which nothing may take the place of. Raises CaseUnwritable.
    """
    try:
        target = path.resolve()
        if target in _parts_of(case):
            raise CaseUnwritable(str(path), "it is the case itself")
        if target.exists() and not target.is_file():
            # A pipe or a device: there is nothing to put in its place.
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, RuntimeError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else None
        raise CaseUnwritable(str(path), said or str(error)) from error


def read_file(path: Path) -> bytes:
    """The bytes of a file that a person named. Raises Unreadable."""
    if is_open_database(path):
        raise Unreadable(str(path), "in_use")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(str(path), "missing") from error
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else None
        raise Unreadable(str(path), "unreadable", said or str(error)) from error


def _parts_of(case: Path) -> tuple[Path, ...]:
    real = case.resolve()
    return (real, Path(f"{real}-wal"), Path(f"{real}-shm"))


def _replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".workbench-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
