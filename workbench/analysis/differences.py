"""What differs between two texts: by lines, and by words within lines that were changed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz.distance import Indel

Kind = Literal["same", "removed", "added"]
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
# Comparing takes time and memory by the product of both lengths.
_MOST: Final = 4_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that both texts have, or only the old (`removed`) or the new one (`added`)."""

    kind: Kind
    text: str


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """The stretches of both texts in order: without those removed they are the new one, and
    without those added the old one.
    """
    found: list[Difference] = []
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for tag, a, b, c, d in _opcodes(old_lines, new_lines):
        before, after = "".join(old_lines[a:b]), "".join(new_lines[c:d])
        if tag == "equal":
            found.append(Difference("same", before))
        else:
            found += _within(before, after)
    return _joined(found)


def _within(old: str, new: str) -> list[Difference]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    found: list[Difference] = []
    for tag, a, b, c, d in _opcodes(before, after):
        if tag == "equal":
            found.append(Difference("same", "".join(before[a:b])))
            continue
        found.append(Difference("removed", "".join(before[a:b])))
        found.append(Difference("added", "".join(after[c:d])))
    return found


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """What turns one sequence into the other; `replace` stands for removing and adding."""
    if len(old) > _MOST or len(new) > _MOST:
        return _by_ends(old, new)
    found: list[tuple[str, int, int, int, int]] = []
    for code in Indel.opcodes(old, new):
        span = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if found and code.tag != "equal" and found[-1][0] != "equal":
            _, a, _, c, _ = found.pop()
            found.append(("replace", a, code.src_end, c, code.dest_end))
        else:
            found.append((code.tag, *span))
    return found


def _by_ends(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """For long sequences: what both begin and end with is the same, all between is replaced."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    ends = len(old) - tail, len(new) - tail
    return [
        ("equal", 0, head, 0, head),
        ("replace", head, ends[0], head, ends[1]),
        ("equal", ends[0], len(old), ends[1], len(new)),
    ]


def _joined(found: list[Difference]) -> tuple[Difference, ...]:
    """Neighbours of one kind as one, empty ones left out."""
    joined: list[Difference] = []
    for each in found:
        if not each.text:
            continue
        if joined and joined[-1].kind == each.kind:
            joined[-1] = Difference(each.kind, joined[-1].text + each.text)
        else:
            joined.append(each)
    return tuple(joined)
