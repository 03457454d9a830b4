"""Importing: in the order given, once each, all or nothing, and undone in one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.services.importing import ImportSummary, prepare
from workbench.services.workspace import Workspace
from workbench.storage import imports


@pytest.fixture
def empty(path: Path) -> Workspace:
    return Workspace.create(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for name in ("b", "a", "c"):
        (made / f"{name}.txt").write_text(f"Title {name}\n\nThe words of article {name}.")
    return made


def refs(space: Workspace) -> list[tuple[str, str]]:
    return [(row.article.ref, row.article.title) for row in space.library.summaries()]


def test_that_a_folder_is_imported_in_the_order_of_its_names(
    empty: Workspace, folder: Path
) -> None:
    empty.importing.import_paths([folder])
    assert refs(empty) == [("A1", "Title a"), ("A2", "Title b"), ("A3", "Title c")]
    empty.close()


def test_that_files_keep_the_order_of_the_arguments(empty: Workspace, folder: Path) -> None:
    empty.importing.import_paths([folder / "c.txt", folder / "a.txt"])
    assert refs(empty) == [("A1", "Title c"), ("A2", "Title a")]
    empty.close()


def test_that_the_same_text_is_one_article_whatever_its_line_ends(
    empty: Workspace, folder: Path
) -> None:
    twin = folder / "d.txt"
    twin.write_bytes((folder / "a.txt").read_bytes().replace(b"\n", b"\r\n"))
    summary = empty.importing.import_paths([folder])
    assert [Path(path).name for path, _ in summary.duplicates] == ["d.txt"]
    assert len(summary.added) == 3
    empty.close()


def test_that_what_cannot_be_read_is_skipped_with_its_reason(
    empty: Workspace, folder: Path
) -> None:
    (folder / "empty.txt").write_text(" \n ")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    summary = empty.importing.import_paths([folder, folder / "missing.txt"])
    assert {Path(each.path).name: each.reason for each in summary.skipped} == {
        "empty.txt": "empty",
        "picture.txt": "binary",
        "missing.txt": "missing",
    }
    assert len(summary.added) == 3
    empty.close()


def test_that_an_import_broken_off_leaves_nothing(
    empty: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_pool: object, paths: list[Path], _request: object) -> Iterator[object]:
        yield from ((path, prepare(path)) for path in paths[:2])
        raise KeyboardInterrupt

    monkeypatch.setattr("workbench.services.importing.ReadingPool.in_order", broken)
    with pytest.raises(KeyboardInterrupt):
        empty.importing.import_paths([folder])
    assert refs(empty) == []
    assert imports.pending(empty.case.file.connection) == []
    assert [f for f in empty.checking.run(full=True) if f.severity == "error"] == []
    empty.close()


def test_that_what_is_pending_is_seen_by_nobody(empty: Workspace, folder: Path) -> None:
    batch = empty.importing.begin()
    read = prepare(folder / "a.txt")
    empty.importing.add(batch, read, ImportSummary())  # type: ignore[arg-type]
    assert refs(empty) == []
    assert empty.searching.search("words").totals.passages == 0
    empty.close()


def test_that_an_import_is_one_step_back_and_forth(empty: Workspace, folder: Path) -> None:
    empty.importing.import_paths([folder])
    before = refs(empty)
    empty.journal.undo()
    assert refs(empty) == []
    empty.journal.redo()
    assert refs(empty) == before
    empty.close()


def test_that_numbers_are_never_given_twice(empty: Workspace, folder: Path) -> None:
    empty.importing.import_paths([folder / "a.txt"])
    empty.journal.undo()
    empty.importing.import_paths([folder / "b.txt"])
    assert refs(empty) == [("A2", "Title b")]
    empty.close()


def test_that_what_folders_hold_besides_articles_is_counted_by_endings() -> None:
    names = [f"{at}.json" for at in range(12)] + ["a.png", "B.PNG", "LICENSE", "x.css", "y.js"]
    summary = ImportSummary(passed_over=[Path(name) for name in names])

    assert summary.passed_over_endings == "12 × .json, 2 × .png, 1 × LICENSE, 1 × .css, 1 × …"


def test_that_an_import_tells_what_it_passed_over(empty: Workspace, folder: Path) -> None:
    (folder / "settings.json").write_text('{"size": 3}')
    summary = empty.importing.import_paths([folder])

    assert (len(summary.added), summary.skipped) == (3, [])
    assert summary.passed_over == [folder / "settings.json"]
    empty.close()
