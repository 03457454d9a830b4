"""The title is the first line that reads like one."""

import pytest

from workbench.ingest.fields import LONGEST_FIELD, one_line
from workbench.ingest.title import title_of

PROSE = (
    "The ferry that crosses the river Osk came back on Monday, three years after the flood that "
    "had carried the landing stage away, and the people of both banks had gathered to see it "
    "arrive with music and with flowers."
)


@pytest.mark.parametrize(
    "furniture",
    [
        "Skip to main content",
        "• Share to or",
        "1 min read",
        "12 comments",
        "Advertisement",
        "Menu",
        "Home > World > Rivers",
        "Osk · 5 May · 12:00",
        "Monday, 6 May 2024",
        "06.05.2024 14:30",
        "By Mira Tolland",
        "Story by Mira Tolland for the Courier",
        "Source: Courier",
        "Photo: Jan Ferrer",
        "Published on 6 May 2024",
        "Поделиться",
        "Читать также: Рынок",
        "6 мая 2024 г.",
        "分享到微信",
        "https://news.example/ferry",
        "–––",
        "and so it went on",
        "The end of,",
        "It had been a long day for all of them.",
    ],
)
def test_that_a_line_of_the_page_is_passed_over(furniture: str) -> None:
    assert title_of(f"{furniture}\n\nFerry is back on the Osk\n\n{PROSE}", "a.txt") == (
        "Ferry is back on the Osk"
    )


@pytest.mark.parametrize(
    "title",
    [
        "By road or by rail: how Osk moves",
        "Comment: the ferry we deserve",
        "Share of voters who trust the mayor falls",
        "Register of boats grows again",
        "Back to the river",
        "Will the ferry stay?",
        "“At last”: the ferry is back",
        "Ferry deal with the U.S.",
        "Паром вернулся на реку",
        "渡船回来了，居民欢迎",
        "عادت العبارة إلى النهر",
        "2024: a year on the river",
    ],
)
def test_that_a_headline_is_taken(title: str) -> None:
    assert title_of(f"{title}\n\n{PROSE}", "a.txt") == title


def test_that_a_line_that_comes_twice_is_the_headline() -> None:
    text = f"Osk Courier Weekend\nFerry is back again\nOsk\nFerry is back again\n{PROSE}"

    assert title_of(text, "a.txt") == "Ferry is back again"


def test_that_the_name_of_the_site_behind_the_headline_is_left_out() -> None:
    text = f"Ferry is back again | Osk Courier\nFerry is back again\n{PROSE}"

    assert title_of(text, "a.txt") == "Ferry is back again"


def test_that_a_line_below_the_prose_is_no_title() -> None:
    assert title_of(f"{PROSE}\n\nFerry Is Back\n", "osk-ferry.txt") == "osk-ferry"


def test_that_white_space_and_bullets_are_not_part_of_a_title() -> None:
    assert title_of(f"\n\n  •\u00a0Ferry  is\tback \n{PROSE}", "a.txt") == "Ferry is back"


def test_that_a_short_text_without_a_headline_is_called_by_its_beginning() -> None:
    assert title_of("Somebody saw the ferry.", "a.txt") == "Somebody saw the ferry."


def test_that_the_file_gives_its_name_where_nothing_else_does() -> None:
    assert title_of("1 min read\n2024\n", "folder/osk.ferry.txt") == "osk.ferry"


def test_that_there_is_always_a_title() -> None:
    assert title_of("", "") == "?"


@pytest.mark.parametrize(
    ("value", "line"),
    [(None, None), (" \n", None), (" a\n\u00a0b ", "a b"), ("e\u0301\0", "é")],
)
def test_that_a_field_is_one_line(value: str | None, line: str | None) -> None:
    assert one_line(value) == line


def test_that_a_field_has_an_end() -> None:
    assert len(one_line("a" * 10_000) or "") == LONGEST_FIELD
