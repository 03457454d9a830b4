"""Origins of words as the count of independence sees them, and what people said of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of evidence, and whom its words come from.

    `origin` is the same text for the same origin, and says nothing of the order in which things
    were entered; `is_named` where a person named it (else it is a publisher or the article).
    `supports` is False for whatever does not count; `grade` is the reliability of the article's
    publisher, A–F or None.
    """

    id: str
    article: str
    origin: str
    is_named: bool
    supports: bool
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """A reason of the program's to take the origins of two items for one.

    `is_copy` where the passages are near-duplicates, else one article cites the other's publisher.
    """

    one: str
    other: str
    is_copy: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What people said of pairs of origins, and of origins as against all others."""

    same: frozenset[Pair] = frozenset()
    possibly_same: frozenset[Pair] = frozenset()
    independent: frozenset[Pair] = frozenset()
    independent_of_all: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cores:
    """Origins that people hold for one are one core, called by the first of its members.

    What was declared of a member holds for its core. Where people contradict themselves, `same`
    wins: it claims less.
    """

    of_origin: dict[str, str]
    joined: dict[str, dict[str, str]]
    apart: frozenset[Pair]
    of_all: frozenset[str]

    @classmethod
    def of(cls, words: Words) -> Self:
        """The cores that people's words make."""
        joined: dict[str, dict[str, str]] = {}
        for relation, pairs in (("possibly_same", words.possibly_same), ("same", words.same)):
            for one, other in pairs:
                joined.setdefault(one, {})[other] = relation
                joined.setdefault(other, {})[one] = relation
        of_origin: dict[str, str] = {}
        for origin in sorted(joined):
            if origin not in of_origin:
                for member in _reached(origin, joined):
                    of_origin[member] = origin
        declared = {
            (of_origin.get(one, one), of_origin.get(other, other))
            for one, other in words.independent
        }
        apart = {pair for one, other in declared if one != other for pair in _both(one, other)}
        of_all = {of_origin.get(origin, origin) for origin in words.independent_of_all}
        return cls(of_origin, joined, frozenset(apart), frozenset(of_all))

    def core(self, origin: str) -> str:
        """The core of an origin: mostly the origin itself."""
        return self.of_origin.get(origin, origin)

    def are_independent(self, one: str, other: str) -> bool:
        """True where a person declared two different cores independent, singly or of all."""
        return (one, other) in self.apart or one in self.of_all or other in self.of_all

    def said_between(self, origins: Iterable[str]) -> list[tuple[str, str, str]]:
        """(origin, origin, relation) that join some origins of one core, others on the way too."""
        wanted = sorted(origins)
        first, others = wanted[0], set(wanted[1:])
        came_from: dict[str, str] = {first: first}
        queue = [first]
        for at in queue:
            for reached in sorted(self.joined.get(at, ())):
                if reached not in came_from:
                    came_from[reached] = at
                    queue.append(reached)
        said = set()
        for end in others:
            at = end
            while at != first:
                one, other = sorted((at, came_from[at]))
                said.add((one, other, self.joined[one][other]))
                at = came_from[at]
        return sorted(said)


def _reached(start: str, joined: dict[str, dict[str, str]]) -> list[str]:
    found = [start]
    seen = {start}
    for at in found:
        for reached in joined.get(at, ()):
            if reached not in seen:
                seen.add(reached)
                found.append(reached)
    return found


def _both(one: str, other: str) -> tuple[Pair, Pair]:
    return (one, other), (other, one)
