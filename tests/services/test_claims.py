"""Claims and their evidence: what each edit makes, refuses, and leaves whole."""

import pytest

from workbench.domain.errors import AlreadyThere, EditConflict, InvalidValue, NotFound
from workbench.domain.span import Span
from workbench.services.workspace import Workspace


@pytest.fixture
def claim(space: Workspace) -> str:
    return space.claims.add("The bridge was closed")[1].id


@pytest.fixture
def mark(space: Workspace, bridge: str) -> str:
    """A mark with a tag."""
    tag = space.tagging.named("unverified").id
    return space.marking.tag_span(bridge, Span(23, 40), [tag])[1].id


def refs(space: Workspace) -> list[str]:
    return [claim.ref for claim in space.claims.listed()]


def stances(space: Workspace, claim: str) -> list[tuple[str, str]]:
    view = space.claims.view(claim)
    return [(each.annotation.id, each.evidence.stance) for each in view.evidence]


def test_that_a_number_is_never_given_twice(space: Workspace, claim: str) -> None:
    space.claims.delete([claim])
    assert space.claims.add("Another")[1].ref == "C2"
    space.journal.undo()
    assert space.claims.add("A third")[1].ref == "C3"


def test_that_a_claim_comes_back_with_its_number_and_evidence(
    space: Workspace, claim: str, mark: str
) -> None:
    space.linking.link(claim, [mark], origin="Dr. Ortiz")
    before = space.claims.views()
    space.claims.delete([claim])
    assert space.claims.views() == []
    space.journal.undo()
    assert space.claims.views() == before


def test_that_a_claim_from_a_selection_marks_and_links_it_in_one_step(
    space: Workspace, bridge: str
) -> None:
    changes, made = space.claims.add_from_span(bridge, Span(23, 33))
    text = space.library.text(bridge).text
    assert made.statement == text[23:33]
    (item,) = space.claims.view(made.id).evidence
    assert item.annotation.span == Span(23, 33)
    assert changes.claims == frozenset({made.id})
    assert changes.annotations == frozenset({item.annotation.id})
    assert changes.place is not None
    space.journal.undo()
    assert space.claims.listed() == []
    assert space.library.marks(bridge) == []


def test_that_several_marks_are_linked_in_one_step(
    space: Workspace, bridge: str, claim: str, mark: str
) -> None:
    other = space.linking.link_span(claim, bridge, Span(0, 7), "context")[1].id
    changes = space.linking.link(claim, [mark, other], "refutes", origin="Ida Ek")
    assert stances(space, claim) == [(other, "refutes"), (mark, "refutes")]
    assert changes.claims == frozenset({claim})
    assert changes.annotations == frozenset({mark, other})
    space.journal.undo()
    assert stances(space, claim) == [(other, "context")]
    assert space.origins.views() == []


def test_that_repeating_a_link_changes_nothing(space: Workspace, claim: str, mark: str) -> None:
    space.linking.link(claim, [mark], origin="Ida Ek", origin_kind="eyewitness")
    assert not space.linking.link(claim, [mark], origin="ida ek", origin_kind="eyewitness")


def test_that_linking_again_without_an_origin_keeps_it(
    space: Workspace, claim: str, mark: str
) -> None:
    space.linking.link(claim, [mark], origin="Ida Ek")
    space.linking.link(claim, [mark], "refutes")
    assert space.claims.view(claim).evidence[0].origin is not None
    space.linking.link(claim, [mark], "refutes", origin="")
    assert space.claims.view(claim).evidence[0].origin is None


def test_that_a_mark_that_was_only_evidence_disappears_with_its_last_link(
    space: Workspace, bridge: str, claim: str
) -> None:
    bare = space.linking.link_span(claim, bridge, Span(0, 7))[1].id
    other = space.claims.add("Another", annotation_ids=[bare])[1].id
    space.linking.unlink(claim, [bare])
    assert space.library.find(bare) is not None
    space.linking.unlink(other, [bare])
    assert space.library.find(bare) is None


def test_that_a_tagged_mark_stays_when_its_claim_goes(
    space: Workspace, claim: str, mark: str
) -> None:
    space.linking.link(claim, [mark])
    space.claims.delete([claim])
    assert space.library.find(mark) is not None


