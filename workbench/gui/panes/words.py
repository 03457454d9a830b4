"""What a double click takes for a word, in every script; positions are code points.

Qt's own word selection cuts emoji in two and knows no Han. A word here is a run of letters, digits
and their marks with the apostrophes, points and hyphens inside it; one Han character; a run of
one kana; or one emoji with all that belongs to it.
"""

import re
import unicodedata

from workbench.domain.span import Span

# How far a word is followed to either side: what is longer is no word.
_REACH = 256
_CLASSES = (
    ("J", re.compile(r"['’ʼ.,:\-‐‑·٫٬״׳]")),  # joins letters, begins and ends no word
    (
        "H",
        re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    ),
    ("G", re.compile("[\u3041-\u309f]")),  # hiragana
    ("K", re.compile("[\u30a1-\u30ff\u31f0-\u31ff]")),
    ("F", re.compile("[\U0001f1e6-\U0001f1ff]")),  # two make a flag
    # Skin tones and the letters of subdivision flags follow an emoji as marks follow a letter.
    ("M", re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")),
    ("Z", re.compile("[\u00ad\u200c\u200d]")),  # zero width
)
_BY_CATEGORY = {"L": "L", "N": "L", "M": "M"}
_WORD = re.compile(r"L[LMZ]*(?:JL[LMZ]*)*|HM*|G[GM]*|K[KM]*|FF?|E(?:M|ZE)*")


def word_at(text: str, position: int) -> Span | None:
    """The word or sign at `position`, or behind white space the one that ends there, or None."""
    for place in (position, position - 1):
        if not 0 <= place < len(text) or text[place].isspace():
            continue
        for word in _words_round(text, place):
            if word.covers(place):
                return word
        return Span(place, place + 1)
    return None


def next_word_end(text: str, position: int) -> int | None:
    """The first end of a word behind `position`, None where there is none."""
    return _first_behind([word.end for word in _words_after(text, position)], position)


def next_word_start(text: str, position: int) -> int | None:
    """The first start of a word behind `position`, None where there is none."""
    return _first_behind([word.start for word in _words_after(text, position)], position)


def previous_word_end(text: str, position: int) -> int | None:
    """The last end of a word before `position`, None where there is none."""
    return _last_before([word.end for word in _words_before(text, position)], position)


def previous_word_start(text: str, position: int) -> int | None:
    """The last start of a word before `position`, None where there is none."""
    return _last_before([word.start for word in _words_before(text, position)], position)


def _first_behind(places: list[int], position: int) -> int | None:
    return next((place for place in places if place > position), None)


def _last_before(places: list[int], position: int) -> int | None:
    return next((place for place in reversed(places) if place < position), None)


def _words_round(text: str, place: int) -> list[Span]:
    return _words(text, _run_start(text, place), _run_end(text, place))


def _words_after(text: str, position: int) -> list[Span]:
    """The word at `position` and at least one that starts behind it, if there is any."""
    start = _run_start(text, position)
    stop = _run_end(text, position)
    while True:
        words = _words(text, start, stop)
        if stop >= len(text) or (words and words[-1].start > position):
            return words
        stop = _run_end(text, stop + _REACH)


def _words_before(text: str, position: int) -> list[Span]:
    """The word at `position` and at least one that ends before it, if there is any."""
    start = _run_start(text, position)
    stop = _run_end(text, position)
    while True:
        words = _words(text, start, stop)
        if start <= 0 or (words and words[0].end < position):
            return words
        start = _run_start(text, max(0, start - _REACH))


def _words(text: str, start: int, stop: int) -> list[Span]:
    classes = "".join(_class_of(character) for character in text[start:stop])
    return [Span(start + m.start(), start + m.end()) for m in _WORD.finditer(classes)]


def _run_start(text: str, position: int) -> int:
    """Where the run without white space round `position` begins, `_REACH` before it at most."""
    start, limit = min(position, len(text)), max(0, position - _REACH)
    while start > limit and not text[start - 1].isspace():
        start -= 1
    return start


def _run_end(text: str, position: int) -> int:
    """Where the run without white space round `position` ends, `_REACH` behind it at most."""
    end, limit = min(position, len(text)), min(len(text), position + _REACH)
    while end < limit and not text[end].isspace():
        end += 1
    return end


def _class_of(character: str) -> str:
    for name, pattern in _CLASSES:
        if pattern.match(character):
            return name
    category = unicodedata.category(character)
    if category == "So":
        return "E"
    return _BY_CATEGORY.get(category[0], "X")
