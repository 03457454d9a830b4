"""Names that a hurried hand meant to be the same."""

from rapidfuzz.distance import OSA

from workbench.domain.fold import fold

# Shorter names differ by a letter and mean something else; a longer one has room for two slips.
_ONE_EDIT_FROM, _TWO_EDITS_FROM = 4, 8


def is_near(one: str, other: str) -> bool:
    """True where two names differ in no more than case, accents, spacing, a plural s, or slips.

    A slip is a letter too many, too few, wrong, or swapped with its neighbour: one from 4 letters
    on, two from 8. Names with other numbers are others, and so are `verified` and `unverified`:
    a prefix turns the meaning round.
    """
    first, second = _bare(one), _bare(other)
    if first == second:
        return True
    if _digits(first) != _digits(second) or _is_prefixed(first, second):
        return False
    longer = max(len(first), len(second))
    allowed = (longer >= _ONE_EDIT_FROM) + (longer >= _TWO_EDITS_FROM)
    return OSA.distance(first, second, score_cutoff=allowed) <= allowed


def _bare(name: str) -> str:
    words = fold(name).split()
    return "".join(_singular(word) for word in words) or "".join(name.split())


def _singular(word: str) -> str:
    plural = len(word) >= _ONE_EDIT_FROM and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


def _digits(name: str) -> str:
    return "".join(character for character in name if character.isdigit())


def _is_prefixed(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(longer) - len(shorter) > 1 and longer.endswith(shorter)
