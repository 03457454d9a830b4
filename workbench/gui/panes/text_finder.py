"""Finding words in one article, blind to case, accents, width and quote style."""

import re
from bisect import bisect_left

from workbench.domain.fold import fold, fold_quote
from workbench.domain.span import Span

# Accents that normalised text still has as characters of their own, vowel points of Arabic and
# Hebrew, soft hyphens and joiners: they may stand between any two letters.
_BETWEEN = (
    "[\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200b-\u200f\u2060\ufe0f]*"
)


class _FoldTable(dict[int, str]):
    """Each character as one character: positions in the folded text are those of the text."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = fold(character)
        self[code] = folded if len(folded) == 1 else fold_quote(character)
        return self[code]


_TABLE = _FoldTable()


class TextFinder:
    """Places of a wanted text in `text`, in code points; the last search is remembered."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: str | None = None
        self._wanted = ""
        self._places: list[Span] = []

    def places(self, wanted: str) -> list[Span]:
        """Every place, in order, not overlapping; none for nothing but white space."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._places = self._search(wanted)
        return self._places

    def next_place(self, wanted: str, start: int, *, backward: bool = False) -> Span | None:
        """The first place that starts at `start` or behind, round the end; backward, before it."""
        places = self.places(wanted)
        if not places:
            return None
        place = bisect_left(places, start, key=lambda span: span.start)
        return places[place - 1] if backward else places[place % len(places)]

    def _search(self, wanted: str) -> list[Span]:
        if self._folded is None:
            self._folded = self._text.translate(_TABLE)
        words = [_BETWEEN.join(map(re.escape, w)) for w in wanted.translate(_TABLE).split()]
        if not words:
            return []
        pattern = re.compile(rf"{_BETWEEN}\s+".join(words))
        return [Span(*match.span()) for match in pattern.finditer(self._folded)]
