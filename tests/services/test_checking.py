"""What `check` finds, what it mends, and that it keeps silent about a whole case."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.services.conftest import add, draft
from workbench.domain.errors import CaseDamaged
from workbench.domain.span import Span
from workbench.domain.views import Finding
from workbench.services.workspace import Workspace


@pytest.fixture
def marked(space: Workspace, bridge: str) -> Workspace:
    """The case with a mark that has a note."""
    opinion = space.tagging.named("opinion").id
    space.marking.tag_span(bridge, Span(0, 7), [opinion], "Ask the harbour office.")
    return space


def harm(path: Path, script: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.executescript(script)
        raw.commit()


def errors(space: Workspace, *, full: bool = True) -> set[str]:
    return {found.rule for found in space.checking.run(full=full) if found.severity == "error"}


def findings(space: Workspace, rule: str) -> list[Finding]:
    return [found for found in space.checking.run() if found.rule == rule]


@pytest.mark.parametrize("full", [True, False])
def test_that_a_whole_case_has_no_errors(marked: Workspace, full: bool) -> None:
    assert errors(marked, full=full) == set()


def test_that_an_empty_case_has_nothing_to_tell(tmp_path: Path) -> None:
    space = Workspace.create(tmp_path / "empty.case")
    assert space.checking.run(full=True) == []
    assert space.checking.repair() == []
    space.close()


# An index of SQLite's own that holds another column than it says.
SWAPPED_INDEX = """
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, '(modified)', '(creator)')
  WHERE name = 'annotation_modified';
