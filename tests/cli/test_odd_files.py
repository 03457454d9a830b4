"""Files that are named oddly, are missing, or stand where something is to be written."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run, read

NOT_UTF8 = "caf\udce9"  # how Python hands over the bytes "caf\xe9"


def test_that_a_file_named_twice_is_read_once(run: Run, case: Path) -> None:
    file = case.parent / "new.txt"
    file.write_text("A title\n\nAnd a text.")
    told = read(run, "import", case, file, file)
    assert (len(told["added"]), told["duplicates"], told["skipped"]) == (1, [], [])


def test_that_a_loop_of_links_ends(run: Run, case: Path) -> None:
    folder = case.parent / "loop"
    folder.mkdir()
    (folder / "a.txt").write_text("A title\n\nAnd a text.")
    (folder / "again").symlink_to(folder)
    (folder / "lost.txt").symlink_to(folder / "lost.txt")
    code, out, _ = run("import", case, folder, "--json")
    told = json.loads(out)
    assert code == 4
    assert (len(told["added"]), len(told["skipped"])) == (1, 1)


def test_that_an_unknown_encoding_is_a_failure_that_imports_nothing(run: Run, case: Path) -> None:
    assert run("import", case, case.parent / "bridge.md", "--encoding", "no-such")[0] == 1
    assert len(read(run, "articles", case)) == 1


@pytest.mark.parametrize("command", [["report"], ["original", "A1"]])
@pytest.mark.parametrize("place", ["missing/out", "folder", ""])
def test_that_output_that_cannot_be_written_is_told(
    run: Run, case: Path, command: list[str], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case.parent)
    (case.parent / "folder").mkdir()
    before = sorted(case.parent.iterdir())
    code, _, err = run(command[0], case, *command[1:], "-o", place)
    assert (code, err.count("\n")) == (1, 1)
    assert sorted(case.parent.iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "CASE", "-o", "t.case"],
        ["original", "CASE", "A1", "-o", "t.case"],
        ["original", "CASE", "A1", "-o", "link.case"],
        ["original", "CASE", "A1", "-o", "t.case-wal"],
        ["tags", "CASE", "save", "t.case"],
    ],
)
def test_that_output_never_takes_the_place_of_the_case(
    run: Run, case: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case.parent)
    (case.parent / "link.case").symlink_to(case)
    code, _, err = run(*[str(case) if word == "CASE" else word for word in arguments])
    assert code == 1
    assert "the case itself" in err
    assert len(read(run, "articles", case)) == 1


def test_that_output_replaces_a_file_and_leaves_its_permissions(run: Run, case: Path) -> None:
    target, link = case.parent / "out.md", case.parent / "link.md"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run("report", case, "-o", link)[0] == 0
    assert link.is_symlink()
    assert target.read_text().startswith("---")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_that_a_device_stays_a_device(run: Run, case: Path) -> None:
    assert run("report", case, "-o", os.devnull)[0] == 0
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_that_saving_tags_where_nothing_can_be_written_is_told(run: Run, case: Path) -> None:
    assert run("tags", case, "save", case.parent / "missing" / "tags.toml")[0] == 1


@pytest.mark.parametrize(
    "toml",
    [
        "",
        "tag = 3",
        "[[tag]]\nname = 'a'",
        "[[tag]]\nname = 3\nglyph = 'x'\nlight = []\ndark = []",
        "not toml",
        "\x00",
    ],
)
def test_that_what_is_no_tag_set_is_told_and_changes_nothing(
    run: Run, case: Path, toml: str
) -> None:
    before = read(run, "tags", case)
    file = case.parent / "tags.toml"
    file.write_text(toml)
    code, _, err = run("tags", case, "load", file)
    assert code == 1
    assert "not a tag set" in err
    assert read(run, "tags", case) == before
