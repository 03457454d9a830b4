"""Where the rules of a word list speak, before anybody asks whether they are right."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workbench.analysis.cue_lists import Rule, Search, WordList
from workbench.analysis.cue_triggers import DIGITS

_WORD: Final = re.compile(r"\w+")
# Other threads wait while an expression is searched for: so long a piece of text at a time.
_PIECE: Final = 20_000
# After so many words one asks whether to go on.
_WORDS: Final = 4_096
Hit = tuple[Rule, int, int]


@dataclass(frozen=True, slots=True)
class Searched:
    """A text, the same in small letters, and where its sentences end."""

    text: str
    lowered: str
    ends: Sequence[int]


def hits(
    searched: Searched, words: WordList, kinds: Container[str], stopped: Callable[[], bool]
) -> Iterator[Hit]:
    """Every place, (rule, start, end), where a rule of these kinds matches, until `stopped()`.

    They may overlap, and come in no order.
    """
    text, lowered = searched.text, searched.lowered
    by_word = _by_word(words)
    for count, word in enumerate(_WORD.finditer(lowered)):
        if count % _WORDS == 0 and stopped():
            return
        said = word[0]
        held = by_word.get(said)
        if held is None:  # as with most words
            if not said[0].isdigit():
                continue
            held = by_word.get(DIGITS, [])
        for rule, search in held:
            if rule.kind in kinds:
                found = search.regex.match(text if rule.case else lowered, word.start())
                if found:
                    yield rule, *found.span()
    for rule in words.rules:
        for search in rule.searches if rule.kind in kinds else ():
            if not search.words:
                yield from _without_words(rule, search, searched, stopped)


def _without_words(
    rule: Rule, search: Search, searched: Searched, stopped: Callable[[], bool]
) -> Iterator[Hit]:
    text = searched.text if rule.case else searched.lowered
    if search.at_lines:
        line = 0
        while line < len(text):
            found = search.regex.match(text, line)
            if found:
                yield rule, *found.span()
            line = text.find("\n", line) + 1 or len(text)
        return
    for start, end in _pieces(searched):
        if stopped():
            return
        for found in search.regex.finditer(text, start, end):
            if found.end() > found.start():
                yield rule, *found.span()


def _pieces(searched: Searched) -> Iterator[tuple[int, int]]:
    """The text in pieces of whole sentences; a sentence longer than a piece is cut."""
    start = 0
    while start < len(searched.text):
        wanted = start + _PIECE
        after = bisect_left(searched.ends, wanted)
        whole = searched.ends[after] if after < len(searched.ends) else len(searched.text)
        end = min(whole, wanted + _PIECE)
        yield start, end
        start = end


@lru_cache(maxsize=16)
def _by_word(words: WordList) -> dict[str, list[tuple[Rule, Search]]]:
    index: defaultdict[str, list[tuple[Rule, Search]]] = defaultdict(list)
    for rule in words.rules:
        for search in rule.searches:
            for word in search.words:
                index[word].append((rule, search))
    return dict(index)
