"""PDF through pdfium: the text layer as paragraphs, with the page of each. Scripts never run."""

import re
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from workbench.domain.drafts import ArticleDraft, DraftRegion
from workbench.domain.errors import Unreadable
from workbench.ingest.fields import one_line
from workbench.ingest.pdf_layout import (
    HYPHEN,
    Line,
    Paragraph,
    in_reading_order,
    joined,
    paragraphs,
)
from workbench.ingest.request import AS_FOUND, Request
from workbench.ingest.structure import TextBuilder

if TYPE_CHECKING:
    from workbench.ingest.pdfium import Page

ORDER: Final = 10
SUFFIXES: Final = frozenset({".pdf"})
ISOLATED: Final = True
_HEAD = 1024
# A line without the white space round it, and the mark of a word that is broken at its end: what
# pdfium makes of a hyphen, or a soft one, which may stand in a line of its own.
_LINE = re.compile(
    rf"([^\s{HYPHEN}\xad](?:[^\r\n{HYPHEN}]*[^\s{HYPHEN}\xad])?)[^\S\r\n]*"
    rf"({HYPHEN}|(?:\r\n)?\xad(?![^\r\n]))?"
)
# Where a line or a piece of one begins and ends in the text of a page.
_Span = tuple[int, int]
_FIELDS = ("Title", "Author", "CreationDate")
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_PROGRAM_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)|untitled|\.(?:docx?|indd|pdf|qxd)$", re.I
)
_SAMPLE = 8
_LONG_LINE = 40
# Columns part near the middle: a fifth at each side need not be looked at.
_SIDES = 5
_WIDE_GAP = 1.8
_LEAST_ROWS = 4
_COLUMN_WORDS = 15


def sniff(data: bytes, name: str) -> bool:  # noqa: ARG001 - the protocol's signature
    """True where the signature stands near the beginning, as the format allows."""
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes, name: str, request: Request = AS_FOUND) -> ArticleDraft:
    """The text layer of a PDF.

    Raises Unreadable (`encrypted`, `damaged`, `too_large`, `no_text_found` for pictures only).
    """
    from workbench.ingest.pdfium import PASSWORD, BadPdf, Document

    try:
        with Document(data) as document:
            if document.pages > request.limits.max_pages:
                detail = f"{document.pages:,} pages, the limit is {request.limits.max_pages:,}"
                raise Unreadable(name, "too_large", detail)
            pages = []
            for number in range(document.pages):
                with document.page(number) as page:
                    pages.append(_lines(page, request))
            fields = {field: document.field(field) for field in _FIELDS}
    except BadPdf as error:
        reason = "encrypted" if error.code == PASSWORD else "damaged"
        raise Unreadable(name, reason, str(error)) from error
    found = paragraphs(pages)
    if not found:
        raise Unreadable(name, "no_text_found", "its pages are pictures, or empty")
    return _draft(found, fields, data, name)


def _draft(found: list[Paragraph], fields: dict[str, str], data: bytes, name: str) -> ArticleDraft:
    builder = TextBuilder()
    starts: list[tuple[int, int]] = []
    for paragraph in found:
        before = builder.length + (1 if builder.length else 0)
        builder.add(paragraph.text, paragraph.kind)
        starts += ((page, before + at) for page, at in paragraph.pages)
    text = builder.text
    title, titled = _title(fields, found, text, name)
    author = one_line(fields.get("Author"))
    published = _date(fields.get("CreationDate") or "")
    found_in = [("title", titled)]
    found_in += [("author", "PDF Author")] if author else []
    found_in += [("published", "PDF CreationDate")] if published else []
    return ArticleDraft(
        text=text,
        title=title,
        original=data,
        file_name=name,
        media_type="application/pdf",
        author=author,
        published=published,
        published_from="inferred" if published else None,
        regions=(*builder.regions, *_page_regions(starts, len(text))),
        found_in=tuple(found_in),
    )


