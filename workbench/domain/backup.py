"""Backups of a case: what is known of one, and which to let go."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

KEPT: Final = 10
# Differences within an hour count for little: of a busy minute's backups few are worth keeping.
_GRAIN_SECONDS: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Backup:
    """A complete copy of a case as it was at `at` (ISO 8601), made for a `reason`:

    open, upgrade, import, change, restore, asked. `size` in bytes.
    """

    path: Path
    at: str
    reason: str
    size: int


def surplus(ages: Sequence[float], kept: int = KEPT) -> list[int]:
    """Which of some backups to let go so that at most `kept` are left; indices, ascending.

    `ages` in seconds, the newest first. What stays lies the further apart the older it is; the two
    newest and the oldest always stay (as long as `kept` is 3 or more).
    """
    left = list(range(len(ages)))
    while len(left) > max(kept, 3):
        crowded = min(range(2, len(left) - 1), key=lambda at: _gap(ages, left, at))
        del left[crowded]
    return sorted(set(range(len(ages))) - set(left))


def _gap(ages: Sequence[float], left: Sequence[int], at: int) -> float:
    """How much room there would be between the neighbours, as a ratio of their ages."""
    newer, older = (max(ages[left[at + step]], 0.0) + _GRAIN_SECONDS for step in (-1, 1))
    return math.log(older / newer)
