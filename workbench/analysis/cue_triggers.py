"""With which words a pattern can begin: at other words of a text it need not be tried.

A hundred patterns tried at every character would take seconds for a long article.
"""

from collections.abc import Sequence
from typing import Final

from workbench.analysis.cue_patterns import parts_of

# More beginnings than these are not worth telling apart.
_MOST: Final = 400
# Stands for every number in digits.
DIGITS: Final = "0"
_Parts = Sequence[tuple[str, bool]]


class _Anything(Exception):
    """The pattern can begin with more than words that could be listed."""


def first_words(pattern: str) -> frozenset[str] | None:
    """The first words, in small letters, of all that a pattern matches; None where it cannot be
    told. Raises BadPattern.
    """
    words: set[str] = set()
    try:
        for way in _ways(parts_of(pattern)):
            words = words.union(*_begun(way, {""}))
    except _Anything:
        return None
    return None if "" in words else frozenset(word.lower() for word in words)


def _begun(parts: _Parts, heads: set[str]) -> tuple[set[str], set[str]]:
    """What words may have been begun behind some parts: those that ended, those that did not."""
    ended: set[str] = set()
    at = 0
    while at < len(parts) and heads:
        size = _size(parts, at)
        piece, at = parts[at : at + size], at + size
        over, on = _one(piece, heads)
        behind = parts[at][0] if at < len(parts) else ""
        if behind.startswith("{") and on:
            raise _Anything
        optional = behind == "?"
        ended |= over
        heads = (heads | on) if optional else on
        at += optional
        if len(ended) + len(heads) > _MOST:
            raise _Anything
    return ended, heads


def _one(piece: _Parts, heads: set[str]) -> tuple[set[str], set[str]]:
    part, _ = piece[0]
    if part == "(":
        return _group(piece, heads)
    if part == "\\d" and heads == {""}:
        return {DIGITS}, set()
    if part == "[":
        signs = [each for each, _ in piece[1:-1]]
        if any(each in ("^", "-") or len(each) > 1 for each in signs):
            raise _Anything
        return set(), {head + sign for head in heads for sign in signs}
    if part in ("'", "’"):
        # It parts words here, though it may stand in one.
        return heads, set()
    if len(part) == 1 and (part.isalnum() or part == "_"):
        return set(), {head + part for head in heads}
    if part in (" ", "-", ",", "\\.", "\\-", "$", "&", "/", ":"):
        return heads, set()
    raise _Anything


def _group(piece: _Parts, heads: set[str]) -> tuple[set[str], set[str]]:
    inner = piece[1:-1]
    sign = "".join(part for part, _ in inner[:2])
    if sign.startswith("?") and sign != "?:":
        if sign in ("?=", "?!", "?<"):  # looks around only
            return set(), heads
        raise _Anything
    inner = inner[2:] if sign == "?:" else inner
    ended: set[str] = set()
    going: set[str] = set()
    for way in _ways(inner):
        over, on = _begun(way, heads)
        ended |= over
        going |= on
    return ended, going


def _ways(parts: _Parts) -> list[_Parts]:
    """The alternatives of a group."""
    ways: list[list[tuple[str, bool]]] = [[]]
    depth = 0
    for part in parts:
        sign = "" if part[1] else part[0]
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            ways.append([])
        else:
            ways[-1].append(part)
    return list(ways)


def _size(parts: _Parts, at: int) -> int:
    """How many parts belong together from a place on: a group, a class, or one."""
    opening = parts[at][0]
    if opening not in ("(", "["):
        return 1
    depth = 0
    for size, (part, in_class) in enumerate(parts[at:], 1):
        if opening == "[" and part == "]":
            return size
        if opening == "(" and not in_class:
            depth += (part == "(") - (part == ")")
            if depth == 0:
                return size
    raise _Anything