def test_that_taking_off_the_last_tag_leaves_a_linked_mark(
    space: Workspace, claim: str, mark: str
) -> None:
    space.linking.link(claim, [mark])
    space.marking.clear_tags([mark])
    assert space.library.find(mark) is not None


def test_that_deleting_a_mark_takes_its_links_along_and_undo_brings_them_back(
    space: Workspace, claim: str, mark: str
) -> None:
    space.linking.link(claim, [mark])
    space.marking.delete([mark])
    assert stances(space, claim) == []
    space.journal.undo()
    assert stances(space, claim) == [(mark, "supports")]


def test_that_cards_name_claim_stance_and_origin(space: Workspace, claim: str, mark: str) -> None:
    space.linking.link(claim, [mark], "refutes", origin="Ida Ek")
    view = space.library.find(mark)
    assert view is not None
    assert [(x.ref, x.evidence.stance, x.origin) for x in view.claims] == [
        ("C1", "refutes", "Ida Ek")
    ]


def test_that_merging_keeps_what_the_claim_merged_into_says(
    space: Workspace, bridge: str, claim: str, mark: str
) -> None:
    other = space.claims.add("It was shut", {"rationale": "Two papers say so."})[1].id
    space.linking.link(claim, [mark], "refutes")
    space.linking.link(other, [mark], "supports", origin="Ida Ek")
    second = space.linking.link_span(other, bridge, Span(0, 7), "context")[1].id
    space.claims.change(claim, {"rationale": "Seen."})
    before = space.claims.views()
    merged = space.claims.merge(other, claim)[1]
    assert refs(space) == ["C1"]
    assert stances(space, claim) == [(second, "context"), (mark, "refutes")]
    assert merged.rationale == "Seen.\n\nTwo papers say so."
    origins = [
        each.origin.name if each.origin else "" for each in space.claims.view(claim).evidence
    ]
    assert origins == ["", "Ida Ek"]
    space.journal.undo()
    assert space.claims.views() == before


def test_that_a_split_takes_its_evidence_along(
    space: Workspace, bridge: str, claim: str, mark: str
) -> None:
    space.claims.add("Last")
    other = space.linking.link_span(claim, bridge, Span(0, 7), "refutes")[1].id
    space.linking.link(claim, [mark])
    new = space.claims.split(claim, "It was shut at night", [other])[1]
    assert refs(space) == ["C1", "C3", "C2"]
    assert stances(space, new.id) == [(other, "refutes")]
    assert stances(space, claim) == [(mark, "supports")]
    with pytest.raises(NotFound):
        space.claims.split(claim, "Once more", [other])


def test_that_claims_are_put_in_order(space: Workspace) -> None:
    ids = [space.claims.add(f"Claim {at}")[1].id for at in range(4)]
    space.claims.reorder([ids[2], ids[0]])
    assert refs(space) == ["C3", "C1", "C2", "C4"]
    space.claims.place(ids[3], 1)
    assert refs(space) == ["C4", "C3", "C1", "C2"]
    space.claims.place(ids[3], 99)
    assert refs(space) == ["C3", "C1", "C2", "C4"]
    with pytest.raises(InvalidValue):
        space.claims.place(ids[3], 0)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"statement": " \n"}, InvalidValue),
        ({"kind": "purple"}, InvalidValue),
        ({"credibility": "7"}, InvalidValue),
        ({"credibility": "0"}, InvalidValue),
        ({"likelihood": "perhaps"}, InvalidValue),
        ({"confidence": "total"}, InvalidValue),
        ({"verdict": "opinion"}, InvalidValue),
        ({"verdict": "no such tag"}, NotFound),
        ({"rationale": "x" * 10_001}, InvalidValue),
        ({"statement": "x" * 1_001}, InvalidValue),
        ({"colour": "red"}, InvalidValue),
    ],
)
def test_that_what_a_claim_cannot_be_is_refused_and_changes_nothing(
    space: Workspace, claim: str, fields: dict[str, str], error: type[Exception]
) -> None:
    before = space.claims.view(claim)
    with pytest.raises(error):
        space.claims.change(claim, {"rationale": "Why not.", **fields})
    assert space.claims.view(claim) == before


