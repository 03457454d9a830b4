"""PDF through pypdfium2: the text layer as paragraphs, with the page of each. Scripts never run."""

import re
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from workbench.domain.errors import Unreadable
from workbench.domain.values import ArticleDraft, DraftRegion
from workbench.ingest.pdf_layout import HYPHEN, Line, Paragraph, in_reading_order, paragraphs
from workbench.ingest.request import AS_FOUND, Request
from workbench.ingest.structure import TextBuilder
from workbench.ingest.title import one_line, title_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage  # type: ignore[import-untyped]

ORDER: Final = 10
SUFFIXES: Final = frozenset({".pdf"})
ISOLATED: Final = True
_HEAD = 1024
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_LINE_ENDS = re.compile(f"\r\n|[\r\n{HYPHEN}]")
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
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > request.limits.max_pages:
            detail = f"{len(document):,} pages, the limit is {request.limits.max_pages:,}"
            raise Unreadable(name, "too_large", detail)
        pages = [_page(document, number, request) for number in range(len(document))]
        fields = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        reason = "encrypted" if getattr(error, "err_code", None) == _PASSWORD else "damaged"
        raise Unreadable(name, reason, str(error).rstrip(".")) from error
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
    return title_of(text, name), "text"


def _date(raw: str) -> str | None:
    match = _PDF_DATE.match(raw)
    return "-".join(part for part in match.groups() if part) if match else None


def _page(document: "PdfDocument", number: int, request: Request) -> list[Line]:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            rows = _Rows(text_page, request).rows
        finally:
            text_page.close()
    finally:
        page.close()
    cut = [row for row in rows if len(row) == 2]
    in_columns = len(cut) >= _LEAST_ROWS and (
        sum(len(line.text) for row in cut for line in row) >= 2 * _COLUMN_WORDS * len(cut)
    )
    if in_columns:
        return in_reading_order(rows)
    return [_whole(row) for row in rows]


def _whole(row: list[Line]) -> Line:
    """A row of a table, or of one column, as one line."""
    if len(row) == 1:
        return row[0]
    last = row[-1]
    return Line(
        "  ".join(line.text for line in row),
        row[0].left,
        last.right,
        row[0].bottom,
        row[0].size,
        last.broken,
    )


class _Rows:
    """The lines of a page in the order pdfium gives them, cut at wide gaps where it has columns."""

    def __init__(self, page: "PdfTextPage", request: Request) -> None:
        import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

        # The handle itself and the functions: they are called hundreds of times a page.
        self._page, self._box = page.raw, pdfium.FS_RECTF()
        # The loose box is that of the type, not of the letter: even lines have even bottoms.
        self._read_box = pdfium.FPDFText_GetLooseCharBox
        self._read_size = pdfium.FPDFText_GetFontSize
        self._text: str = page.get_text_range()
        if len(self._text) > request.limits.max_characters:
            raise Unreadable("", "too_large")
        # pdfium counts UTF-16 units in places: then boxes would be those of other characters.
        self._has_boxes = len(self._text) == page.count_chars()
        self.rows = self._all_rows()

    def _all_rows(self) -> list[list[Line]]:
        spans, at = [], 0
        for match in _LINE_ENDS.finditer(self._text):
            spans.append((at, match.start(), match[0] == HYPHEN))
            at = match.end()
        spans.append((at, len(self._text), False))
        spans = [span for each in spans if (span := self._trimmed(*each))]
        split = self._has_boxes and self._may_have_columns(spans)
        return [
            self._cut(start, end, broken) if split else [self._line(start, end, broken)]
            for start, end, broken in spans
        ]

    def _trimmed(self, start: int, end: int, broken: bool) -> tuple[int, int, bool] | None:
        line = self._text[start:end]
        words = line.lstrip()
        start += len(line) - len(words)
        words = words.rstrip()
        return (start, start + len(words), broken) if words else None

    def _may_have_columns(self, spans: list[tuple[int, int, bool]]) -> bool:
        """Looks at a few of the long lines: most pages have no gaps, and boxes take time."""
        long = [span for span in spans if span[1] - span[0] >= _LONG_LINE]
        sample = long[:: max(1, -(-len(long) // _SAMPLE))]
        gaps = 0
        for left, (start, end, _) in zip(range(len(sample), 0, -1), sample, strict=True):
            if (gaps + left) * 3 < len(sample):
                return False  # whatever the others are
            side = (end - start) // _SIDES
            gaps += self._gap(start + side, end - side) is not None
            if gaps * 3 >= len(sample):
                return True
        return False

    def _gap(self, start: int, end: int) -> int | None:
        """The index of a space in a line that is wider than any between words."""
        widest = _WIDE_GAP * self._size(start)
        page, box, read_box = self._page, self._box, self._read_box
        at = self._text.find(" ", start, end)
        while at > 0:
            read_box(page, at - 1, box)
            before = box.right
            read_box(page, at + 1, box)
            if box.left - before > widest:
                return at
            at = self._text.find(" ", at + 1, end)
        return None

    def _cut(self, start: int, end: int, broken: bool) -> list[Line]:
        gap = self._gap(start, end)
        if gap is None:
            return [self._line(start, end, broken)]
        return [self._line(start, gap, False), self._line(gap + 1, end, broken)]

    def _line(self, start: int, end: int, broken: bool) -> Line:
        text = self._text[start:end]
        if not self._has_boxes:
            return Line(text, 0, float(len(text)), 0, 10, broken)
        box = self._box
        self._read_box(self._page, start, box)
        left, bottom = box.left, box.bottom
        self._read_box(self._page, end - 1, box)
        return Line(text, left, box.right, bottom, self._size(start), broken)

    def _size(self, index: int) -> float:
        return float(self._read_size(self._page, index))
