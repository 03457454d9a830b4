"""Which credibility goes with which verdict: a suggestion, and what lies outside it.

Verdicts are known by the names of the default tags. Reliability and credibility never derive from
each other; that they always agree is itself worth a note.
"""

from typing import Final

# Verdict: the numbers that go with it, and the one to suggest where sources can be compared.
_ALLOWED: Final = {
    "unverified": ((2, 3, 4, 5, 6), 3),
    "corroborated": ((1, 2), 2),
    "confirmed": ((1,), 1),
    "contradicted": ((3, 4, 5), 4),
    "fabricated": ((5,), 5),
    "retracted": ((5, 6), 6),
}
_DIAGONAL: Final = dict(zip("ABCDEF", range(1, 7), strict=True))


def allowed_credibility(verdict: str) -> tuple[int, ...]:
    """The Admiralty numbers that go with a verdict; none where it says nothing of them."""
    return _ALLOWED.get(verdict, ((), 0))[0]


def usual_credibility(verdict: str, *, is_comparable: bool = True) -> int | None:
    """The number that usually goes with a verdict, or None.

    What nothing can be compared with cannot be judged: an unverified claim is 6 then.
    """
    if verdict == "unverified" and not is_comparable:
        return 6
    return _ALLOWED.get(verdict, ((), None))[1]


def is_on_the_diagonal(reliability: str, credibility: int) -> bool:
    """True for A1, B2, C3, D4, E5 and F6."""
    return _DIAGONAL[reliability] == credibility
