"""Chips and completion edit the query as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.query import parse
from workbench.domain.query_edit import completed, cycled, opened, state_of, term, unfinished

PIECES = st.lists(
    st.sampled_from(["bridge", "tag:x", "-tag:x", '"six months"', "(a OR b)", "OR", "-", '"', ":"]),
    max_size=6,
).map(" ".join)


def test_that_a_chip_goes_from_included_to_excluded_to_off() -> None:
    first = cycled("bridge", "tag", "opinion")
    second = cycled(first, "tag", "opinion")
    assert (first, second) == ("bridge tag:opinion", "bridge -tag:opinion")
    assert cycled(second, "tag", "opinion") == "bridge"


def test_that_a_name_of_several_words_stands_in_quotation_marks() -> None:
    assert cycled("", "source", "Coastal Courier") == 'source:"Coastal Courier"'
    assert state_of('-source:"coastal courier" x', "source", "Coastal Courier") == "exclude"


def test_that_a_term_in_brackets_is_left_alone() -> None:
    assert state_of("(tag:x OR a)", "tag", "x") == "off"


@given(PIECES, st.sampled_from(["x", "two words", 'a"b']))
def test_that_three_presses_leave_what_a_query_means(query: str, value: str) -> None:
    states = []
    text = query
    for _ in range(3):
        states.append(state_of(text, "tag", value))
        text = cycled(text, "tag", value)
    assert set(states) <= {"off", "include", "exclude"}
    parse(text)


@given(st.text(max_size=40), st.text(max_size=20))
def test_that_nothing_typed_makes_editing_fail(query: str, value: str) -> None:
    cycled(query, "tag", value)
    at = unfinished(query)
    if at is not None:
        completed(query, at, value)


@pytest.mark.parametrize(
    ("query", "field", "typed"),
    [
        ("bridge tag:", "tag", ""),
        ("tag:unv", "tag", "unv"),
        ("-Source:coa", "source", "coa"),
        ('source:"coastal c', "source", "coastal c"),
        ('source:"', "source", ""),
        ("-tag:", "tag", ""),
    ],
)
def test_that_a_value_being_typed_is_known(query: str, field: str, typed: str) -> None:
    at = unfinished(query)
    assert at is not None
    assert (at.field, at.typed) == (field, typed)


@pytest.mark.parametrize("query", ["", "bridge", "tag:x ", 'tag:"a b"', "3:", "tag:x bridge"])
def test_that_nothing_else_is_taken_for_one(query: str) -> None:
    assert unfinished(query) is None


def test_that_a_completed_value_is_followed_by_a_space() -> None:
    query = 'bridge source:"coa'
    at = unfinished(query)
    assert at is not None
    assert completed(query, at, "Coastal Courier") == 'bridge source:"Coastal Courier" '


def test_that_a_sign_inside_a_value_cannot_close_it() -> None:
    assert term("tag", 'a "b" c') == 'tag:"a b c"'


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("bridge cr", "bridge cr*"),
        ("bridge ", "bridge "),
        ("-may", "-may*"),
        ('"six mon', '"six mon*'),
        ('"six months"', '"six months"'),
        ("(a OR b", "(a OR b*"),
        ("tag:unv", "tag:unv*"),
        ("tag:(a OR unv", "tag:(a OR unv*"),
        ("date", "date*"),
        ("date:", "date:"),
        ("date:202", "date:202"),
        ("date:(2021 OR 202", "date:(2021 OR 202"),
        ("article:A1", "article:A1"),
        ("claim:C1", "claim:C1"),
        ("article:war", "article:war*"),
        ("bridge OR", "bridge OR"),
        ("bel*", "bel*"),
    ],
)
def test_that_a_star_stands_for_what_is_still_being_typed(typed: str, asked: str) -> None:
    assert opened(typed) == asked


def test_that_few_letters_of_a_name_are_enough_where_those_of_a_text_are_not() -> None:
    assert (opened("tag:u", shortest=3), opened("text:u", shortest=3)) == ("tag:u*", "text:u")


@given(st.one_of(PIECES, st.text(max_size=40)))
def test_that_a_query_being_typed_is_opened_once(query: str) -> None:
    assert opened(opened(query)) == opened(query)
    assert opened(query).removesuffix("*") == query.removesuffix("*")
