"""Runs of words ("shingles") that two texts have in common: copied text, also with small changes.

Words are folded, so that case, accents, quote style and line ends do not matter. A run is six
words, kept as a number; a fingerprint is every fourth of them, chosen by the number itself, so
that the same run is chosen in every text. (Broder 1997; "mod p" sampling of Manber 1994.)
"""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final
from zlib import crc32

from workbench.domain.fold import fold
from workbench.domain.span import Span

RUN: Final = 6
SAMPLED: Final = 4


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return fold(text).split()


def runs(words: Sequence[str]) -> list[int]:
    """The number (CRC-32) of every run of six words, in order; none of fewer words."""
    joined = " ".join(words)
    data = joined.encode("utf-8", "surrogatepass")
    plain = len(data) == len(joined)
    encoded = words if plain else [word.encode("utf-8", "surrogatepass") for word in words]
    # Where the word behind each begins: there is one space between two.
    nexts = list(accumulate(map((1).__add__, map(len, encoded))))
    return [
        crc32(data[start : behind - 1])
        for start, behind in zip([0, *nexts], nexts[RUN - 1 :], strict=False)
    ]


def fingerprint(found: Iterable[int]) -> frozenset[int]:
    """The runs that are kept: one in four, the same ones wherever they occur."""
    return frozenset(run for run in found if run % SAMPLED == 0)


def around(text: str, span: Span, least: int, reach: int = 1000) -> Span:
    """A span with as much text on both sides as makes `least` words, by white space.

    No more than `reach` code points on each side: scripts without spaces have no other end.
    """
    lacking = least - len(text[span.start : span.end].split())
    if lacking <= 0:
        return span
    half = (lacking + 1) // 2
    before, behind = _back(text, span.start, half, reach), _on(text, span.end, half, reach)
    # What one side lacks, at an end of the text, the other gives.
    if before == 0:
        spare = half - len(text[: span.start].split())
        behind = _on(text, behind, max(0, spare), reach)
    elif behind == len(text):
        spare = half - len(text[span.end :].split())
        before = _back(text, before, max(0, spare), reach)
    return Span(before, behind)


def _on(text: str, start: int, count: int, reach: int) -> int:
    """Where so many words behind a position end."""
    found = re.compile(rf"(?:\s*\S+){{0,{count}}}").match(text, start, start + reach)
    return found.end() if found else start


def _back(text: str, end: int, count: int, reach: int) -> int:
    """Where so many words before a position begin."""
    first = max(0, end - reach)
    before = text[first:end].rsplit(None, count)
    if len(before) <= count:
        return first
    start = first + len(before[0])
    while text[start].isspace():
        start += 1
    return start
