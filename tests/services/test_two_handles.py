"""Several windows and commands at one case: they see each other, and lose nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.services.conftest import BRIDGE, add, draft
from workbench.api import Case, open_case
from workbench.domain.errors import EditConflict, NotFound, NothingToUndo
from workbench.services.workspace import Workspace


@pytest.fixture
def pair(space: Workspace, path: Path) -> Iterator[tuple[Case, Case]]:
    """Two handles on one case."""
    with open_case(path) as other:
        yield Case(space), other


def test_that_each_sees_what_the_other_wrote(pair: tuple[Case, Case]) -> None:
    one, other = pair
    made = one.tag("A1", span=(0, 7), tags=["opinion"]).annotation
    assert other.annotation(made.id).annotation == made
    other.untag(made.id, "opinion")
    with pytest.raises(NotFound):
        one.annotation(made.id)


def test_that_writing_in_turn_loses_no_edit(pair: tuple[Case, Case]) -> None:
    for at in range(20):
        pair[at % 2].tag("A1", span=(at, at + 5), tags=["unverified"], note=f"note {at}")
    notes = [view.annotation.note for view in pair[0].annotations("A1")]
    assert notes == [f"note {at}" for at in range(20)]
    assert [found for found in pair[1].check(full=True) if found.severity == "error"] == []


def test_that_tags_of_both_stand_on_one_span(pair: tuple[Case, Case]) -> None:
    pair[0].tag("A1", span=(0, 7), tags=["unverified"])
    view = pair[1].tag("A1", span=(0, 7), tags=["opinion"])
    assert [tag.name for tag in view.tags] == ["unverified", "opinion"]


def test_that_a_note_is_not_written_over_one_nobody_saw(pair: tuple[Case, Case]) -> None:
    one, other = pair
    made = one.tag("A1", span=(0, 7), tags=["opinion"]).annotation
    other.note(made.id, "theirs", expected="")
    with pytest.raises(EditConflict):
        one.note(made.id, "mine", expected="")
    assert one.annotation(made.id).annotation.note == "theirs"


def test_that_a_mark_somebody_deleted_cannot_be_changed(pair: tuple[Case, Case]) -> None:
    one, other = pair
    made = one.tag("A1", span=(0, 7), tags=["opinion"]).annotation
    other.delete(made.id)
    acts: tuple[Callable[[], object], ...] = (
        lambda: one.note(made.id, "n"),
        lambda: one.move(made.id, (1, 2)),
        lambda: one.delete(made.id),
        lambda: one.untag(made.id, "opinion"),
    )
    for act in acts:
        with pytest.raises(NotFound):
            act()


def test_that_each_undoes_what_was_done_last_by_either(pair: tuple[Case, Case]) -> None:
    one, other = pair
    one.tag("A1", span=(0, 7), tags=["opinion"])
    other.article_set("A1", title="Other")
    assert [entry.what for entry in one.undo()] == ["Edit article"]
    assert {entry.what for entry in other.undo()} == {"Tag 'Opinion'"}
    assert {entry.what for entry in one.redo()} == {"Tag 'Opinion'"}
    assert [entry.what for entry in other.redo()] == ["Edit article"]
    with pytest.raises(NothingToUndo):
        one.redo()
    assert other.article("A1").article.title == "Other"


def test_that_a_deed_of_the_one_ends_the_redo_of_the_other(pair: tuple[Case, Case]) -> None:
    one, other = pair
    one.article_set("A1", title="Mine")
    one.undo()
    other.article_set("A1", title="Theirs")
    with pytest.raises(NothingToUndo):
        one.redo()


class TwoHandles(RuleBasedStateMachine):
    """Random edits, undos and redos through two handles: both always hold the same."""

    @initialize()
    def start(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "machine.case"
        space = Workspace.create(path)
        add(space, draft(BRIDGE))
        self.handles = (Case(space), open_case(path))

    def teardown(self) -> None:
        one, other = self.handles
        same = one.annotations() == other.annotations() and one.articles() == other.articles()
        broken = [found for found in other.check(full=True) if found.severity == "error"]
        for handle in self.handles:
            handle.close()
        self.folder.cleanup()
        assert same
        assert broken == []

    @rule(
        who=st.booleans(), start=st.integers(0, 20), tag=st.sampled_from(["opinion", "confirmed"])
    )
    def tag(self, who: bool, start: int, tag: str) -> None:
        self.handles[who].tag("A1", span=(start, start + 4), tags=[tag])

    @rule(who=st.booleans(), title=st.sampled_from(["One", "Two"]))
    def retitle(self, who: bool, title: str) -> None:
        if self.handles[who].articles():
            self.handles[who].article_set("A1", title=title, source=title)

    @rule(who=st.booleans())
    def undo(self, who: bool) -> None:
        # All but the import, without which there is nothing to tag.
        if self.handles[not who].workspace.journal.state().undo != "Import 1 article":
            self.handles[who].undo()

    @rule(who=st.booleans())
    def redo(self, who: bool) -> None:
        if self.handles[not who].workspace.journal.state().redo:
            self.handles[who].redo()


TestTwoHandles = TwoHandles.TestCase
TestTwoHandles.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
