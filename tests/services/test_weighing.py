"""What stands behind a claim in a whole case: counts, and the reasons that are shown for them."""

from pathlib import Path

import pytest

from tests.services.desk import AGENCY, CHANGED, OWN, Desk, padded
from workbench.services.copies import LONGEST
from workbench.services.workspace import Workspace


@pytest.fixture
def desk(space: Workspace) -> Desk:
    return Desk(space)


def test_that_one_leak_through_three_papers_is_one_origin(desk: Desk) -> None:
    for at, words in enumerate(("the papers show it", "a document says so", "it leaked")):
        desk.link(padded(words, at), words, f"Paper {at}", origin="The leaked report")
    assert desk.numbers == (3, 3, 1, 1)
    (reason,) = desk.view().groups[0].reasons
    assert reason.kind == "same_origin"
    assert reason.origins == ("The leaked report",)
    assert reason.sentence == (
        "The words are those of “The leaked report”: 3 passages in A3, A4 and A5."
    )


def test_that_two_papers_quoting_one_speaker_under_two_names_need_a_persons_word(
    desk: Desk,
) -> None:
    desk.link(padded("It broke, the mayor said.", 1), "It broke", "Paper 1", origin="The mayor")
    desk.link(padded("“Broken,” said Ida Ek.", 2), "Broken", "Paper 2", origin="Ida Ek")
    assert desk.numbers == (2, 2, 2, 1)
    desk.space.origins.relate("Ida Ek", "The mayor", "same")
    assert desk.numbers == (2, 2, 1, 1)
    (reason,) = desk.view().groups[0].reasons
    assert reason.kind == "declared_same"
    assert "“Ida Ek” and “The mayor” were declared the same by" in reason.sentence


def test_that_an_agency_text_copied_with_small_changes_is_one_origin(desk: Desk) -> None:
    quote = "the upper dam had given way shortly after midnight"
    desk.link(padded(AGENCY, 1), quote, "Agency")
    desk.link(padded(CHANGED, 2), quote, "Paper 2")
    assert desk.numbers == (2, 2, 1, 1)
    (reason,) = desk.view().groups[0].reasons
    assert reason.kind == "near_duplicate"
    assert reason.origins == ("Agency", "Paper 2")
    assert [passage.article_ref for passage in reason.passages] == ["A3", "A4"]
    assert all(quote in passage.text for passage in reason.passages)
    assert reason.overlap is not None
    assert 0.3 <= reason.overlap < 1
    assert f"{reason.overlap:.0%}" in reason.sentence


def test_that_two_sentences_of_one_copied_text_have_one_origin(desk: Desk) -> None:
    desk.link(padded(AGENCY, 1), "the upper dam had given way", "Agency")
    desk.link(padded(AGENCY, 2), "how much of the reservoir remained", "Paper 2")
    assert desk.numbers == (2, 2, 1, 1)


def test_that_own_reporting_beside_a_copied_text_is_another_origin(desk: Desk) -> None:
    desk.link(padded(AGENCY, 1), "the upper dam had given way", "Agency")
    desk.link(padded(f"{AGENCY}\n\n{OWN}", 2), "nothing was left of the wall", "Paper 2")
    assert desk.numbers == (2, 2, 2, 1)


def test_that_a_copied_passage_of_too_few_words_is_no_hint(desk: Desk) -> None:
    few = " ".join(AGENCY.split()[:30])
    desk.link(few, "the upper dam had given way", "Agency")
    desk.link(f"{few} again", "the upper dam had given way", "Paper 2")
    assert desk.numbers == (2, 2, 2, 1)


def test_that_a_persons_word_beats_the_likeness_of_passages(desk: Desk) -> None:
    quote = "the upper dam had given way"
    desk.link(padded(AGENCY, 1), quote, "Agency", origin="Ana")
    desk.link(padded(CHANGED, 2), quote, "Paper 2", origin="Ben")
    assert desk.numbers == (2, 2, 1, 1)
    desk.space.origins.relate("Ana", "Ben", "independent")
    assert desk.numbers == (2, 2, 2, 2)


def test_that_independent_eyewitnesses_count_each(desk: Desk) -> None:
    for at, name in enumerate(("Ana", "Ben", "Cem")):
        desk.link(padded(f"I saw it, {name} says.", at), "I saw it", f"Paper {at}", origin=name)
    assert desk.numbers == (3, 3, 3, 1)
    desk.space.origins.relate("Ana", "Ben", "independent")
    desk.space.origins.set("Cem", {"independent_of_all": True})
    assert desk.numbers == (3, 3, 3, 3)


def test_that_unknown_relations_stay_unknown(desk: Desk) -> None:
    for at, name in enumerate(("Ana", "Ben")):
        desk.link(padded(f"It broke, {name} says.", at), "It broke", f"Paper {at}", origin=name)
    desk.space.origins.relate("Ana", "Ben", "unknown")
    assert desk.numbers == (2, 2, 2, 1)


def test_that_evidence_without_origin_is_its_publishers(desk: Desk) -> None:
    desk.link(padded("It broke.", 1), "It broke", "Meridian")
    desk.link(padded("It has broken.", 2), "has broken", "Meridian")
    desk.link(padded("Broken, they say.", 3), "Broken", "Paper", origin="meridian")
    assert desk.numbers == (3, 3, 1, 1)


