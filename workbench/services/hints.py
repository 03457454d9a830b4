"""Hints that two items of evidence have one origin, with the reason in words.

One article cites the publisher of the other, or the passages are near-duplicates.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.analysis.origins import Hint
from workbench.domain.claim_views import SUPPORTING, EvidenceView, Passage
from workbench.services.copies import Copies, Nearby

# A name of one letter would be found in any text.
_SHORTEST_NAME: Final = 2
_AROUND_NAME: Final = 100
# Who speaks of what they saw or hold themselves: another sentence that names a paper is not theirs.
_FIRST_HAND: Final = frozenset({"eyewitness", "official_document", "poll"})


@dataclass(frozen=True, slots=True)
class ExplainedHint:
    """A hint with its reason in words, the passages it rests on, and how alike they are (0–1)."""

    hint: Hint
    sentence: str
    passages: tuple[Passage, ...] = ()
    overlap: float | None = None


class Hints:
    """Finds hints in one case."""

    def __init__(self, copies: Copies) -> None:
        self._copies = copies

    def among(self, claims: Sequence[Sequence[EvidenceView]]) -> list[list[ExplainedHint]]:
        """The hints among the items of each claim."""
        compared = [items for items in claims if len({i.article.id for i in items}) > 1]
        may_share = self._copies.may_share([item for items in compared for item in items])
        found = []
        for items in claims:
            pairs = [
                (one, other)
                for at, one in enumerate(items)
                for other in items[at + 1 :]
                if one.article.id != other.article.id
            ]
            hints = [self._copied(*pair) for pair in pairs if may_share(*pair)]
            cited = [
                self._citing(*ends) for one, other in pairs for ends in ((one, other), (other, one))
            ]
            found.append([hint for hint in (*hints, *cited) if hint])
        return found

    def _copied(self, one: EvidenceView, other: EvidenceView) -> ExplainedHint | None:
        share = self._copies.overlap(one, other)
        if share is None:
            return None
        passages = tuple(
            _compared(each, self._copies.nearby(each.annotation)) for each in (one, other)
        )
        sentence = (
            f"{one.article.ref} and {other.article.ref} have near-duplicate passages:"
            f" {share:.0%} of the word runs there stand in both articles."
        )
        return ExplainedHint(_hint(one, other, is_copy=True), sentence, passages, share)

    def _citing(self, one: EvidenceView, other: EvidenceView) -> ExplainedHint | None:
        """Where the first article cites the second's publisher, or the publisher it quotes.

        Words for a claim are not cited from where it is denied, nor the other way round.
        """
        stances = {one.evidence.stance, other.evidence.stance}
        if "refutes" in stances and stances & SUPPORTING:
            return None
        publishers = {id_: name for id_, name in _publishers(other) if id_ != one.article.source_id}
        if not publishers:
            return None
        hint = _hint(one, other, is_copy=False)
        if one.cited is not None and one.cited.id in publishers:
            whose = _whose(one.cited.id, other)
            sentence = f"{one.article.ref} cites “{one.cited.name}”, {whose}, for it."
            return ExplainedHint(hint, sentence, (_marked(one),))
        near = self._copies.nearby(one.annotation)
        if one.origin is not None and one.origin.kind in _FIRST_HAND:
            near = replace(near, text=one.annotation.quote, start=one.annotation.start)
        for source_id, name in publishers.items():
            place = _named_in(near.text, name)
            if place is not None:
                whose = _whose(source_id, other)
                sentence = f"{one.article.ref} names “{name}”, {whose}, at the passage."
                return ExplainedHint(hint, sentence, (_naming(one, near, place),))
        return None


def _publishers(view: EvidenceView) -> list[tuple[str, str]]:
    """(id, name) of the publisher of an item, and of the publisher whose words it has."""
    found = [(view.source.id, view.source.name)] if view.source else []
    if view.origin is not None and view.origin.source_id is not None:
        found.append((view.origin.source_id, view.origin.name))
    return found


def _whose(source_id: str, view: EvidenceView) -> str:
    if source_id == view.article.source_id:
        return f"the publisher of {view.article.ref}"
    return f"whose words {view.article.ref} has"


def _hint(one: EvidenceView, other: EvidenceView, *, is_copy: bool) -> Hint:
    return Hint(one.evidence.id, other.evidence.id, is_copy=is_copy)


def _named_in(text: str, name: str) -> int | None:
    """Where a publisher's name stands in a text, spelt just so and not as part of a word."""
    if len(name) < _SHORTEST_NAME or name not in text:
        return None
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return found.start() if found else None


def _marked(view: EvidenceView) -> Passage:
    mark = view.annotation
    return Passage(view.article.ref, view.article.id, mark.start, mark.end, mark.quote)


def _compared(view: EvidenceView, near: Nearby) -> Passage:
    span = near.cut.span
    return Passage(view.article.ref, view.article.id, span.start, span.end, near.compared)


def _naming(view: EvidenceView, near: Nearby, place: int) -> Passage:
    """The words round a name, whole but for the ends of their lines."""
    start = max(0, place - _AROUND_NAME)
    end = min(len(near.text), place + _AROUND_NAME)
    start = max(start, near.text.rfind("\n", start, place) + 1)
    line_end = near.text.find("\n", place, end)
    end = line_end if line_end >= 0 else end
    return Passage(
        view.article.ref,
        view.article.id,
        near.start + start,
        near.start + end,
        near.text[start:end],
    )
