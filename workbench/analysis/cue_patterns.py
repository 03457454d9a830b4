r"""Patterns of the word lists: regular expressions with a few shorthands, and without danger.

A space stands for white space within a line, `'` for either apostrophe, and

    <number>   a number in digits or in words      <name>    one to four capitalised words
    <words>    up to three words and a space       <word>    one word
    <thing>    one to three words, of which none is one of the list's `stops`

What could make a search run away is refused: `*`, `+`, `{2,}`, groups that repeat, back
references. So the time a search takes grows with the text alone.
"""

import re
from collections.abc import Sequence
from typing import Final

_SPACE: Final = r"[ \t\u00a0\u2009\u202f]{1,3}"
_APOSTROPHE: Final = "['’ʼ]"
_WORD: Final = r"[\w'’-]{1,40}"
_WORDS: Final = rf"(?:{_WORD}{_SPACE})?" * 3
_UPPER: Final = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ"
_NAME_WORD: Final = rf"(?:[{_UPPER}][\w'’-]{{1,30}}|[{_UPPER}]\.)"
_NAME: Final = _NAME_WORD + rf"(?:{_SPACE}{_NAME_WORD})?" * 3
_MOST_REPEATS: Final = 200
_LONGEST: Final = 4_000
_SHORTHAND: Final = re.compile(r"<([a-z]+)>")
_REPEAT: Final = re.compile(r"\{([0-9]*)(,?)([0-9]*)\}")


class BadPattern(Exception):
    """A pattern that cannot be used; the message says why."""


class Shorthands:
    """What the shorthands of one list stand for."""

    def __init__(self, numbers: Sequence[str], stops: Sequence[str]) -> None:
        """`numbers` are words for numbers, `stops` those that end a `<thing>`; small letters."""
        digits = r"(?:[A-Za-z]{2})?[$€£¥₽]?\d"
        in_words = [rf"{word}(?!\w)" for word in _any_of(numbers)]
        stop = "|".join(_any_of(stops))
        word = rf"(?!(?:{stop})(?!\w)){_WORD}" if stop else _WORD
        self._meanings = {
            " ": _SPACE,
            "'": _APOSTROPHE,
            "<number>": f"(?:{'|'.join([digits, *in_words])})",
            "<name>": _NAME,
            "<word>": _WORD,
            "<words>": _WORDS,
            "<thing>": word + rf"(?:{_SPACE}{word})?" * 2,
        }

    def expanded(self, pattern: str) -> str:
        """The regular expression that a pattern stands for. Raises BadPattern."""
        if len(pattern) > _LONGEST:
            raise BadPattern(f"it is longer than {_LONGEST:,} characters")
        out: list[str] = []
        for part, in_class in parts_of(pattern):
            if not in_class and _SHORTHAND.fullmatch(part) and part not in self._meanings:
                raise BadPattern(f"{part} is no shorthand")
            out.append(part if in_class else self._meanings.get(part, part))
        return "".join(out)


def _any_of(words: Sequence[str]) -> list[str]:
    """Words as patterns, longer ones first."""
    return [re.escape(word.lower()) for word in sorted(words, key=len, reverse=True)]


def parts_of(pattern: str) -> list[tuple[str, bool]]:
    """A pattern's signs, escapes, repeats and shorthands, each with whether it is in a class.

    Raises BadPattern for what could make a search run away.
    """
    parts: list[tuple[str, bool]] = []
    at, in_class = 0, False
    while at < len(pattern):
        if pattern[at] == "\\":
            part = pattern[at : at + 2]
            if len(part) < 2 or part[1] in "123456789":
                raise BadPattern(f"{part!r} is a back reference, or has nothing behind it")
        else:
            part = pattern[at] if in_class else _checked(pattern, at)
        parts.append((part, in_class))
        in_class = part != "]" if in_class else part == "["
        at += len(part)
    return parts


def _checked(pattern: str, at: int) -> str:
    """What stands at a place outside a class of characters, if it may. Raises BadPattern."""
    character = pattern[at]
    if character in "*+":
        raise BadPattern(f"{character!r} repeats without end; write {{1,20}} or <words>")
    if pattern.startswith("(?", at) and pattern[at + 2 : at + 3] not in tuple(":=!<>"):
        raise BadPattern(f"{pattern[at : at + 3]!r} (flags and named groups are not taken)")
    if character == "{":
        return _repeat(pattern, at)
    if character == "<":
        shorthand = _SHORTHAND.match(pattern, at)
        return shorthand[0] if shorthand else character
    return character


def _repeat(pattern: str, at: int) -> str:
    found = _REPEAT.match(pattern, at)
    if found is None or (found[2] and not found[3]):
        raise BadPattern("'{' without an upper limit")
    if int(found[3] or found[1] or 0) > _MOST_REPEATS:
        raise BadPattern(f"{found[0]} repeats more than {_MOST_REPEATS} times")
    if pattern[:at].endswith((")", ">")) and not pattern[:at].endswith("\\)"):
        raise BadPattern("a group repeats; only a single sign may")
    return found[0]


def lowered(text: str) -> str:
    """The text in small letters, with every character at the place where it was."""
    return text.replace("İ", "i").lower()  # the one letter that becomes two
