"""SQLite databases that a program has open, which nobody else in that program may touch."""

from pathlib import Path
from typing import Final

_BESIDE: Final = ("-wal", "-shm", "-journal")


def is_open_database(path: Path) -> bool:
    """True for a database with a log beside it, and for the log itself; never opens the file.

    To open and close the file of an open case, only to look at it, takes away all locks that this
    process has on it, and another program may then remove the log with what was written last:
    POSIX advisory locks, see “How To Corrupt An SQLite Database File”, section 2.2.
    """
    if path.name.endswith(_BESIDE):
        return True
    try:
        # Beside it means in the same folder, under whatever name that is reached.
        real = path.resolve() if path.is_symlink() else path
        return any(real.with_name(real.name + ending).exists() for ending in _BESIDE)
    except (OSError, RuntimeError, ValueError):
        return False
