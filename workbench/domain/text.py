"""The one normalisation of article text, its hash, and its paragraphs.

Positions everywhere in the program are code points in the text `normalise` returns.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from workbench.domain.span import Spans

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f]")


def normalise(raw: str) -> str:
    """Article text as it is stored: NFC, `\\n` line ends, no leading BOM, no NUL.

    No-break spaces stay. Lone surrogates, which no file can hold, become U+FFFD.
    """
    if raw.isascii():  # some twenty times as quick, and many texts are
        # To look for one character first is a hundred times as quick as to look for two.
        lines = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
        return lines.replace("\0", "") if "\0" in lines else lines
    text = _LINE_ENDS.sub("\n", raw.removeprefix("\ufeff")).replace("\0", "")
    return unicodedata.normalize("NFC", storable(text))


def storable(text: str) -> str:
    """`text` as a file can hold it: lone surrogates become U+FFFD.

    They come from arguments and file names that are not valid UTF-8.
    """
    return _SURROGATES.sub("\ufffd", text)


def on_one_line(text: str) -> str:
    """`text` as a name or a title: storable, single spaces, no control characters."""
    return " ".join(_CONTROLS.sub(" ", storable(text)).split())


def cut_short(text: str, most: int) -> str:
    """`text`, or its beginning with an ellipsis: at most so many code points."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def sha256_of_text(text: str) -> str:
    """Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def sha256_of_bytes(data: bytes) -> str:
    """Lower-case hexadecimal SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a text: its lines that are not blank, numbered from 1."""

    spans: Spans

    @classmethod
    def of(cls, text: str) -> "Paragraphs":
        """Find the paragraphs of `text`, without the white space around them."""
        starts, ends, at = [], [], 0
        for line in text.split("\n"):
            words = line.strip()
            if words:
                start = at + len(line) - len(line.lstrip())
                starts.append(start)
                ends.append(start + len(words))
            at += len(line) + 1
        return cls(Spans(starts, ends))

    @staticmethod
    def number_in(text: str, position: int) -> int:
        """As `of(text).number_at(position)`, without finding what comes behind."""
        return max(1, sum(map(bool, map(str.strip, text[: position + 1].split("\n")))))

    def number_at(self, position: int) -> int:
        """The number of the paragraph at a code point; in a gap, the one before it, at least 1."""
        return max(1, bisect_right(self.spans.starts, position))
