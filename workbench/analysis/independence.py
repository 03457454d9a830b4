"""How many origins stand behind a claim, and how many of them are independent of each other.

Circular reporting is one origin seen through several articles. Origins are joined into groups
because a person said that they are the same, because an article cites the other's publisher, or
because passages are near-duplicates; a person's word beats such a hint in either direction.

Nothing here depends on the order in which things were entered: where there is a choice, origins
are taken by name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.analysis.cliques import largest_clique
from workbench.analysis.grouping import Joined, Part, join
from workbench.analysis.origins import Cores, Hint, Item

UNRELIABLE = "E"


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Origins that count as one, the ids of their items, and the hints that joined them.

    `said` are (origin, origin, relation) of people's words that joined some of them. `counts`
    tells whether the group is one of the claim's origins.
    """

    origins: tuple[str, ...]
    items: tuple[str, ...]
    hints: tuple[Hint, ...]
    said: tuple[tuple[str, str, str], ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """Groups in the order of their first item, and the two numbers."""

    groups: tuple[OriginGroup, ...]
    origins: int
    independent: int


def assess(items: Sequence[Item], words: Cores, hints: Iterable[Hint] = ()) -> Assessment:
    """The groups of the origins of some items, how many count, and how many are independent.

    Origins are the groups with an item that supports, leaving out those whose every source is
    graded E; never more than the articles of these items (a mere copy of another article is none
    of its own). Independent is the largest set of such groups in which a person declared every
    pair so, of any member of the one to any member of the other; one group alone counts 1.
    """
    by_id = {item.id: item for item in items}
    known = sorted(
        {
            hint
            for hint in hints
            if words.core(by_id[hint.one].origin) != words.core(by_id[hint.other].origin)
        },
        key=lambda hint: (hint.one, hint.other, hint.is_copy),
    )
    core_of = {item.id: words.core(item.origin) for item in items}
    joined = join(
        core_of.values(),
        frozenset(core_of[item.id] for item in items if item.is_named),
        frozenset(core_of[item.id] for item in items if _counts([item])),
        words,
        ((core_of[hint.one], core_of[hint.other]) for hint in known),
    )
    place = {core: at for at, group in enumerate(joined) for core in group.cores}
    inside: list[list[Item]] = [[] for _ in joined]
    for item in items:
        inside[place[core_of[item.id]]].append(item)
    counts = [_counts(members) for members in inside]
    counted = [item for at, group in enumerate(inside) if counts[at] for item in group]
    joining = [hint for hint in known if place[core_of[hint.one]] == place[core_of[hint.other]]]
    hints_of: list[list[Hint]] = [[] for _ in joined]
    for hint in joining:
        hints_of[place[core_of[hint.one]]].append(hint)
    origins = min(sum(counts), _articles([i for i in counted if i.supports], joining))
    vertices = _vertices(joined, inside, counts, core_of)
    independent = min(origins, max(_largest(vertices, words), 1))
    groups = [
        OriginGroup(
            tuple(sorted({item.origin for item in members})),
            tuple(item.id for item in members),
            tuple(hints_of[at]),
            tuple(_said(members, words)),
            counts[at],
        )
        for at, members in enumerate(inside)
    ]
    order = {item.id: at for at, item in enumerate(items)}
    groups.sort(key=lambda group: order[group.items[0]])
    return Assessment(tuple(groups), origins, independent)


def _counts(members: Sequence[Item]) -> bool:
    """True for a group with support that does not come from unreliable sources only."""
    grades = {item.grade for item in members if item.supports}
    return bool(grades) and grades != {UNRELIABLE}


def _said(members: Sequence[Item], words: Cores) -> list[tuple[str, str, str]]:
    by_core: dict[str, set[str]] = {}
    for item in members:
        by_core.setdefault(words.core(item.origin), set()).add(item.origin)
    several = (each for each in by_core.values() if len(each) > 1)
    return sorted(said for each in several for said in words.said_between(each))


def _articles(supporting: Sequence[Item], hints: Iterable[Hint]) -> int:
    """How many articles the items stand in; not one whose every item another one has likewise."""
    by_article: dict[str, list[Item]] = {}
    for item in supporting:
        by_article.setdefault(item.article, []).append(item)
    copied: dict[str, set[str]] = {}
    article_of = {item.id: item.article for item in supporting}
    for hint in hints:
        if hint.is_copy and hint.one in article_of and hint.other in article_of:
            copied.setdefault(hint.one, set()).add(article_of[hint.other])
            copied.setdefault(hint.other, set()).add(article_of[hint.one])
    kept: set[str] = set()
    for article in sorted(by_article, key=lambda each: (-len(by_article[each]), each)):
        elsewhere = [copied.get(item.id, set()) for item in by_article[article]]
        if not set.intersection(*elsewhere) & kept:
            kept.add(article)
    return len(kept)


@dataclass(frozen=True, slots=True)
class _Vertex:
    """What may be independent: a part of the group at `at`, or all of it where none is assessed."""

    at: int
    part: Part


def _vertices(
    joined: Sequence[Joined],
    inside: Sequence[Sequence[Item]],
    counts: Sequence[bool],
    core_of: dict[str, str],
) -> list[_Vertex]:
    """The parts of which independence was declared and that support the claim themselves."""
    found: list[_Vertex] = []
    for at, group in enumerate(joined):
        if not counts[at]:
            continue
        supporting = {core_of[item.id] for item in inside[at] if item.supports}
        parts = [part for part in group.assessed if part & supporting] or group.assessed
        found.extend(_Vertex(at, part) for part in parts or (group.cores,))
    return found


def _largest(vertices: Sequence[_Vertex], words: Cores) -> int:
    declared = words.of_all.union(core for pair in words.apart for core in pair)
    related = [0] * len(vertices)
    # A person named few of them at the most: only these can be independent of any other.
    for at in (at for at, vertex in enumerate(vertices) if vertex.part & declared):
        for further, other in enumerate(vertices):
            if vertices[at].at != other.at and any(
                words.are_independent(a, b) for a in vertices[at].part for b in other.part
            ):
                related[at] |= 1 << further
                related[further] |= 1 << at
    return largest_clique(related)
