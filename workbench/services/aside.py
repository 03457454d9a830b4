"""A deed that takes long, done on another thread: over a connection of its own, in one transaction.

What the window's thread has seen goes there with it, and what came of it is taken in again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.changes import Changes
from workbench.services.ground import Seen
from workbench.services.pending_backup import PendingBackup
from workbench.services.tallies import Tallies
from workbench.services.workspace import Workspace
from workbench.storage import history
from workbench.storage.edits import Progress


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a deed begins: which case, who does it, and what they have seen of it."""

    path: Path
    who: str
    seen: Seen

    @classmethod
    def of(cls, space: Workspace) -> "Standing":
        """How things stand on the thread that works with `space`."""
        return cls(space.path, space.case.who, space.case.ground.seen())


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a deed. `entries` are the history's numbers before and after it."""

    changes: Changes
    entries: tuple[int, int]
    tallies: Tallies
    backups: list[PendingBackup]


def do_aside(standing: Standing, deed: Callable[[Workspace], Changes], progress: Progress) -> Done:
    """Do it, on a thread where nothing else is open; what `progress` raises undoes all of it.

    Raises what the deed raises.
    """
    space = Workspace.open_beside(standing.path, who=standing.who)
    try:
        case = space.case
        case.ground.begin(standing.seen)
        case.progress = progress
        changes = deed(space)
        # Counted here, where nobody waits for it.
        case.tallies.count()
        backups, case.backups_under_way = case.backups_under_way, []
        return Done(changes, case.ground.written, case.tallies, backups)
    finally:
        space.close()


def take_in(space: Workspace, done: Done) -> bool:
    """Let `space` know what was done beside it; False where others wrote since, unseen."""
    case = space.case
    stamp = case.tallies.stamp()
    case.ground.wrote(*done.entries)
    case.backups_under_way += done.backups
    if history.last_number(case.file.connection) != done.entries[1]:
        return False
    case.tallies.take_over(done.tallies, stamp)
    return True
