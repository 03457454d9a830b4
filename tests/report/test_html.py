"""The report as HTML: safe whatever the Markdown holds."""

import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import pytest

from workbench.report.html import body_pieces, to_html
from workbench.report.render import render


def body(text: str) -> str:
    return "\n".join(body_pieces(text))


class Elements(HTMLParser):
    """The elements of a page, and the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<style>p { background: url(http://e.example) }</style>",
        '<iframe src="http://e.example"></iframe>',
        "![a](http://e.example/a.png)",
        '<img src="a.png" onerror="alert(1)">',
        "[a](javascript:alert(1))",
        "[a](http://e.example)",
        "[a](file:///etc/passwd)",
        "[a](other.html)",
        '<p style="background: url(http://e.example)" onclick="x()">a</p>',
        '<svg><a xlink:href="http://e.example">a</a></svg>',
        '<link rel="stylesheet" href="http://e.example">',
        '<table background="http://e.example"><tr><td background="a">a</td></tr></table>',
        "<!-- <script>alert(1)</script> -->",
        '<form action="http://e.example"><input></form>',
        '<video src="a"></video><audio src="a"></audio><object data="a"></object>',
    ],
)
def test_that_nothing_runs_loads_or_links(text: str) -> None:
    page = Elements(body(text))

    assert page.tags <= {"p", "table", "tr", "td", "tbody"}
    assert page.attributes <= {"dir"}


def test_that_the_page_forbids_what_it_does_not_hold() -> None:
    assert (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">" in to_html("text")
    )


def test_that_a_whole_report_reads_the_same(desk: Any, read: Any) -> None:
    text = 'He said "<b>5 | 3</b>" & [left](x) *twice*'
    report = render(desk.report(desk.article(1, text, [(text, ("opinion",), text)])))

    assert read(to_html(report)).sections["A1"].count(text) == 2


def test_that_the_title_names_the_case() -> None:
    page = to_html('---\ncase: "A \\u003cb\\u003e & c"\n---\n\n# The *report*\n')

    assert "<title>A &lt;b&gt; &amp; c – The report</title>" in page


def test_that_a_page_without_a_heading_has_a_title() -> None:
    assert "<title>Report</title>" in to_html("text")


def test_that_front_matter_is_not_shown() -> None:
    assert body("---\ncase: x\n---\n\ntext") == '<p dir="auto">text</p>'


def test_that_a_rule_is_not_front_matter() -> None:
    assert "text" in body("---\n\ntext\n\n---\n\nmore")


def test_that_numbers_stay_on_the_right() -> None:
    assert '<td align="right" dir="auto">1</td>' in body("| a |\n| ---: |\n| 1 |")


def test_that_every_block_finds_its_own_direction() -> None:
    assert '<blockquote dir="auto"><p dir="auto">שלום' in body("> שלום")


def test_that_the_same_text_gives_the_same_page() -> None:
    assert to_html("# a\n\n| b |\n| --- |\n| c |") == to_html("# a\n\n| b |\n| --- |\n| c |")


def test_that_importing_the_package_loads_no_renderer() -> None:
    code = (
        "import sys, workbench.report.html, workbench.report.render\n"
        "print(sorted({'markdown', 'nh3', 'jinja2'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
