"""Undo and redo for every edit, whoever made it; a history that shows when it was touched."""

import sqlite3

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.services.conftest import BRIDGE, add, draft
from workbench.domain.errors import NothingToUndo
from workbench.domain.span import Span
from workbench.services.workspace import Workspace


def dump(space: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """What the case holds, but for the record of how it came to be so."""
    tables = (
        "article",
        "annotation",
        "annotation_tag",
        "tag",
        "region",
        "source",
        "import",
        "claim",
        "evidence",
        "origin",
        "origin_link",
    )
    held = {}
    for table in tables:
        rows = space.case.file.connection.execute(f"SELECT * FROM {table}").fetchall()
        # An annotation's row number may be given anew; its id never is.
        held[table] = sorted(tuple(row[1:]) if table == "annotation" else row for row in rows)
    return held


def deeds(space: Workspace, article: str) -> None:
    """One of everything that can be done."""
    tag = space.tagging.named("unverified").id
    one = space.marking.tag_span(article, Span(0, 7), [tag], "note")[1]
    space.marking.set_note(one.id, "another")
    space.marking.move(one.id, Span(8, 14))
    space.marking.toggle_on_annotations([one.id], space.tagging.named("opinion").id)
    space.marking.set_apart(article, Span(0, 7), "heading")
    space.marking.take_back(article, Span(0, 7), "heading")
    space.library.set_article(article, {"title": "New", "source": "Gazette", "hidden": True})
    space.library.set_source("Gazette", {"reliability": "B"})
    space.tagging.add("rumour", key="1")
    space.tagging.change("rumour", name="hearsay", colour="#335577")
    space.tagging.merge("opinion", "hearsay")
    deeds_on_claims(space, article, one.id)
    space.marking.clear_tags([one.id])
    space.marking.delete([one.id])
    add(space, draft("A third article with its own words."))


def deeds_on_claims(space: Workspace, article: str, mark: str) -> None:
    """One of everything that can be done with claims."""
    claim = space.claims.add("The bridge was closed", {"kind": "event"})[1]
    other = space.claims.add_from_span(article, Span(30, 40), "A crack was found")[1]
    space.claims.change(claim.id, {"verdict": "corroborated", "rationale": "Because."})
    space.linking.link(claim.id, [mark], origin="Dr. Ortiz", cites="Evening Post")
    second = space.linking.link_span(claim.id, article, Span(40, 50), "refutes")[1]
    space.linking.set_stance(claim.id, [mark], "partially_supports")
    space.linking.set_origin(claim.id, [second.id], "Inspectors", "named_official")
    space.linking.set_note(claim.id, mark, "Heard it herself.")
    space.origins.relate("Dr. Ortiz", "Inspectors", "independent")
    space.origins.relate("Dr. Ortiz", "Inspectors", "same", "Seen in the minutes.")
    space.origins.set("Inspectors", {"name": "The inspectors", "independent_of_all": True})
    split = space.claims.split(claim.id, "It was not closed", [second.id])[1]
    space.claims.reorder([split.id, other.id])
    space.claims.place(other.id, 1)
    space.claims.merge(split.id, claim.id)
    space.linking.unlink(claim.id, [second.id])
    space.origins.delete("The inspectors")
    space.linking.link(other.id, [mark])
    space.claims.delete([claim.id])
    space.tagging.merge("corroborated", "confirmed")


def test_that_undoing_and_redoing_everything_restores_every_state(
    space: Workspace, bridge: str
) -> None:
    start = dump(space)
    deeds(space, bridge)
    end = dump(space)
    count = 0
    while space.journal.state().undo != "Import 2 articles":
        space.journal.undo()
        count += 1
    undone = dump(space)
    undone["import"] = start["import"]
    undone["article"] = start["article"]
    assert undone == start
    for _ in range(count):
        space.journal.redo()
    assert dump(space) == end


def test_that_an_import_taken_back_is_gone_and_comes_back_whole(
    space: Workspace, bridge: str
) -> None:
    space.journal.undo()
    assert space.library.summaries() == []
    assert space.searching.search("bridge").hits == ()
    space.journal.redo()
    assert space.library.text(bridge).text.startswith("Harbour bridge closed")


def test_that_a_new_deed_ends_what_could_be_redone(space: Workspace, bridge: str) -> None:
    space.marking.set_apart(bridge, Span(0, 7), "heading")
    space.journal.undo()
    space.marking.set_apart(bridge, Span(8, 14), "heading")
    with pytest.raises(NothingToUndo):
        space.journal.redo()


def test_that_the_menu_says_what_it_would_undo(space: Workspace, bridge: str) -> None:
    tag = space.tagging.named("speculative").id
    space.marking.toggle_on_span(bridge, Span(0, 7), tag)
    assert space.journal.state().undo == "Tag 'Speculative'"
    space.journal.undo()
    assert space.journal.state().redo == "Tag 'Speculative'"


def test_that_undo_names_the_place_it_changed(space: Workspace, bridge: str) -> None:
    tag = space.tagging.named("speculative").id
    space.marking.toggle_on_span(bridge, Span(0, 7), tag)
    place = space.journal.undo().place
    assert place is not None
    assert (place.article_id, place.start, place.end) == (bridge, 0, 7)


def test_that_undo_survives_closing_the_case(space: Workspace, bridge: str) -> None:
    space.marking.set_apart(bridge, Span(0, 7), "heading")
    other = Workspace.open(space.path)
    try:
        other.journal.undo()
        assert other.library.regions(bridge) == []
    finally:
        other.close()


def test_that_undo_is_recorded(space: Workspace, bridge: str) -> None:
    space.marking.set_apart(bridge, Span(0, 7), "heading")
    space.journal.undo()
    assert [entry.verb for entry in space.journal.entries()][-2:] == ["do", "undo"]


def test_that_a_case_begins_with_nothing_to_undo(space: Workspace) -> None:
    space.journal.undo()
    with pytest.raises(NothingToUndo):
        space.journal.undo()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE history SET who = 'somebody' WHERE n = 3",
        "DELETE FROM history WHERE n = 3",
        "DELETE FROM history WHERE n = (SELECT max(n) FROM history)",
    ],
)
def test_that_a_touched_history_is_found(space: Workspace, harm: str) -> None:
    with sqlite3.connect(space.path) as raw:
        raw.execute("DROP TRIGGER history_stays")
        raw.execute("DROP TRIGGER history_is_kept")
        raw.execute(harm)
    raw.close()
    assert "history-chain" in {finding.rule for finding in space.checking.run()}


