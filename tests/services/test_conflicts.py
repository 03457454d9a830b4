"""One contract over all that can be edited: nothing that others wrote unseen is overwritten."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services.conflict_cases import (
    BOTH_CHANGE,
    IN_THE_WAY,
    THEY_REMOVE,
    WE_REMOVE,
    Ids,
    digit,
    note,
    set_claim,
    verdict,
)
from workbench.domain.errors import EditConflict
from workbench.domain.span import Span
from workbench.services.wording import sentence
from workbench.services.workspace import Workspace
from workbench.storage import history


@pytest.fixture
def ids(space: Workspace, bridge: str) -> Ids:
    """A mark with tag and note as evidence for one of two claims, an origin, a saved search."""
    tags = [verdict(space, "unverified")]
    mark = space.marking.tag_span(bridge, Span(0, 7), tags, "as it was")[1].id
    claim = space.claims.add("The bridge is closed.")[1].id
    other_claim = space.claims.add("It reopens.")[1].id
    space.linking.link(claim, [mark], origin="Harbour office", note="as it was")
    space.origins.set("Mayor", {})
    space.origins.relate("Mayor", "Harbour office", "unknown")
    region = Span(30, 40)
    space.marking.set_apart(bridge, region, "boilerplate")
    space.saved_searches.save("Cracks", "crack")
    return Ids(bridge, mark, claim, other_claim, region)


@pytest.fixture
def other(space: Workspace, path: Path, ids: Ids) -> Iterator[Workspace]:
    """Somebody else at the same case, which the first has just looked at."""
    opened = Workspace.open(path, who="Theodora")
    space.case.ground.look()
    yield opened
    opened.close()


def refused(space: Workspace, deed: Callable[[], object]) -> EditConflict:
    """Do it: it is refused, and the case is as it was."""
    before = history.last_number(space.case.file.connection)
    with pytest.raises(EditConflict) as caught:
        deed()
    assert history.last_number(space.case.file.connection) == before
    return caught.value


@pytest.mark.parametrize("kind", BOTH_CHANGE)
def test_that_an_edit_over_one_nobody_saw_is_refused_with_both_versions(
    kind: str, space: Workspace, other: Workspace, ids: Ids
) -> None:
    theirs, mine, their_word, my_word = BOTH_CHANGE[kind]
    theirs(other, ids)
    error = refused(space, lambda: mine(space, ids))
    assert error.who == "Theodora"
    assert any(their_word in each.theirs for each in error.versions)
    assert any(my_word in each.mine for each in error.versions)
    said = sentence(error)
    assert said.startswith("Theodora changed ")
    assert their_word in said
    assert my_word in said


@pytest.mark.parametrize("kind", BOTH_CHANGE)
def test_that_it_can_be_made_all_the_same_as_an_edit_of_its_own(
    kind: str, space: Workspace, other: Workspace, ids: Ids
) -> None:
    theirs, mine, *_ = BOTH_CHANGE[kind]
    theirs(other, ids)
    there = history.last_number(space.case.file.connection)
    assert refused(space, lambda: mine(space, ids)).can_insist
    space.case.ground.look()
    with space.case.ground.insisting():
        mine(space, ids)
    assert history.last_number(space.case.file.connection) > there
    assert space.journal.undo().verb == "undo"


@pytest.mark.parametrize("kind", BOTH_CHANGE)
def test_that_after_a_look_the_same_edit_is_made(
    kind: str, space: Workspace, other: Workspace, ids: Ids
) -> None:
    theirs, mine, *_ = BOTH_CHANGE[kind]
    theirs(other, ids)
    space.case.ground.look()
    mine(space, ids)


@pytest.mark.parametrize("kind", THEY_REMOVE)
def test_that_an_edit_of_what_others_removed_says_so_and_shows_what_was_wanted(
    kind: str, space: Workspace, other: Workspace, ids: Ids
) -> None:
    theirs, mine, word = THEY_REMOVE[kind]
    theirs(other, ids)
    error = refused(space, lambda: mine(space, ids))
    assert error.held is None
    assert not error.can_insist
    assert sentence(error).startswith("Theodora removed ")
    assert word in sentence(error)


@pytest.mark.parametrize("kind", WE_REMOVE)
def test_that_what_others_changed_unseen_is_not_removed(
    kind: str, space: Workspace, other: Workspace, ids: Ids
) -> None:
    theirs, mine, word = WE_REMOVE[kind]
    theirs(other, ids)
    error = refused(space, lambda: mine(space, ids))
    assert error.wanted is None
    assert word in sentence(error)
    with space.case.ground.insisting():
        mine(space, ids)


def test_that_tags_of_both_stand_beside_each_other(
    space: Workspace, other: Workspace, ids: Ids
) -> None:
    digit("opinion")(other, ids)
    digit("misleading")(space, ids)
    digit("speculative")(space, ids)
    names = {space.case.tags_by_id()[tag].name for tag in space.case.annotation(ids.mark).tags}
    assert names == {"unverified", "opinion", "misleading", "speculative"}


def test_that_a_tag_both_give_stays_on(space: Workspace, other: Workspace, ids: Ids) -> None:
    """A digit means what was seen: the tag that others gave meanwhile is not taken off by it."""
    digit("opinion")(other, ids)
    digit("opinion")(space, ids)
    assert verdict(space, "opinion") in space.case.annotation(ids.mark).tags


def test_that_different_fields_of_one_thing_are_no_conflict(
    space: Workspace, other: Workspace, ids: Ids
) -> None:
    set_claim("rationale", "theirs")(other, ids)
    set_claim("credibility", "2")(space, ids)
    claim = space.case.claim(ids.claim)
    assert (claim.rationale, claim.credibility) == ("theirs", 2)


def test_that_what_others_wrote_stays_unseen_whatever_is_written_here(
    space: Workspace, other: Workspace, ids: Ids
) -> None:
    set_claim("rationale", "theirs")(other, ids)
    set_claim("credibility", "2")(space, ids)
    set_claim("credibility", "3")(space, ids)
    refused(space, lambda: set_claim("rationale", "mine")(space, ids))


def test_that_one_s_own_edits_are_never_in_the_way(
    space: Workspace, other: Workspace, ids: Ids
) -> None:
    for word in ("one", "two", "three"):
        note(word)(space, ids)
    space.journal.undo()
    note("four")(space, ids)
    assert space.case.annotation(ids.mark).note == "four"


def test_that_undo_does_not_take_back_what_nobody_here_saw(
    space: Workspace, other: Workspace, ids: Ids
) -> None:
    note("theirs")(other, ids)
    assert "theirs" in sentence(refused(space, space.journal.undo))
    space.case.ground.look()
    space.journal.undo()
    assert space.case.annotation(ids.mark).note == "as it was"


def test_that_a_script_that_never_looked_is_not_held_up(space: Workspace, ids: Ids) -> None:
    with contextlib.closing(Workspace.open(space.path, who="Theodora")) as other:
        note("theirs")(other, ids)
        note("mine")(space, ids)
    assert space.case.annotation(ids.mark).note == "mine"


@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_that_an_undo_in_whose_way_others_are_is_refused_with_both_versions(
    kind: str, space: Workspace, other: Workspace, ids: Ids
) -> None:
    mine, theirs, word = IN_THE_WAY[kind]
    mine(space, ids)
    theirs(other, ids)
    # As it would be once theirs cannot be undone any more: a restored or delivered case.
    connection = space.case.file.connection
    connection.execute("UPDATE action SET state = 'recorded' WHERE n = (SELECT max(n) FROM action)")
    space.case.ground.look()
    error = refused(space, space.journal.undo)
    assert word in sentence(error)
    assert not error.can_insist
