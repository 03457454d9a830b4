"""Where sentences begin and end: the one place that decides it.

ICU proposes (Unicode's rules, all scripts); we take back what falls inside abbreviations,
quotations and enumerations, and add what its rules cannot see.
"""

import re
from bisect import bisect_left
from typing import Final

from icu4py.breakers import SentenceBreaker

from workbench.analysis.abbreviations import ends_plainly, goes_on
from workbench.domain.span import Spans

_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])", re.IGNORECASE)
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS: Final = frozenset("\n\r\x85\u2028\u2029")
_OPENING: Final = frozenset("“‘«„‚‹([{「『《〈【〔（［｛")
_CLOSING: Final = frozenset("”’»“‘«›\"')]}」』》〉】〕）］｝*_")
# A closing mark set off by a space ("Oui. »"), and the number of a note ("end.[1] Next").
_STRAY_CLOSING = re.compile(r"[”’»›\"')\]}]+(?=\s|$)")
_NOTE = re.compile(r"(?:\[\w{1,8}\])+")
_SPACES = re.compile(r"[^\S\n]*")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_NEXT_LETTER = re.compile(r"[\s«“„‘\"'(\[—–-]*([^\W\d_])")
_NUMBER_IN_LIST = re.compile(r"\(?(?:\d{1,3}|[^\W\d_]|[IVXLC]{1,6})[.)]+")
_LONGEST_NUMBER = 9
_LONGEST_ORNAMENT = 100
_LONGEST_ADDRESS = 300
# ICU takes these for the middle of a sentence: "He left… Then", "in defeat. 24 people died".
_AFTER_ELLIPSIS = re.compile(r"…[»”’\"')\]]*[^\S\n]+(?=[«“„‘\"'(\[—–]*[^\W\d_])")
_BEFORE_NUMBER = re.compile(r"\.[»”’\"')\]]*[^\S\n]+(?=[«“„‘\"'(]*\d)")
_WORD_OR_YEAR = re.compile(r"(?:[^\W\d_]{3}|(?<!\d)\d{4}|[%)\]])\Z")


def sentences(text: str, language: str | None = None) -> Spans:
    """The sentences of `text` in order, without the white space round them, in code points.

    None reaches over a line end; together they cover everything that is not white space.
    `language` is a tag such as `ru` or `en-GB`; None or an unknown one will do.
    """
    starts: list[int] = []
    ends: list[int] = []
    start = first_of_line = 0
    for proposed in _cuts(text, language):
        if ends_plainly(text, start, proposed):
            starts.append(start)
            ends.append(proposed - 1)
            start = proposed
            continue
        while start < proposed and text[start].isspace():
            start += 1
        line_ends = text[proposed - 1] in _LINE_ENDS or proposed == len(text)
        if proposed <= start:  # nothing left before it
            first_of_line = len(starts) if line_ends else first_of_line
            continue
        end, cut = _trim(text, start, proposed)
        if line_ends:
            if len(starts) > first_of_line and not _LETTER_OR_DIGIT.search(text, start, end):
                start = starts.pop()  # an emoji or a row of stars ends the sentence before it
                ends.pop()
            starts.append(start)
            ends.append(end)
            first_of_line, start = len(starts), proposed
        elif not _continues(text, start, end, cut):
            starts.append(start)
            ends.append(end)
            start = cut
    return Spans(starts, ends)


def _cuts(text: str, language: str | None) -> list[int]:
    """Where sentences may begin, in order, and the end of the text: at every line end at least."""
    tag = _LANGUAGE.match(language or "")
    locale = tag[0].lower() if tag else "en"
    try:
        segments = SentenceBreaker(text, locale).segments()
    except UnicodeEncodeError:  # lone surrogates, which stored text does not have
        segments = SentenceBreaker(_SURROGATES.sub("\ufffd", text), locale).segments()
    cuts = _in_code_points(text, [end for _, end in segments])
    # No look-behind in the patterns: it would make the search for their first character slow.
    more = []
    if not text.isascii():
        more = [
            m.end()
            for m in _AFTER_ELLIPSIS.finditer(text)
            if text[max(0, m.start() - 1)] not in "(["
        ]
    more += [
        m.end()
        for m in _BEFORE_NUMBER.finditer(text)
        if _WORD_OR_YEAR.search(text, max(0, m.start() - 5), m.start())
    ]
    return sorted({*cuts, *more}) if more else cuts


def _in_code_points(text: str, offsets: list[int]) -> list[int]:
    """ICU counts UTF-16 units: one more for each character beyond U+FFFF."""
    if not offsets or offsets[-1] == len(text):
        return offsets
    wide = [m.start() + n for n, m in enumerate(_BEYOND_BMP.finditer(text))]
    return [offset - bisect_left(wide, offset) for offset in offsets]


def _trim(text: str, start: int, cut: int) -> tuple[int, int]:
    """The end of the sentence before a proposed cut, and where the next one really begins.

    Closing marks and the numbers of notes belong to what they follow, opening marks to what they
    precede, with or without spaces between.
    """
    end = cut
    while end > start and text[end - 1].isspace():
        end -= 1
    if cut == len(text) or text[cut - 1] in _LINE_ENDS:
        return end, cut
    if end == cut:
        while end - 1 > start and text[end - 1] in _OPENING:
            end -= 1
        cut = end
    mark = (text[cut] in _CLOSING and _STRAY_CLOSING.match(text, cut)) or (
        text[cut] == "[" and end == cut and _NOTE.match(text, cut)
    )
    if not mark:
        return end, cut
    spaces = _SPACES.match(text, mark.end())
    return mark.end(), spaces.end() if spaces else mark.end()


def _continues(text: str, start: int, end: int, cut: int) -> bool:
    """True where a sentence that began at `start` does not end before the proposed cut."""
    last = text[end - 1]
    if last == "." and text[end - 2 : end - 1] != ".":
        if goes_on(text, start, end, cut):
            return True
    elif _is_inner_stop(text, start, end, cut):
        return True
    if end - start <= _LONGEST_NUMBER and _NUMBER_IN_LIST.fullmatch(text, start, end):
        return True
    # "[...]" stands for words left out, and belongs to those that follow.
    return end - start <= _LONGEST_ORNAMENT and not _LETTER_OR_DIGIT.search(text, start, end)


def _is_inner_stop(text: str, start: int, end: int, cut: int) -> bool:
    """True where "!", "?" or "…" is followed by small letters: “Stop!” he said."""
    stop = end - 1
    while stop > start and (text[stop] in _CLOSING or text[stop].isspace()):
        stop -= 1
    if text[stop] not in "!?…":
        return False
    if end == cut and "/" in text[max(start, end - _LONGEST_ADDRESS) : end].split()[-1]:
        return True  # inside an address
    letter = _NEXT_LETTER.match(text, cut)
    if letter is None:
        return False
    return letter[1].islower() or (text[stop] == "…" and not letter[1].isupper())
