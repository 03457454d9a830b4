"""One edit of many marks: as if each were edited by itself, and one undo step."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.conftest import BRIDGE, add, draft
from workbench.domain.edit import Action, Edit, changed
from workbench.domain.errors import EditConflict, Interrupted, NotFound
from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.domain.views import CardFilter
from workbench.services.workspace import Workspace
from workbench.storage import edits

MARKS = 12
Deed = Callable[[Workspace, list[str]], object]
DEEDS: dict[str, Deed] = {
    "toggle": lambda space, ids: space.marking.toggle_on_annotations(ids, tag(space, "opinion")),
    "verdict": lambda space, ids: space.marking.tag_annotations_by_name(ids, "confirmed"),
    "new tag": lambda space, ids: space.marking.tag_annotations_by_name(ids, "weather"),
    "clear": lambda space, ids: space.marking.clear_tags(ids),
    "delete": lambda space, ids: space.marking.delete(ids),
    "link": lambda space, ids: space.linking.link(space.claims.listed()[0].id, ids),
    "refute": lambda space, ids: space.linking.link(space.claims.listed()[0].id, ids, "refutes"),
    "state": lambda space, ids: space.claims.add("One more", annotation_ids=ids),
    "undo": lambda space, _ids: space.journal.state().undo and space.journal.undo(),
    "redo": lambda space, _ids: space.journal.state().redo and space.journal.redo(),
}


def tag(space: Workspace, name: str) -> str:
    return space.tagging.named(name).id


def marks(space: Workspace) -> list[Annotation]:
    return space.library.annotations(CardFilter())


def ids(space: Workspace) -> list[str]:
    return [mark.id for mark in marks(space)]


def prepared(path: Path) -> Workspace:
    """A case with marks, every other of them a note, and a claim; nothing of it can be undone."""
    space = Workspace.create(path)
    add(space, draft(BRIDGE))
    article = space.library.summaries()[0].article.id
    for at in range(MARKS):
        tags, note = [tag(space, "unverified")], "seen" if at % 2 else ""
        space.marking.tag_span(article, Span(at * 5, at * 5 + 4), tags, note)
    space.claims.add("The bridge was closed")
    space.seal()
    return space


@pytest.fixture
def many(path: Path) -> Iterator[Workspace]:
    space = prepared(path)
    yield space
    space.close()


@pytest.fixture(params=[1, 5, 500])
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many edits are made with one statement at most."""
    monkeypatch.setattr(edits, "_AT_ONCE", request.param)
    return int(request.param)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(sorted(DEEDS)), st.sets(st.integers(0, MARKS - 1))), max_size=8
    )
)
def test_that_deeds_on_many_marks_keep_case_index_and_history_whole(
    steps: list[tuple[str, set[int]]], at_once: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    space = prepared(tmp_path_factory.mktemp("many") / "many.case")
    before = marks(space)
    for name, places in steps:
        held = ids(space)
        chosen = [held[at] for at in sorted(places) if at < len(held)]
        if chosen or name in {"undo", "redo"}:
            DEEDS[name](space, chosen)
    found = [each.rule for each in space.checking.run(full=True) if each.severity == "error"]
    while space.journal.state().undo:
        space.journal.undo()
    after = marks(space)
    space.close()
    assert found == []
    assert after == before


def test_that_a_mark_that_is_gone_is_named_and_nothing_is_done(many: Workspace) -> None:
    held = ids(many)
    with pytest.raises(NotFound) as error:
        many.marking.toggle_on_annotations([*held[:3], "gone", *held[3:]], tag(many, "opinion"))
    assert error.value.name == "gone"
    assert many.journal.state().undo is None


def test_that_of_many_edits_the_one_in_conflict_is_named(many: Workspace, at_once: int) -> None:
    *held, last = marks(many)
    stale = Edit("annotation", last.id, {"note": "never so"}, {"note": "new"}, last.article_id)
    good = [_noted(mark) for mark in held]
    with pytest.raises(EditConflict) as error, many.case.writing() as commit:
        commit(Action("Note", (*good, stale)))
    assert error.value.entity_id == last.id
    assert {mark.note for mark in marks(many)} == {"", "seen"}


def test_that_of_many_edits_the_one_that_breaks_a_rule_is_named(
    many: Workspace, at_once: int
) -> None:
    first, *others = marks(many)
    unknown = Edit("annotation", first.id, {"tags": first.tags}, {"tags": ("no tag",)})
    with pytest.raises(EditConflict) as error, many.case.writing() as commit:
        commit(Action("Note", (*(_noted(mark) for mark in others), unknown)))
    assert (error.value.entity_id, error.value.fields) == (first.id, ("tags",))


def test_that_links_of_one_claim_give_way_to_those_of_another(
    many: Workspace, at_once: int
) -> None:
    held = ids(many)
    kept = many.claims.listed()[0]
    gone = many.claims.add("The bridge was shut", annotation_ids=held)[1]
    many.linking.link(kept.id, held[::2], "refutes")
    many.claims.merge(gone.id, kept.id)
    stances = {view.stance for view in many.case.claims.every_link(kept.id)}
    assert len(many.case.claims.every_link(kept.id)) == len(held)
    assert stances == {"refutes", "supports"}


def test_that_progress_is_told_and_can_end_it_all(
    many: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "_AT_ONCE", 5)
    heard: list[tuple[int, int]] = []

    def hear(made: int, count: int) -> None:
        heard.append((made, count))
        if made == 10:
            raise Interrupted

    many.case.progress = hear
    before = marks(many)
    with pytest.raises(Interrupted):
        many.marking.toggle_on_annotations(ids(many), tag(many, "opinion"))
    assert heard == [(5, MARKS), (10, MARKS)]
    assert marks(many) == before
    assert many.journal.state().undo is None


def _noted(mark: Annotation) -> Edit:
    edit = changed("annotation", mark, replace(mark, note=f"{mark.note} twice"))
    assert edit is not None
    return edit
