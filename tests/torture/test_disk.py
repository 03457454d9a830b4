"""Full disks and failing disks at every write of a journey, and power cuts anywhere in it."""

import contextlib
import os
import random
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.conftest import holds, record, rounds
from tests.torture.journey import copy_of, deeds
from tests.torture.shim import OK, Operation, disk
from workbench.domain.errors import CaseUnwritable, WorkbenchError
from workbench.services.workspace import Workspace

SECTOR = 512
IO_ERROR = {"write": 778, "truncate": 1546, "sync": 1034}  # SQLITE_IOERR_WRITE, …


class Failing:
    """Fails from the operation numbered `first` on, `times` times."""

    def __init__(self, first: int, times: int, *, full: bool) -> None:
        self.count = 0
        self._last, self._first, self._full = first + times, first, full

    def __call__(self, asked: Operation) -> int:
        self.count += 1
        if not self._first <= self.count < self._last:
            return OK
        return sqlite3.SQLITE_FULL if self._full else IO_ERROR[asked.kind]


def travel(path: Path) -> tuple[int, tuple[int, str]]:
    """Do all deeds as far as the disk lets us: how many failed, and what was acknowledged last."""
    failures = 0
    with contextlib.closing(Workspace.open(path)) as space:
        acknowledged = record(space)
        for deed in deeds():
            try:
                deed(space)
            except WorkbenchError:
                failures += 1
                # What failed is not there in part: an import may have been begun, and is not seen.
                assert record(space) == acknowledged
            acknowledged = record(space)
    return failures, acknowledged


@rounds(40, 100_000)
@pytest.mark.parametrize("full", [True, False], ids=["full", "failing"])
def test_that_a_disk_that_fails_at_any_write_loses_nothing_acknowledged(
    path: Path, tmp_path: Path, times: int, full: bool, told: Callable[[str], None]
) -> None:
    counting = Failing(10**9, 0, full=full)
    with disk(counting):
        assert travel(copy_of(path, tmp_path / "count.case"))[0] == 0
    points = range(1, counting.count + 1)
    chance = random.Random(times)
    chosen = points if times >= len(points) else sorted(chance.sample(points, times))
    failed = 0
    for first in chosen:
        case = copy_of(path, tmp_path / f"{first}.case")
        # Now once, now for good until the case is opened again.
        with disk(Failing(first, 1 if first % 2 else 10**9, full=full)):
            try:
                failures, acknowledged = travel(case)
            except WorkbenchError:
                case.unlink()
                continue  # it could not even be opened
        failed += bool(failures)
        assert holds(case, acknowledged) in {"", "an import is still pending"}, f"at write {first}"
        case.unlink()
    assert failed
    told(
        f"{len(chosen)} of {len(points)} writes failed in turn, {failed} deeds with them: all whole"
    )


class Recording:
    """Remembers all that SQLite asked of the disk, and what was acknowledged in between."""

    def __init__(self) -> None:
        self.log: list[Operation | tuple[int, str]] = []

    def __call__(self, asked: Operation) -> int:
        self.log.append(asked)
        return OK


def after_power_cut(
    log: list[Operation | tuple[int, str]], before: dict[str, bytes], chance: random.Random
) -> dict[str, bytes]:
    """The files as a power cut at the end of `log` may leave them.

    What was synced is there; of what was written since, some is, some is not, and one write may
    be there in part, by sectors.
    """
    files = {name: bytearray(data) for name, data in before.items()}
    waiting: dict[str, list[Operation]] = {}
    for asked in log:
        if not isinstance(asked, Operation):
            continue
        if asked.kind == "sync":
            for each in waiting.pop(asked.name, ()):
                apply(files, each)
        else:
            waiting.setdefault(asked.name, []).append(asked)
    for unsynced in waiting.values():
        for each in unsynced:
            if chance.random() < 0.5:
                apply(files, each)
            elif each.kind == "write" and len(each.data) > SECTOR:
                kept = SECTOR * chance.randrange(1, len(each.data) // SECTOR + 1)
                apply(files, Operation("write", each.name, each.offset, each.data[:kept]))
    return {name: bytes(data) for name, data in files.items()}


def apply(files: dict[str, bytearray], asked: Operation) -> None:
    data = files.setdefault(asked.name, bytearray())
    if asked.kind == "truncate":
        del data[asked.offset :]
        return
    if len(data) < asked.offset:
        data.extend(b"\0" * (asked.offset - len(data)))
    data[asked.offset : asked.offset + len(asked.data)] = asked.data


@rounds(60, 3000)
def test_that_a_power_cut_anywhere_leaves_the_last_acknowledged_state(
    path: Path, tmp_path: Path, times: int, told: Callable[[str], None]
) -> None:
    recording = Recording()
    before = {str(path): path.read_bytes()}
    with disk(recording):
        space = Workspace.open(path)
        for deed in (*deeds(), *deeds()):
            recording.log.append(record(space))
            deed(space)
        recording.log.append(record(space))
        space.close()
    chance = random.Random(times)
    for number in range(times):
        cut = chance.randrange(1, len(recording.log) + 1)
        log = recording.log[:cut]
        acknowledged = next((each for each in reversed(log) if isinstance(each, tuple)), (1, ""))
        folder = tmp_path / f"cut-{number}"
        folder.mkdir()
        for name, data in after_power_cut(log, before, chance).items():
            (folder / Path(name).name).write_bytes(data)
        if acknowledged[1]:
            assert holds(folder / path.name, acknowledged) in {"", "an import is still pending"}, (
                cut
            )
        else:
            Workspace.open(folder / path.name).close()
    told(f"{times} power cuts among {len(recording.log)} operations: all whole")


@pytest.mark.skipif(os.getuid() != 0, reason="only root can mount")
def test_that_a_really_full_file_system_loses_nothing(path: Path, tmp_path: Path) -> None:
    """A small file system in memory, filled by somebody else in the middle of the work."""
    mount = tmp_path / "small"
    mount.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(mount)]
    if subprocess.run(made, check=False, capture_output=True).returncode:
        pytest.skip("only root can mount")
    try:
        case = copy_of(path, mount / "t.case")
        filler = mount / "filler"
        with contextlib.closing(Workspace.open(case)) as space:
            free = os.statvfs(mount).f_bavail * os.statvfs(mount).f_frsize
            filler.write_bytes(b"\0" * (free - 40_000))
            reasons, acknowledged = set(), record(space)
            for deed in (*deeds(), *deeds()):
                try:
                    deed(space)
                except CaseUnwritable as error:
                    reasons.add(error.detail)
                except WorkbenchError:
                    pass  # nothing to undo, as what was to be undone failed
                assert record(space)[0] >= acknowledged[0]
                acknowledged = record(space)
            assert reasons == {"database or disk is full"}
            filler.unlink()
            space.library.set_article(
                space.library.summaries()[0].article.id, {"title": "Room again"}
            )
            acknowledged = record(space)
        assert holds(case, acknowledged) in {"", "an import is still pending"}
    finally:
        subprocess.run(["umount", "--lazy", str(mount)], check=True)