def test_that_history_cannot_be_altered_by_accident(space: Workspace) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        space.case.file.connection.execute("DELETE FROM history")


class UndoMachine(RuleBasedStateMachine):
    """Random edits, undos and redos; the case always equals the state remembered."""

    @initialize()
    def start(self) -> None:
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        self.space = Workspace.create(Path(self.folder.name) / "machine.case")
        add(self.space, draft(BRIDGE))
        self.article = self.space.library.summaries()[0].article.id
        self.space.seal()
        self.states = [dump(self.space)]
        self.at = 0

    def remember(self, happened: bool) -> None:
        if happened:
            del self.states[self.at + 1 :]
            self.states.append(dump(self.space))
            self.at += 1

    @rule(start=st.integers(0, 30), length=st.integers(1, 8), tag=st.integers(0, 8))
    def toggle(self, start: int, length: int, tag: int) -> None:
        tag_id = self.space.tagging.tags()[tag].id
        span = Span(start, start + length)
        changes, _ = self.space.marking.toggle_on_span(self.article, span, tag_id)
        self.remember(bool(changes))

    @rule(title=st.sampled_from(["One", "Two", "Harbour bridge closed"]))
    def retitle(self, title: str) -> None:
        changes, _ = self.space.library.set_article(self.article, {"title": title})
        self.remember(bool(changes))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.space.journal.undo()
        self.at -= 1
        assert dump(self.space) == self.states[self.at]

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.space.journal.redo()
        self.at += 1
        assert dump(self.space) == self.states[self.at]

    def teardown(self) -> None:
        errors = [f for f in self.space.checking.run(full=True) if f.severity == "error"]
        self.space.close()
        self.folder.cleanup()
        assert errors == []


TestUndoMachine = UndoMachine.TestCase
TestUndoMachine.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
