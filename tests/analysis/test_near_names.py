"""Names that were meant to be the same, and names that only look so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.near_names import is_near


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Unverified", "unverified"),
        ("unvérified", "unverified"),
        ("need source", "needs  source"),
        ("needsource", "need source"),
        ("opinions", "opinion"),
        ("map", "maps"),
        ("quotes out of context", "quote out of context"),
        ("unverifed", "unverified"),
        ("unevrified", "unverified"),
        ("coroberated", "corroborated"),
        ("непроверенно", "непроверено"),
        ("rumor", "rumour"),
        ("未证实", "未 证实"),
        ("!!", "! !"),
    ],
)
def test_that_slips_are_near(one: str, other: str) -> None:
    assert is_near(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("verified", "unverified"),
        ("proven", "disproven"),
        ("проверено", "непроверено"),
        ("round 1", "round 2"),
        ("web", "wet"),
        ("true", "fake"),
        ("confirmed", "contradicted"),
        ("!!", "??"),
    ],
)
def test_that_other_names_are_not_near(one: str, other: str) -> None:
    assert not is_near(one, other)


NAMES = st.text(min_size=1, max_size=20)


@given(NAMES, NAMES)
def test_that_nearness_goes_both_ways(one: str, other: str) -> None:
    assert is_near(one, other) == is_near(other, one)


@given(NAMES)
def test_that_a_name_is_near_itself(name: str) -> None:
    assert is_near(name, f"  {name} ")
