import pytest

from workbench.ingest.credit import credits_of
from workbench.ingest.readers import plain_text


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("Source: The Meridian", {"source": "The Meridian"}),
        ("SOURCE : Meridian", {"source": "Meridian"}),
        ("Publisher: Coast Daily", {"source": "Coast Daily"}),
        ("Author: R. Oake", {"author": "R. Oake"}),
    ],
)
def test_that_a_line_that_says_so_names_publisher_or_author(
    line: str, credits: dict[str, str]
) -> None:
    assert credits_of(f"The harbour closes\n\n  {line} \n\nIt closes in May.") == credits


@pytest.mark.parametrize(
    "line",
    [
        "Source: it closed in May.",
        "Source: https://example.org/a",
        "Source:",
        "A source: the mayor",
        "Open source: Meridian",
        "Sources: Meridian",
    ],
)
def test_that_other_lines_name_nobody(line: str) -> None:
    assert credits_of(f"The harbour closes\n\n{line}\n") == {}


def test_that_the_first_of_two_credits_counts() -> None:
    assert credits_of("Source: One\nSource: Two") == {"source": "One"}


def test_that_a_credit_far_down_is_not_the_articles() -> None:
    assert credits_of("A line\n" * 30 + "Source: Picture agency") == {}


def test_that_a_text_file_brings_its_publisher_and_says_where_it_stood() -> None:
    draft = plain_text.read(b"The harbour closes\n\nSource: Meridian\n\nIn May.", "a.txt")
    assert (draft.source, draft.found_in) == ("Meridian", (("source", "a line of the text"),))