def _page_regions(starts: list[tuple[int, int]], length: int) -> list[DraftRegion]:
    """The stretch of text that each page has; a page without text has none."""
    first: dict[int, int] = {}
    for page, at in starts:
        first.setdefault(page, at)
    begins = [*first.items(), (0, length)]
    return [
        DraftRegion("page", at, behind, str(page))
        for (page, at), (_, behind) in pairwise(begins)
        if behind > at
    ]


def _title(fields: dict[str, str], found: list[Paragraph], text: str, name: str) -> tuple[str, str]:
    """The document's own title, else the first largest heading, else the first likely line."""
    own = one_line(fields.get("Title"))
    if own and not _PROGRAM_TITLE.search(own) and own != PurePath(name).stem:
        return own, "PDF Title"
    first = [each for each in found if each.pages[0][0] == found[0].pages[0][0]]
    headings = [each for each in first if each.kind == "heading"]
    if headings:
        largest = max(headings, key=lambda each: each.size)
        return one_line(largest.text) or name, "largest heading"
    from workbench.ingest.title import title_of  # it takes longer to load than three files

    return title_of(text, name), "text"


def _date(raw: str) -> str | None:
    match = _PDF_DATE.match(raw)
    return "-".join(part for part in match.groups() if part) if match else None


def _lines(page: "Page", request: Request) -> list[Line]:
    """The lines of a page in reading order: cut at wide gaps where it has columns."""
    if len(page.text) > request.limits.max_characters:
        raise Unreadable("", "too_large")
    found = list(_LINE.finditer(page.text))
    broken = [bool(line[2]) for line in found]
    spans = [line.span(1) for line in found]
    if not page.has_places:
        return [
            Line(page.text[start:end], 0, float(end - start), 0, 10, hyphen)
            for (start, end), hyphen in zip(spans, broken, strict=True)
        ]
    if not _may_have_columns(page, spans):
        return joined(_placed(page, spans, broken))
    rows = [
        _placed(page, *_cut(page, *span, hyphen))
        for span, hyphen in zip(spans, broken, strict=True)
    ]
    cut = [row for row in rows if len(row) == 2]
    in_columns = len(cut) >= _LEAST_ROWS and (
        sum(len(line.text) for row in cut for line in row) >= 2 * _COLUMN_WORDS * len(cut)
    )
    return joined(in_reading_order(rows) if in_columns else [_whole(row) for row in rows])


def _placed(page: "Page", spans: list[_Span], broken: list[bool]) -> list[Line]:
    text = page.text
    return [
        Line(text[start:end], *place, hyphen)
        for (start, end), place, hyphen in zip(spans, page.places(spans), broken, strict=True)
    ]


def _may_have_columns(page: "Page", spans: list[_Span]) -> bool:
    """Looks at a few of the long lines: most pages have no gaps, and places take time."""
    long = [(start, end) for start, end in spans if end - start >= _LONG_LINE]
    sample = long[:: max(1, -(-len(long) // _SAMPLE))]
    gaps = 0
    for left, (start, end) in zip(range(len(sample), 0, -1), sample, strict=True):
        if (gaps + left) * 3 < len(sample):
            return False  # whatever the others are
        side = (end - start) // _SIDES
        gaps += _gap(page, start + side, end - side) is not None
        if gaps * 3 >= len(sample):
            return True
    return False


def _gap(page: "Page", start: int, end: int) -> int | None:
    """The index of a space that is wider than any between words."""
    return page.gap(start, end, _WIDE_GAP * page.size(start))


def _cut(page: "Page", start: int, end: int, broken: bool) -> tuple[list[_Span], list[bool]]:
    """A line as the one or two stretches that it is, and whether each ends in a broken word."""
    gap = _gap(page, start, end)
    if gap is None:
        return [(start, end)], [broken]
    return [(start, gap), (gap + 1, end)], [False, broken]


def _whole(row: list[Line]) -> Line:
    """A row of a table, or of one column, as one line."""
    first, last = row[0], row[-1]
    text = "  ".join(line.text for line in row)
    return Line(text, first.left, last.right, first.bottom, first.size, last.broken)
