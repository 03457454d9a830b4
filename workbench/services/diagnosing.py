"""Whether a failure that nobody expected comes of a file that is broken."""

import contextlib
from pathlib import Path

from workbench.domain.errors import CaseDamaged, WorkbenchError
from workbench.services.workspace import Workspace


def damage_of(path: Path) -> CaseDamaged | None:
    """What the full check finds broken in a case, the first of it; None where it is whole.

    Over a connection of its own: on any thread.
    """
    try:
        with contextlib.closing(Workspace.open_reader(path)) as reader:
            return reader.checking.damage()
    except CaseDamaged as error:
        return error
    except WorkbenchError:
        return None
