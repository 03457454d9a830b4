"""How headings, list items, quotations and captions are set; the text stays as it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextListFormat,
)

from workbench.domain.values import Region

_KINDS: Final = ("heading", "list_item", "quotation", "caption")
_LARGE_LEVELS: Final = frozenset({"1", "2"})
_BULLETS: Final = "-–—*+•·▪◦‣"
# Scripts that know no italics: Hebrew, Arabic and all of the East.
_UPRIGHT: Final = re.compile("[\u0590-\u1bff\u2e80-\ufdff\U00020000-\U0003ffff]")
# More of them are set as running text: each takes a fifth of a millisecond.
_MOST: Final = 400


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of the text, in code points, that is set as `kind`; `level` is that of a heading."""

    start: int
    end: int
    kind: str
    level: str = ""


def lines_of(text: str, regions: Iterable[Region]) -> tuple[SetLine, ...]:
    """The whole lines that regions say are something else than running text, in text order."""
    found: dict[int, SetLine] = {}
    for region in regions:
        if region.kind not in _KINDS or region.state != "active" or region.end > len(text):
            continue
        at = text.rfind("\n", 0, region.start) + 1
        # A quotation inside of a paragraph is set with it.
        is_whole = not text[at : region.start].strip(f" \t>#{_BULLETS}") and _ends_line(
            text, region.end
        )
        while is_whole and at < region.end:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            if text[at:end].strip():
                found.setdefault(at, SetLine(at, end, region.kind, region.detail or ""))
            at = end + 1
    return tuple(found[start] for start in sorted(found)[:_MOST])


def insert_line(cursor: QTextCursor, words: str, line: SetLine, usual: QTextBlockFormat) -> None:
    """Insert a line at the end of an empty block, set as what it is."""
    block, letters = QTextBlockFormat(usual), QTextCharFormat()
    if line.kind == "heading":
        letters.setFontWeight(QFont.Weight.Bold)
        if line.level in _LARGE_LEVELS:
            letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 1)
    elif line.kind == "quotation":
        block.setIndent(1)
        letters.setFontItalic(not _UPRIGHT.search(words))
    elif line.kind == "caption":
        letters.setProperty(QTextFormat.Property.FontSizeAdjustment, -1)
    elif line.kind == "list_item" and _has_bullet(words):
        block.setIndent(1)
    cursor.setBlockFormat(block)
    if line.kind == "list_item" and not _has_bullet(words):
        bullets = QTextListFormat()
        bullets.setStyle(QTextListFormat.Style.ListDisc)
        cursor.createList(bullets)
    cursor.insertText(words, letters)


def _has_bullet(words: str) -> bool:
    first = words.lstrip()[:1]
    return first in _BULLETS or first.isdigit()


def _ends_line(text: str, end: int) -> bool:
    behind = text.find("\n", end)
    return not text[end : len(text) if behind < 0 else behind].strip()
