"""What the tag picker and the tag manager ask of the case."""

from pathlib import Path

import pytest

from workbench.domain.errors import InvalidValue, NotFound
from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.domain.views import CardFilter
from workbench.services.workspace import Workspace


def names(space: Workspace, mark: Annotation) -> list[str]:
    known = space.case.tags_by_id()
    return [known[tag_id].name for tag_id in mark.tags]


def marks(space: Workspace) -> list[Annotation]:
    return space.library.annotations(CardFilter())


def tag_names(space: Workspace) -> list[str]:
    return [tag.name for tag in space.tagging.tags()]


@pytest.fixture
def two(space: Workspace, bridge: str) -> list[str]:
    """Ids of two marks, unverified and opinion."""
    return [
        space.marking.tag_span(bridge, span, [space.tagging.named(name).id])[1].id
        for span, name in ((Span(0, 7), "unverified"), (Span(8, 14), "opinion"))
    ]


def test_that_a_new_tag_and_its_mark_are_one_undo_step(space: Workspace, bridge: str) -> None:
    before = tag_names(space)
    space.marking.tag_span_by_name(bridge, Span(0, 7), ["harbour"], create=True)
    assert [names(space, mark) for mark in marks(space)] == [["harbour"]]
    space.journal.undo()
    assert (tag_names(space), marks(space)) == (before, [])


def test_that_a_new_tag_on_several_marks_is_one_undo_step(space: Workspace, two: list[str]) -> None:
    before = tag_names(space)
    space.marking.tag_annotations_by_name(two, "harbour")
    assert [names(space, mark) for mark in marks(space)] == [
        ["unverified", "harbour"],
        ["opinion", "harbour"],
    ]
    space.journal.undo()
    assert tag_names(space) == before
    assert [names(space, mark) for mark in marks(space)] == [["unverified"], ["opinion"]]


def test_that_redo_brings_the_same_tag_again(space: Workspace, two: list[str]) -> None:
    made = space.marking.tag_annotations_by_name(two, "harbour")[1]
    whole = marks(space)
    space.journal.undo()
    space.journal.redo()
    assert (space.tagging.named("harbour"), marks(space)) == (made, whole)


def test_that_a_name_that_is_there_is_given_and_not_made(space: Workspace, two: list[str]) -> None:
    before = tag_names(space)
    tag = space.marking.tag_annotations_by_name(two, " Speculative ")[1]
    assert (tag.name, tag_names(space)) == ("speculative", before)


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_that_an_impossible_name_leaves_all_as_it_was(
    space: Workspace, two: list[str], name: str
) -> None:
    before = (tag_names(space), marks(space))
    with pytest.raises(InvalidValue):
        space.marking.tag_annotations_by_name(two, name)
    assert (tag_names(space), marks(space)) == before


def test_that_a_mark_that_is_gone_leaves_no_new_tag(space: Workspace, two: list[str]) -> None:
    before = tag_names(space)
    with pytest.raises(NotFound):
        space.marking.tag_annotations_by_name([*two, "gone"], "harbour")
    assert tag_names(space) == before


def test_that_near_duplicates_are_found_the_same_name_first(space: Workspace) -> None:
    space.tagging.add("opinions")
    assert [tag.name for tag in space.tagging.similar("Opinions")] == ["opinions", "opinion"]
    assert [tag.name for tag in space.tagging.similar("unverifed")] == ["unverified"]
    assert space.tagging.similar("verified") == []


def test_that_tags_switched_off_are_found_too(space: Workspace) -> None:
    space.tagging.change("opinion", active=False)
    assert [tag.name for tag in space.tagging.similar("opinion")] == ["opinion"]


def test_that_tags_are_reordered_in_one_step(space: Workspace) -> None:
    before = space.tagging.tags()
    turned = list(reversed(before))
    space.tagging.reorder([tag.id for tag in turned])
    assert tag_names(space) == [tag.name for tag in turned]
    space.journal.undo()
    assert space.tagging.tags() == before


def test_that_tags_left_out_of_an_order_follow(space: Workspace) -> None:
    before = space.tagging.tags()
    space.tagging.reorder([before[2].id, "unknown"])
    assert tag_names(space)[:3] == [before[2].name, before[0].name, before[1].name]


def test_that_the_same_order_again_changes_nothing(space: Workspace) -> None:
    changes, _ = space.tagging.reorder([tag.id for tag in space.tagging.tags()])
    assert not changes


def test_that_a_saved_set_loads_to_the_same_tags(space: Workspace, tmp_path: Path) -> None:
    space.tagging.add("harbour", key="4", meaning='Says "so".')
    before = space.tagging.tags()
    space.tagging.save(tmp_path / "set.toml")
    space.tagging.merge("harbour", "opinion")
    space.tagging.load(tmp_path / "set.toml")
    after = {tag.name: (tag.key, tag.meaning, tag.light_stripe) for tag in space.tagging.tags()}
    assert after == {tag.name: (tag.key, tag.meaning, tag.light_stripe) for tag in before}
