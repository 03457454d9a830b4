"""kill -9 at random points of tagging, importing and upgrading."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from tests.torture.conftest import broken_rules, holds, rounds
from workbench.services.workspace import Workspace
from workbench.storage import migrations as migrating
from workbench.storage.migrations import migrations

ROOT = Path(__file__).parents[2]
WORKER = (sys.executable, "-m", "tests.torture.worker")


# About as many operations of the disk as a dozen deeds, or two imports, take.
OPERATIONS = {"tagging": 350, "importing": 180}


def killed_at_a_write(path: Path, job: str, chance: random.Random) -> tuple[int, str]:
    """Let a process work until SQLite writes, and kill it there; what it acknowledged last."""
    at = chance.randrange(1, OPERATIONS[job])
    done = subprocess.run(
        [*WORKER, str(path), job, str(chance.randrange(10**9)), str(at)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    words = [line.split() for line in done.stdout.splitlines() if line.startswith("done")]
    return int(words[-1][1]), words[-1][2]


def killed_any_time(path: Path, job: str, chance: random.Random) -> tuple[int, str]:
    """Let a process work and kill it in the middle of a deed; what it acknowledged last."""
    with subprocess.Popen(
        [*WORKER, str(path), job, str(chance.randrange(10**9))],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as child:
        assert child.stdout is not None
        begins, wanted = 0, chance.randrange(1, 12 if job == "tagging" else 3)
        acknowledged = (0, "")
        for line in child.stdout:
            word, *rest = line.split()
            if word == "done":
                acknowledged = (int(rest[0]), rest[1])
            else:
                begins += 1
            if begins == wanted:
                break
        # A deed takes a millisecond or two, an import of six files some twenty.
        time.sleep(chance.uniform(0, 0.003 if job == "tagging" else 0.2))
        os.kill(child.pid, signal.SIGKILL)
        for line in child.stdout:
            word, *rest = line.split()
            if word == "done" and len(rest) == 2 and len(rest[1]) == 64:
                acknowledged = (int(rest[0]), rest[1])
        child.wait()
    assert acknowledged[0] > 0
    return acknowledged


@rounds(4, 200)
def test_that_a_kill_while_tagging_loses_nothing_acknowledged(
    path: Path, times: int, told: Callable[[str], None]
) -> None:
    chance = random.Random(times)
    for number in range(times):
        kill = killed_at_a_write if number % 2 else killed_any_time
        acknowledged = kill(path, "tagging", chance)
        assert holds(path, acknowledged) == "", f"after kill {number + 1}"
    told(
        f"{times} kills while tagging, {times // 2} of them at a write: all whole,"
        f" {acknowledged[0]} entries acknowledged"
    )


@rounds(3, 60)
def test_that_a_kill_while_importing_leaves_all_of_it_or_none(
    path: Path, times: int, told: Callable[[str], None]
) -> None:
    chance = random.Random(times)
    for number in range(times):
        kill = killed_at_a_write if number % 2 else killed_any_time
        acknowledged = kill(path, "importing", chance)
        assert holds(path, acknowledged) == "", f"after kill {number + 1}"
        with contextlib.closing(Workspace.open(path)) as space:
            assert (len(space.library.summaries()) - 2) % 6 == 0
    told(f"{times} kills while importing, {times // 2} of them at a write: all whole, none half")


UPGRADER = """
import contextlib, sys, time
from pathlib import Path
from tests.torture.shim import disk
from tests.torture.test_kill import further_step
from tests.torture.worker import Dying
from workbench.storage.case_file import CaseFile
dying = Dying(int(sys.argv[2]))
dying.armed = bool(int(sys.argv[2]))
with further_step(), disk(dying) if dying.armed else contextlib.nullcontext():
    print('begin', flush=True)
    CaseFile.open(Path(sys.argv[1])).close()
    print('done', flush=True)
time.sleep(60)
"""


# An upgrade writes a backup and the new pages: so many operations.
UPGRADING = 500


@contextlib.contextmanager
def further_step() -> Iterator[None]:
    """A schema step that the program gets after a case was made, and that takes a while."""
    before, known = list(migrations._migrations), migrating.STEPS
    steps = Migrations("workbench")

    @steps(name="0002_test")
    def _step(db: Database) -> None:
        db.execute("CREATE TABLE later (number INTEGER PRIMARY KEY, words TEXT) STRICT")
        for number in range(2000):
            db.execute("INSERT INTO later VALUES (?, ?)", (number, "words " * 40))

    migrations._migrations.extend(steps._migrations)
    migrating.STEPS = (*known, "0002_test")
    try:
        yield
    finally:
        migrations._migrations[:] = before
        migrating.STEPS = known


@rounds(3, 40)
def test_that_a_kill_while_upgrading_leaves_the_old_case_or_the_new(
    path: Path, times: int, told: Callable[[str], None]
) -> None:
    chance = random.Random(times)
    old = path.read_bytes()
    upgraded = 0
    for number in range(times):
        at = chance.randrange(1, UPGRADING) if number % 2 else 0
        path.write_bytes(old)
        for leftover in (f"{path}-wal", f"{path}-shm"):
            Path(leftover).unlink(missing_ok=True)
        with subprocess.Popen(
            [sys.executable, "-c", UPGRADER, str(path), str(at)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "begin\n"
            if not at:
                time.sleep(chance.uniform(0, 0.06))
                os.kill(child.pid, signal.SIGKILL)
            was_done = child.stdout.readline() == "done\n"
            child.kill()
        with further_step(), contextlib.closing(Workspace.open(path)) as space:
            count = space.case.file.connection.execute("SELECT count(*) FROM later").fetchone()[0]
            assert count == 2000
            assert broken_rules(space) == []
            assert all(backup.reason == "upgrade" for backup in space.backups.all())
        upgraded += was_done
    told(
        f"{times} kills while upgrading, {times // 2} of them at a write, {upgraded} after its end:"
        " all whole"
    )


def test_that_the_worker_ends_only_by_a_kill(path: Path) -> None:
    """Else the kills above would hit a process that is gone."""
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run(
            [sys.executable, "-m", "tests.torture.worker", str(path), "tagging", "1"],
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            timeout=2,
            check=True,
        )