def test_that_without_any_publisher_the_article_is_the_origin(desk: Desk) -> None:
    desk.link(padded("It broke.", 1), "It broke")
    desk.link(padded("It has broken.", 2), "has broken")
    assert desk.numbers == (2, 2, 2, 1)
    assert [group.origins for group in desk.view().groups] == [("A3",), ("A4",)]


@pytest.mark.parametrize("stance", ["repeats", "context", "not_comparable", "refutes"])
def test_that_only_support_counts(desk: Desk, stance: str) -> None:
    desk.link(padded("It broke.", 1), "It broke", "Paper 1")
    desk.link(padded("Lost 40 tonnes; no, 40 trucks.", 2), "40 trucks", "Paper 2", stance)
    assert desk.numbers == (2, 2, 1, 1)
    assert desk.view().counts.refuting == (stance == "refutes")


def test_that_a_partial_support_counts(desk: Desk) -> None:
    desk.link(padded("It broke.", 1), "It broke", "Paper 1", "partially_supports")
    assert desk.numbers == (1, 1, 1, 1)


def test_that_a_retracted_article_supports_nothing_but_stays(desk: Desk) -> None:
    mark = desk.link(padded("It broke.", 1), "It broke", "Paper 1")
    article = desk.space.case.annotation(mark).article_id
    desk.space.library.set_article(article, {"status": "retracted", "status_note": "Withdrawn."})
    assert desk.numbers == (1, 1, 0, 0)
    assert [group.counts for group in desk.view().groups] == [False]


@pytest.mark.parametrize("tag", ["fabricated", "retracted"])
def test_that_an_item_tagged_as_withdrawn_or_invented_supports_nothing(
    desk: Desk, tag: str
) -> None:
    mark = desk.link(padded("It broke.", 1), "It broke", "Paper 1")
    desk.space.marking.toggle_on_annotations([mark], desk.space.tagging.named(tag).id)
    assert desk.numbers == (1, 1, 0, 0)


def test_that_unreliable_sources_alone_are_no_origin(desk: Desk) -> None:
    desk.link(padded("It broke.", 1), "It broke", "Paper 1")
    desk.space.library.set_source("Paper 1", {"reliability": "E"})
    assert desk.numbers == (1, 1, 0, 0)
    desk.link(padded("Broken, they say.", 2), "Broken", "Paper 2", origin="Paper 1")
    assert desk.numbers == (2, 2, 1, 1)


def test_that_hidden_articles_are_left_out(desk: Desk) -> None:
    mark = desk.link(padded("It broke.", 1), "It broke", "Paper 1")
    article = desk.space.case.annotation(mark).article_id
    desk.space.library.set_article(article, {"hidden": True})
    assert desk.numbers == (0, 0, 0, 0)


def test_that_counts_do_not_depend_on_fingerprints_being_there(desk: Desk) -> None:
    quote = "the upper dam had given way"
    desk.link(padded(AGENCY, 1), quote, "Agency")
    desk.link(padded(CHANGED, 2), quote, "Paper 2")
    desk.link(padded(OWN, 3), "nothing was left of the wall", "Paper 3")
    before = desk.view()
    while desk.space.copies.keep_some():
        pass
    assert desk.view() == before
    with_fingerprints = Workspace.open(desk.space.path)
    assert with_fingerprints.claims.view(desk.claim).groups == before.groups
    with_fingerprints.close()


def test_that_fingerprints_are_no_edits_and_are_made_once(desk: Desk) -> None:
    desk.article(padded(AGENCY, 1))
    last = desk.space.journal.last_number()
    made = []
    while count := desk.space.copies.keep_some():
        made.append(count)
    assert sum(made) == 3
    assert desk.space.copies.keep_some() == 0
    assert desk.space.journal.last_number() == last


def test_that_a_passage_late_in_a_very_long_text_is_compared(desk: Desk) -> None:
    filler = "\n".join(f"Line {number} of a very long report." for number in range(8_000))
    assert len(filler) > LONGEST
    quote = "the upper dam had given way"
    desk.link(f"{filler}\n{AGENCY}", quote, "Board")
    desk.link(padded(AGENCY, 2), quote, "Paper 2")
    while desk.space.copies.keep_some():
        pass
    assert desk.numbers == (2, 2, 1, 1)


def test_that_a_relay_of_meduza_and_meduzas_own_article_are_one_origin_until_a_person_says_more(
    desk: Desk, seeds: Path
) -> None:
    space = desk.space
    added = space.importing.import_paths(sorted(seeds.glob("*.txt"))).added
    relay, own = added[1], added[3]
    space.library.set_article(own, {"source": "Meduza"})
    for article, line in ((relay, 2), (own, 14)):
        words = space.library.text(article).text.split("\n")[line][:60]
        space.linking.link(desk.claim, [desk.mark(article, words)])
    assert desk.numbers == (2, 2, 1, 1)
    assert desk.kinds == [["cites_publisher"]]
    relaying = space.case.claims.evidence()[0].annotation_id
    space.linking.set_origin(desk.claim, [relaying], "The relay's own sources")
    assert desk.numbers == (2, 2, 1, 1)
    space.origins.set("Meduza", {"kind": "media"})
    space.origins.relate("Meduza", "The relay's own sources", "independent")
    assert desk.numbers == (2, 2, 2, 2)
