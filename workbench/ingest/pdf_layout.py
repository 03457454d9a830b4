"""Lines of a printed page to paragraphs: columns, running heads, hyphens, headings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

HYPHEN: Final = "\ufffe"  # how pdfium writes one at which a word was broken
_HEADING_SIZE: Final = 1.15
_LARGE_LETTER: Final = 1.5
_UNSPACED: Final = (("\u0e00", "\u0eff"), ("\u3000", "\u9fff"), ("\uff00", "\uff65"))
_LONGEST_HEADING: Final = 200
_LONGEST_HEAD: Final = 120
_EDGES: Final = 2
_MOST_REPEATED: Final = 3
_SENTENCE_END = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*$")
_FULL_STOP = re.compile(r"[.!?…。][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•▪‣◦–—*-]\s+\S|\(?\d{1,3}[.)]\s+\S")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"^[^\W\d_]+")


class Line(NamedTuple):
    """A line as printed: its place in points from the left and from the bottom, its type size.

    `broken` is True where its last word goes on in the next line, without the hyphen.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    broken: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph; `pages` are (page from 1, position in its text) where a page begins in it."""

    text: str
    pages: list[tuple[int, int]]
    size: float
    kind: str | None = None


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of a document, each page's lines in reading order.

    Lines that come back at the top or bottom of pages (running heads, page numbers) are left out.
    """
    clean = _without_running_heads(pages)
    lines = [line for page in clean for line in page]
    if not lines:
        return []
    body = _body_size(lines)
    words = _words(lines)
    found: list[Paragraph] = []
    last: Line | None = None
    for number, page in enumerate(clean, start=1):
        runs = _runs(page)
        pitch = _pitch(runs, body)
        for run in runs:
            column = _Column(min(x.left for x in run), max(x.right for x in run), pitch, body)
            for line in run:
                if last is None or (
                    _begins_elsewhere(last, line) if line is run[0] else _begins(last, line, column)
                ):
                    found.append(_paragraph(line, number, body))
                else:
                    _append(found[-1], last, line, number, words)
                last = line
    for paragraph in found:
        if paragraph.kind == "heading" and len(paragraph.text) > _LONGEST_HEADING:
            paragraph.kind = None
    return found


