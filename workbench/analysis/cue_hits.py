"""Where the rules of a word list speak, before anybody asks whether they are right."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Final

from workbench.analysis.cue_lists import Rule, Search, WordList
from workbench.analysis.cue_triggers import DIGITS

_WORD: Final = re.compile(r"\w+")
_LINE: Final = re.compile(r"^(?=.)", re.MULTILINE)
Hit = tuple[Rule, int, int]


def hits(text: str, lowered: str, words: WordList, kinds: Container[str]) -> Iterator[Hit]:
    """Every place, (rule, start, end), where a rule of these kinds matches `text`.

    `lowered` is the text in small letters. They may overlap, and come in no order.
    """
    by_word = _by_word(words)
    for word in _WORD.finditer(lowered):
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
                yield from _without_words(rule, search, text if rule.case else lowered)


def _without_words(rule: Rule, search: Search, text: str) -> Iterator[Hit]:
    if search.at_lines:
        for line in _LINE.finditer(text):
            found = search.regex.match(text, line.start())
            if found:
                yield rule, *found.span()
        return
    for found in search.regex.finditer(text):
        if found.end() > found.start():
            yield rule, *found.span()


@lru_cache(maxsize=16)
def _by_word(words: WordList) -> dict[str, list[tuple[Rule, Search]]]:
    index: defaultdict[str, list[tuple[Rule, Search]]] = defaultdict(list)
    for rule in words.rules:
        for search in rule.searches:
            for word in search.words:
                index[word].append((rule, search))
    return dict(index)
