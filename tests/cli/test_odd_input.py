"""Whatever a shell, a file name or a case may hold: told in a sentence, and nothing is lost."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, mark, read

NOT_UTF8 = "caf\udce9"  # how Python hands over the bytes "caf\xe9"
HUGE = "9" * 30


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "CASE", NOT_UTF8],
        ["article", "CASE", "set", "A1", "--title", NOT_UTF8, "--source", NOT_UTF8],
        ["article", "CASE", "set", "A1", "--author", NOT_UTF8, "--status-note", NOT_UTF8],
        ["article", "CASE", "set", "A1", "--published", NOT_UTF8],
        ["source", "CASE", "set", NOT_UTF8, "--kind", "blog"],
        ["source", "CASE", "set", "Coastal Courier", "--descriptor", NOT_UTF8],
        ["tag", "CASE", "A1", "--quote", NOT_UTF8, "--tag", "opinion"],
        ["tag", "CASE", "A1", "--span", "0:3", "--tag", NOT_UTF8],
        ["tag", "CASE", "A1", "--span", "0:3", "--tag", NOT_UTF8, "--create", "--note", NOT_UTF8],
        ["tags", "CASE", "add", NOT_UTF8, "--group", NOT_UTF8, "--meaning", NOT_UTF8],
        ["tags", "CASE", "add", "x", "--colour", NOT_UTF8],
        ["tags", "CASE", "load", NOT_UTF8],
        ["untag", "CASE", NOT_UTF8, "--tag", "opinion"],
        ["note", "CASE", NOT_UTF8 * 3, "why"],
        ["annotations", "CASE", "--tag", NOT_UTF8],
        ["search", "CASE", NOT_UTF8, "--explain"],
        ["report", "CASE", "-o", "-", "--query", NOT_UTF8],
        ["history", "CASE", "--annotation", NOT_UTF8 * 3],
        ["import", "CASE", NOT_UTF8],
        ["import", "CASE", "bridge.md", "--encoding", NOT_UTF8],
        ["articles", NOT_UTF8],
    ],
)
def test_that_arguments_need_not_be_valid_utf_8(
    run: Run, case: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case.parent)
    words = [str(case) if word == "CASE" else word for word in arguments]
    code, out, err = run(*words)
    assert code in {0, 1, 3, 4}
    assert out.decode("utf-8") or err
    assert read(run, "check", case) is not None


def test_that_a_file_name_need_not_be_valid_utf_8(run: Run, case: Path) -> None:
    file = case.parent / f"{NOT_UTF8}.txt"
    file.write_text("An article.\n\nIt has words of its own.")
    told = read(run, "import", case, file)
    assert [article["ref"] for article in told["added"]] == ["A2"]
    assert read(run, "import", case, file)["duplicates"][0]["path"].endswith("caf\ufffd.txt")


@pytest.mark.parametrize("name", ["a b?c#d%41.case", "Дело №1.case", f"{NOT_UTF8}.case", "-.case"])
def test_that_a_case_may_have_any_name(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert run("new", path)[0] == 0
    assert run("tags", path)[0] == 0
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert run("report", path, "-o", "-")[0] == 0


def test_that_nothing_a_terminal_would_obey_is_printed(run: Run, case: Path) -> None:
    evil = "x\x1b[2Jy\x9bz\u202ev\a"
    mark(run, case)
    run("article", case, "set", "A1", "--author", evil, "--status-note", evil)
    run("tags", case, "add", f"t{evil}", "--meaning", evil)
    run("tag", case, "A1", "--span", "0:3", "--tag", "opinion", "--note", evil)
    printed = b""
    for command in ("articles", "article", "tags", "annotations", "history", "search", "check"):
        further = {"article": ["A1"], "search": [evil]}.get(command, [])
        _, out, err = run(command, case, *further)
        printed += out + err.encode()
    _, _, err = run("show", case, evil)
    text = (printed + err.encode()).decode("utf-8")
    assert not {"\x1b", "\x9b", "\u202e", "\a"} & set(text)


@pytest.mark.parametrize("span", [f"0:{HUGE}", f"{HUGE}:{HUGE}9", "3:3", "5:2", "0:9999"])
@pytest.mark.parametrize(
    "command", [["tag", "A1", "--tag", "opinion"], ["move", "MARK"], ["region", "A1"]]
)
def test_that_an_impossible_span_is_told(
    run: Run, case: Path, command: list[str], span: str
) -> None:
    made = mark(run, case)["id"]
    before = read(run, "annotations", case)
    words = [made if word == "MARK" else word for word in command[1:]]
    code, _, err = run(command[0], case, *words, "--span", span)
    assert (code, err.count("\n")) == (1, 1)
    assert read(run, "annotations", case) == before


@pytest.mark.parametrize("limit", ["1", HUGE])
def test_that_a_limit_may_be_any_number(run: Run, case: Path, limit: str) -> None:
    assert len(read(run, "search", case, "bridge", "--limit", limit)) == 1


@pytest.mark.parametrize("text", ["-quick", "-q x", "--see also", "-5", "- - -", "-"])
def test_that_a_note_may_begin_with_a_minus(run: Run, case: Path, text: str) -> None:
    made = mark(run, case)["id"]
    assert read(run, "note", case, made, text)["note"] == text


@pytest.mark.parametrize("text", ["--json", "-q", "--help", "--"])
def test_that_behind_two_dashes_everything_is_text(run: Run, case: Path, text: str) -> None:
    made = mark(run, case)["id"]
    assert run("note", case, made, "--", text)[0] == 0
    assert read(run, "annotations", case)[0]["note"] == text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "CASE", "bridge", "--limt", "3"], "--limit"),
        (["search", "CASE", "bridge", "--limit"], "requires an argument"),
        (["tags", "CASE", "ad", "x"], "Possible: add"),
        (["tags"], "CASE"),
        (["article", "CASE"], "ARTICLE"),
        (["note", "CASE", "12345678"], "TEXT"),
    ],
)
def test_that_a_slip_is_told_with_what_was_meant(
    run: Run, case: Path, arguments: list[str], said: str
) -> None:
    code, _, err = run(*[str(case) if word == "CASE" else word for word in arguments])
    assert code == 2
    assert said in err


@pytest.mark.parametrize(
    ("group", "usage"),
    [
        (["tags", "CASE", "add"], "workbench tags CASE add [OPTIONS] NAME"),
        (["tags", "CASE"], "workbench tags CASE [OPTIONS]"),
        (["source", "CASE", "set"], "workbench source CASE set [OPTIONS] NAME"),
    ],
)
def test_that_help_names_the_words_in_the_order_people_write_them(
    run: Run, case: Path, group: list[str], usage: str
) -> None:
    _, out, _ = run(*[str(case) if word == "CASE" else word for word in group], "--help")
    assert f"Usage: {usage}\n" in out.decode()


@pytest.mark.parametrize("date", ["2024-02-30", "2023-02-29", "2024-13", "0000", "2024-01-01Tx"])
def test_that_a_date_no_calendar_has_is_refused(run: Run, case: Path, date: str) -> None:
    assert run("article", case, "set", "A1", "--published", date)[0] == 1


@pytest.mark.parametrize("date", ["2024-02-29", "2024-12", "1999", "2024-01-01T10:00+02:00", ""])
def test_that_a_date_of_any_precision_is_kept(run: Run, case: Path, date: str) -> None:
    set_ = read(run, "article", case, "set", "A1", "--published", date)
    assert set_["published"] == (date or None)


@pytest.mark.parametrize("name", ["HARBOUR BRIDGE", "bour bri", "harbour bridge closed"])
def test_that_titles_are_found_in_any_case(run: Run, case: Path, name: str) -> None:
    assert run("show", case, name)[0] == 0


def test_that_titles_in_other_scripts_are_found_in_any_case(run: Run, case: Path) -> None:
    run("article", case, "set", "A1", "--title", "Закрыт мост")
    assert run("show", case, "ЗАКРЫТ")[0] == 0


def test_that_a_name_of_several_articles_lists_them(run: Run, case: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"Twin {number}\n\nText number {number}.")
    run("import", case, tmp_path / "1.txt", tmp_path / "2.txt")
    code, _, err = run("show", case, "twin")
    assert code == 1
    assert "A2 “Twin 1”" in err
    assert "A3 “Twin 2”" in err


def test_that_a_whole_title_wins_over_a_part_of_another(
    run: Run, case: Path, tmp_path: Path
) -> None:
    for title in ("Twin", "Twin city"):
        (tmp_path / f"{title}.txt").write_text(f"{title}\n\nThe text of {title}.")
    run("import", case, tmp_path / "Twin.txt", tmp_path / "Twin city.txt")
    assert run("show", case, "twin")[1].startswith(b"Twin\n")


def test_that_a_quotation_may_be_spelt_with_combining_marks(run: Run, case: Path) -> None:
    (case.parent / "cafe.txt").write_text("Title\n\nThe café was full.")
    run("import", case, case.parent / "cafe.txt")
    made = read(run, "tag", case, "A2", "--quote", "cafe\u0301 was", "--tag", "opinion")
    assert made["quote"] == "café was"


def test_that_a_quotation_at_very_many_places_is_told_shortly(run: Run, case: Path) -> None:
    (case.parent / "long.txt").write_text("Title\n\n" + "on and on " * 5000)
    run("import", case, case.parent / "long.txt")
    code, _, err = run("tag", case, "A2", "--quote", "on", "--tag", "opinion")
    assert code == 1
    assert len(err) < 1000


def test_that_a_tag_made_on_the_way_is_one_step_back(run: Run, case: Path) -> None:
    before = read(run, "tags", case)
    code, _, _ = run(
        *["tag", case, "A1", "--span", "0:3", "--create"],
        *["--tag", "rumour", "--tag", "RUMOUR", "--tag", "hearsay"],
    )
    assert code == 0
    assert [m["tags"] for m in read(run, "annotations", case)] == [["rumour", "hearsay"]]
    run("undo", case)
    assert read(run, "tags", case) == before
    assert read(run, "annotations", case) == []


def test_that_a_failing_tag_command_makes_no_tag(run: Run, case: Path) -> None:
    before = read(run, "tags", case)
    assert run("tag", case, "A1", "--span", "0:9999", "--tag", "rumour", "--create")[0] == 1
    assert read(run, "tags", case) == before


def test_that_a_deleted_annotation_still_has_its_history(run: Run, case: Path) -> None:
    made = mark(run, case)["id"]
    run("delete", case, made)
    entries = read(run, "history", case, "--annotation", made[:8])
    assert [entry["what"] for entry in entries] == ["Tag 'Unverified'", "Delete mark"]
