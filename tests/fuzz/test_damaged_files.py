"""Damaged files by the hundred: each becomes an article or a reason, and the case stays whole."""

import random
from pathlib import Path

import pytest

from tests.ingest.makers import one_of_each
from workbench.domain.errors import SKIP_REASONS
from workbench.ingest.reader import reader_for
from workbench.ingest.readers import all_readers
from workbench.services.workspace import Workspace

VARIANTS = 200
# A file goes through a child process, and a damaged one may end that: some twenty a second.
FILES_OF_INPUTS = 10


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut short, flipped, with a piece taken out, doubled, zeroed or made of noise."""
    at = chance.randrange(len(data))
    length = chance.choice((1, 8, 64, 512))
    piece = data[at : at + length]
    match chance.randrange(6):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        case 2:
            return data[:at] + data[at + length :]
        case 3:
            return data[:at] + piece * 20 + data[at:]
        case 4:
            return data[:at] + bytes(len(piece)) + data[at + length :]
        case _:
            return data[:at] + chance.randbytes(length) + data[at + length :]


def test_that_files_of_every_reader_are_damaged() -> None:
    assert {reader_for(data, name) for name, data in one_of_each().items()} == set(all_readers())


@pytest.mark.slow
@pytest.mark.parametrize("seed", [20261122, 7])
def test_that_damaged_files_leave_reasons_and_a_whole_case(tmp_path: Path, seed: int) -> None:
    assert len(reasons_for(tmp_path, VARIANTS, seed)) > 1


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", range(10))
def test_that_thousands_of_damaged_files_do_so_too(tmp_path: Path, inputs: int, seed: int) -> None:
    reasons_for(tmp_path, max(inputs // FILES_OF_INPUTS // 10, 20), seed)


def reasons_for(folder: Path, variants: int, seed: int) -> set[str]:
    """Import so many damaged files, and see that none is lost; why some are no articles."""
    chance, sound = random.Random(seed), sorted(one_of_each().items())
    files = folder / "damaged"
    files.mkdir()
    for number in range(variants):
        name, data = sound[number % len(sound)]
        for _ in range(chance.choice((1, 1, 3, 10))):
            data = damaged(data, chance) or b"x"
        (files / f"{number:04}-{name}").write_bytes(data)
    space = Workspace.create(folder / "fuzz.case")
    # By name: in a folder JSON beyond recognition is passed over, as other JSON is.
    summary = space.importing.import_paths(sorted(files.iterdir()))
    read = {space.library.text(each).file_name for each in summary.added}
    errors = [each for each in space.checking.run(full=True) if each.severity == "error"]
    space.close()

    assert errors == []
    assert {each.reason for each in summary.skipped} <= set(SKIP_REASONS)
    told = {Path(each.path.partition("#")[0]).name for each in summary.skipped}
    told |= {Path(path.partition("#")[0]).name for path, _ in summary.duplicates}
    assert told | read == {path.name for path in files.iterdir()}
    return {each.reason for each in summary.skipped}
