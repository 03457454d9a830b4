"""A deed that somebody asked the window for."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.changes import Changes
from workbench.domain.errors import WorkbenchError
from workbench.services.workspace import Workspace

Deed = Callable[[Workspace], Changes]


def nothing(_changes: Changes) -> None:
    """What follows a deed that nothing follows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`then` follows the deed, `on_failure` its failure; `size` says how many things it edits.

    It `insists` where it is to be made over what others wrote.
    """

    deed: Deed
    then: Callable[[Changes], object] = nothing
    size: Callable[[Workspace], int] = lambda _space: 1
    on_failure: Callable[[WorkbenchError], object] | None = None
    insists: bool = False