def test_that_an_empty_value_clears(space: Workspace, claim: str) -> None:
    given: dict[str, str | int | None] = {
        "kind": "event",
        "verdict": "confirmed",
        "credibility": 1,
        "likelihood": "likely",
        "confidence": "high",
        "rationale": "Seen.",
    }
    space.claims.change(claim, given)
    assert space.claims.view(claim).verdict == space.tagging.named("confirmed")
    space.claims.change(claim, dict.fromkeys(given, ""))
    after = space.claims.view(claim).claim
    assert (after.kind, after.verdict_tag_id, after.credibility) == ("other", None, None)
    assert (after.likelihood, after.confidence, after.rationale) == (None, None, "")


def test_that_what_somebody_else_changed_is_not_overwritten(space: Workspace, claim: str) -> None:
    space.claims.change(claim, {"rationale": "Theirs."})
    with pytest.raises(EditConflict) as caught:
        space.claims.change(claim, {"rationale": "Mine."}, {"rationale": ""})
    assert caught.value.fields == ("rationale",)
    space.claims.change(claim, {"verdict": "confirmed"}, {"verdict": None, "rationale": "Theirs."})
    assert space.claims.view(claim).verdict is not None


def test_that_merging_a_tag_keeps_verdicts_and_undo_restores_them(
    space: Workspace, claim: str
) -> None:
    space.claims.change(claim, {"verdict": "confirmed"})
    space.tagging.merge("confirmed", "corroborated")
    assert space.claims.view(claim).verdict == space.tagging.named("corroborated")
    space.tagging.merge("corroborated", "opinion")
    assert space.claims.view(claim).verdict is None
    space.journal.undo()
    space.journal.undo()
    assert space.claims.view(claim).verdict == space.tagging.named("confirmed")


def test_that_an_origin_keeps_one_relation_to_another(space: Workspace) -> None:
    for name in ("Ana", "Ben"):
        space.origins.set(name, {"kind": "eyewitness"})
    changes = space.origins.relate("Ana", "ben", "same", "Heard both.")
    assert changes.origins == {space.origins.named("Ana").id, space.origins.named("Ben").id}
    space.origins.relate("Ben", "Ana", "independent")
    for view, other in zip(space.origins.views(), ("Ben", "Ana"), strict=True):
        (said,) = view.relations
        assert (said.origin, said.relation, said.note) == (other, "independent", "Heard both.")


def test_that_an_origin_is_not_related_to_itself_or_to_nobody(space: Workspace) -> None:
    space.origins.set("Ana", {})
    with pytest.raises(InvalidValue):
        space.origins.relate("Ana", "ana", "same")
    with pytest.raises(NotFound):
        space.origins.relate("Ana", "Ben", "same")
    with pytest.raises(InvalidValue):
        space.origins.relate("Ana", "Ben", "purple")


def test_that_two_origins_never_have_one_name(space: Workspace) -> None:
    space.origins.set("Ана", {})
    space.origins.set("Ben", {})
    with pytest.raises(AlreadyThere):
        space.origins.set("Ben", {"name": "АНА"})


def test_that_deleting_an_origin_leaves_its_evidence(
    space: Workspace, claim: str, mark: str
) -> None:
    space.linking.link(claim, [mark], origin="Ana")
    space.origins.set("Ben", {})
    space.origins.relate("Ana", "Ben", "same")
    before = (space.origins.views(), space.claims.views())
    space.origins.delete("Ana")
    assert [view.origin.name for view in space.origins.views()] == ["Ben"]
    assert space.claims.view(claim).evidence[0].origin is None
    space.journal.undo()
    assert (space.origins.views(), space.claims.views()) == before


def test_that_history_of_a_claim_tells_of_its_links(
    space: Workspace, claim: str, mark: str
) -> None:
    space.linking.link(claim, [mark])
    space.linking.set_stance(claim, [mark], "refutes")
    labels = [entry.what for entry in space.journal.entries(entity_id=claim)]
    assert labels == ["Add claim C1", "Link to C1", "Set stance of evidence for C1"]
    about_mark = [entry.what for entry in space.journal.entries(entity_id=mark)]
    assert about_mark == ["Tag 'Unverified'", *labels[1:]]
