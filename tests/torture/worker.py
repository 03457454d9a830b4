"""A process that works on a case until it is killed, and acknowledges each commit.

    python worker.py CASE JOB SEED [AT]

Prints `begin` before a deed and `done N HASH` once it is committed: the newest entry of the
history with its hash. With AT it kills itself when SQLite asks for something to be written,
truncated or synced for the AT-th time since the first deed began.
"""

import contextlib
import os
import random
import signal
import sys
from pathlib import Path

from tests.torture.conftest import record
from tests.torture.shim import OK, Operation, disk
from workbench.domain.errors import NothingToUndo
from workbench.domain.span import Span
from workbench.services.workspace import Workspace


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def tag(space: Workspace, chance: random.Random) -> None:
    """One edit of some kind."""
    articles = space.library.summaries()
    if not articles:
        space.journal.redo()  # the import was undone
        return
    article = chance.choice(articles).article
    tags = [each.id for each in space.tagging.tags()]
    start = chance.randrange(60)
    deed = chance.randrange(6)
    if deed < 3:
        span = Span(start, start + 1 + chance.randrange(20))
        space.marking.tag_span(article.id, span, [chance.choice(tags)], "A note. " * deed * 40)
    elif deed == 3:
        space.library.set_article(article.id, {"title": f"Title {chance.random()}"})
    else:
        with contextlib.suppress(NothingToUndo):
            (space.journal.undo if deed == 4 else space.journal.redo)()


def bring(space: Workspace, chance: random.Random) -> None:
    """An import of several files."""
    folder = space.path.parent / f"files-{chance.randrange(10**9)}"
    folder.mkdir()
    for number in range(6):
        words = " ".join(f"word{chance.randrange(500)}" for _ in range(300))
        (folder / f"{number}.txt").write_text(f"Report {folder.name} {number}\n\n{words}.")
    space.importing.import_paths([folder])


class Dying:
    """Kills this process at one of SQLite's operations; they count while it is `armed`."""

    def __init__(self, at: int) -> None:
        self.armed = False
        self._left = at

    def __call__(self, _asked: Operation) -> int:
        self._left -= self.armed
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return OK


def main() -> None:
    """Work until killed."""
    path, job, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    dying = Dying(int(sys.argv[4])) if len(sys.argv) > 4 else None
    with disk(dying) if dying else contextlib.nullcontext():
        work(path, job, random.Random(seed), dying)


def work(path: Path, job: str, chance: random.Random, dying: Dying | None) -> None:
    space = Workspace.open(path, who="worker")
    n, digest = record(space)
    say(f"done {n} {digest}")
    if dying is not None:
        dying.armed = True
    while True:
        say("begin")
        (tag if job == "tagging" else bring)(space, chance)
        n, digest = record(space)
        say(f"done {n} {digest}")


if __name__ == "__main__":
    main()
