"""Which backups are let go."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.backup import KEPT, surplus

DAY = 86_400.0
AGES = st.lists(st.floats(0, 1000 * DAY), max_size=40).map(sorted)


@given(AGES)
def test_that_at_most_ten_are_kept(ages: list[float]) -> None:
    assert len(ages) - len(surplus(ages)) == min(len(ages), KEPT)


@given(AGES)
def test_that_the_two_newest_and_the_oldest_stay(ages: list[float]) -> None:
    assert not set(surplus(ages)) & {0, 1, len(ages) - 1}


def test_that_a_year_of_daily_backups_is_thinned_by_age() -> None:
    kept: list[float] = []
    for _ in range(365):
        kept = [0.0, *(age + DAY for age in kept)]
        gone = surplus(kept)
        kept = [age for at, age in enumerate(kept) if at not in gone]
    days = [round(age / DAY) for age in kept]
    assert days[:2] == [0, 1]
    assert sum(day <= 14 for day in days) >= 4
    assert any(30 <= day <= 200 for day in days)
    assert days[-1] == 364


def test_that_a_busy_hour_does_not_push_out_the_past() -> None:
    busy = [60.0 * minute for minute in range(12)]
    ages = [*busy, 3 * DAY, 10 * DAY, 40 * DAY, 100 * DAY]
    left = [age for at, age in enumerate(ages) if at not in surplus(ages)]
    assert left[-4:] == ages[-4:]
