"""Numbers and dates as English sentences say them."""

import pytest

from workbench.analysis.conflicts_dates import dates
from workbench.analysis.conflicts_numbers import figures


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("1,500 boats sank", 1500, 1500, {"boat", "sank"}),
        ("twenty-five sailors.", 25, 25, {"sailor"}),
        ("a hundred men", 100, 100, {"men"}),
        ("$8 billion of debt", 8e9, 8e9, {"dollar"}),
        ("€2.5m", 2.5e6, 2.5e6, {"euro"}),
        ("2 million dollars", 2e6, 2e6, {"dollar"}),
        ("30%", 30, 30, {"percent"}),
        ("three per cent", 3, 3, {"percent"}),
        ("20–30 boats", 20, 30, {"boat"}),
        ("between 20 and 30 boats", 20, 30, {"boat"}),
        ("two to three million people", 2e6, 3e6, {"people"}),
        ("about 50 crates", 45, 55, {"crate"}),
        ("20,000 or so troops", 18000, 22000, {"troop"}),
        ("a six-month stay", 6, 6, {"month"}),
        ("a dozen boats", 12, 12, {"boat"}),
        ("50 Russian helicopters", 50, 50, {"helicopter"}),
        ("the 45,000-strong force", 45000, 45000, {"force"}),
    ],
)
def test_that_a_number_is_read_with_what_it_counts(
    text: str, low: float, high: float, unit: set[str]
) -> None:
    (found,) = figures(text, 0)
    assert (round(found.low, 6), round(found.high, 6)) == (low, high)
    assert found.unit == frozenset(unit)


@pytest.mark.parametrize(
    "text",
    [
        "in 2020",
        "on May 5 boats",
        "at 06:40",
        "the S-400",
        "the 9th of May",
        "version 3.5.1",
        "40.",
    ],
)
def test_that_dates_names_and_times_are_no_numbers(text: str) -> None:
    assert figures(text, 0) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on February 24th, 2022", (2022, 2, 24)),
        ("on 24 February 2022", (2022, 2, 24)),
        ("on 2022-02-24", (2022, 2, 24)),
        ("in March of 2022", (2022, 3, None)),
        ("on November 2", (None, 11, 2)),
        ("on Sept. 3", (None, 9, 3)),
        ("in 2020", (2020, None, None)),
    ],
)
def test_that_a_date_is_as_exact_as_it_is_said(
    text: str, date: tuple[int | None, int | None, int | None]
) -> None:
    (found,) = dates(text, 0)
    assert (found.year, found.month, found.day) == date


@pytest.mark.parametrize(
    ("one", "other", "contradicts"),
    [
        ("on 3 May 2021", "on 5 May 2021", True),
        ("on 3 May 2021", "in May 2021", False),
        ("on 3 May", "on 3 May 2021", False),
        ("in 2020", "in May 2021", True),
    ],
)
def test_that_dates_contradict_where_both_say_something(
    one: str, other: str, contradicts: bool
) -> None:
    assert dates(one, 0)[0].contradicts(dates(other, 0)[0]) is contradicts
