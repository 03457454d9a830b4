"""What is read while something else is written: in order, and over at once when that fails."""

from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from tests.services.test_reading_pool import MANY_ATTRIBUTES
from workbench.domain.errors import Interrupted
from workbench.ingest.request import AS_FOUND, Limits
from workbench.services import reading_ahead
from workbench.services.importing import ImportSummary
from workbench.services.preparing import Prepared
from workbench.services.reading_ahead import Group, read_ahead
from workbench.services.reading_pool import ReadingPool
from workbench.services.workspace import Workspace
from workbench.storage import imports


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Seven texts and a file without any, two texts a group."""
    monkeypatch.setattr(reading_ahead, "BATCH", 2)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.txt").write_text(f"Title {number}\n\nThe words of article {number}.")
    (folder / "3-empty.txt").write_text(" ")
    return sorted(folder.iterdir())


def test_that_groups_come_in_the_order_of_the_files(paths: list[Path]) -> None:
    with ReadingPool() as pool:
        groups = list(read_ahead(pool, paths, AS_FOUND, None))

    read = [[Path(each.path).stem for each in group.read] for group in groups]
    assert read == [["0", "1"], ["2", "3"], ["4", "5"], ["6"]]
    assert [Path(each.path).stem for group in groups for each in group.skipped] == ["3-empty"]


def test_that_a_long_text_fills_a_group_alone(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_ahead, "BATCH_CHARACTERS", 10)
    with ReadingPool() as pool:
        groups = list(read_ahead(pool, paths, AS_FOUND, None))

    assert [len(group.read) for group in groups] == [1] * 7 + [0]


def test_that_one_group_is_read_ahead_and_no_more(paths: list[Path]) -> None:
    begun, second = [], Event()

    def progress(done: int, _count: int, _name: str) -> None:
        begun.append(done)
        if done == 4:
            second.set()

    with ReadingPool() as pool, closing(read_ahead(pool, paths, AS_FOUND, progress)) as groups:
        next(groups)
        assert second.wait(timeout=30)

    # Two texts of the first group, two of the second and the one without words between them.
    assert begun == [0, 1, 2, 3, 4]


def test_that_leaving_off_ends_what_would_take_minutes(paths: list[Path]) -> None:
    paths[3].with_name("9.html").write_bytes(MANY_ATTRIBUTES)
    paths.insert(3, paths[3].with_name("9.html"))
    with ReadingPool(Limits(seconds=3600)) as pool:
        with closing(read_ahead(pool, paths, AS_FOUND, None)) as groups:
            next(groups)
        with pytest.raises(Interrupted):
            list(pool.in_order(paths))


def test_that_what_fails_on_the_other_thread_fails_here(paths: list[Path]) -> None:
    def progress(done: int, _count: int, _name: str) -> None:
        if done == 5:
            raise KeyError(done)

    with ReadingPool() as pool, pytest.raises(KeyError):
        list(read_ahead(pool, paths, AS_FOUND, progress))


def test_that_an_import_broken_off_while_writing_leaves_nothing(
    paths: list[Path], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = Workspace.create(path)
    add, calls = space.importing.add, []

    def broken(batch: str, read: list[Prepared], summary: ImportSummary, turn: object) -> None:
        calls.append(len(read))
        if len(calls) == 3:
            raise KeyboardInterrupt
        add(batch, read, summary, turn)  # type: ignore[arg-type]

    monkeypatch.setattr(space.importing, "add", broken)
    with pytest.raises(KeyboardInterrupt):
        space.importing.import_paths(paths)

    assert calls == [2, 2, 2]
    assert space.library.summaries() == []
    assert imports.pending(space.case.file.connection) == []
    assert [f for f in space.checking.run(full=True) if f.severity == "error"] == []
    space.close()


def test_that_an_empty_group_is_not_full() -> None:
    assert not Group().is_full
