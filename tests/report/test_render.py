"""The report as Markdown: what it says, and what it never does."""

from dataclasses import replace
from typing import Any

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from workbench.domain.values import Source
from workbench.report import render as render_module
from workbench.report.data import ReportArticle, ReportData
from workbench.report.render import render


def source(name: str, number: int = 1, **fields: str) -> Source:
    return Source(f"source-{number}", name, **fields)


def section(report: str, heading: str) -> str:
    """The lines under a heading of the second level."""
    return report.partition(f"\n## {heading}\n")[2].partition("\n## ")[0].strip()


def article_section(report: str, ref: str) -> str:
    return report.partition(f"\n### {ref}\n")[2].partition("\n##")[0].strip()


def changed(item: ReportArticle, **fields: Any) -> ReportArticle:
    """The article with other fields in its only annotation."""
    (view,) = item.annotations
    return replace(
        item,
        annotations=(replace(view, annotation=replace(view.annotation, **fields)),),
    )


@pytest.fixture
def one(desk: Any) -> ReportArticle:
    """An article with one annotation."""
    item: ReportArticle = desk.article(
        1, "First.\n\nThe bridge fell.", [("bridge fell", ("unverified",), "Ask the council")]
    )
    return item


@pytest.fixture
def bare(desk: Any) -> ReportArticle:
    """An article without annotations."""
    item: ReportArticle = desk.article(2, "Nothing here.")
    return item


def test_that_an_annotation_is_printed_with_its_place_tags_and_note(
    desk: Any, one: ReportArticle
) -> None:
    assert article_section(render(desk.report(one)), "A1").split("\n\n")[1:] == [
        "**A1 ¶2 [12–23]** · ? unverified",
        "> bridge fell",
        "- Note: Ask the council\n- Marked by: kim, 2031-05-04 09:30 UTC",
    ]


def test_that_an_orphan_says_so_with_its_reason(desk: Any, one: ReportArticle) -> None:
    orphan = changed(one, state="orphaned", state_reason="sentence cut", version=3)

    report = render(desk.report(orphan))

    assert "- Orphaned: this quotation was not found again" in report
    assert "the one it had in version 3 of the text. Reason: sentence cut\n" in report


def test_that_an_open_change_of_direction_is_told(desk: Any, one: ReportArticle) -> None:
    report = render(desk.report(changed(one, quote="bridge \u202efell")))

    assert "> bridge \u202efell\u202c\n\n- Direction: the passage leaves" in report


def test_that_a_passage_of_white_space_says_so(desk: Any, one: ReportArticle) -> None:
    report = render(desk.report(changed(one, quote="\n\u00a0")))

    assert "The passage consists of white space or control characters only." in report


def test_that_an_annotation_without_a_tag_says_so(desk: Any) -> None:
    item = desk.article(1, "The bridge fell.", [("fell", (), "")])

    assert "**A1 ¶1 [11–15]** · no tag\n" in render(desk.report(item))


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("unread", "Annotations: Not examined."),
        (
            "started",
            "Annotations: None found so far: the review of this article has not been finished.",
        ),
        ("reviewed", "Annotations: None found."),
    ],
)
def test_that_an_article_without_annotations_says_whether_anybody_looked(
    desk: Any, state: str, line: str
) -> None:
    report = render(desk.report(desk.article(1, "Text.", state=state)))

    assert article_section(report, "A1").endswith(line)


@pytest.mark.parametrize(
    ("limits", "printed"),
    [
        (None, "Not examined."),
        ((), "None found."),
        (("A1 has no date.", "B."), "- A1 has no date.\n- B\\."),
    ],
)
def test_that_limits_say_whether_anybody_looked(
    desk: Any, limits: tuple[str, ...] | None, printed: str
) -> None:
    assert section(render(desk.report(limits=limits)), "Limits") == printed


def test_that_an_empty_report_finds_nothing(desk: Any) -> None:
    report = render(desk.report())

    assert section(report, "Bottom line").startswith("No article lies within the scope")
    assert [section(report, name) for name in ("Sources", "Articles")] == ["None found."] * 2


