"""Whom an article cites for a claim, found in its words or said by a person."""

import pytest

from tests.services.desk import Desk, padded
from workbench.services.workspace import Workspace


@pytest.fixture
def desk(space: Workspace) -> Desk:
    return Desk(space)


def test_that_an_article_that_names_the_others_publisher_at_the_passage_cites_it(
    desk: Desk,
) -> None:
    desk.link(padded("It broke, two men told us.", 1), "It broke", "The Meridian")
    text = (
        "It broke, according to men who spoke with The Meridian.\n\n“All gone,” said one of them."
    )
    desk.link(padded(text, 2), "All gone", "Paper 2")
    assert desk.numbers == (2, 2, 1, 1)
    (reason,) = desk.view().groups[0].reasons
    assert reason.kind == "cites_publisher"
    assert reason.sentence == "A4 names “The Meridian”, the publisher of A3, at the passage."
    assert "spoke with The Meridian" in reason.passages[0].text


def test_that_an_eyewitness_beside_a_relay_is_not_the_relayed_publisher(desk: Desk) -> None:
    desk.link(padded("It broke, two men told us.", 1), "It broke", "The Meridian")
    text = "It broke, says The Meridian. I saw the water come, says Ana."
    desk.link(padded(text, 2), "I saw the water come", "Paper 2", origin="Ana")
    assert desk.numbers == (2, 2, 1, 1)
    desk.space.origins.set("Ana", {"kind": "eyewitness"})
    assert desk.numbers == (2, 2, 2, 1)


def test_that_a_denial_is_not_cited_from_where_the_claim_is_made(desk: Desk) -> None:
    desk.link(padded("It broke, two men told us.", 1), "It broke", "The Meridian")
    text = "It held, says the mayor, whatever The Meridian prints."
    desk.link(padded(text, 2), "It held", "Paper 2", stance="refutes")
    assert [len(group.origins) for group in desk.view().groups] == [1, 1]


def test_that_a_reason_is_told_once_however_many_marks_it_rests_on(desk: Desk) -> None:
    first = desk.link(padded("It broke, two men told us. All is gone.", 1), "It broke", "Meridian")
    article = desk.space.case.annotation(first).article_id
    desk.space.linking.link(desk.claim, [desk.mark(article, "All is gone")])
    desk.link(padded("It broke, as Meridian writes.", 2), "It broke", "Paper 2")
    assert desk.kinds == [["same_origin", "cites_publisher"]]


@pytest.mark.parametrize("words", ["the meridian line", "TheMeridian", "Nothing of the kind"])
def test_that_words_which_are_not_the_publishers_name_cite_nobody(desk: Desk, words: str) -> None:
    desk.link(padded("It broke, two men told us.", 1), "It broke", "Meridian")
    desk.link(padded(f"It broke at {words}.", 2), "It broke", "Paper 2")
    assert desk.numbers == (2, 2, 2, 1)


def test_that_the_publisher_a_link_says_is_cited_counts(desk: Desk) -> None:
    desk.link(padded("It broke, two men told us.", 1), "It broke", "Meridian")
    mark = desk.link(padded("It seems to have broken.", 2), "have broken", "Paper 2")
    desk.space.linking.link(desk.claim, [mark], cites="Meridian")
    assert desk.numbers == (2, 2, 1, 1)
    (reason,) = desk.view().groups[0].reasons
    assert reason.sentence == "A4 cites “Meridian”, the publisher of A3, for it."
