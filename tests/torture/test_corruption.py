"""Byte ranges of a case overwritten: it is opened or refused, never wrong without a word."""

import contextlib
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.torture.conftest import Contents, broken_rules, contents, rounds
from tests.torture.journey import deeds, read_everything
from workbench.domain.errors import CaseProblem, WorkbenchError
from workbench.services.backing_up import restore
from workbench.services.diagnosing import damage_of
from workbench.services.workspace import Workspace

EXPECTED = ("refused", "found", "told after a failure", "harmless")


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


def outcome(path: Path, expected: Contents) -> str:
    """refused, found (by the check), harmless, or what must not be."""
    try:
        with contextlib.closing(Workspace.open(path)) as space:
            broken = broken_rules(space)
            read_everything(space)
    except CaseProblem:
        return "refused"
    except WorkbenchError as error:
        return "found" if broken else f"{type(error).__name__} of what is there"
    except Exception as error:
        # What the border of the program does with what nobody expected.
        told = damage_of(path) is not None
        return "told after a failure" if told else f"unexpected {type(error).__name__}"
    if broken:
        return "found"
    return "harmless" if contents(path) == expected else "silently wrong"


@rounds(100, 2_000)
def test_that_a_corrupted_case_is_opened_or_refused_and_never_silently_wrong(
    path: Path, times: int, told: Callable[[str], None]
) -> None:
    with contextlib.closing(Workspace.open(path)) as space:
        for deed in deeds():
            deed(space)
    whole, expected = path.read_bytes(), contents(path)
    chance = random.Random(times)
    outcomes: Counter[str] = Counter()
    for number in range(times):
        path.write_bytes(harmed(whole, chance))
        became = outcome(path, expected)
        assert became in EXPECTED, f"{became} after harm {number + 1}"
        outcomes[became] += 1
    told(f"{times} corruptions: " + ", ".join(f"{outcomes[each]} {each}" for each in EXPECTED))


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
