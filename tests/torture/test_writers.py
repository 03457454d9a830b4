"""Four processes at one case: every acknowledged edit is there, and none waits in vain."""

import contextlib
import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture.conftest import broken_rules, rounds
from tests.torture.test_kill import ROOT
from workbench.services.workspace import Workspace

WRITER = """
import random, sys, time
from workbench import open_case
from workbench.domain.errors import EditConflict, NotFound, NothingToUndo
path, name, until = sys.argv[1], sys.argv[2], time.time() + float(sys.argv[3])
chance = random.Random(name)
with open_case(path) as case:
    case.workspace.work_as(name)
    count = 0
    while time.time() < until:
        try:
            start = chance.randrange(180)
            mark = case.tag("A1", span=(start, start + 20), tags=["opinion"])
            note = f"{name} {count}"
            case.note(mark.annotation.id, note, expected=mark.annotation.note)
            print("noted", mark.annotation.id, note, flush=True)
            if chance.random() < 0.1:
                case.article_set("A2", author=note)
        except (EditConflict, NotFound, NothingToUndo):
            print("refused", flush=True)
        count += 1
"""


@rounds(3, 60)
def test_that_four_processes_lose_no_acknowledged_edit(
    path: Path, times: int, told: Callable[[str], None]
) -> None:
    """For so many seconds."""
    names = ("Ana", "Boris", "Chen", "Dina")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name, str(times)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for name in names
    ]
    said = [writer.communicate()[0].splitlines() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0]
    noted = [line.split(maxsplit=2)[1:] for lines in said for line in lines if line != "refused"]
    refused = sum(line == "refused" for lines in said for line in lines)
    with contextlib.closing(Workspace.open(path)) as space:
        assert broken_rules(space) == []
        recorded = {
            (entry.entity_id, note)
            for entry in space.journal.entries()
            if entry.after and (note := _note_in(entry.after))
        }
        authors = {entry.who for entry in space.journal.entries()} & set(names)
    assert {(mark, note) for mark, note in noted} <= recorded
    assert len(noted) > 10
    assert authors == set(names)
    told(f"{len(noted)} edits by 4 processes in {times} s, {refused} refused: none lost")


def _note_in(after: str) -> str:
    return str(json.loads(after).get("note") or "")


@rounds(1, 20)
def test_that_a_killed_writer_does_not_stop_the_others(
    path: Path, times: int, told: Callable[[str], None]
) -> None:
    chance = random.Random(times)
    for _ in range(times):
        doomed, other = (
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(path), name, "2"],
                stdout=subprocess.PIPE,
                text=True,
                cwd=ROOT,
            )
            for name in ("Ana", "Boris")
        )
        assert doomed.stdout is not None
        doomed.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        doomed.send_signal(signal.SIGKILL)
        doomed.communicate()
        assert len(other.communicate()[0].splitlines()) > 3
        assert other.returncode == 0
        with contextlib.closing(Workspace.open(path)) as space:
            assert broken_rules(space) == []
    told(f"{times} writers killed beside another: it went on")
