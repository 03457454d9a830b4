"""The sentences that the report adds of its own: each must be true of the data."""

from dataclasses import replace
from typing import Any

import pytest

from workbench.domain.values import Source
from workbench.report import summary
from workbench.report.data import ReportArticle, ReportData

POST = Source("s1", "Post")


def marked(desk: Any, number: int, words: str, tag: str = "opinion", **fields: Any) -> Any:
    """An article whose every word is annotated, reviewed unless told otherwise."""
    about = {"state": "reviewed", **fields}
    marks = [(word, (tag,) if tag else (), "") for word in words.split()]
    return desk.article(number, words, marks, **about)


def standouts(data: ReportData) -> tuple[str, ...]:
    return summary.standouts(data, data.counts)


@pytest.fixture
def quiet(desk: Any, tags: Any) -> Any:
    """A report in which nothing stands out."""

    def make(*articles: ReportArticle) -> ReportData:
        data: ReportData = desk.report(*articles, tags=(tags["opinion"],))
        return data

    return make


def test_that_nothing_stands_out_of_an_even_report(desk: Any, quiet: Any) -> None:
    assert standouts(quiet(marked(desk, 1, "a b"), marked(desk, 2, "a b"))) == ()


def test_that_unused_verdicts_are_named(desk: Any, tags: Any) -> None:
    data = desk.report(
        marked(desk, 1, "a", "confirmed"),
        tags=(tags["confirmed"], tags["contradicted"], tags["retracted"], tags["opinion"]),
    )

    assert standouts(data) == ("No annotation in this report is tagged contradicted or retracted.",)


def test_that_a_report_without_annotations_says_nothing_of_verdicts(desk: Any) -> None:
    assert standouts(desk.report(desk.article(1, "a", state="reviewed"))) == ()


def test_that_withdrawn_articles_are_named(desk: Any, quiet: Any) -> None:
    data = quiet(marked(desk, 1, "a", status="retracted"), marked(desk, 2, "b"))

    assert standouts(data) == ("A1 is recorded as retracted.",)


def test_that_orphans_are_placed(desk: Any, quiet: Any) -> None:
    item = marked(desk, 1, "a")
    (view,) = item.annotations
    orphan = replace(view, annotation=replace(view.annotation, state="orphaned"))

    assert standouts(quiet(replace(item, annotations=(orphan,)))) == (
        "1 annotation is orphaned, its quotation not found again in the present text of the "
        "article: A1 ¶1 [0–1].",
    )


def test_that_annotations_without_a_tag_are_placed(desk: Any, quiet: Any) -> None:
    assert standouts(quiet(marked(desk, 1, "a b", ""))) == (
        "2 annotations carry no tag: A1 ¶1 [0–1] and A1 ¶1 [2–3].",
    )


def test_that_long_lists_are_cut_and_say_so(desk: Any, quiet: Any) -> None:
    (sentence,) = standouts(quiet(marked(desk, 1, "a b c d e f g h i j k l m", "")))

    assert sentence.endswith("A1 ¶1 [18–19] and 3 more.")


def test_that_an_article_with_more_than_half_of_the_annotations_is_named(
    desk: Any, quiet: Any
) -> None:
    assert standouts(quiet(marked(desk, 1, "a b c"), marked(desk, 2, "a"))) == (
        "3 of 4 annotations lie in A1.",
    )


def test_that_articles_without_annotations_are_named(desk: Any, quiet: Any) -> None:
    assert standouts(quiet(marked(desk, 1, "a"), marked(desk, 2, ""))) == (
        "Without annotations in this report: A2.",
    )


def test_that_unfinished_reviews_are_named(desk: Any, quiet: Any) -> None:
    data = quiet(marked(desk, 1, "a", state="started"), marked(desk, 2, "a", state="unread"))

    assert standouts(data) == ("Review not finished: A1 (started) and A2 (unread).",)


@pytest.mark.parametrize(
    ("articles", "sentence"),
    [
        ([], "No article lies within the scope of this report."),
        (
            [("a", POST)],
            "This report covers 1 article from 1 publisher, with 1 annotation.",
        ),
        (
            [("a b", POST), ("c", POST)],
            "This report covers 2 articles from 1 publisher, with 3 annotations.",
        ),
        (
            [("a b", POST), ("", None)],
            "This report covers 2 articles from 1 publisher "
            "(1 of the articles with no stated publisher), with 2 annotations in 1 of them.",
        ),
        (
            [("", None)],
            "This report covers 1 article, none with a stated publisher, with no annotation.",
        ),
    ],
)
def test_that_the_headline_counts(
    desk: Any, articles: list[tuple[str, Source | None]], sentence: str
) -> None:
    built = [
        marked(desk, number, words, source=source)
        for number, (words, source) in enumerate(articles, 1)
    ]

    assert summary.headline(desk.report(*built)) == sentence


@pytest.mark.parametrize(
    ("time", "printed"),
    [
        ("2031-05-04T09:30:15.120+00:00", "2031-05-04 09:30 UTC"),
        ("2031-05-04T09:30Z", "2031-05-04 09:30 UTC"),
        ("2031-05-04T09:30:15+02:00", "2031-05-04T09:30:15+02:00"),
        ("2031-05-04", "2031-05-04"),
        ("spring", "spring"),
        ("", ""),
    ],
)
def test_that_only_times_in_utc_are_shortened(time: str, printed: str) -> None:
    assert summary.moment(time) == printed
