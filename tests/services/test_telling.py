"""The history in words."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.services.conftest import add, draft
from workbench.domain.span import Span
from workbench.services.telling import MOST, Told, tell
from workbench.services.workspace import Workspace


@pytest.fixture
def mark(space: Workspace, bridge: str) -> str:
    """A mark that was tagged, retagged and noted, by two people."""
    space.work_as("Ana")
    first = space.tagging.named("unverified").id
    made = space.marking.tag_span(bridge, Span(0, 7), [first])[1]
    space.work_as("Boris")
    space.marking.toggle_on_annotations([made.id], space.tagging.named("opinion").id)
    space.marking.set_note(made.id, "Ask the harbour office.")
    return made.id


def changes(told: Told) -> list[tuple[str, str]]:
    return [(entry.who, entry.change) for entry in told.entries]


def test_that_what_became_of_a_mark_is_told_newest_first(space: Workspace, mark: str) -> None:
    assert changes(tell(space.case, entity_id=mark)) == [
        ("Boris", "note: nothing → “Ask the harbour office.”"),
        ("Boris", "tags: Unverified → Unverified, Opinion"),
        ("Ana", "+ “Harbour” [Unverified]"),
    ]


def test_that_an_undo_is_told_as_one(space: Workspace, mark: str) -> None:
    space.journal.undo()
    told = tell(space.case, entity_id=mark).entries[0]
    assert (told.what, told.change) == (
        "Undo: Edit note",
        "note: “Ask the harbour office.” → nothing",
    )


def test_that_the_history_of_an_article_holds_its_marks_and_its_import(
    space: Workspace, bridge: str, mark: str
) -> None:
    space.library.set_article(bridge, {"title": "Corrected"})
    told = tell(space.case, article_id=bridge)
    assert {entry.thing for entry in told.entries} == {"annotation", "article", "import"}
    assert "title: “Harbour bridge closed” → “Corrected”" in told.entries[0].change


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("boris", 2),
        ("HARBOUR office", 1),
        ("ana tag", 1),
        ("edit note", 1),
        ("nobody", 0),
        ("%", 0),
        ("' OR 1=1 --", 0),
    ],
)
def test_that_the_history_is_searched_blind_to_case(
    space: Workspace, mark: str, words: str, count: int
) -> None:
    assert len(tell(space.case, entity_id=mark, words=words).entries) == count


def test_that_a_deleted_mark_keeps_its_history(space: Workspace, mark: str) -> None:
    space.marking.delete([mark])
    told = tell(space.case, entity_id=mark)
    assert told.entries[0].change == (
        "− “Harbour” [Unverified, Opinion]\nnote: “Ask the harbour office.”"
    )


def test_that_a_claims_history_holds_its_links(space: Workspace, mark: str) -> None:
    claim = space.claims.add("The bridge is closed.")[1]
    space.linking.link(claim.id, [mark], "supports")
    space.claims.change(claim.id, {"statement": "The bridge was closed."})
    told = tell(space.case, entity_id=claim.id)
    assert [entry.thing for entry in told.entries] == ["claim", "evidence", "claim"]
    assert "statement: “The bridge is closed.” → “The bridge was closed.”" in (
        told.entries[0].change
    )


def test_that_only_the_newest_thousand_are_told(space: Workspace, bridge: str) -> None:
    for number in range(MOST + 5):
        space.library.set_article(bridge, {"title": f"Title {number}"})
    told = tell(space.case)
    assert (len(told.entries), told.more) == (MOST, True)
    assert f"Title {MOST + 4}" in told.entries[0].change
    assert len(tell(space.case, words="Title 3 →".split()[0] + " 3").entries) > 1


def test_that_an_altered_entry_is_told(space: Workspace, mark: str, path: Path) -> None:
    assert tell(space.case).broken is None
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.executescript("DROP TRIGGER history_is_kept; UPDATE history SET who = 'x' WHERE n = 3")
    assert tell(space.case).broken == 3


def test_that_a_tag_that_is_gone_is_told_without_its_name(space: Workspace, mark: str) -> None:
    space.tagging.merge("opinion", "misleading")
    assert "a tag that is gone" in tell(space.case, entity_id=mark).entries[0].change


def test_that_an_import_is_told(space: Workspace) -> None:
    add(space, draft("A third article.\n\nWith words."))
    assert tell(space.case).entries[0].what == "Import 1 article"
