"""What each kind of cue finds, and what it lets pass."""

from collections.abc import Callable

import pytest

from tests.analysis.cues.conftest import find_cues

Words = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("anonymous_source", "A source in Riga noted that the dam leaks.", "A source in Riga"),
        ("anonymous_source", "It leaks, one senior official stated.", "one senior official"),
        ("anonymous_source", "Those close to the mayor said so.", "Those close to the mayor"),
        ("anonymous_source", "He spoke on condition of anonymity.", "on condition of anonymity"),
        ("anonymous_source", "Harbour board insiders expect a sale.", "insiders"),
        ("anonymous_source", "Leaked memos put the loss at ten boats.", "Leaked memos"),
        ("anonymous_source", "Officials have reportedly sold the pier.", "Officials"),
        ("anonymous_source", "Experts say that the pier will sink.", "Experts"),
        ("anonymous_source", "It is said that the mayor knew.", "It is said that"),
        ("relay", "According to the port, nothing was lost.", "According to"),
        ("relay", "Ten boats sank, the paper wrote, citing a fisherman.", "citing"),
        ("relay", "A clerk who spoke with Coastal Post left.", "who spoke with Coastal Post"),
        ("state_media", "The film ran on state television.", "state television"),
        ("state_media", "TASS had the pictures first.", "TASS"),
        ("named_expert", "“It will hold,” says Dr. Ana Ruiz, a senior engineer.", "Dr. Ana Ruiz"),
        ("named_expert", "Ivo Kral, a professor of law, doubts it.", "Ivo Kral, a professor"),
        ("certainty_without_source", "The harbour is clearly lost.", "clearly"),
        ("certainty_without_source", "That trade is over.", "is over"),
        ("evidential_hedge", "The pier was reportedly sold.", "reportedly"),
        ("evidential_hedge", "The owner is believed to live abroad.", "is believed to"),
        ("modal_hedge", "The dam might burst.", "might"),
        ("modal_hedge", "The crack appears to grow.", "appears"),
        ("approximator", "Just shy of 9,000 crates arrived.", "Just shy of"),
        ("approximator", "Some twenty boats sank.", "Some"),
        ("approximator", "The pier cost about €3 million.", "about"),
        ("relative_date", "The dam broke yesterday.", "yesterday"),
        ("relative_date", "Eight months later the pier was closed.", "Eight months later"),
        ("missing_word", "It belongs to ’s northern fleet.", "’s"),
        ("missing_word", "They were part of . Later they left.", "of ."),
        ("missing_word", "The pier is gone. is now split by a wall.", "is"),
        ("missing_word", "Old Trap for\n\nNobody came.", "Old Trap for"),
        ("boilerplate", "Skip to main content\nThe dam broke.", "Skip to main content"),
        ("teaser", "The dam broke.\nDon't Miss\nA horse won.", "Don't Miss"),
        ("partial_quotation", "They call it a “slow sale” of the port.", "“slow sale”"),
        ("quotation", "“We sold the port in May,” he said.", "“We sold the port in May,”"),
    ],
)  # fmt: skip
def test_that_a_cue_is_found_in_its_words(kind: str, text: str, found: str, words: Words) -> None:
    assert words(text, kind) == [found]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("anonymous_source", "Fish is the main source of income in Riga."),
        ("anonymous_source", "The open source code was published."),
        ("anonymous_source", "He was jailed for insider trading."),
        ("relay", "All went according to plan."),
        ("state_media", "The secretary of state left."),
        ("named_expert", "Ana Ruiz, a fisher, doubts it."),
        ("modal_hedge", "The dam broke in May 2021 and military might did not help."),
        ("certainty_without_source", "When the long war in the north is over, they will come."),
        ("approximator", "They talk about two boats."),
        ("approximator", "About the harbour nothing is known."),
        ("approximator", "Some boats sank."),
        ("relative_date", "He reads USA Today."),
        ("relative_date", "It broke on Tuesday, 6 January 2026."),
        ("missing_word", "The crew’s boat is what the talk is of."),
        (
            "missing_word",
            "Lines that a mail program broke: each of these\nis set anew at the end of\nthe line.",
        ),
        ("missing_word", "The U.S. is now at war."),
        ("attribution", "The boat is said to be old."),
        ("attribution", "He denied them entry."),
        ("teaser", "They read more than before."),
        ("boilerplate", "She went home and began to search."),
    ],
)
def test_that_words_which_only_look_like_a_cue_are_let_pass(
    kind: str, text: str, words: Words
) -> None:
    assert words(text, kind) == []


@pytest.mark.parametrize(
    ("tone", "text", "verb"),
    [
        ("neutral", "The mayor said that it leaks.", "said"),
        ("doubting", "The mayor claimed that it leaks.", "claimed"),
        ("endorsing", "The mayor admitted that it leaks.", "admitted"),
        ("denial", "The mayor denied that it leaks.", "denied"),
    ],
)
def test_that_an_attribution_has_the_tone_of_its_verb(tone: str, text: str, verb: str) -> None:
    found = find_cues(text, "attribution")
    assert [(cue.span.cut(text), cue.tone) for cue in found] == [(verb, tone)]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour is clearly lost, the mayor said.",
        "According to the port, the harbour is clearly lost.",
        "“The harbour is clearly lost. Nothing is left.”",
        "A source in Riga sees that the harbour is clearly lost.",
    ],
)
def test_that_what_somebody_answers_for_is_not_certain_without_a_source(
    text: str, words: Words
) -> None:
    assert words(text, "certainty_without_source") == []


def test_that_of_overlapping_cues_of_one_kind_the_longest_stays(words: Words) -> None:
    text = "The state-run news agency wrote so."
    assert words(text, "state_media") == ["state-run news agency"]


def test_that_cues_of_two_kinds_may_share_words() -> None:
    text = "Officials have reportedly left."
    assert {cue.kind for cue in find_cues(text)} == {"anonymous_source", "evidential_hedge"}


def test_that_an_article_without_a_date_is_told_at_its_first_own_sentence() -> None:
    text = "Skip to main content\nThe dam broke. Nobody saw it."
    (cue,) = find_cues(text, "undated_article", published=None)
    assert cue.span.cut(text) == "The dam broke."


def test_that_an_article_with_a_date_is_not_called_undated(words: Words) -> None:
    assert words("The dam broke.", "undated_article", published="2026") == []


def test_that_a_language_without_a_list_has_quotations_alone() -> None:
    text = "El puerto quizás cerró, dijo «un testigo del accidente»."
    assert [cue.kind for cue in find_cues(text, language="es")] == ["quotation"]


def test_that_the_list_is_chosen_by_the_writing_where_the_language_is_unknown() -> None:
    text = "Порт закрыли вчера. The dam may leak."
    found = [cue.span.cut(text) for cue in find_cues(text, language=None)]
    assert found == ["вчера", "may"]


def test_that_russian_cues_are_found() -> None:
    text = "По данным источника в порту, лодка якобы утонула, утверждает капитан."
    found = {(cue.kind, cue.span.cut(text)) for cue in find_cues(text, language="ru")}
    assert found >= {
        ("anonymous_source", "По данным источника"),
        ("evidential_hedge", "якобы"),
        ("attribution", "утверждает"),
    }
