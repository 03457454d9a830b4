"""Where names stand in a text, spelt just so and as whole words."""

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"\w+")
# A name of one letter would be found in any text.
_SHORTEST: Final = 2


class Names:
    """Names to be looked for in many texts. Of names within names the longest is found."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first_word: dict[str, list[tuple[str, int]]] = {}
        for name in sorted(set(names), key=lambda each: (-len(each), each)):
            first = _WORD.search(name)
            if first and len(name) >= _SHORTEST:
                self._by_first_word.setdefault(first[0], []).append((name, first.start()))

    def places(self, text: str) -> dict[str, int]:
        """The names that stand in a text, each with the first place where it does."""
        found: dict[str, int] = {}
        if self._by_first_word.keys().isdisjoint(_WORD.findall(text)):
            return found
        beyond = 0
        for word in _WORD.finditer(text):
            if word.start() < beyond:
                continue
            for name, offset in self._by_first_word.get(word[0], ()):
                start = word.start() - offset
                end = start + len(name)
                if start >= 0 and text.startswith(name, start) and _ends_a_word(text, end):
                    found.setdefault(name, start)
                    beyond = end
                    break
        return found


def _ends_a_word(text: str, end: int) -> bool:
    return end == len(text) or not (text[end - 1].isalnum() and _WORD.match(text, end))
