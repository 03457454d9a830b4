"""The report as Markdown: what it says, and what it never does."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workbench.domain.values import Source
from workbench.report.data import SECTIONS, ReportArticle, ReportData
from workbench.report.render import TemplateFault, render


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
        "**A1 ¶2 [12–23]** · ? unverified · kim, 2031-05-04 09:30 UTC",
        "> bridge fell",
        "Note: Ask the council",
    ]


def test_that_an_orphan_says_so_with_its_reason(desk: Any, one: ReportArticle) -> None:
    orphan = changed(one, state="orphaned", state_reason="sentence cut", version=3)

    report = render(desk.report(orphan, text_hashes={("article-1", 3): "3" * 64}))

    assert "\nOrphaned: this quotation was not found again" in report
    assert "the one it had in version 3 of the text. Reason: sentence cut\n" in report


def test_that_an_open_change_of_direction_is_told(desk: Any, one: ReportArticle) -> None:
    report = render(desk.report(changed(one, quote="bridge \u202efell")))

    assert "> bridge \u202efell\u202c\n\nDirection: the passage leaves" in report


def test_that_a_passage_of_white_space_says_so(desk: Any, one: ReportArticle) -> None:
    report = render(desk.report(changed(one, quote="\n\u00a0")))

    assert "The passage consists of white space or control characters only." in report


def test_that_an_annotation_without_a_tag_says_so(desk: Any) -> None:
    item = desk.article(1, "The bridge fell.", [("fell", (), "")])

    assert "**A1 ¶1 [11–15]** · no tag · kim" in render(desk.report(item))


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
    ("gaps", "printed"),
    [
        (None, "Not examined."),
        ((), "None found."),
        (("A1 has no date.", "B."), "- A1 has no date.\n- B\\."),
    ],
)
def test_that_gaps_say_whether_anybody_looked(
    desk: Any, gaps: tuple[str, ...] | None, printed: str
) -> None:
    assert section(render(desk.report(gaps=gaps)), "Gaps and next checks") == printed


def test_that_an_empty_report_finds_nothing(desk: Any) -> None:
    report = render(desk.report())

    assert "No article lies within the scope" in section(report, "Bottom line")
    assert section(report, "Sources") == "None found."


def test_that_headings_hold_no_text_of_the_case(desk: Any, one: ReportArticle) -> None:
    item = replace(one, article=replace(one.article, title="Hostile heading"))

    headings = [line for line in render(desk.report(item)).splitlines() if line.startswith("#")]

    assert not [line for line in headings if "Hostile" in line or "bridge" in line]
    assert "### A1" in headings


def test_that_the_sections_come_in_the_agreed_order(desk: Any) -> None:
    headings = [line for line in render(desk.report()).splitlines() if line.startswith("## ")]

    assert headings == [
        "## Bottom line",
        "## Key judgements",
        "## Sources",
        "## Claims",
        "## Conflicts",
        "## Shared origins",
        "## Text anomalies",
        "## Gaps and next checks",
        "## Method",
        "## Changes since the last report",
        "## Annex A Integrity",
        "## Annex B All annotations",
        "## Annex C Machine-readable",
    ]


@pytest.mark.parametrize("name", SECTIONS)
def test_that_a_section_can_be_left_out(desk: Any, name: str) -> None:
    whole, less = desk.report(), desk.report(sections=frozenset(SECTIONS) - {name})

    assert render(less).count("\n## ") == render(whole).count("\n## ") - 1


def test_that_the_date_is_in_one_line_only(desk: Any, one: ReportArticle) -> None:
    first = render(desk.report(one, generated="2031-05-06")).splitlines()
    second = render(desk.report(one, generated="2032-07-08")).splitlines()

    differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    assert len(differing) == 1
    assert differing[0][0].startswith("- Date: 2031-05-06, seal ")


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
    assert report.endswith("]\n")


@pytest.fixture
def template(tmp_path: Path) -> Callable[[str], str]:
    """Write a template of one's own; returns the folder to be given."""

    def use(text: str) -> str:
        (tmp_path / "report.md.j2").write_text(text, "utf-8")
        return str(tmp_path)

    return use


def test_that_a_template_cannot_forget_to_escape(
    desk: Any, one: ReportArticle, template: Any
) -> None:
    folder = template("{{ data.title }} {{ data.title ~ '|' }} {{ ('a' | text) ~ data.title }}")

    rendered = render(desk.report(one, title="<b>"), templates=folder)

    assert rendered == "&lt;b&gt; &lt;b&gt;&#124; a&lt;b&gt;\n"


def test_that_a_copied_section_stands_in_for_the_program_s_own(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "gaps.md.j2").write_text("## Gaps and next checks\n\nOurs.\n", "utf-8")

    assert (
        section(render(desk.report(), templates=str(tmp_path)), "Gaps and next checks") == "Ours."
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{ data.titel }}",
        "{{ data.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ render.__globals__ }}",
        "{% if %}",
        "{% include '../../etc/passwd' %}",
        "{{ data.title + 1 }}",
        "{{ range(1000000) | list }}",
    ],
)
def test_that_a_template_that_cannot_be_used_says_so(desk: Any, template: Any, text: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        render(desk.report(), templates=template(text))
    assert caught.value.reason


def test_that_counts_include_tags_the_case_no_longer_offers(
    desk: Any, one: ReportArticle, tags: Any
) -> None:
    data: ReportData = desk.report(one, tags=(tags["opinion"],))

    assert [(entry.tag.name, entry.annotations) for entry in data.counts] == [
        ("opinion", 0),
        ("unverified", 1),
    ]