"""


@pytest.mark.parametrize(
    ("rule", "script", "needs_full"),
    [
        (
            "text-hash",
            "DROP TRIGGER article_text_stays; UPDATE article_text SET text = text || 'x'",
            False,
        ),
        (
            "text-hash",
            "DROP TRIGGER article_text_stays; UPDATE article_text SET text = CAST(x'ff' AS TEXT)",
            False,
        ),
        (
            "text-hash",
            "DROP TRIGGER article_text_stays; UPDATE article_text SET characters = 3",
            False,
        ),
        (
            "original-hash",
            "DROP TRIGGER original_stays; UPDATE original SET bytes = x'00'",
            True,
        ),
        ("anchor-mismatch", "UPDATE annotation SET start = start + 1", False),
        ("anchor-mismatch", "UPDATE annotation SET quote = 'harbour'", False),
        ("anchor-mismatch", "UPDATE annotation SET prefix = 'x'", False),
        ("anchor-mismatch", "UPDATE annotation SET suffix = 'x'", False),
        ("anchor-mismatch", 'UPDATE annotation SET "end" = 99999', False),
        ("anchor-mismatch", "UPDATE annotation SET version = 2", False),
        ("index-out-of-step", "DELETE FROM text_passages WHERE article_number = 1", False),
        (
            "index-out-of-step",
            "UPDATE text_passages SET bounds = '[[0, 1]]' WHERE article_number = 1",
            False,
        ),
        ("index-out-of-step", "UPDATE annotation SET note = 'other words'", True),
        (
            "index-out-of-step",
            "INSERT INTO passage_index (passage_index) VALUES ('delete-all');"
            "DELETE FROM text_passages",
            True,
        ),
        ("index-out-of-step", "DELETE FROM passage_index_data", True),
        ("foreign-key", "UPDATE annotation_tag SET tag_id = 'gone'", False),
        ("foreign-key", "UPDATE article SET source_id = 'gone'", False),
        (
            "history-chain",
            "DROP TRIGGER history_is_kept; UPDATE history SET after = '{}' WHERE n = 2",
            False,
        ),
        (
            "history-chain",
            "DROP TRIGGER history_stays; DELETE FROM history WHERE n = 2",
            False,
        ),
        ("sqlite-integrity", SWAPPED_INDEX, False),
    ],
)
def test_that_each_kind_of_damage_is_found(
    marked: Workspace, path: Path, rule: str, script: str, needs_full: bool
) -> None:
    marked.close()
    harm(path, script)
    space = Workspace.open(path)
    try:
        assert rule in errors(space, full=needs_full)
    finally:
        space.close()


@pytest.mark.parametrize(
    "script",
    [
        "DELETE FROM text_passages WHERE article_number = 1",
        "DELETE FROM text_passages",
        "UPDATE text_passages SET bounds = '[[0, 1]]' WHERE article_number = 1",
        "INSERT INTO passage_index (passage_index) VALUES ('delete-all')",
        "UPDATE passage_index_data SET block = x'a5a5a5a5'",
        "INSERT INTO annotation_index (annotation_index) VALUES ('delete-all')",
        "UPDATE annotation SET note = 'other words'",
    ],
)
def test_that_a_broken_index_is_made_again(marked: Workspace, path: Path, script: str) -> None:
    marked.close()
    harm(path, script)
    space = Workspace.open(path)
    try:
        assert "index-out-of-step" in errors(space)
        assert len(space.checking.repair()) == 1
        assert "index-out-of-step" not in errors(space)
        assert space.searching.search("pylon").totals.passages == 1
        assert space.searching.search("quote:harbour").totals.annotations == 1
    finally:
        space.close()


def test_that_there_is_nothing_to_mend_in_a_whole_case(marked: Workspace) -> None:
    assert marked.checking.repair() == []


def test_that_mending_leaves_other_damage_alone(marked: Workspace, path: Path) -> None:
    harm(path, "UPDATE annotation SET prefix = 'x'")
    marked.checking.repair()
    assert errors(marked) == {"anchor-mismatch", "history-chain"}


def test_that_a_finding_names_article_and_mark(marked: Workspace, path: Path) -> None:
    harm(path, "UPDATE annotation SET prefix = 'x'")
    (found,) = findings(marked, "anchor-mismatch")
    assert found.article == "A1"
    assert found.annotation is not None
    assert "A1" in found.message


def test_that_a_header_overwritten_is_damage_and_no_finding(marked: Workspace, path: Path) -> None:
    marked.close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 300)
    with pytest.raises(CaseDamaged):
        Workspace.open(path)


def test_that_articles_without_a_date_are_noted(space: Workspace, bridge: str) -> None:
    assert [found.article for found in findings(space, "undated-article")] == ["A1", "A2"]
    space.library.set_article(bridge, {"published": "2024"})
    assert [found.article for found in findings(space, "undated-article")] == ["A2"]


@pytest.mark.parametrize(
    ("tag", "rule"),
    [("misleading", "misleading-without-note"), ("fabricated", "fabricated-without-reason")],
)
def test_that_tags_that_need_a_reason_are_warned_of(
    space: Workspace, bridge: str, tag: str, rule: str
) -> None:
    mark = space.marking.tag_span(bridge, Span(0, 7), [space.tagging.named(tag).id])[1]
    assert [(found.severity, found.annotation) for found in findings(space, rule)] == [
        ("warning", mark.id)
    ]
    space.marking.set_note(mark.id, "Because.")
    assert findings(space, rule) == []


def test_that_errors_come_first(marked: Workspace, path: Path) -> None:
    harm(path, "UPDATE annotation SET prefix = 'x'")
    severities = [found.severity for found in marked.checking.run()]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE annotation SET note = 'other words'",
        "UPDATE annotation SET creator = 'somebody'",
        "DELETE FROM annotation_tag",
        "DELETE FROM annotation_tag; DELETE FROM annotation",
        "UPDATE tag SET meaning = 'nothing' WHERE name = 'opinion'",
        "UPDATE setting SET value = 'Another case'",
        "INSERT INTO tag SELECT 'new', 'new', 'free', NULL, 'n', 'none', '#000000', '#000000',"
        " '#000000', '#000000', '#000000', '#000000', '', 1, 99",
        "UPDATE article SET state = 'reviewed' WHERE number = 1",
        "UPDATE article SET title = 'Another title' WHERE number = 2",
        "UPDATE article SET author = 'Nobody' WHERE number = 1",
        "UPDATE source SET name = 'Another paper'",
        "DELETE FROM region",
    ],
)
def test_that_what_was_changed_past_the_history_is_found(
    marked: Workspace, bridge: str, path: Path, script: str
) -> None:
    marked.marking.set_apart(bridge, Span(0, 21), "boilerplate")
    marked.library.set_article(bridge, {"title": "Corrected title"})
    assert errors(marked) == set()
    harm(path, script)
    assert "history-chain" in errors(marked)


@pytest.mark.parametrize(
    "script",
    [
        "DROP TRIGGER article_text_stays;"
        "UPDATE article_text SET text = 'x', characters = 1, sha256 = "
        "'2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'",
        "UPDATE article SET import_id = NULL WHERE number = 2",
        "UPDATE import SET contents = ''",
    ],
)
def test_that_a_text_exchanged_with_its_hash_is_found(
    space: Workspace, path: Path, script: str
) -> None:
    harm(path, script)
    assert errors(space, full=False) == {"history-chain"}


def test_that_a_case_that_was_worked_on_agrees_with_its_history(
    marked: Workspace, bridge: str
) -> None:
    add(marked, draft("A third article.\n\nWith words."))
    marked.journal.undo()
    marked.library.set_article(bridge, {"title": "Other", "source": "Gazette"})
    marked.tagging.merge("opinion", "misleading")
    marked.journal.undo()
    marked.journal.undo()
    marked.journal.redo()
    assert errors(marked) == set()


def test_that_an_import_on_its_way_is_no_damage(space: Workspace) -> None:
    space.importing.begin()
    add(space, draft("A third article.\n\nWith words."))
    space.journal.undo()
    assert errors(space) == set()