def in_reading_order(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """Rows of a page whose lines may be cut at a gutter, column by column.

    A line that reaches over the gutter ends both columns above it.
    """
    cuts = [(row[0].right + row[1].left) / 2 for row in rows if len(row) == 2]
    gutter = median(cuts) if cuts else 0.0
    order: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        if len(row) == 1 and row[0].left < gutter < row[0].right:
            order += [*left, *right, row[0]]
            left, right = [], []
            continue
        for line in row:
            (left if line.left < gutter else right).append(line)
    return [*order, *left, *right]


def joined(lines: Iterable[Line]) -> list[Line]:
    """The lines of a page, with those in one that stand close behind each other at one height.

    Such are the number of a note, which stands higher, and what follows it.
    """
    found: list[Line] = []
    for line in lines:
        if found and _goes_on_beside(found[-1], line):
            found[-1] = _in_one(found[-1], line)
        else:
            found.append(line)
    return found


def _goes_on_beside(last: Line, line: Line) -> bool:
    if last.broken or not -0.5 <= line.left - last.right < 0.5 * max(last.size, line.size):
        return False
    top = min(last.bottom + last.size, line.bottom + line.size)
    return top - max(last.bottom, line.bottom) > 0.3 * min(last.size, line.size)


def _in_one(last: Line, line: Line) -> Line:
    main = max(last, line, key=lambda each: len(each.text))
    # A large first letter stands before several lines, and the paragraph begins behind it.
    left = line.left if last.size > _LARGE_LETTER * line.size else last.left
    space = " " if line.left - last.right > 0.1 * main.size else ""
    text = f"{last.text}{space}{line.text}"
    return Line(text, left, line.right, main.bottom, main.size, line.broken)


def _paragraph(line: Line, page: int, body: float) -> Paragraph:
    kind = "heading" if line.size >= body * _HEADING_SIZE else None
    if kind is None and _BULLET.match(line.text):
        kind = "list_item"
    return Paragraph(line.text, [(page, 0)], line.size, kind)


def _append(paragraph: Paragraph, last: Line, line: Line, page: int, words: Counter[str]) -> None:
    if last.broken:
        joint = _joint(paragraph.text, line.text, words)
    else:
        joint = "" if _is_unspaced(last.text[-1]) and _is_unspaced(line.text[0]) else " "
    if paragraph.pages[-1][0] != page:
        paragraph.pages.append((page, len(paragraph.text) + len(joint)))
    paragraph.text += joint + line.text


def _is_unspaced(character: str) -> bool:
    """True for Han, kana, their punctuation and Thai, where words have no spaces between them."""
    return any(first <= character <= last for first, last in _UNSPACED)


def _joint(before: str, after: str, words: Counter[str]) -> str:
    """A hyphen where the word has one elsewhere, or is a name; nothing where it was only broken."""
    if "/" in before.rsplit(None, 1)[-1]:
        return "-"  # inside an address
    first, second = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    if not first or not second or not second[0][0].islower():
        return "-"
    pair = (first[0] + second[0]).lower(), f"{first[0]}-{second[0]}".lower()
    return "-" if words[pair[1]] > words[pair[0]] else ""


def _begins_elsewhere(last: Line, line: Line) -> bool:
    """True where the first line of a column or page goes on with no sentence of the last."""
    if last.broken:
        return False
    is_another = abs(last.size - line.size) > 0.6 or bool(_BULLET.match(line.text))
    return is_another or bool(_SENTENCE_END.search(last.text)) or not line.text[:1].islower()


class _Column(NamedTuple):
    """Where a column begins and ends, how far its lines are apart, the type size of the text."""

    left: float
    right: float
    pitch: float
    body: float


def _begins(last: Line, line: Line, column: _Column) -> bool:
    """True where `line` begins a paragraph in a column."""
    if abs(last.size - line.size) > 0.6:
        return True
    if last.broken:
        return False
    if _BULLET.match(line.text):
        return True
    step = last.bottom - line.bottom
    if step > 1.35 * max(column.pitch, 1.1 * line.size):
        return True
    if line.size >= column.body * _HEADING_SIZE:  # its lines may be centred
        return False
    left, right = column.left, column.right
    if line.left > left + 0.8 * line.size >= last.left:
        return True
    short = last.right < right - 0.15 * (right - left)
    return short and bool(_SENTENCE_END.search(last.text))


def _runs(page: Sequence[Line]) -> list[list[Line]]:
    """A page's lines cut where the next one stands higher: columns."""
    runs: list[list[Line]] = []
    for line in page:
        if not runs or line.bottom > runs[-1][-1].bottom + line.size:
            runs.append([])
        runs[-1].append(line)
    return runs


def _pitch(runs: Sequence[Sequence[Line]], body: float) -> float:
    steps = [
        a.bottom - b.bottom
        for run in runs
        for a, b in pairwise(run)
        if 0.5 * body < a.bottom - b.bottom < 3 * body and abs(a.size - b.size) < 0.6
    ]
    return median(steps) if steps else 1.2 * body


def median(values: Iterable[float]) -> float:
    """As that of `statistics`, which takes longer to load than all of this module."""
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _words(lines: Sequence[Line]) -> Counter[str]:
    """How often each word occurs; none where no line breaks one, since nobody will ask."""
    if not any(line.broken for line in lines):
        return Counter()
    return Counter(word for line in lines for word in line.text.lower().split())


def _body_size(lines: Sequence[Line]) -> float:
    """The type size that most characters have."""
    exact: Counter[float] = Counter()
    for line in lines:
        exact[line.size] += len(line.text)
    sizes: Counter[float] = Counter()
    for size, length in exact.items():
        sizes[round(size, 1)] += length
    return max(sizes, key=lambda size: sizes[size])


def _without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    edges = [[(line, _pattern(line)) for line in _edges(page)] for page in pages]
    counts = Counter(pattern for page in edges for pattern in {pattern for _, pattern in page})
    filled = sum(1 for page in pages if page)
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        heads = {id(line) for line, pattern in edge if _repeats(pattern, counts[pattern], filled)}
        kept.append([line for line in page if id(line) not in heads])
    return kept


def _repeats(pattern: str, count: int, pages: int) -> bool:
    """True for what stands at the edges of so many pages that it is a running head."""
    if len(pattern) > _LONGEST_HEAD or _FULL_STOP.search(pattern):
        return False
    if "#" in pattern and count >= 2 and count * 2 >= pages:
        return True
    return count >= _MOST_REPEATED and count * 3 >= pages


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines nearest to the top and the bottom of a page."""
    by_height = sorted(page, key=lambda line: -line.bottom)
    return [*by_height[:_EDGES], *by_height[_EDGES:][-_EDGES:]]


def _pattern(line: Line) -> str:
    return " ".join(_DIGITS.sub("#", line.text.lower()).split())
