"""The commands on versions."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, read


@pytest.fixture
def newer(case: Path) -> Path:
    text = (case.parent / "bridge.md").read_text(encoding="utf-8")
    path = case.parent / "newer.md"
    path.write_text(text.replace("take weeks", "last for months"), encoding="utf-8")
    return path


def test_that_a_file_replaces_an_article(run: Run, case: Path, newer: Path) -> None:
    before = read(run, "articles", case)
    done = read(run, "import", case, newer, "--replace", "A1")

    assert done["added"] == []
    assert (done["replaced"][0]["article"], done["replaced"][0]["version"]) == ("A1", 2)
    assert len(read(run, "articles", case)) == len(before)
    assert [each["current"] for each in read(run, "article", case, "versions", "A1")] == [
        False,
        True,
    ]
    assert run("show", case, "A1", "--version", "1")[1] != run("show", case, "A1")[1]
    assert (
        b"[-take-]{+last+} [-weeks-]{+for months+}" in run("article", case, "differences", "A1")[1]
    )


def test_that_an_import_without_replace_always_adds(run: Run, case: Path, newer: Path) -> None:
    assert len(read(run, "import", case, newer)["added"]) == 1


def test_that_replace_takes_one_file_with_one_article(run: Run, case: Path, newer: Path) -> None:
    assert run("import", case, newer, newer, "--replace", "A1")[0] == 2
    table = case.parent / "a.csv"
    table.write_text("title,text\na,b\nc,d\n")
    assert run("import", case, table, "--replace", "A1")[0] == 1
    assert run("import", case, case.parent / "none.txt", "--replace", "A1")[0] == 1


def test_that_another_version_can_count_again(run: Run, case: Path, newer: Path) -> None:
    old = run("show", case, "A1")[1]
    run("import", case, newer, "--replace", "A1")
    assert run("article", case, "use", "A1", "--version", "1")[0] == 0
    assert run("show", case, "A1")[1] == old


def test_that_an_orphan_is_listed_with_a_suggestion(run: Run, case: Path, newer: Path) -> None:
    text = run("show", case, "A1")[1].decode().rstrip()
    mark = read(
        run, "tag", case, "A1", "--span", f"{len(text) - 40}:{len(text)}", "--tag", "opinion"
    )
    done = read(run, "import", case, newer, "--replace", "A1")["replaced"][0]

    assert done["orphaned"] == [mark["id"]]
    (orphan,) = read(run, "article", case, "orphans", "A1")
    place = orphan["suggestion"]
    moved = read(run, "move", case, mark["id"], "--span", f"{place['start']}:{place['end']}")
    assert (moved["state"], moved["quote"]) == ("anchored", place["quote"])


def test_that_reading_again_needs_something_to_change(run: Run, case: Path) -> None:
    assert run("article", case, "reread", "A1")[0] == 2
    assert run("article", case, "reread", "A1", "--encoding", "klingon")[0] == 1


def test_that_a_text_that_is_no_page_has_nothing_left_out(run: Run, case: Path) -> None:
    assert run("article", case, "left-out", "A1")[0] == 1