def test_that_headings_hold_no_text_of_the_case(desk: Any, one: ReportArticle) -> None:
    item = replace(one, article=replace(one.article, title="Hostile heading"))

    headings = [line for line in render(desk.report(item)).splitlines() if line.startswith("#")]

    assert headings == [
        "# Credibility report",
        "## Bottom line",
        "## Sources",
        "## Articles",
        "### A1",
        "## Limits",
        "## Method",
        "### Tags",
        "### Grades",
        "## Annex A: Integrity",
    ]


def test_that_the_date_is_in_one_line_only(desk: Any, one: ReportArticle) -> None:
    first = render(desk.report(one, generated="2031-05-06")).splitlines()
    second = render(desk.report(one, generated="2032-07-08")).splitlines()

    differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    assert differing == [("- Date: 2031-05-06", "- Date: 2032-07-08")]


def test_that_a_report_without_a_date_has_no_date_line(desk: Any, one: ReportArticle) -> None:
    assert "- Date:" not in render(desk.report(one, generated=None))


def test_that_a_publisher_with_two_articles_is_listed_once(desk: Any) -> None:
    post = source("Post", reliability="C", kind="state", country="GB", descriptor="Daily")
    articles = [desk.article(number, "Text.", source=post) for number in (1, 2)]

    assert "\n| Post | state | GB | C – Fairly reliable | Daily | A1, A2 |\n" in render(
        desk.report(*articles)
    )


def test_that_the_integrity_annex_names_both_hashes(desk: Any, one: ReportArticle) -> None:
    assert (
        f"| A1 | article.txt | 24 | not recorded | {one.sha256} | {one.original_sha256} |"
        in render(desk.report(one))
    )


def test_that_the_scale_is_printed_in_full(desk: Any) -> None:
    report = render(desk.report())

    assert "| A | Completely reliable | 1 | Confirmed by other sources |" in report
    assert "| F | Reliability cannot be judged | 6 | Truth cannot be judged |" in report


def test_that_tags_are_counted_by_article(desk: Any, one: ReportArticle) -> None:
    other = desk.article(
        3, "a b c", [("a", ("unverified",), ""), ("b", ("unverified", "opinion"), "")]
    )

    report = render(desk.report(one, other))

    assert "\n| ? unverified | verdict | 3 | A1: 1, A3: 2 |\n" in report
    assert "so these numbers add up to more than the annotations" in report


def test_that_no_line_breaks_run_together_or_apart(desk: Any, one: ReportArticle) -> None:
    report = render(desk.report(one))

    assert "\n\n\n" not in report
    assert report.endswith("|\n")


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Any:
    """Write another template and have it used."""

    def use(text: str) -> None:
        folder = tmp_path / "templates"
        folder.mkdir()
        (folder / "report.md.j2").write_text(text, "utf-8")
        monkeypatch.setattr(render_module, "resource_path", lambda *_: folder)

    render_module._template.cache_clear()
    yield use
    render_module._template.cache_clear()


def test_that_a_template_cannot_forget_to_escape(
    desk: Any, one: ReportArticle, template: Any
) -> None:
    template("{{ data.title }} {{ data.title ~ '|' }}")

    assert render(desk.report(one, title="<b>")) == "&lt;b&gt; &lt;b&gt;&#124;\n"


def test_that_a_misspelt_name_in_a_template_is_an_error(desk: Any, template: Any) -> None:
    template("{{ data.titel }}")

    with pytest.raises(UndefinedError):
        render(desk.report())


def test_that_a_template_cannot_leave_its_box(desk: Any, template: Any) -> None:
    template("{{ data.__class__.__mro__ }}")

    with pytest.raises((SecurityError, UndefinedError)):
        render(desk.report())


def test_that_counts_include_tags_the_case_no_longer_offers(
    desk: Any, one: ReportArticle, tags: Any
) -> None:
    data: ReportData = desk.report(one, tags=(tags["opinion"],))

    assert [(entry.tag.name, entry.annotations) for entry in data.counts] == [
        ("opinion", 0),
        ("unverified", 1),
    ]
