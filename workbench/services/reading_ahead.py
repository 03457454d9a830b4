"""Many files read in groups that are written at once, the next one read while one is written."""

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workbench.ingest.request import Request
from workbench.services.preparing import Prepared, Skipped
from workbench.services.reading_pool import ReadingPool

# Where no window waits: as many texts in a transaction, and as many characters.
BATCH: Final = 125
BATCH_CHARACTERS: Final = 4_000_000
Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class Group:
    """What was read of some files: as much as goes into one transaction."""

    read: list[Prepared] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    size: int = 0

    def take(self, outcome: Prepared | Skipped) -> None:
        """Put in what became of a file."""
        if isinstance(outcome, Skipped):
            self.skipped.append(outcome)
        else:
            self.read.append(outcome)
            self.size += len(outcome.draft.text) + len(outcome.draft.original)

    @property
    def is_full(self) -> bool:
        """True where more had better wait for the next one."""
        return len(self.read) >= BATCH or self.size >= BATCH_CHARACTERS


def read_ahead(
    pool: ReadingPool, files: Sequence[Path], request: Request, progress: Progress | None
) -> Generator[Group]:
    """The files in their order, in groups. One group is read on another thread meanwhile.

    Whoever leaves off must close the iterator: then reading ends at once. `progress` is called on
    the other thread; raises what it raises, and as `in_order` does.
    """
    groups = _groups(pool, files, request, progress)
    with ThreadPoolExecutor(1, "reading ahead") as thread:
        try:
            coming = thread.submit(next, groups, None)
            while (group := coming.result()) is not None:
                coming = thread.submit(next, groups, None)
                yield group
        except BaseException:
            pool.stop()  # or else leaving the block would wait for the rest of a group
            raise


def _groups(
    pool: ReadingPool, files: Sequence[Path], request: Request, progress: Progress | None
) -> Iterator[Group]:
    group = Group()
    for at, (path, outcomes) in enumerate(pool.in_order(files, request)):
        if progress:
            progress(at, len(files), path.name)
        for outcome in outcomes:
            group.take(outcome)
        if group.is_full:
            yield group
            group = Group()
    yield group
