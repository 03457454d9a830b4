"""Names that stand once or twice and are one or two letters off a name that stands often."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from workbench.domain.span import Span

# Shorter words differ by a letter and mean something else; a longer one has room for two slips.
_ONE_EDIT_FROM: Final = 6
_TWO_EDITS_FROM: Final = 8
# A name stands often where it stands so many times as often as its variant, for each slip.
_TIMES_AS_OFTEN: Final = (2, 3)
_NAME: Final = re.compile(r"[^\W\d_]{6,30}")
_OPENING: Final = re.compile(r"[\s\"'“”„‘’«»(\[—–-]*")


@dataclass(frozen=True, slots=True)
class NameVariant:
    """A name at a place, and the name that it is perhaps meant to be."""

    span: Span
    name: str
    likely: str
    times: int


def name_variants(
    text: str, sentences: Iterable[Span], never: Container[str] = frozenset()
) -> list[NameVariant]:
    """Names of one to two edits from a frequent one, in text order.

    Names are words of six letters or more with a capital that stand within sentences and nowhere
    in small letters; both must begin with the same letter. None is a beginning of the other
    (Russia, Russian), and none is in `never` (in small letters).
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    small: set[str] = set()
    begins = {_begin(text, sentence) for sentence in sentences}
    for word in _NAME.finditer(text):
        name = word[0]
        if name.islower():
            small.add(name)
        elif name[0].isupper() and name[1:].islower():
            places[name].append(word.start())
    inside = {
        name: at
        for name, at in places.items()
        if name.lower() not in small
        and name.lower() not in never
        and any(place not in begins for place in at)
    }
    counts = Counter({name: len(at) for name, at in inside.items()})
    found = [
        NameVariant(Span(at, at + len(name)), name, likely, counts[likely])
        for name, likely in _pairs(counts)
        for at in inside[name]
    ]
    return sorted(found, key=lambda each: each.span)


def _begin(text: str, sentence: Span) -> int:
    opening = _OPENING.match(text, sentence.start)
    return opening.end() if opening else sentence.start


def _pairs(counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Each rare name with the frequent one it is next to, the most frequent of several."""
    frequent: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for name, count in counts.most_common():
        if count >= _TIMES_AS_OFTEN[0]:
            frequent[name[0], len(name)].append(name)
    for name, count in counts.items():
        near = [
            other
            for length in range(len(name) - 2, len(name) + 3)
            for other in frequent.get((name[0], length), ())
            if 0 < (slips := _slips(name, other)) <= len(_TIMES_AS_OFTEN)
            and counts[other] >= _TIMES_AS_OFTEN[slips - 1] * count
        ]
        if near:
            yield name, max(near, key=lambda other: counts[other])


def _slips(name: str, other: str) -> int:
    """How many letters are wrong, missing, too many or swapped; 0 where that means nothing."""
    shorter, longer = sorted((len(name), len(other)))
    if name.startswith(other) or other.startswith(name):
        return 0
    allowed = (longer >= _ONE_EDIT_FROM) + (shorter >= _TWO_EDITS_FROM)
    slips = OSA.distance(name, other, score_cutoff=allowed)
    return slips if slips <= allowed else 0
