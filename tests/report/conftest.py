"""Invented cases, one sober and one hostile, and the programs that show Markdown."""

import subprocess
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html.parser import HTMLParser

import cmarkgfm
import markdown
import pypandoc
import pytest
from cmarkgfm.cmark import Options

from workbench.data_files import resource_path
from workbench.domain.anchor import Anchor, find_quote
from workbench.domain.text import Paragraphs, normalise, sha256_of_bytes, sha256_of_text
from workbench.domain.values import Annotation, Article, Source, Tag
from workbench.domain.views import AnnotationView
from workbench.report.data import CaseState, ReportArticle, ReportData
from workbench.report.html import to_html

Mark = tuple[str, tuple[str, ...], str]
Renderer = Callable[[str], str]


def python_markdown(text: str) -> str:
    extensions = ["tables", "sane_lists", "footnotes", "fenced_code"]
    return markdown.markdown(text, extensions=extensions)


def cmark_gfm(text: str) -> str:
    extensions = ["table", "autolink", "strikethrough", "tagfilter"]
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return str(cmarkgfm.markdown_to_html_with_extensions(text, options, extensions))


def pandoc(text: str, *, reads: str) -> str:
    program = str(pypandoc.get_pandoc_path())
    command = [program, "-f", reads, "-t", "html", "--wrap=none"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return done.stdout.decode()


def same(shown: str, meant: str) -> bool:
    """Compare what is read: canonically equivalent, white space alike.

    Pandoc's reader composes characters, and its writer asks for the text form of ↩ and ↔.
    """
    return (
        unicodedata.normalize("NFC", " ".join(shown.replace("\ufe0e", "").split()))
        == unicodedata.normalize("NFC", " ".join(meant.replace("\ufe0e", "").split()))
    )  # fmt: skip


RENDERERS: dict[str, Renderer] = {
    "python-markdown": python_markdown,
    "cmark-gfm": cmark_gfm,
    "pandoc-gfm": partial(pandoc, reads="gfm"),
    "pandoc-markdown": partial(pandoc, reads="markdown"),
    "ours": to_html,
}


@pytest.fixture(params=RENDERERS, scope="session")
def renderer(request: pytest.FixtureRequest) -> Renderer:
    """One program after the other that turns Markdown into HTML."""
    return RENDERERS[request.param]


class Reader(HTMLParser):
    """What a reader sees, by the heading above it; and the elements that show it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: dict[str, str] = {}
        self.tags: set[str] = set()
        self.targets: list[str] = []
        self._heading: str | None = None
        self._current = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag == "h3":
            self._heading = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "h3":
            self._current, self._heading = (self._heading or "").strip(), None
            self.sections[self._current] = ""

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading += data
        else:
            self.sections[self._current] = self.sections.get(self._current, "") + data


class Quotations(HTMLParser):
    """What stands in block quotes, and in code blocks."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.quotes: list[str] = []
        self.codes: list[str] = []
        self._open: list[list[str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in ("blockquote", "pre"):
            self._open = [self.quotes if tag == "blockquote" else self.codes]
            self._open[0].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("blockquote", "pre"):
            self._open = []

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[0][-1] += data


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reader]:
    """Read a page of HTML as a browser would."""
    return Reader


@pytest.fixture(scope="session")
def tags() -> Mapping[str, Tag]:
    """The tags that a new case starts with, by name."""
    rows = tomllib.loads(resource_path("tags", "default.toml").read_text("utf-8"))["tag"]
    return {
        row["name"]: Tag(
            f"tag-{row['name']}",
            row["name"],
            row["group"],
            row["glyph"],
            row["underline"],
            *(*row["light"], *row["dark"], row["key"], row["meaning"]),
        )
        for row in rows
    }


class Desk:
    """Builds the parts of a report from a text and the quotations marked in it."""

    def __init__(self, tags: Mapping[str, Tag]) -> None:
        self.tags = tags

    def article(
        self,
        number: int,
        raw: str,
        marks: Sequence[Mark] = (),
        source: Source | None = None,
        file_name: str = "article.txt",
        **fields: str,
    ) -> ReportArticle:
        text = normalise(raw)
        about = {"title": f"Article {number}", **fields}
        article = Article(f"article-{number}", number, **about)  # type: ignore[arg-type]
        views = [self._view(article, text, n, mark) for n, mark in enumerate(marks, 1)]
        return ReportArticle(
            article,
            source,
            file_name,
            len(text),
            sha256_of_text(text),
            sha256_of_bytes(raw.encode()),
            tuple(sorted(views, key=lambda view: view.annotation.start)),
        )

    def report(self, *articles: ReportArticle, **fields: object) -> ReportData:
        about: dict[str, object] = {
            "title": "A case",
            "scope": "Everything in the case.",
            "generated": "2031-05-06",
            "program_version": "9.9",
            "state": CaseState("1" * 64, 7, "2" * 64),
            "tags": tuple(self.tags.values()),
            "gaps": (),
            "anomalies": (),
            "text_hashes": {(each.article.id, 1): each.sha256 for each in articles},
            **fields,
        }
        return ReportData(articles=articles, **about)  # type: ignore[arg-type]

    def _view(self, article: Article, text: str, number: int, mark: Mark) -> AnnotationView:
        quote, names, note = mark
        (span,) = find_quote(text, quote)
        anchor = Anchor.at(text, span)
        annotation = Annotation(
            f"annotation-{article.number}-{number}",
            article.id,
            1,
            anchor.start,
            anchor.end,
            anchor.quote,
            anchor.prefix,
            anchor.suffix,
            tags=tuple(self.tags[name].id for name in names),
            note=note,
            creator="kim",
            created="2031-05-04T09:30:15.120+00:00",
        )
        paragraph = Paragraphs.of(text).number_at(span.start)
        return AnnotationView(
            annotation, article, paragraph, tuple(self.tags[name] for name in names)
        )


@pytest.fixture(scope="session")
def desk(tags: Mapping[str, Tag]) -> Desk:
    """Where reports are put together."""
    return Desk(tags)
