"""SQLite databases that a program has open, which nobody else in that program may touch."""

import os
from pathlib import Path
from typing import Final

_BESIDE: Final = ("-wal", "-shm", "-journal")


def is_open_database(path: Path) -> bool:
    """True for a database with a log beside it, and for the log itself; never opens the file.

    To open and close the file of an open case, only to look at it, takes away all locks that this
    process has on it, and another program may then remove the log with what was written last:
    POSIX advisory locks, see “How To Corrupt An SQLite Database File”, section 2.2.
    """
    name = str(path)
    if name.endswith(_BESIDE):
        return True
    try:
        # Beside it means in the same folder, under whatever name that is reached. Not by Path,
        # which takes three times as long, for every file of a folder.
        real = os.path.realpath(name) if path.is_symlink() else name
        return any(os.path.exists(real + ending) for ending in _BESIDE)  # noqa: PTH110
    except (OSError, ValueError):
        return False
