"""Folders become the files in them that we can read."""

import os
import subprocess
from pathlib import Path

import pytest

from workbench.ingest.files import list_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.TXT",
        "c/d.md",
        "c/e/f.html",
        "photo.png",
        ".hidden.txt",
        ".git/x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(paths: list[Path], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in paths]


def test_that_a_folder_gives_its_readable_files_sorted_with_those_below(folder: Path) -> None:
    assert names(list_files([folder]).files, folder) == ["a.TXT", "b.txt", "c/d.md", "c/e/f.html"]


def test_that_a_file_is_tried_whatever_its_name(folder: Path) -> None:
    named = [folder / "photo.png", folder / ".hidden.txt", folder / "none.txt"]

    assert list_files(named).files == named


def test_that_a_hidden_folder_is_read_when_named(folder: Path) -> None:
    assert names(list_files([folder / ".git"]).files, folder) == [".git/x.txt"]


def test_that_the_order_of_the_arguments_is_kept(folder: Path) -> None:
    paths = list_files([folder / "c", folder / "b.txt", folder / "a.TXT"]).files

    assert names(paths, folder) == ["c/d.md", "c/e/f.html", "b.txt", "a.TXT"]


def test_that_a_file_named_twice_comes_once(folder: Path) -> None:
    assert len(list_files([folder / "b.txt", folder, folder / "b.txt"]).files) == 4


def test_that_a_link_in_a_circle_ends(folder: Path) -> None:
    (folder / "c" / "again").symlink_to(folder)

    assert names(list_files([folder]).files, folder) == ["a.TXT", "b.txt", "c/d.md", "c/e/f.html"]


def test_that_linked_files_and_folders_are_followed(folder: Path, tmp_path: Path) -> None:
    start = tmp_path / "start"
    start.mkdir()
    (start / "l").symlink_to(folder / "c" / "e")
    (start / "m.txt").symlink_to(folder / "b.txt")

    assert names(list_files([start]).files, start) == ["l/f.html", "m.txt"]


def test_that_a_broken_link_is_kept_to_be_told(folder: Path) -> None:
    (folder / "c" / "gone.txt").symlink_to(folder / "nowhere")

    assert "c/gone.txt" in names(list_files([folder / "c"]).files, folder)


def test_that_a_folder_that_cannot_be_listed_is_kept_to_be_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert list_files([folder]).files == [folder]


def test_that_an_impossible_name_is_kept_to_be_told() -> None:
    assert list_files([Path("a\0b")]).files == [Path("a\0b")]


def test_that_a_deep_tree_is_walked(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(1200):  # deeper than functions may call each other
            os.mkdir("d", dir_fd=descriptor)
            below = os.open("d", os.O_RDONLY, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = below
        os.close(os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=descriptor))
    finally:
        os.close(descriptor)
    try:
        assert [path.name for path in list_files([tmp_path]).files] == ["a.txt"]
    finally:
        # pytest clears old folders with functions that call each other: it would give up here.
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_that_what_looks_like_no_article_in_a_folder_is_named(folder: Path) -> None:
    (folder / "c" / "settings.json").write_text('{"size": 3}')
    listing = list_files([folder])

    assert names(listing.passed_over, folder) == ["c/settings.json", "photo.png"]
    assert listing.files == list_files([folder]).files


def test_that_what_is_named_itself_is_not_passed_over(folder: Path) -> None:
    listing = list_files([folder, folder / "photo.png"])

    assert listing.passed_over == []
    assert folder / "photo.png" in listing.files


def test_that_an_open_case_is_left_out_silently(folder: Path) -> None:
    (folder / "union.case").write_bytes(b"SQLite format 3\0")
    (folder / "union.case-wal").write_bytes(b"log")

    assert names(list_files([folder]).passed_over, folder) == ["photo.png"]


def test_that_a_folder_whose_files_nobody_may_look_at_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", refused)

    assert list_files([folder / "c"]).passed_over == []
    assert "b.txt" in names(list_files([folder]).files, folder)
