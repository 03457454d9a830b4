"""`cues` on the command line, and the same from Python."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, read
from workbench import open_case
from workbench.domain.errors import InvalidValue, NotFound

TEXT = (
    "---\ntitle: Dam\nlanguage: en\n{date}---\n"
    "A source in Riga said\u202e the dam may break today.\n\nAbout 50 crates were lost.\n"
)


@pytest.fixture
def dam(tmp_path: Path, run: Run) -> Path:
    """A case with two articles; A2 has a date."""
    path = tmp_path / "dam.case"
    for name, date in (("a.md", ""), ("b.md", "published: 2026-01-06\n")):
        article = TEXT.format(date=date) + ("" if name == "a.md" else "\nNobody came.\n")
        (tmp_path / name).write_text(article, encoding="utf-8")
    assert run("new", path)[0] == 0
    assert run("import", path, tmp_path / "a.md", tmp_path / "b.md")[0] == 0
    return path


def test_that_cues_are_listed_with_place_words_and_reason(dam: Path, run: Run) -> None:
    text = run("show", dam, "A1")[1].decode()
    found = read(run, "cues", dam, "A1")
    assert [(each["kind"], each["text"]) for each in found] == [
        ("undated_article", "A source in Riga said\u202e the dam may break today."),
        ("anonymous_source", "A source in Riga"),
        ("attribution", "said"),
        ("modal_hedge", "may"),
        ("relative_date", "today"),
        ("approximator", "About"),
    ]
    assert set(found[0]) == {
        "article", "kind", "rule", "start", "end", "text", "reason", "tone", "date", "paragraph",
        "sentence",
    }  # fmt: skip
    for each in found:
        assert text[each["start"] : each["end"]] == each["text"]
        sentence = each["sentence"]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert sentence["start"] <= each["start"] < each["end"] <= sentence["end"]
    assert found[2]["tone"] == "neutral"


def test_that_all_shown_articles_are_looked_through_without_one_named(dam: Path, run: Run) -> None:
    assert {each["article"] for each in read(run, "cues", dam)} == {"A1", "A2"}
    assert run("article", dam, "set", "A1", "--hidden")[0] == 0
    assert {each["article"] for each in read(run, "cues", dam)} == {"A2"}


def test_that_a_date_is_reckoned_from_the_articles_own(dam: Path, run: Run) -> None:
    found = read(run, "cues", dam, "--kind", "relative_date")
    assert [each["date"] for each in found] == [None, "2026-01-06"]


def test_that_kinds_can_be_chosen_and_others_are_a_usage_error(dam: Path, run: Run) -> None:
    found = read(run, "cues", dam, "A1", "--kind", "modal_hedge", "--kind", "approximator")
    assert [each["kind"] for each in found] == ["modal_hedge", "approximator"]
    assert run("cues", dam, "--kind", "lie")[0] == 2


def test_that_plain_output_is_one_harmless_line_each(dam: Path, run: Run) -> None:
    code, out, err = run("cues", dam, "A1")
    lines = out.decode().splitlines()
    assert code == 0
    assert len(lines) == 6
    assert lines[1].startswith("A1 ¶1 [0–16]  anonymous source  “A source in Riga”  No name:")
    assert "\u202e" not in out.decode()
    assert "6 prompts in 1 article: to check, not verdicts." in err


def test_that_nothing_found_is_no_failure(dam: Path, run: Run) -> None:
    code, out, err = run("cues", dam, "--kind", "teaser")
    assert (code, out) == (0, b"")
    assert "0 prompts in 0 articles" in err


def test_that_an_unknown_article_fails_in_a_sentence(dam: Path, run: Run) -> None:
    code, _, err = run("cues", dam, "A9")
    assert code == 1
    assert "There is no article “A9”" in err


def test_that_a_list_of_ones_own_is_used(dam: Path, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "en.toml").write_text(
        'format = 1\nversion = "1"\nlanguage = "en"\n[[rule]]\nid = "crates"\n'
        'kind = "missing_word"\nreason = "Of what?"\npattern = "crates?"\n',
        encoding="utf-8",
    )
    found = read(run, "cues", dam, "A2", "--lists", folder)
    assert [(each["rule"], each["text"]) for each in found] == [("crates", "crates")]


def test_that_a_broken_list_fails_in_a_sentence(dam: Path, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "en.toml").write_text('format = 1\nversion = "1"\nlanguage = "en"\n[[rule]]\n')
    code, out, err = run("cues", dam, "--lists", folder)
    assert (code, out) == (1, b"")
    assert "en.toml is not a word list of cues: rule 1: id is missing" in err
    assert "Traceback" not in err


def test_that_looking_for_cues_writes_nothing(dam: Path, run: Run) -> None:
    before = read(run, "history", dam)
    read(run, "cues", dam)
    assert read(run, "history", dam) == before


def test_that_python_finds_the_same(dam: Path, run: Run) -> None:
    with open_case(dam) as case:
        views = case.cues("A2", kinds=["approximator"])
        assert [(view.article.ref, view.text, view.paragraph) for view in views] == [
            ("A2", "About", 2)
        ]
        assert len(case.cues()) == len(read(run, "cues", dam))
        with pytest.raises(InvalidValue):
            case.cues(kinds=["lie"])
        with pytest.raises(NotFound):
            case.cues("A9")
