"""Dates of any precision, and citations."""

import time
from collections.abc import Iterator

import pytest

from workbench.domain.citation import citation
from workbench.domain.dates import is_partial_date, local_time
from workbench.domain.values import Article, Source


@pytest.mark.parametrize(
    "text", ["2022", "2022-11", "2022-11-05", "2024-02-29", "2022-11-05T10:30:00+02:00"]
)
def test_that_years_months_days_and_moments_are_dates(text: str) -> None:
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text", ["", "22", "2022-13", "2022-00", "2023-02-29", "2022-11-5", "Nov 2022", "٢٠٢٢", "2022-"]
)
def test_that_what_no_calendar_has_is_no_date(text: str) -> None:
    assert not is_partial_date(text)


def test_that_a_citation_names_all_that_is_known() -> None:
    article = Article(
        "a", 3, "Bridge closed", author="Lena Ortiz", published="2022-11-05", url="https://x.test/1"
    )
    assert citation(article, Source("s", "Coastal Courier")) == (
        "Bridge closed. Coastal Courier, Lena Ortiz, 2022-11-05. https://x.test/1 [A3]"
    )


def test_that_a_citation_leaves_out_what_nobody_knows() -> None:
    assert citation(Article("a", 1, "Who closed it?"), None) == "Who closed it? [A1]"


@pytest.fixture
def in_india(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Kolkata")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_india")
def test_that_a_stored_moment_reads_by_this_machine_s_clock() -> None:
    assert local_time("2026-11-22T06:46:12.120+00:00") == "2026-11-22 12:16:12"


def test_that_a_torn_moment_reads_as_it_is() -> None:
    assert [local_time(each) for each in ("", "yesterday")] == ["", "yesterday"]
