"""The largest set of things that are all pairwise related."""

from collections.abc import Sequence
from typing import Final

# Steps after which the best found so far is given: never too many, and far beyond what people
# declare by hand. Fifty things related at random need some thousands.
STEPS: Final = 200_000


def largest_clique(related: Sequence[int], steps: int = STEPS) -> int:
    """The size of the largest clique of a graph; 0 without vertices.

    `related[v]` has the bit of every neighbour of vertex `v` set; relations are mutual. Exact
    within `steps` steps of branch and bound, else the size of the largest clique found by then.
    The bound is the number of colours a greedy colouring needs (Tomita and Seki, 2003).
    """
    best, left = 0, steps
    waiting = [((1 << len(related)) - 1, 0)]
    while waiting and left:
        left -= 1
        candidates, size = waiting.pop()
        if not candidates:
            best = max(best, size)
            continue
        coloured = _by_colour(candidates, related)
        rest = candidates
        branches = []
        for vertex, colour in reversed(coloured):
            if size + colour <= best:
                break
            branches.append((rest & related[vertex], size + 1))
            rest &= ~(1 << vertex)
        waiting.extend(reversed(branches))
    return best


def _by_colour(candidates: int, related: Sequence[int]) -> list[tuple[int, int]]:
    """Vertices with the number of their colour, from 1, lowest colour first."""
    coloured, colour = [], 0
    while candidates:
        colour += 1
        free = candidates
        while free:
            vertex = (free & -free).bit_length() - 1
            coloured.append((vertex, colour))
            candidates &= ~(1 << vertex)
            free &= ~(1 << vertex) & ~related[vertex]
    return coloured
