"""Code points and UTF-16 units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.span import Span
from workbench.gui.positions import Utf16Map

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("😀👩🏽‍🚀🇩🇪𠮷é\u00a0\u0301\u200dم中a \n"),
    ),
    max_size=60,
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_code_point_goes_there_and_back(text: str) -> None:
    positions = Utf16Map(text)
    for point in range(len(text) + 1):
        unit = positions.to_units(point)
        assert unit == units(text[:point])
        assert positions.to_points(unit) == positions.to_points(unit, after=True) == point


@given(TEXTS)
def test_the_lengths_are_those_of_the_text(text: str) -> None:
    positions = Utf16Map(text)
    assert (positions.points, positions.units) == (len(text), units(text))


@given(TEXTS, st.data())
def test_a_span_goes_there_and_back(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    positions = Utf16Map(text)
    assert positions.span_to_points(*positions.span_to_units(Span(start, end))) == Span(start, end)


@given(TEXTS, st.data())
def test_any_range_of_units_gives_whole_characters_that_hold_it(
    text: str, data: st.DataObject
) -> None:
    positions = Utf16Map(text)
    start = data.draw(st.integers(0, positions.units))
    end = data.draw(st.integers(start, positions.units))
    span = positions.span_to_points(start, end)
    if span is None:
        assert start == end
        return
    first, last = positions.span_to_units(span)
    assert first <= start
    assert last >= end
    assert (start - first, last - end) in {(0, 0), (1, 0), (0, 1), (1, 1)}


def test_inside_a_pair_a_start_goes_before_the_character_and_an_end_behind_it() -> None:
    positions = Utf16Map("a😀b😀")
    assert positions.to_points(2) == 1
    assert positions.to_points(2, after=True) == 2
    assert positions.span_to_points(2, 5) == Span(1, 4)
    assert positions.span_to_points(0, 2) == Span(0, 2)


@pytest.mark.parametrize("text", ["", "plain", "a\u00a0b", "e\u0301x", "مرحبا", "大桥", "🇩🇪"])
def test_places_outside_the_text_are_its_ends(text: str) -> None:
    positions = Utf16Map(text)
    assert positions.to_units(-3) == positions.to_points(-3) == 0
    assert positions.to_units(99) == units(text)
    assert positions.to_points(99) == len(text)


def test_a_long_text_is_searched_not_counted() -> None:
    text = "ab😀" * 100_000
    positions = Utf16Map(text)
    assert [positions.to_units(p) for p in range(0, 300_000, 3)] == list(range(0, 400_000, 4))
