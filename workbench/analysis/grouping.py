"""Which cores of origins the program's hints join into groups, without contradicting people.

Cores of which a person declared some independence are *assessed*; they come first. Then those
about which nobody said anything are joined to them and to each other, so that further unassessed
evidence never changes what was established: where it would bring together what a person declared
independent, the assessed groups stay apart and it goes to the nearest.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.analysis.origins import Cores, Pair

Core = str
Part = frozenset[Core]


@dataclass(frozen=True, slots=True)
class Joined:
    """A group of cores. `assessed` are the parts of it of which independence was declared."""

    cores: Part
    assessed: tuple[Part, ...]


@dataclass(slots=True)
class _Graph:
    """Cores in order, which of them a person named, and which are hinted to be one."""

    cores: list[Core]
    named: frozenset[Core]
    supporting: frozenset[Core]
    words: Cores
    hinted: dict[Core, set[Core]]

    def contradict(self, one: Core, other: Core) -> bool:
        """True where a person's word forbids to join two cores.

        To be independent of all others is said of origins that people know of: a copy nobody
        looked at is no other origin.
        """
        if (one, other) in self.words.apart:
            return True
        of_all = self.words.of_all
        return (one in of_all and other in self.named) or (other in of_all and one in self.named)

    def parts_contradict(self, one: Iterable[Core], other: Iterable[Core]) -> bool:
        return any(self.contradict(a, b) for a in one for b in other)

    def assessed(self) -> list[Core]:
        """The cores of which a person declared independence of others among them."""
        here = set(self.cores)
        apart = {one for one, other in self.words.apart if other in here}
        return [core for core in self.cores if core in apart or core in self.words.of_all]


def join(
    cores: Iterable[Core],
    named: frozenset[Core],
    supporting: frozenset[Core],
    words: Cores,
    hinted: Iterable[Pair],
) -> list[Joined]:
    """The groups of some cores: what hints join, as far as no person's word is against it.

    `named` are those that a person named, `supporting` those with support that counts.
    """
    graph = _Graph(sorted(set(cores)), named, supporting, words, {})
    for one, other in hinted:
        if one != other and not graph.contradict(one, other):
            graph.hinted.setdefault(one, set()).add(other)
            graph.hinted.setdefault(other, set()).add(one)
    assessed = _assessed_parts(graph)
    part_of = {core: part for part in assessed for core in part}
    groups: list[Joined] = []
    taken: set[Core] = set()
    for part in assessed:
        if part & words.of_all:
            # Only what is like it itself: not what is like its copies in turn; nor do copies lend
            # their support to what has none.
            near = {each for core in part for each in graph.hinted.get(core, ())}
            copies = near - part_of.keys() - taken if part & supporting else set()
            taken |= part | copies
            groups.append(Joined(part | copies, (part,)))
    rest = [core for core in graph.cores if core not in taken]
    for component in _components(rest, graph.hinted):
        groups.extend(_settled(graph, component, part_of))
    return groups


def _assessed_parts(graph: _Graph) -> list[Part]:
    """The assessed cores, those that are hinted to be one and may be as one part."""
    part_of = {core: frozenset({core}) for core in graph.assessed()}
    for one in sorted(part_of):
        for other in sorted(graph.hinted.get(one, ())):
            if other not in part_of or part_of[one] is part_of[other]:
                continue
            if not graph.parts_contradict(part_of[one], part_of[other]):
                merged = part_of[one] | part_of[other]
                part_of |= dict.fromkeys(merged, merged)
    return sorted(set(part_of.values()), key=min)


def _settled(graph: _Graph, component: list[Core], part_of: dict[Core, Part]) -> list[Joined]:
    """The groups of a component: one, or one for each assessed part where some contradict."""
    parts = sorted({part_of[core] for core in component if core in part_of}, key=min)
    at_odds = any(
        graph.parts_contradict(one, other)
        for at, one in enumerate(parts)
        for other in parts[at + 1 :]
    )
    if not at_odds:
        return [Joined(frozenset(component), tuple(parts))]
    # A copy does not lend its support to a part that has none, where it is as near to another.
    parts.sort(key=lambda part: not part & graph.supporting)
    nearest = {core: part for part in parts for core in part}
    queue = [core for part in parts for core in sorted(part)]
    allowed = set(component)
    for core in queue:
        for near in sorted(graph.hinted.get(core, set()) & allowed):
            if near not in nearest:
                nearest[near] = nearest[core]
                queue.append(near)
    return [
        Joined(frozenset(core for core in component if nearest[core] == part), (part,))
        for part in parts
    ]


def _components(cores: list[Core], hinted: dict[Core, set[Core]]) -> list[list[Core]]:
    left = set(cores)
    found = []
    for start in cores:
        if start not in left:
            continue
        left.discard(start)
        component = [start]
        for core in component:
            near = hinted.get(core, set()) & left
            left -= near
            component.extend(sorted(near))
        found.append(component)
    return found
