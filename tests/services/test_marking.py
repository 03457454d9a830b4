"""Tagging by hand: what a digit does, notes, moving, deleting, regions."""

import pytest

from workbench.domain.errors import EditConflict, InvalidSpan, InvalidValue, NotFound
from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.domain.views import CardFilter
from workbench.services.workspace import Workspace


def names(space: Workspace, mark: Annotation) -> list[str]:
    known = space.case.tags_by_id()
    return [known[tag_id].name for tag_id in mark.tags]


def tag_id(space: Workspace, name: str) -> str:
    return space.tagging.named(name).id


def all_marks(space: Workspace) -> list[Annotation]:
    return space.library.annotations(CardFilter())


def toggle(space: Workspace, article: str, span: Span, name: str) -> Annotation | None:
    return space.marking.toggle_on_span(article, span, tag_id(space, name))[1]


def test_that_a_digit_on_a_selection_makes_a_mark(space: Workspace, bridge: str) -> None:
    mark = toggle(space, bridge, Span(23, 33), "unverified")
    assert mark is not None
    assert (mark.quote, names(space, mark)) == ("The bridge", ["unverified"])


def test_that_a_verdict_takes_the_place_of_the_verdict_there(space: Workspace, bridge: str) -> None:
    toggle(space, bridge, Span(23, 33), "unverified")
    mark = toggle(space, bridge, Span(23, 33), "confirmed")
    assert mark is not None
    assert names(space, mark) == ["confirmed"]


def test_that_tags_of_other_groups_stand_beside_a_verdict(space: Workspace, bridge: str) -> None:
    toggle(space, bridge, Span(23, 33), "unverified")
    mark = toggle(space, bridge, Span(23, 33), "speculative")
    assert mark is not None
    assert names(space, mark) == ["unverified", "speculative"]


def test_that_the_same_digit_again_takes_the_mark_away(space: Workspace, bridge: str) -> None:
    toggle(space, bridge, Span(23, 33), "unverified")
    assert toggle(space, bridge, Span(23, 33), "unverified") is None
    assert all_marks(space) == []


def test_that_a_mark_with_a_note_survives_its_last_tag(space: Workspace, bridge: str) -> None:
    mark = toggle(space, bridge, Span(23, 33), "unverified")
    assert mark is not None
    space.marking.set_note(mark.id, "Ask the harbour office.")
    left = toggle(space, bridge, Span(23, 33), "unverified")
    assert left is not None
    assert (left.tags, left.note) == ((), "Ask the harbour office.")


def test_that_repeating_the_command_changes_nothing(space: Workspace, bridge: str) -> None:
    ids = [tag_id(space, "unverified")]
    space.marking.tag_span(bridge, Span(23, 33), ids, "why")
    changes, _ = space.marking.tag_span(bridge, Span(23, 33), ids, "why")
    assert not changes
    assert len(all_marks(space)) == 1


def test_that_several_cards_are_one_undo_step(space: Workspace, bridge: str) -> None:
    one = toggle(space, bridge, Span(0, 7), "unverified")
    two = toggle(space, bridge, Span(8, 14), "opinion")
    assert one is not None
    assert two is not None
    space.marking.toggle_on_annotations([one.id, two.id], tag_id(space, "contradicted"))
    space.journal.undo()
    assert [names(space, mark) for mark in all_marks(space)] == [["unverified"], ["opinion"]]


@pytest.mark.parametrize(
    "note", ["", "a\u00a0b", "line\nline\r\nline", "emoji 🙂 \u2028 end", "x" * 10_000]
)
def test_that_a_note_is_kept_exactly(space: Workspace, bridge: str, note: str) -> None:
    mark = toggle(space, bridge, Span(0, 7), "unverified")
    assert mark is not None
    space.marking.set_note(mark.id, note)
    assert space.case.annotation(mark.id).note == note


def test_that_an_over_long_note_is_refused_whole(space: Workspace, bridge: str) -> None:
    mark = toggle(space, bridge, Span(0, 7), "unverified")
    assert mark is not None
    with pytest.raises(InvalidValue):
        space.marking.set_note(mark.id, "x" * 10_001)
    assert space.case.annotation(mark.id).note == ""


def test_that_a_note_somebody_else_changed_is_not_overwritten(
    space: Workspace, bridge: str
) -> None:
    mark = toggle(space, bridge, Span(0, 7), "unverified")
    assert mark is not None
    space.marking.set_note(mark.id, "theirs")
    with pytest.raises(EditConflict):
        space.marking.set_note(mark.id, "mine", expected="")
    assert space.case.annotation(mark.id).note == "theirs"


def test_that_moving_a_mark_anchors_it_anew(space: Workspace, bridge: str) -> None:
    mark = toggle(space, bridge, Span(0, 7), "unverified")
    assert mark is not None
    moved = space.marking.move(mark.id, Span(8, 14))[1]
    assert (moved.quote, moved.prefix, moved.suffix[:7]) == ("bridge", "Harbour ", " closed")


def test_that_a_span_past_the_text_is_refused_and_nothing_is_kept(
    space: Workspace, bridge: str
) -> None:
    before = space.journal.entries()
    with pytest.raises(InvalidSpan):
        space.marking.tag_span(bridge, Span(0, 10_000), [tag_id(space, "opinion")])
    assert space.journal.entries() == before


def test_that_a_deleted_mark_comes_back_with_its_id_tags_and_note(
    space: Workspace, bridge: str
) -> None:
    made = space.marking.tag_span(bridge, Span(0, 7), [tag_id(space, "opinion")], "n")[1]
    space.marking.delete([made.id])
    space.journal.undo()
    assert all_marks(space) == [made]


def test_that_a_region_is_set_apart_once_and_taken_back(space: Workspace, bridge: str) -> None:
    space.marking.set_apart(bridge, Span(0, 7), "boilerplate")
    changes, _ = space.marking.set_apart(bridge, Span(0, 7), "boilerplate")
    assert not changes
    space.marking.take_back(bridge, Span(0, 7), "boilerplate")
    assert space.library.regions(bridge) == []
    with pytest.raises(NotFound):
        space.marking.take_back(bridge, Span(0, 7), "boilerplate")


def test_that_the_first_mark_starts_the_review(space: Workspace, bridge: str) -> None:
    toggle(space, bridge, Span(0, 7), "unverified")
    assert space.library.summary(bridge).article.state == "started"


def test_that_a_mark_is_at_home_behind_an_emoji(space: Workspace, bridge: str) -> None:
    text = space.library.text(bridge).text
    start = text.index("in the pylon")
    mark = toggle(space, bridge, Span(start, start + 12), "unverified")
    assert mark is not None
    assert mark.quote == "in the pylon"
    assert mark.prefix.endswith("🌉 ")
