"""Copied text by runs of words: what is found, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.copies import LEAST_SHARE, cut, overlap
from workbench.analysis.names import Names
from workbench.analysis.shingles import RUN, around, fingerprint, runs, words_of
from workbench.domain.span import Span

WORDS = [f"word{number}" for number in range(200)]
TEXT = " ".join(WORDS)
OTHER = " ".join(f"other{number}" for number in range(200))
LETTERS = st.text(alphabet="ab cd\n", max_size=80)


def compared(one: str, mark: str, other: str, other_mark: str) -> float | None:
    def at(text: str, words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return overlap(
        cut(one, at(one, mark)),
        frozenset(runs(words_of(one))),
        cut(other, at(other, other_mark)),
        frozenset(runs(words_of(other))),
    )


def test_that_a_run_is_the_same_number_in_every_text() -> None:
    assert runs(words_of("The CAFÉ “was” closed on\nMonday, again")) == runs(
        words_of("the cafe 'was' closed on monday again")
    )
    assert len(runs(WORDS)) == len(WORDS) - RUN + 1
    assert runs(WORDS[: RUN - 1]) == []


def test_that_a_fingerprint_keeps_some_fourth_of_the_runs() -> None:
    found = runs(WORDS)
    assert fingerprint(found) <= set(found)
    assert len(found) / 8 < len(fingerprint(found)) < len(found) / 2


def test_that_the_same_text_is_wholly_copied() -> None:
    assert compared(TEXT, "word90 word91", TEXT, "word90 word91") == 1.0


def test_that_a_passage_lifted_into_another_text_is_found() -> None:
    lifted = f"{OTHER} {' '.join(WORDS[80:120])} {OTHER}"
    share = compared(TEXT, "word95 word96", lifted, "word95 word96")
    assert share is not None
    assert LEAST_SHARE <= share < 1


def test_that_a_changed_word_here_and_there_does_not_hide_a_copy() -> None:
    changed = " ".join("new" if at % 12 == 0 else word for at, word in enumerate(WORDS))
    assert compared(TEXT, "word95 word97"[:6], changed, "word95") is not None


def test_that_a_word_changed_everywhere_is_another_text() -> None:
    changed = " ".join("new" if at % 5 == 0 else word for at, word in enumerate(WORDS))
    assert compared(TEXT, "word96", changed, "word96") is None


def test_that_fewer_than_forty_words_are_no_near_duplicates() -> None:
    short = " ".join(WORDS[:39])
    assert compared(short, "word9 ", short, "word9 ") is None
    enough = " ".join(WORDS[:40])
    assert compared(enough, "word9 ", enough, "word9 ") == 1.0


def test_that_words_beside_a_copied_passage_are_no_copy() -> None:
    beside = f"{' '.join(WORDS[:100])} {OTHER}"
    assert compared(TEXT, "word95", beside, "other10 ") is None


@given(LETTERS, st.data(), st.integers(1, 30))
def test_that_what_is_around_a_span_holds_it_and_enough_words(
    text: str, data: st.DataObject, least: int
) -> None:
    text = f"{text}x"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = around(text, Span(start, end), least)
    assert 0 <= found.start <= start
    assert end <= found.end <= len(text)
    # A word that an edge of the span cuts is counted twice, and may be missing in the end.
    words = len(text[found.start : found.end].split())
    assert words >= min(least, len(text.split())) - 2
    assert found == Span(start, end) or words <= least + 2


def test_that_what_is_around_a_span_has_an_end_in_scripts_without_spaces() -> None:
    assert around("字" * 10_000, Span(5_000, 5_001), 60) == Span(4_000, 6_001)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("said to Meridian.", {"Meridian": 8}),
        ("said to The Meridian, “The Meridian” says", {"The Meridian": 8}),
        ("the meridian", {}),
        ("Meridians", {}),
        ("MyMeridian", {}),
        ("A/B news of «Зеркало»", {"A/B": 0, "«Зеркало»": 12}),
        ("B and C", {}),
    ],
)
def test_that_names_are_found_as_whole_words(text: str, found: dict[str, int]) -> None:
    names = Names(["Meridian", "The Meridian", "A/B", "«Зеркало»", "B", "…"])
    assert names.places(text) == found
