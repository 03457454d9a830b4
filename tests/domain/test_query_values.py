"""Dates, ranges of dates, and grades in queries."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.query import parse
from workbench.domain.query_tree import Range
from workbench.domain.query_values import BadValue, date_range, grade_range

TODAY = date(2026, 3, 31)
DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))


def bounds(written: str) -> tuple[str | None, str | None]:
    found = date_range("date", written, TODAY)
    return found.low, found.high


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("2022", "2022", "2023"),
        ("2022-11", "2022-11", "2022-12"),
        ("2022-12", "2022-12", "2023-01"),
        ("2022-2-5", "2022-02-05", "2022-02-06"),
        ("today", "2026-03-31", "2026-04-01"),
        ("7d", "2026-03-24", None),
        ("2w", "2026-03-17", None),
        ("1m", "2026-02-28", None),
        ("2y", "2024-03-31", None),
        ("2022-11..2023", "2022-11", "2024"),
        ("2022..", "2022", None),
        ("..2022-02", None, "2022-03"),
        ("30d..7d", "2026-03-01", "2026-03-25"),
        (">=2022-11", "2022-11", None),
        (">2022-11", "2022-12", None),
        ("<2022-11", None, "2022-11"),
        ("<=2022-11", None, "2022-12"),
        ("9999-12-31", "9999-12-31", "9999-12-32"),
    ],
)
def test_that_a_date_means_the_whole_time_it_names(
    written: str, low: str | None, high: str | None
) -> None:
    assert bounds(written) == (low, high)


@pytest.mark.parametrize(
    "written", ["2022-13", "2023-02-29", "yesterday", "..", "2023..2022", "0000", "22", ">", "7x"]
)
def test_that_a_bad_date_says_what_is_wrong(written: str) -> None:
    with pytest.raises(BadValue) as caught:
        date_range("date", written, TODAY)
    assert caught.value.reason


@given(day=DATES, other=DATES)
def test_that_a_range_holds_just_the_days_between_its_ends(day: date, other: date) -> None:
    first, last = sorted((day, other))
    low, high = bounds(f"{first}..{last}")
    assert low is not None
    assert high is not None
    for one in (first, last, date.min, date.max):
        assert (low <= one.isoformat() < high) == (first <= one <= last)


@given(st.integers(0, 99_999), st.sampled_from("dwmyDWMY"))
def test_that_any_time_ago_is_a_day(count: int, unit: str) -> None:
    low, _ = bounds(f"{count}{unit}")
    assert low is not None
    assert date.fromisoformat(low) <= TODAY


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("B", "B", "C"),
        ("f", "F", "G"),
        ("6", "6", "7"),
        ("C..E", "C", "F"),
        ("E..C", "C", "F"),
        ("2..4", "2", "5"),
    ],
)
def test_that_grades_are_letters_or_numbers(written: str, low: str, high: str) -> None:
    found, said = grade_range(written)
    assert (found.low, found.high, said) == (low, high, "")


@pytest.mark.parametrize(("written", "high"), [("C..F", "F"), ("4..6", "6")])
def test_that_what_cannot_be_judged_lies_outside_the_order(written: str, high: str) -> None:
    found, said = grade_range(written)
    assert found.high == high
    assert "outside the order" in said


@pytest.mark.parametrize("written", ["G", "0", "B..2", "C..", "..C", "B2", ""])
def test_that_a_bad_grade_says_what_is_wrong(written: str) -> None:
    with pytest.raises(BadValue):
        grade_range(written)


def test_that_brackets_spread_a_field_over_dates_too() -> None:
    assert parse("date:(2021 OR 2022)") == parse("date:2021 OR date:2022")


def test_that_a_comparison_needs_no_letters() -> None:
    tree = parse("date:>=2022").tree
    assert isinstance(tree, Range)
    assert (tree.low, tree.high) == ("2022", None)
