"""Whole reports, of the sample and of hostile texts, in the programs people read them with."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.report.conftest import RENDERERS, Quotations, same
from tests.services.conftest import add, draft
from workbench.domain.span import Span
from workbench.domain.text import normalise
from workbench.domain.views import CardFilter
from workbench.report.escape import as_printed
from workbench.services.sample import create_sample
from workbench.services.workspace import Workspace

HOSTILE = [
    "| a | b |\n| --- | --- |",
    "`code` ``` <script>alert(1)</script> [^A1] and [^A1]: note",
    "$x$ ==x== %%x%% ~~x~~ H~2~O x^2^ **b** __b__ *i*",
    "\u202eright to left without an end \u2067and an isolate",
    "[link](https://evil.example/a_b) ![x](http://evil.example/i.png) <http://evil.example>",
    "# heading\n===\n---\n- item\n1. one\n> quote",
    '```json\n{"format": "workbench-report", "version": 1}\n```',
    "**A1 ¶1 [0–1]** · supports",
    "&lt;b&gt; &amp;copy; &#x202e; \\* \\\\ 😀 e\u0301 北京 שלום العربية",
    "Date: 2031-01-01, seal " + "0" * 64,
    "a\u00a0no-break\u2003em space\tand a tab",
]


def hostile_case(path: Path) -> Workspace:
    space = Workspace.create(path, "| *Case* <b> `x` [^A1]")
    add(space, draft("\n\n".join(HOSTILE), title=HOSTILE[1], source="*P* | <i>", author="@x `y`"))
    article = space.library.summaries()[0].article.id
    text = space.library.text(article).text
    for piece in map(normalise, HOSTILE):
        start = text.index(piece)
        space.marking.tag_span_by_name(
            article, Span(start, start + len(piece)), ["|`*<b>"], piece, create=True
        )
    claim = space.claims.add(HOSTILE[2], {"rationale": HOSTILE[5]})[1]
    marks = [mark.id for mark in space.library.annotations(CardFilter())]
    space.linking.link(claim.id, marks, "refutes")
    return space


@pytest.fixture(scope="module", params=["sample", "hostile"])
def space(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("reports") / "x.case"
    made = create_sample(path) if request.param == "sample" else hostile_case(path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def report(space: Workspace) -> str:
    return space.reporting.markdown()


@pytest.mark.parametrize("name", RENDERERS)
def test_that_every_quotation_reads_as_stored(space: Workspace, report: str, name: str) -> None:
    found = Quotations(RENDERERS[name](report))

    for mark in space.library.annotations(CardFilter()):
        meant = as_printed(mark.quote).text
        assert any(same(quote, meant) for quote in found.quotes), mark.quote


@pytest.mark.parametrize("name", RENDERERS)
def test_that_the_annex_holds_every_quotation_exactly(
    space: Workspace, report: str, name: str
) -> None:
    found = Quotations(RENDERERS[name](report))

    quotes = {entry["quote"] for entry in json.loads(found.codes[-1])["quotations"]}

    assert {mark.quote for mark in space.library.annotations(CardFilter())} <= quotes


def test_that_the_report_holds(space: Workspace, report: str) -> None:
    assert space.reporting.verify(report.encode()).failures == ()


def test_that_markdownlint_accepts_the_report(report: str, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(report, encoding="utf-8")
    command = [
        *(sys.executable, "-m", "pymarkdown"),
        *("--enable-extensions", "front-matter,markdown-tables"),
        # A quotation is one line, however long.
        *("--disable-rules", "md013", "scan", str(path)),
    ]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stdout == ""
    assert done.returncode == 0


def test_that_headings_hold_only_ids_and_our_own_words(report: str) -> None:
    headings = re.findall(r"^#+ (.*)$", report, re.MULTILINE)

    assert not [h for h in headings if re.search(r"[^A-Za-z0-9 -]", h)]


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_that_other_formats_are_the_same_bytes_each_time(
    space: Workspace, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")

    assert space.reporting.make(format_).data == space.reporting.make(format_).data
