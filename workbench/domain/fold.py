"""Folding: what two spellings have in common, for search and for finding quotations.

`fold_quote` keeps every position (one code point in, one out). `fold` is for the search index and
changes lengths, `fold_each` does so for many stretches at once; `tokens` does the same word by word
and says where each word came from. The index
is tokenised at single ASCII spaces only, so this module alone decides what a word is.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.span import Span, Spans

_QUOTE_STYLE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u3000\t\n", " "),
    }
)


def fold_quote(text: str) -> str:
    """`text` with white space, quote marks and dashes of one style; same length, same positions."""
    return text.translate(_QUOTE_STYLE)


# Scripts written without spaces: each character is a word of its own, so that a word inside a
# sentence is found as a phrase. Thai and Lao, Myanmar, Khmer, Han with its extensions and
# compatibility forms, kana, bopomofo. No pattern: one of so many takes 2 ms to be made.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3040, 0x312F),
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
# Combining classes that are accents or vowel points (Latin, Greek, Cyrillic, Hebrew, Arabic).
# Nukta (7), kana voicing (8) and virama (9) tell words apart and stay.
_ACCENT_CLASSES = frozenset({1, *range(10, 37), *range(200, 241)})


def _is_unspaced(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _UNSPACED)


def _fold_character(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    folded = []
    for part in unicodedata.normalize("NFKD", decomposed):
        category = unicodedata.category(part)
        if category[0] == "M":
            if unicodedata.combining(part) not in _ACCENT_CLASSES:
                folded.append(part)
        elif category[0] in "LN":
            folded.append(f" {part}" if _is_unspaced(part) else part)
        elif category == "So" and not part.isascii():
            folded.append(f" {part} ")
        elif category != "Cf":
            folded.append(" ")
    if folded and _is_unspaced(character):
        folded.append(" ")
    return "".join(folded)


class _FoldTable(dict[int, str]):
    """Filled as characters are met: a table of all of Unicode would cost a second at the start.

    `kept` stays as it is; `uneven` are those met that do not become one character.
    """

    def __init__(self, kept: str = "") -> None:
        super().__init__({ord(character): character for character in kept})
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return folded


_BOUNDARY = "\0"
_TABLE = _FoldTable()
_TABLE_KEEPING_BOUNDARY = _FoldTable(_BOUNDARY)
_WORD = re.compile("[^ ]+")
_BEYOND_ASCII = re.compile("[^\\x00-\\x7f]")
# With more characters beyond ASCII than this, replacing them one by one is no quicker.
_FEW = 16


# What is longer is no word but an address or an encoded picture; an index has limits, too.
WORD_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word and the span of the original text it stands for."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """The folded words of `text`, separated by single spaces.

    Blind to case, accents, width, quote style, no-break spaces and soft hyphens (Unicode NFKD and
    full case folding). Of a word longer than 200 code points only the beginning counts.
    """
    return _without_long_words(text.translate(_TABLE))


def fold_each(parts: Sequence[str]) -> list[str]:
    """The folded words of each part: those of `fold(part)`, separated by one or more spaces.

    Some four times as quick as folding them one by one.
    """
    joined = _BOUNDARY.join(parts)
    if joined.count(_BOUNDARY) >= max(1, len(parts)):
        return [fold(part) for part in parts]
    folded = _quick_translate(joined).split(_BOUNDARY)[: len(parts)]
    if max(map(len, folded), default=0) > WORD_LENGTH:
        return [_without_long_words(part) if _has_long_word(part) else part for part in folded]
    return folded


def folded_sentences(text: str, sentences: Sequence[Span]) -> tuple[str, ...]:
    """The folded words of each sentence of a text."""
    spans = Spans.of(sentences)
    return tuple(fold_each([text[a:b] for a, b in zip(spans.starts, spans.ends, strict=True)]))


def _without_long_words(folded: str) -> str:
    return " ".join([word[:WORD_LENGTH] for word in folded.split()])


def _has_long_word(folded: str) -> bool:
    """True where from one space, or the beginning, to the next it is too far."""
    space = -1
    while len(folded) - space > WORD_LENGTH + 1:
        following = folded.rfind(" ", space + 1, space + WORD_LENGTH + 2)
        if following < 0:
            return True
        space = following
    return False


def _quick_translate(text: str) -> str:
    """`text` through the table that keeps boundaries; ASCII is ten times as quick as the rest."""
    if not text.isascii() and len(text.encode("utf-8", "surrogatepass")) < len(text) * 1.1:
        beyond = set(_BEYOND_ASCII.findall(text))
        if len(beyond) <= _FEW and all(_TABLE[ord(character)].isascii() for character in beyond):
            for character in beyond:
                text = text.replace(character, _TABLE[ord(character)])
    return text.translate(_TABLE_KEEPING_BOUNDARY)


def fold_in_place(text: str) -> str | None:
    """The folded words of `text` at the very positions where they came from, with spaces between
    them; None where characters were left out, or became several."""
    folded = text.translate(_TABLE)
    return folded if _TABLE.uneven.isdisjoint(text) else None


def tokens(text: str) -> tuple[Token, ...]:
    """The folded words of `text` with the spans they came from, in order.

    The words are exactly `fold(text).split()`.
    """
    folded = fold_in_place(text)
    if folded is None:
        return _tokens_of_parts([_TABLE[ord(character)] for character in text])
    return tuple(
        Token(match[0][:WORD_LENGTH], match.start(), match.end())
        for match in _WORD.finditer(folded)
    )


def _tokens_of_parts(parts: Sequence[str]) -> tuple[Token, ...]:
    """The words of folded characters, of which each may be none, one or several."""
    found: list[Token] = []
    word, start, end = "", 0, 0
    for position, folded in enumerate(parts):
        for part in folded:
            if part == " ":
                if word:
                    found.append(Token(word[:WORD_LENGTH], start, end))
                    word = ""
            else:
                if not word:
                    start = position
                word += part
                end = position + 1
    if word:
        found.append(Token(word[:WORD_LENGTH], start, end))
    return tuple(found)
