"""What a sentence speaks of: the words in it that say something, and how rare they are."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log, sqrt
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{3,40}")
FUNCTION_WORDS: Final = frozenset(
    """a about above after again against ago all almost also although among an and another any are
    around as at away back be became because become been before behind being below between both
    but by came can could did do does doing done down during each earlier either else enough even
    ever every few first for former from further get give given go had has have having he her here
    him his how however i if in including indeed inside instead into is it its itself just kind last
    late later least less like likely made make many may me meanwhile might more most much must my
    near nearly neither never new next no nor not now of off often old on once one only onto or
    other others our out over own part per perhaps put rather same say said says see seen several
    shall she should since so some soon still such take taken than that the their them then there
    these they thing this those though through thus to together told too toward towards under until
    up upon us use used very via was way we well went were what when where whether which while who
    whom whose why will with within without would yet you your""".split()
)
# A word of this many sentences and more says too little to bring two of them together.
COMMON: Final = 30


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word in small letters without a plural s."""
    small = word.casefold()
    if len(small) > 4 and small.endswith("ies"):
        return f"{small[:-3]}y"
    plural = len(small) > 3 and small.endswith("s") and not small.endswith(("ss", "us", "is"))
    return small[:-1] if plural else small


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that say something."""
    return frozenset(
        stem(word) for word in map(str.casefold, _WORD.findall(text)) if word not in FUNCTION_WORDS
    )


class Weights:
    """How much each word says: the more, the fewer sentences have it (inverse frequency)."""

    def __init__(self, sentences: Iterable[frozenset[str]]) -> None:
        self.counts: Counter[str] = Counter()
        self._all = 0
        for words in sentences:
            self.counts.update(words)
            self._all += 1
        self._known: dict[str, float] = {}
        self._sizes: dict[frozenset[str], float] = {}

    def of(self, word: str) -> float:
        """The weight of a word, log(1 + N / n)."""
        held = self._known.get(word)
        if held is None:
            held = self._known[word] = log(1 + self._all / max(1, self.counts[word]))
        return held

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much two sentences have in common: the cosine of their words' weights, 0–1."""
        sizes = self._size(one) * self._size(other)
        return min(1.0, self._square(one & other) / sizes) if sizes else 0.0

    def _size(self, words: frozenset[str]) -> float:
        held = self._sizes.get(words)
        if held is None:
            held = self._sizes[words] = sqrt(self._square(words))
        return held

    def _square(self, words: Iterable[str]) -> float:
        return sum([self.of(word) ** 2 for word in words])
