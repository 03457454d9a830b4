"""What the commands do to a case, as scripts rely on it (command-line.md)."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, mark, read


def test_that_import_tells_what_became_of_each_file(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("A new article with a few words of its own.")
    (tmp_path / "empty.txt").write_text("")
    code, out, _ = run(
        "import",
        case,
        tmp_path / "new.txt",
        tmp_path / "bridge.md",
        tmp_path / "empty.txt",
        tmp_path / "missing.txt",
        "--json",
    )
    told = json.loads(out)
    assert code == 4
    assert [article["ref"] for article in told["added"]] == ["A2"]
    assert [(Path(d["path"]).name, d["article"]) for d in told["duplicates"]] == [
        ("bridge.md", "A1")
    ]
    assert [Path(s["path"]).name for s in told["skipped"]] == ["empty.txt", "missing.txt"]
    assert all(s["reason"] for s in told["skipped"])


def test_that_an_import_tells_what_has_much_the_same_words(
    run: Run, case: Path, tmp_path: Path
) -> None:
    wire = " ".join(f"word{n} and thing{n % 7}" for n in range(200))
    (tmp_path / "wire.txt").write_text(f"The first telling\n\n{wire}")
    (tmp_path / "copy.txt").write_text(f"Another paper\n\n{wire} So it was told.")
    (tmp_path / "else.txt").write_text(" ".join(f"other{n}" for n in range(200)))
    read(run, "import", case, tmp_path / "wire.txt")

    told = read(run, "import", case, tmp_path / "copy.txt", tmp_path / "else.txt")
    (found,) = told["alike"]
    assert (found["article"], found["other"]) == ("A3", "A2")
    assert 0.9 < found["share"] <= 1
    assert len(told["added"]) == 2


def test_that_of_near_copies_that_come_together_the_later_is_named(
    run: Run, case: Path, tmp_path: Path
) -> None:
    wire = " ".join(f"word{n} and thing{n % 7}" for n in range(200))
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Telling {name}\n\n{wire}")
    code, _, told = run("import", case, tmp_path / "a.txt", tmp_path / "b.txt")
    assert code == 0
    assert "of the words of A3 are in A2: perhaps one copied the other." in told
    assert "of the words of A2" not in told


def test_that_of_a_large_import_it_is_told_how_many_were_compared(
    run: Run, case: Path, tmp_path: Path
) -> None:
    wire = " ".join(f"word{n} and thing{n % 7}" for n in range(200))
    many = tmp_path / "many"
    many.mkdir()
    for number in range(203):
        words = wire if number > 200 else " ".join(f"w{number}x{n}" for n in range(30))
        (many / f"{number:03}.txt").write_text(f"Telling {number}\n\n{words}")
    code, _, told = run("import", case, many)
    assert code == 0
    assert "Only the first 200 articles were compared with others" in told
    assert "perhaps one copied the other" not in told

    run("undo", case)
    code, _, told = run("import", case, many, "--compare-all")
    assert code == 0
    assert "Only the first" not in told
    assert "perhaps one copied the other" in told


def test_that_only_duplicates_is_no_failure(run: Run, case: Path, tmp_path: Path) -> None:
    assert run("import", case, tmp_path / "bridge.md")[0] == 0


def test_that_show_prints_the_text_whose_hash_is_listed(run: Run, case: Path) -> None:
    listed = read(run, "articles", case)[0]["sha256"]
    _, text, _ = run("show", case, "A1")
    assert hashlib.sha256(text).hexdigest() == listed


def test_that_original_gives_back_the_identical_file(run: Run, case: Path, tmp_path: Path) -> None:
    assert run("original", case, "A1", "-o", tmp_path / "out.md")[0] == 0
    assert (tmp_path / "out.md").read_bytes() == (tmp_path / "bridge.md").read_bytes()


def test_that_positions_are_code_points(run: Run, case: Path) -> None:
    made = mark(run, case, "was closed")
    _, text, _ = run("show", case, "A1")
    assert text.decode("utf-8")[made["start"] : made["end"]] == "was closed"


def test_that_repeating_a_tag_changes_nothing(run: Run, case: Path) -> None:
    assert mark(run, case) == mark(run, case)


def test_that_a_verdict_replaces_the_other(run: Run, case: Path) -> None:
    mark(run, case)
    assert mark(run, case, tag="confirmed")["tags"] == ["confirmed"]


def test_that_an_unknown_tag_is_an_error_unless_it_may_be_made(run: Run, case: Path) -> None:
    arguments: list[str | Path] = ["tag", case, "A1", "--quote", "The bridge", "--tag", "rumour"]
    assert run(*arguments)[0] == 1
    assert read(run, *arguments, "--create")["tags"] == ["rumour"]


def test_that_quotations_at_several_places_are_listed(run: Run, case: Path) -> None:
    code, _, err = run("tag", case, "A1", "--quote", "a", "--tag", "opinion")
    assert code == 1
    assert "times" in err


def test_that_a_query_may_begin_with_a_minus(run: Run, case: Path) -> None:
    mark(run, case)
    assert read(run, "search", case, "-tag:opinion bridge")
    assert read(run, "search", case, "-tag:unverified") == []


def test_that_search_positions_lie_on_the_words(run: Run, case: Path) -> None:
    _, text, _ = run("show", case, "A1")
    for hit in read(run, "search", case, "closed"):
        assert [text.decode()[start:end] for start, end in hit["matches"]] == ["closed"]


@pytest.mark.parametrize("name", ["A1", "a1", "Harbour bridge closed", "bridge cl"])
def test_that_an_article_goes_by_ref_title_or_part_of_it(run: Run, case: Path, name: str) -> None:
    assert run("show", case, name)[0] == 0


def test_that_an_annotation_goes_by_a_prefix_of_its_id(run: Run, case: Path) -> None:
    made = mark(run, case)["id"]
    assert read(run, "note", case, made[:8], "n")["id"] == made
    assert run("note", case, made[:7], "n")[0] == 1


def test_that_a_verdict_without_a_number_has_its_usual_one_named_and_not_set(
    run: Run, case: Path
) -> None:
    read(run, "claim", case, "add", "The bridge is closed", "--kind", "event")
    run("claim", case, "set", "C1", "--verdict", "corroborated")
    told = run("claim", case, "C1")[1].decode("utf-8")
    assert "    not graded; 2 (probably true) would be usual for corroborated\n" in told
    run("claim", case, "set", "C1", "--credibility", "1")
    assert "usual" not in run("claim", case, "C1")[1].decode("utf-8")


def test_that_undo_and_redo_go_through_the_case(run: Run, case: Path) -> None:
    made = mark(run, case)
    run("undo", case)
    assert read(run, "annotations", case) == []
    run("redo", case)
    assert read(run, "annotations", case) == [made]
    assert run("redo", case)[0] == 1


def test_that_tags_can_be_added_changed_merged_saved_and_loaded(
    run: Run, case: Path, tmp_path: Path
) -> None:
    mark(run, case, tag="opinion")
    assert run("tags", case, "add", "rumour", "--key", "7", "--colour", "#335577")[0] == 0
    assert run("tags", case, "set", "rumour", "--name", "hearsay")[0] == 0
    assert run("tags", case, "merge", "opinion", "hearsay")[0] == 0
    assert read(run, "annotations", case, "--tag", "hearsay")
    saved = tmp_path / "tags.toml"
    assert run("tags", case, "save", saved)[0] == 0
    assert run("new", tmp_path / "u.case")[0] == 0
    assert run("tags", tmp_path / "u.case", "load", saved)[0] == 0
    assert "hearsay" in {tag["name"] for tag in read(run, "tags", tmp_path / "u.case")}


def test_that_the_report_quotes_and_names_the_place(run: Run, case: Path) -> None:
    made = mark(run, case)
    _, report, _ = run("report", case, "-o", "-")
    assert f"[{made['start']}–{made['end']}]" in report.decode("utf-8")
    assert "> The bridge" in report.decode("utf-8")


def test_that_what_a_folder_holds_besides_articles_is_told_in_one_line(
    run: Run, case: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "note.txt").write_text("A note.")
    for name in ("a.json", "b.json", "c.png"):
        (folder / name).write_text("{}")
    code, out, told = run("import", case, folder, "--json")

    assert code == 0
    assert "In folders passed over, as no articles: 2 × .json, 1 × .png. Name a file itself" in told
    assert json.loads(out)["passed_over"] == [
        str(folder / n) for n in ("a.json", "b.json", "c.png")
    ]
