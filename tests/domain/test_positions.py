"""Positions are code points in the stored text; quotations are cut from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.anchor import Anchor, find_quote
from workbench.domain.errors import InvalidSpan
from workbench.domain.span import Span
from workbench.domain.text import Paragraphs, normalise, sha256_of_text

TEXTS = st.text(alphabet=st.sampled_from("ab c\u00a0\n🌉é\u0301政“”'"), max_size=60)


@given(TEXTS, st.data())
def test_that_an_anchor_cuts_exactly_its_quotation(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = Anchor.at(text, Span(start, end))
    assert text[anchor.start : anchor.end] == anchor.quote
    assert anchor.holds_in(text)


@given(TEXTS, st.data())
def test_that_a_quotation_cut_from_a_text_is_found_at_its_place(
    text: str, data: st.DataObject
) -> None:
    stripped = text.strip()
    if not stripped:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    if quote.strip():
        assert Span(start, end) in find_quote(text, quote)


def test_that_an_anchor_fails_in_a_text_where_its_context_changed() -> None:
    anchor = Anchor.at("The bridge was closed.", Span(4, 10))
    assert not anchor.holds_in("Old bridge was closed.")


def test_that_a_quotation_is_found_whatever_its_quote_marks_and_white_space() -> None:
    text = "He said:\u00a0“We\nwill  not go.” Then he went."
    assert find_quote(text, '"We will not go."') == (Span(9, 27),)


def test_that_folding_does_not_hide_a_difference_in_case() -> None:
    assert find_quote("The Bridge", "bridge") == ()


def test_that_an_exact_place_is_preferred_to_a_folded_one() -> None:
    assert find_quote('“a” and "a"', '"a"') == (Span(8, 11),)


def test_that_every_place_of_a_repeated_quotation_is_reported() -> None:
    assert find_quote("aXa", "a") == (Span(0, 1), Span(2, 3))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_that_an_impossible_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(InvalidSpan):
        Span(start, end)


def test_that_a_span_past_the_end_is_refused() -> None:
    with pytest.raises(InvalidSpan):
        Span(0, 4).cut("abc")


@given(st.text())
def test_that_normalising_twice_is_normalising_once(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once or once.startswith("\ufeff")


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_that_every_line_end_becomes_a_newline(line_end: str) -> None:
    assert normalise(f"a{line_end}b") == "a\nb"


def test_that_normalising_drops_bom_and_nul_and_keeps_no_break_spaces() -> None:
    assert normalise("\ufeffa\0\u00a0b") == "a\u00a0b"


def test_that_combining_marks_are_composed() -> None:
    assert normalise("e\u0301") == "é"


def test_that_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert normalise("a\ud83d") == "a\ufffd"


@given(st.text().map(normalise))
def test_that_normalised_text_can_be_hashed(text: str) -> None:
    assert len(sha256_of_text(text)) == 64


def test_that_paragraphs_are_lines_that_are_not_blank() -> None:
    spans = Paragraphs.of("one\n\n  two \n \nthree").spans
    assert tuple(spans) == (Span(0, 3), Span(7, 10), Span(14, 19))


@pytest.mark.parametrize(("position", "number"), [(0, 1), (3, 1), (6, 1), (7, 2), (18, 3)])
def test_that_a_position_has_the_number_of_its_paragraph(position: int, number: int) -> None:
    assert Paragraphs.of("one\n\n  two \n \nthree").number_at(position) == number
