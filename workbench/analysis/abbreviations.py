"""What the full stop of an abbreviation means: lists in `resources/abbreviations`, rules here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from workbench.data_files import resource_path

LISTS: Final = ("en", "ru")
LONGEST_HEADLINE: Final = 200


class Kind(Enum):
    """The headings of the lists."""

    ALWAYS = "always goes on"
    NUMBER = "goes on before a number"
    UNLESS_OPENED = "goes on unless a new sentence opens"
    UNLESS_COUNTED = "goes on unless a number stands before"
    YEAR = "year or century"
    TIME = "time of day"
    MAY_END = "may end a sentence"
    AFTER_TIME = "follows a time of day"
    BEFORE_LETTER = "before a letter"
    OPENS = "opens a sentence"


_ABOUT_NEIGHBOURS: Final = frozenset({Kind.AFTER_TIME, Kind.BEFORE_LETTER, Kind.OPENS})


@dataclass(frozen=True, slots=True)
class Lists:
    """Abbreviations with their kind, without their last full stop; and words beside them."""

    kinds: Mapping[str, Kind]
    after_time: frozenset[str]
    before_letter: frozenset[str]
    openers: frozenset[str]


@cache
def lists() -> Lists:
    """All lists in one: they are of different scripts and do not get in each other's way."""
    words: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for language in LISTS:
        kind = Kind.ALWAYS
        path = resource_path("abbreviations", f"{language}.txt")
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                kind = Kind(line.strip("[] "))
            elif line.strip() and not line.startswith("#"):
                words[kind].append(line.strip())
    return Lists(
        {word: kind for kind in Kind if kind not in _ABOUT_NEIGHBOURS for word in words[kind]},
        frozenset(words[Kind.AFTER_TIME]),
        frozenset(words[Kind.BEFORE_LETTER]),
        frozenset(words[Kind.OPENS]),
    )


# No abbreviation with what may cling to it is longer; most words that end a sentence are shorter.
_WINDOW = 24
_BEFORE_WORD = "\"'“”„‘’«»([{<*_—–-"
_QUOTES = "\"'“„‘«"
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[A-Z][a-z]{0,2}(?:\.[A-Z][a-z]{0,3})+")
_LETTERS = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?)+\Z")
_NEXT = re.compile(r"[\s\"'“„‘«(\[—–-]*(\w+)(.?)", re.DOTALL)
_TIME_ZONE = re.compile(r"\w+(?: \w+)? [Tt]ime\b")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_NUMBER = re.compile(r"(?:\d|(?<!\w)[IVXLCХІ]+)\s*\Z")
_FINISHED = '.!?…:"”’»)]。！？؟۔'
_NEAR_BEGINNING = 3


def ends_plainly(text: str, start: int, cut: int) -> bool:
    """True where a whole sentence ends before `cut` as nearly all do, with no rule to be asked.

    That is with a word of small letters that is no abbreviation, a full stop and a space, before a
    letter. The sentence began at `start`, which is no white space.
    """
    if text[cut - 2 : cut] != ". " or not text[cut : cut + 1].isalpha() or text[start].isspace():
        return False
    word = text[text.rfind(" ", start, cut - 2) + 1 or start : cut - 2]
    return len(word) > 1 and word.islower() and word.isalpha() and word not in lists().kinds


def goes_on(text: str, start: int, end: int, cut: int) -> bool:
    """True where the full stop before `end` belongs to an abbreviation inside a sentence.

    The sentence began at `start`; the next would begin at `cut`, in the same paragraph.
    """
    window = text[max(start, end - _WINDOW) : end - 1]
    if not window or window[-1].isspace():
        return False
    word = window.split()[-1]
    if len(word) > 1 and word.isalpha() and word.islower() and word not in lists().kinds:
        return False  # as nearly all sentences end
    begin = end - 1 - len(word)
    word = word.lstrip(_BEFORE_WORD)
    kind = _kind(word, window)
    if kind is None and (len(word) > 1 and ("." not in word or not _ACRONYM.fullmatch(word))):
        return False
    return _FullStop(text, start, begin, cut).goes_on_after(word, kind)


def _kind(word: str, window: str) -> Kind | None:
    kinds = lists().kinds
    found = kinds.get(word)
    if len(word) < 2:  # "т. е.": a letter, with the letters before it
        match = _LETTERS.search(window + ".")
        letters = "".join(match[0].split())[:-1] if match else word
        found = kinds.get(letters, found)
        return found or kinds.get(letters[:1].lower() + letters[1:] if letters[1:] else "")
    if found or (word.islower() and "-" not in word):
        return found
    last_part = word.rpartition("-")[2]
    return kinds.get(word.lower()) or kinds.get(word.capitalize()) or kinds.get(last_part)


@dataclass(frozen=True, slots=True)
class _FullStop:
    """Behind the word at `begin` in the sentence that began at `start`; the next is at `cut`."""

    text: str
    start: int
    begin: int
    cut: int

    def goes_on_after(self, word: str, kind: Kind | None) -> bool:
        match kind:
            case Kind.ALWAYS:
                return True
            case Kind.NUMBER:
                return self._before_number()
            case Kind.UNLESS_OPENED:
                return not self._before_opener()
            case Kind.UNLESS_COUNTED:
                return self._before_number() or not self._is_counted()
            case Kind.YEAR:
                return not self._is_counted() or self._near_beginning()
            case Kind.TIME:
                return self._before_time_zone()
            case None if len(word) == 1:
                return self._after_letter(word)
            case None:
                return self.text[self.cut] not in _QUOTES and not self._before_opener()
        return False

    def _before(self) -> str:
        """The last words of the sentence before the one with the full stop."""
        return self.text[max(self.start, self.begin - _WINDOW) : self.begin]

    def _after_letter(self, letter: str) -> bool:
        """An initial ("A. B. Smith"), or in Arabic and Hebrew an abbreviated title."""
        if "\u0590" <= letter <= "\u06ff":
            return True
        if not letter.isupper():
            return False
        before = (self._before().split() or [""])[-1]
        if before.lower() in lists().before_letter:
            return False
        if letter == "I" and before.islower():  # "… and I. Officials said"
            return False
        return not self._before_opener()

    def _before_opener(self) -> bool:
        """True before a word that begins sentences; in a headline none does."""
        match = _NEXT.match(self.text, self.cut)
        if not match or match[1] not in lists().openers or match[2] in {".", "-"}:
            return False
        around = self.text[max(0, self.cut - LONGEST_HEADLINE) : self.cut + LONGEST_HEADLINE]
        here = min(self.cut, LONGEST_HEADLINE)
        line = (around[:here].rpartition("\n")[2] + around[here:].partition("\n")[0]).rstrip()
        return line[-1] in _FINISHED or len(line) > LONGEST_HEADLINE

    def _before_number(self) -> bool:
        match = _NEXT.match(self.text, self.cut)
        return match is not None and (match[1][0].isdigit() or bool(_ROMAN.match(match[1])))

    def _is_counted(self) -> bool:
        """True where a number stands before the word, or is its beginning."""
        return self.text[self.begin].isdigit() or bool(_NUMBER.search(self._before()))

    def _near_beginning(self) -> bool:
        if self.begin - self.start > _WINDOW * _NEAR_BEGINNING:
            return False
        words_before = self.text.count(" ", self.start, self.begin)
        return words_before <= _NEAR_BEGINNING and not self._before_opener()

    def _before_time_zone(self) -> bool:
        match = _NEXT.match(self.text, self.cut)
        return match is not None and (
            match[1] in lists().after_time or bool(_TIME_ZONE.match(self.text, match.start(1)))
        )
