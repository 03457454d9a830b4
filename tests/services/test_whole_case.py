"""The sample, the report and the check, on whole cases."""

import re
import sqlite3
from pathlib import Path

import pytest

from workbench.domain.span import Span
from workbench.domain.views import CardFilter
from workbench.services.reporting import report_options
from workbench.services.sample import create_sample
from workbench.services.workspace import Workspace


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return create_sample(tmp_path_factory.mktemp("sample") / "sample.case")


def test_that_the_sample_has_five_articles_with_marks_in_each(sample: Workspace) -> None:
    rows = sample.library.summaries()
    assert [row.article.ref for row in rows] == ["A1", "A2", "A3", "A4", "A5"]
    assert all(row.annotations for row in rows)


def test_that_the_sample_begins_with_nothing_to_undo(sample: Workspace) -> None:
    assert sample.journal.state().undo is None


def test_that_the_sample_is_whole(sample: Workspace) -> None:
    assert [f for f in sample.checking.run(full=True) if f.severity == "error"] == []


def test_that_the_sample_sets_furniture_apart(sample: Workspace) -> None:
    assert all(sample.library.regions(row.article.id) for row in sample.library.summaries())


def test_that_the_report_of_the_sample_quotes_every_mark(sample: Workspace) -> None:
    report = sample.reporting.markdown()
    for mark in sample.library.annotations(CardFilter()):
        assert f"[{mark.start}–{mark.end}]" in report
    for row in sample.library.summaries():
        assert row.sha256 in report


def test_that_the_same_case_gives_the_same_bytes(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    assert sample.reporting.markdown() == sample.reporting.markdown()
    assert "2026-05-28" in sample.reporting.markdown()


def test_that_a_report_of_a_search_holds_only_what_it_finds(sample: Workspace) -> None:
    report = sample.reporting.markdown(report_options("tag:misleading"))
    places = re.findall(r"^\*\*(A[0-9]) ¶[0-9]+ \[", report, re.MULTILINE)
    assert places == ["A4", "A5"]


def test_that_hidden_articles_are_left_out_and_told(space: Workspace, bridge: str) -> None:
    tag = space.tagging.named("opinion").id
    space.marking.tag_span(bridge, Span(0, 7), [tag])
    space.library.set_article(bridge, {"hidden": True})
    report = space.reporting.markdown()
    assert "### A1" not in report
    assert "Left out because hidden: A1, with 1 annotation" in report


@pytest.mark.parametrize(
    ("rule", "harm"),
    [
        (
            "text-hash",
            "DROP TRIGGER article_text_stays; UPDATE article_text SET text = text || 'x'",
        ),
        ("text-hash", "DROP TRIGGER article_text_is_kept; DELETE FROM article_text"),
        (
            "original-hash",
            "DROP TRIGGER original_stays; UPDATE original SET bytes = x'00'",
        ),
        ("anchor-mismatch", "UPDATE annotation SET start = start + 1"),
        ("index-out-of-step", "DELETE FROM text_passages WHERE article_number = 1"),
        ("foreign-key", "PRAGMA foreign_keys = OFF; UPDATE annotation SET article_id = 'gone'"),
        (
            "history-chain",
            "DROP TRIGGER history_is_kept; UPDATE history SET what = 'x' WHERE n = 2",
        ),
    ],
)
def test_that_check_names_what_is_broken(
    space: Workspace, bridge: str, rule: str, harm: str
) -> None:
    space.marking.tag_span(bridge, Span(0, 7), [space.tagging.named("opinion").id])
    raw = sqlite3.connect(space.path)
    raw.executescript(harm)
    raw.close()
    assert rule in {f.rule for f in space.checking.run(full=True) if f.severity == "error"}


def test_that_a_broken_index_is_made_again(space: Workspace) -> None:
    before = space.searching.search("bridge").totals.passages
    raw = sqlite3.connect(space.path)
    raw.execute("INSERT INTO passage_index (passage_index) VALUES ('delete-all')")
    raw.commit()
    raw.close()
    assert space.searching.search("bridge").totals.passages == 0
    space.checking.repair()
    assert space.searching.search("bridge").totals.passages == before
    assert [f for f in space.checking.run(full=True) if f.severity == "error"] == []


def test_that_a_released_schema_still_opens(tmp_path: Path) -> None:
    dump = Path(__file__).parents[1] / "golden" / "schema-0001.sql"
    path = tmp_path / "old.case"
    raw = sqlite3.connect(path)
    raw.executescript(dump.read_text(encoding="utf-8"))
    raw.close()
    space = Workspace.open(path)
    try:
        assert [row.annotations for row in space.library.summaries()] == [1, 0]
        space.checking.repair()
        assert [f for f in space.checking.run(full=True) if f.severity == "error"] == []
    finally:
        space.close()
