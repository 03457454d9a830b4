"""What the pickers of claims and of origins offer for what is typed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from workbench.domain.claim_views import OriginView
from workbench.domain.claims import Claim
from workbench.domain.fold import fold
from workbench.domain.text import on_one_line
from workbench.gui.models.choices import Choice
from workbench.gui.models.claim_words import stance_words, token_words
from workbench.gui.models.origin_lists import passages_words

_MOST_NEAR = 4
_NEAR = 0.5  # share of a statement's words that a near one has in common


def claim_choices(
    typed: str, claims: Sequence[Claim], linked: Mapping[str, str], first: str | None = None
) -> list[Choice]:
    """The claims that have what is typed, the claim `first` at the top, and a new one.

    `linked` are the stances that what is to be linked has already, by claim id.
    """
    words = on_one_line(typed)
    found = [claim for claim in claims if _has(f"{claim.ref} {claim.statement}", words)]
    found.sort(key=lambda claim: claim.id != first)
    rows = [_claim_row(claim, linked) for claim in found]
    return [*rows, _new_claim(words)] if words else rows


def new_claim_choices(typed: str, claims: Sequence[Claim]) -> list[Choice]:
    """A new claim first, then those that say nearly the same, lest it be stated twice."""
    words = on_one_line(typed)
    if not words:
        return []
    near = sorted(
        ((_nearness(words, claim.statement), claim) for claim in claims), key=lambda pair: -pair[0]
    )
    rows = [_claim_row(claim, {}) for nearness, claim in near[:_MOST_NEAR] if nearness >= _NEAR]
    return [_new_claim(words), *rows]


def other_claim_choices(typed: str, claims: Sequence[Claim]) -> list[Choice]:
    """The claims that have what is typed: to merge into one of them."""
    words = on_one_line(typed)
    found = [claim for claim in claims if _has(f"{claim.ref} {claim.statement}", words)]
    return [_claim_row(claim, {}) for claim in found]


def origin_choices(
    typed: str, origins: Sequence[OriginView], given: str | None, publisher: str
) -> list[Choice]:
    """Origins by the words of their names, a new one, and none of its own.

    `given` is the id of the origin it has, `publisher` whose words they count as without one.
    """
    words = on_one_line(typed)
    found = sorted(
        (view for view in origins if _has(view.origin.name, words)),
        key=lambda view: (view.origin.id != given, -view.mentions),
    )
    rows = [
        Choice(
            "origin",
            view.origin.id,
            view.origin.name,
            hint=_origin_hint(view),
            given=view.origin.id == given,
        )
        for view in found
    ]
    same = any(view.origin.name.casefold() == words.casefold() for view in origins)
    if words and not same:
        rows.append(Choice("create", words, _tr("New origin “{}”").format(words)))
    if not words and given is not None:
        rows.append(Choice("none", "", _tr("No origin of its own: {}").format(publisher)))
    return rows


def _claim_row(claim: Claim, linked: Mapping[str, str]) -> Choice:
    stance = linked.get(claim.id)
    hint = stance_words(stance) if stance else ""
    return Choice("claim", claim.id, claim.statement, claim.ref, hint, stance is not None)


def _new_claim(words: str) -> Choice:
    return Choice("create", words, _tr("New claim: {}").format(words))


def _origin_hint(view: OriginView) -> str:
    return f"{token_words(view.origin.kind)} · {passages_words(view.mentions)}"


def _has(text: str, typed: str) -> bool:
    """True where each word typed begins a word of the text."""
    wanted = fold(typed).split()
    within = f" {fold(text)}"
    return all(f" {word}" in within for word in wanted)


def _nearness(typed: str, statement: str) -> float:
    here, there = set(fold(typed).split()), set(fold(statement).split())
    return len(here & there) / len(there) if there else 0.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("Claims", text)
