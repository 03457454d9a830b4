"""Byte ranges of a case overwritten: it is opened or refused, never wrong without a word."""

import contextlib
import random
from collections.abc import Callable
from pathlib import Path

from tests.torture.conftest import broken_rules, contents, rounds
from tests.torture.journey import deeds
from workbench.domain.errors import CaseProblem
from workbench.services.backing_up import restore
from workbench.services.workspace import Workspace


def harmed(whole: bytes, chance: random.Random) -> bytes:
    """A range of bytes overwritten by others, zeros or ones, moved from elsewhere, or cut off."""
    data = bytearray(whole)
    length = chance.choice([1, 1, 2, 8, 64, 512, 4096, 20_000])
    start = chance.randrange(len(data))
    length = min(length, len(data) - start)
    match chance.randrange(6):
        case 0:
            data[start : start + length] = b"\0" * length
        case 1:
            data[start : start + length] = b"\xff" * length
        case 2:
            source = chance.randrange(len(data) - length + 1)
            data[start : start + length] = data[source : source + length]
        case 3:
            del data[start + length :]
        case _:
            data[start : start + length] = chance.randbytes(length)
    return bytes(data)


def can_read_all(space: Workspace) -> bool:
    """Do what a person might do with it; the window and the command line tell any failure."""
    try:
        read_all(space)
    except Exception:
        return False
    return True


def read_all(space: Workspace) -> None:
    space.searching.search("harbour OR tag:opinion")
    for row in space.library.summaries():
        space.library.text(row.article.id)
        space.library.sentences(row.article.id)
    space.reporting.markdown()
    space.journal.entries()


@rounds(150, 2_000)
def test_that_a_corrupted_case_is_opened_or_refused_and_never_silently_wrong(
    path: Path, times: int, told: Callable[[str], None]
) -> None:
    with contextlib.closing(Workspace.open(path)) as space:
        for deed in deeds():
            deed(space)
    whole, expected = path.read_bytes(), contents(path)
    chance = random.Random(times)
    refused = found = harmless = 0
    for number in range(times):
        path.write_bytes(harmed(whole, chance))
        try:
            with contextlib.closing(Workspace.open(path)) as space:
                has_failed = not can_read_all(space)
                is_broken = bool(broken_rules(space))
        except CaseProblem:
            refused += 1
            continue
        found += is_broken
        harmless += not is_broken
        whole_still = contents(path) == expected and not has_failed
        assert is_broken or whole_still, f"silently wrong after harm {number + 1}"
    told(f"{times} corruptions: {refused} refused, {found} found by check, {harmless} harmless")


@rounds(10, 300)
def test_that_a_corrupted_case_is_put_back_from_its_backup(
    path: Path, times: int, told: Callable[[str], None]
) -> None:
    with contextlib.closing(Workspace.open(path)) as space:
        for deed in deeds():
            deed(space)
        backup = space.backups.make()
    whole, expected = path.read_bytes(), contents(path)
    chance = random.Random(times)
    for _ in range(times):
        path.write_bytes(harmed(whole, chance))
        restore(path, backup.path)
        assert contents(path) == expected
    told(f"{times} corruptions put back")
