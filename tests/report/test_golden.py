"""Two whole reports, byte for byte.

To accept what the program writes now: WORKBENCH_REGENERATE_GOLDENS=1 pytest tests/report, and read
the difference that git shows.
"""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workbench.domain.text import normalise
from workbench.domain.values import Source
from workbench.report.data import ReportData
from workbench.report.escape import as_printed
from workbench.report.render import render

GOLDEN = Path(__file__).parents[1] / "golden"

HARBOUR = """\
Harbour bridge to open in spring

The bridge over the Old Harbour will open in April, the council’s engineer Ida Moor said on Monday.
Two people familiar with the tests said that three of nine bearings had failed.

“Nothing has failed. We are on time,” a spokeswoman said.
It is the dullest bridge in the country.
"""
FERRY = """\
Ferry line says goodbye

The last ferry sails on 30 April. About 400 people use it every day, according to the line.
"""
HOSTILE = (
    "# Not a heading | <script>alert(1)</script>\n"
    "1. A list? [^1] and [link](https://evil.example/a_b) and ![picture](http://evil.example/i.png)\n"
    "| a | b |\n| --- | --- |\n"
    "Costs $x$ or $5, ==marked==, %%hidden%%, ~~struck~~, H~2~O, x^2^, `code`, **bold**.\n"
    "\u202eright to left without an end\n"
    "Write to a@b.example or @user, see www.evil.example &amp; &copy; :smile: #tag [[wiki]]\n"
    "2) ^block [^note] @doe2020, ![[embedded]] {.class}\n"
    '"Straight" \'quotes\' -- dashes --- and dots... “mixed" and ‘90s\u00a0and\u2003spaces\n'
    "--- \n=== \n> quoted\n"
    "\\begin{equation} C:\\path\\ \\* {{ 7 * 7 }} {% raw %} <!-- comment --> <b>bold</b>\\\n"
    "שלום 😀 e\u0301 北京\u200b\n"
)


@pytest.fixture
def sober(desk: Any) -> ReportData:
    post = Source("s1", "The Harbour Post", "independent", "GB", "B", "Local daily; own reporters")
    line = Source("s2", "Ferry Line", "party", None, None, None)
    harbour = desk.article(
        1,
        HARBOUR,
        [
            ("The bridge over the Old Harbour will open in April", ("corroborated",), ""),
            (
                "three of nine bearings had failed",
                ("contradicted", "speculative"),
                "Two unnamed people; see the denial below.",
            ),
            ("Nothing has failed. We are on time,", ("unverified",), ""),
            ("the dullest bridge in the country", ("opinion",), ""),
        ],
        source=post,
        title="Harbour bridge to open in spring",
        author="Al Reed",
        published="2031-03-02",
        published_from="stated",
        url="https://post.example/harbour-bridge",
        retrieved="2031-05-01",
        language="en",
        state="reviewed",
        file_name="harbour.txt",
    )
    ferry = desk.article(
        2,
        FERRY,
        source=line,
        title="Ferry line says goodbye",
        state="started",
        status="retracted",
        status_date="2031-05-02",
        status_note="Withdrawn without a reason.",
        file_name="ferry.txt",
    )
    limits = (
        "A2 carries no date of publication.",
        "1 of 2 publishers is not graded: Ferry Line.",
    )
    report: ReportData = desk.report(harbour, ferry, title="Old Harbour", gaps=limits)
    return report


@pytest.fixture
def hostile(desk: Any) -> ReportData:
    source = Source("s1", "Pipes | & *Sons*", "blog", "`X`", "F", "[see](http://evil.example) <i>")
    lines = [line for line in normalise(HOSTILE).split("\n") if len(line) > 5]
    marked = [(line, ("misleading",), f"Note on: {line}") for line in lines]
    article = desk.article(
        1,
        HOSTILE,
        [*marked, ("--- \n=== \n> quoted", (), "- [x] several\n\n    lines")],
        source=source,
        title=lines[0],
        author="@author <a@b.example>",
        published="1. May | ~2030~",
        published_from="inferred",
        url="https://evil.example/?a=1&b=*2*",
        file_name="a|b`c`.txt",
        state="reviewed",
    )
    first, *others = article.annotations
    orphan = replace(
        first,
        annotation=replace(first.annotation, state="orphaned", state_reason="<gone> | *away*"),
    )
    bare = desk.article(2, "Nothing to see.", title="***")
    report: ReportData = desk.report(
        replace(article, annotations=(orphan, *others)),
        bare,
        title='--- "Case" <title> | *x*: {y} # z',
        scope="What matches “<b>” or `|`.",
        gaps=None,
        anomalies=None,
    )
    return report


def agrees(name: str, text: str) -> bool:
    path = GOLDEN / name
    if os.environ.get("WORKBENCH_REGENERATE_GOLDENS"):
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.read_bytes() == text.encode()


def test_that_a_sober_report_is_as_agreed(sober: ReportData) -> None:
    assert agrees("report-sober.md", render(sober))


def test_that_a_hostile_report_is_as_agreed(hostile: ReportData) -> None:
    assert agrees("report-hostile.md", render(hostile))


def test_that_every_hostile_quotation_and_note_reads_as_stored(
    hostile: ReportData, renderer: Any, read: Any
) -> None:
    shown = " ".join("".join(read(renderer(render(hostile))).sections.values()).split())

    for view in hostile.annotations:
        assert as_printed(view.annotation.quote).text in shown
        assert f"Note: {as_printed(view.annotation.note).text}" in shown


def test_that_nothing_hostile_becomes_an_element(
    hostile: ReportData, renderer: Any, read: Any
) -> None:
    ours = {"hr", "h1", "h2", "h3", "p", "ul", "ol", "li", "blockquote", "strong", "em", "code"}
    table = {"table", "thead", "tbody", "tr", "th", "td", "colgroup", "col"}
    notes = {"sup", "a", "section", "pre", "div", "span"}
    page = {"html", "head", "meta", "title", "style", "body", "figure", "svg"}
    shown = read(renderer(render(hostile)))

    assert shown.tags <= ours | table | notes | page
    # GitHub links e-mail addresses after reading, however they are written.
    assert [t for t in shown.targets if not t.startswith(("#", "mailto:"))] == []
