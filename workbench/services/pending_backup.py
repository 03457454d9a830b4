"""A backup that is made while the work goes on."""

import threading
from pathlib import Path

from workbench.domain.errors import CaseUnwritable, WorkbenchError
from workbench.storage import backups


class PendingBackup:
    """A backup under way on a thread of its own, of the case as it is at this moment."""

    def __init__(self, path: Path, reason: str) -> None:
        """Returns once what is backed up can no longer change."""
        self._path, self._reason = path, reason
        self._frozen = threading.Event()
        self._failure: WorkbenchError | None = None
        self._thread = threading.Thread(target=self._run, name="backup")
        self._thread.start()
        self._frozen.wait()

    @property
    def is_done(self) -> bool:
        """True once it was made, or failed."""
        return not self._thread.is_alive()

    def outcome(self) -> WorkbenchError | None:
        """Why there is none, once it is done; waits for that."""
        self._thread.join()
        return self._failure

    def _run(self) -> None:
        try:
            with backups.frozen(self._path) as source:
                self._frozen.set()
                backups.make(self._path, self._reason, source)
        except WorkbenchError as error:
            self._failure = error
        except Exception as error:  # the border of the thread
            self._failure = CaseUnwritable(str(self._path), repr(error))
        finally:
            self._frozen.set()
