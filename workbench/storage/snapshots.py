"""A private copy of a case that cannot be opened where it lies.

Where nothing can be written beside a case, SQLite can neither share it nor take in what its log
still holds; over a network drive it cannot see what another machine is writing.
"""

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Final

from workbench.domain.errors import CaseBusy

_TRIES: Final = 5
_PAUSE_SECONDS: Final = 0.2


class Snapshot:
    """A copy of a case and its log in a folder of its own, until it is closed."""

    def __init__(self, case: Path) -> None:
        """Copy the case as it is now. Raises CaseBusy where it keeps changing, OSError."""
        self._folder = tempfile.TemporaryDirectory(prefix="workbench-")
        self.path = Path(self._folder.name, "snapshot.case")
        try:
            self._take(Path(os.path.realpath(case)))
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove the copy."""
        self._folder.cleanup()

    def _take(self, case: Path) -> None:
        for _ in range(_TRIES):
            before = _state(case)
            _copy(case, self.path)
            log = Path(f"{case}-wal")
            with contextlib.suppress(FileNotFoundError):
                _copy(log, Path(f"{self.path}-wal"))
            # What was appended to the log meanwhile does no harm: whole transactions count.
            if _state(case) == before:
                return
            time.sleep(_PAUSE_SECONDS)
        raise CaseBusy(str(case), _TRIES * _PAUSE_SECONDS)


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    target.chmod(0o600)


def _state(case: Path) -> tuple[int, int, bytes]:
    """What changes when the file itself is written to, or its log begins anew."""
    found = case.stat()
    head = b""
    with contextlib.suppress(FileNotFoundError), Path(f"{case}-wal").open("rb") as log:
        head = log.read(32)
    return found.st_mtime_ns, found.st_size, head
