"""`conflicts` on the command line, and the same from Python."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, read
from workbench import open_case


@pytest.fixture
def storm(tmp_path: Path, run: Run) -> Path:
    """A case whose two articles count boats otherwise."""
    path = tmp_path / "storm.case"
    for name, text in (
        ("a.txt", "The storm sank 40 boats in Riga.\n"),
        ("b.txt", "It rained.\n\nThe storm\u202e sank 60 boats in Riga.\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("new", path)[0] == 0
    assert run("import", path, tmp_path / "a.txt", tmp_path / "b.txt")[0] == 0
    return path


def test_that_both_sentences_are_listed_with_their_places(storm: Path, run: Run) -> None:
    (found,) = read(run, "conflicts", storm)
    assert set(found) == {"kind", "reason", "alike", "sides"}
    assert found["kind"] == "numbers"
    assert found["reason"] == "“40 boats” and “60 boats”: which one holds?"
    assert [side["article"] for side in found["sides"]] == ["A1", "A2"]
    for side in found["sides"]:
        text = run("show", storm, side["article"])[1].decode()
        assert text[side["start"] : side["end"]] == side["text"]
        assert [text[s:e] for s, e in side["spans"]] in (["40 boats"], ["60 boats"])


def test_that_plain_output_has_one_sentence_below_the_other(storm: Path, run: Run) -> None:
    code, out, err = run("conflicts", storm)
    lines = out.decode().splitlines()
    assert code == 0
    assert lines[0] == "numbers  “40 boats” and “60 boats”: which one holds?"
    assert lines[1].startswith("  A1 [0–32]  The storm sank 40")
    assert lines[2].startswith("  A2 [")
    assert "\u202e" not in out.decode()
    assert "1 pair of sentences to compare: prompts, not verdicts." in err


def test_that_hidden_articles_and_what_is_set_apart_are_left_out(storm: Path, run: Run) -> None:
    assert run("region", storm, "A1", "--span", "0:32", "--kind", "boilerplate")[0] == 0
    assert read(run, "conflicts", storm) == []
    assert run("region", storm, "A1", "--span", "0:32", "--kind", "boilerplate", "--remove")[0] == 0
    assert run("article", storm, "set", "A2", "--hidden")[0] == 0
    assert read(run, "conflicts", storm) == []


def test_that_no_conflict_is_no_failure(case: Path, run: Run) -> None:
    code, out, err = run("conflicts", case)
    assert (code, out) == (0, b"")
    assert "0 pairs" in err


def test_that_python_finds_the_same(storm: Path) -> None:
    with open_case(storm) as opened:
        (found,) = opened.conflicts()
    assert (found.one.article.ref, found.other.article.ref) == ("A1", "A2")
