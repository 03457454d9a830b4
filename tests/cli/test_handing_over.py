"""report, verify, templates, export and import-annotations, as scripts use them."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run, mark, read


def test_that_a_report_is_proved_and_a_forged_one_is_not(
    run: Run, case: Path, tmp_path: Path
) -> None:
    mark(run, case, "Repairs may take weeks.")
    report = tmp_path / "report.md"
    assert run("report", case, "-o", report)[0] == 0

    proof = read(run, "verify", report, case)
    assert (proof["ok"], proof["quotations"], proof["failures"]) == (True, 1, [])
    assert proof["recorded"]["scope"] == "all"

    report.write_text(report.read_text("utf-8").replace("> Repairs may", "> Repairs will"), "utf-8")
    code, out, _ = run("verify", report, case, "--json")
    failures = json.loads(out)["failures"]
    assert code == 1
    assert failures[0]["annotation"]
    assert "differs from the annex's" in failures[0]["problem"]
    assert json.loads(out)["recorded"] is None
    assert "It recorded 1 report of the same state with others" in run("verify", report, case)[2]


def test_that_two_reports_of_one_state_are_the_same_bytes(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    mark(run, case)

    for format_ in ("md", "html", "pdf"):
        outputs = [run("report", case, "-o", "-", "--format", format_)[1] for _ in range(2)]
        assert outputs[0] == outputs[1]


def test_that_a_second_report_tells_what_changed(run: Run, case: Path) -> None:
    mark(run, case)
    assert b"No earlier report of this scope" in run("report", case, "-o", "-")[1]
    mark(run, case, "Repairs may take weeks.", "speculative")

    report = run("report", case, "-o", "-")[1].decode()

    assert re.search(r"1 annotation added: A1 .\[\d+–\d+.\]\.", report)
    assert report.count("1 annotation added") == 1


def test_that_a_report_of_a_claim_holds_what_is_tied_to_it(run: Run, case: Path) -> None:
    tied = mark(run, case, "Repairs may take weeks.")
    mark(run, case, "The bridge", "opinion")
    read(run, "claim", case, "add", "Repairs take weeks.")
    read(run, "link", case, "C1", tied["id"], "--stance", "supports")

    report = run("report", case, "-o", "-", "--claim", "C1")[1].decode()

    assert "### C1" in report
    assert report.count("\n> Repairs may take weeks.\n") == 2
    assert "> The bridge\n" not in report


def test_that_an_unknown_claim_is_a_failure(run: Run, case: Path) -> None:
    code, out, err = run("report", case, "-o", "-", "--claim", "C9")
    assert (code, out) == (1, b"")
    assert "C9" in err


def test_that_copied_templates_can_be_changed(run: Run, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert run("templates", folder)[0] == 0
    assert run("templates", folder)[0] == 3 or run("templates", folder)[0] == 1
    (folder / "sections" / "method.md.j2").write_text("## Method\n\nOur own words.\n", "utf-8")

    report = run("report", case, "-o", "-", "--templates", folder)[1].decode()

    assert "Our own words." in report


def test_that_a_template_with_a_fault_says_where(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "report.md.j2").write_text("one\n{% if %}\n", "utf-8")

    code, _, err = run("report", case, "-o", "-", "--templates", tmp_path)

    assert code == 1
    assert "report.md.j2, line 2" in err


def test_that_annotations_travel_to_another_case(run: Run, case: Path, tmp_path: Path) -> None:
    mark(run, case)
    other, shared = tmp_path / "other.case", tmp_path / "shared.json"
    run("new", other)
    run("import", other, tmp_path / "bridge.md")
    assert run("export", case, "--format", "webannotation", "-o", shared)[0] == 0

    found = read(run, "import-annotations", other, shared)

    assert len(found["added"]) == 1
    strip = {"article_id"}
    mine, theirs = (read(run, "annotations", each)[0] for each in (case, other))
    assert {k: v for k, v in mine.items() if k not in strip} == {
        k: v for k, v in theirs.items() if k not in strip
    }


def test_that_what_has_no_article_is_told_and_partly_done(
    run: Run, case: Path, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("quote,tags\nNever said,opinion\nThe bridge,opinion\n", "utf-8")

    code, _, err = run("import-annotations", case, table)

    assert code == 4
    assert "Never said: the case has no article that it belongs to; skipped." in err
    assert "1 added" in err


@pytest.mark.parametrize("command", ["verify", "import-annotations"])
def test_that_a_file_that_is_not_there_is_said(run: Run, case: Path, command: str) -> None:
    gone = case.parent / "gone"
    arguments = (gone, case) if command == "verify" else (case, gone)

    code, _, err = run(command, *arguments)

    assert code == 1
    assert "there is no such file" in err
