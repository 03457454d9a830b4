"""Hints that two items of evidence have one origin, with the reason in words.

One article cites the publisher of the other, or the passages are near-duplicates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.analysis.names import Names
from workbench.analysis.origins import Hint
from workbench.domain.claim_views import SUPPORTING, EvidenceView, Passage
from workbench.services.copies import Copies, Nearby

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

    def among(
        self, claims: Sequence[Sequence[EvidenceView]], publishers: Names
    ) -> list[list[ExplainedHint]]:
        """The hints among the items of each claim; `publishers` are the names of all of the case.

        Of names within names the longest counts: “The Meridian” is not “Meridian”.
        """
        named = self._named(claims, publishers)
        copied = self._copies.overlaps(claims)
        return [
            [*(self._copied(*each) for each in pairs), *self._citations(items, named)]
            for items, pairs in zip(claims, copied, strict=True)
        ]

    def _named(
        self, claims: Sequence[Sequence[EvidenceView]], publishers: Names
    ) -> dict[str, dict[str, int]]:
        """Which publishers' names stand near each item, and where in the text near it."""
        items = {each.evidence.id: each for claim in claims for each in claim}
        return {key: publishers.places(self._near(each).text) for key, each in items.items()}

    def _near(self, view: EvidenceView) -> Nearby:
        """The text in which a publisher that is named is cited for the passage."""
        near = self._copies.nearby(view.annotation)
        if view.origin is not None and view.origin.kind in _FIRST_HAND:
            return replace(near, text=view.annotation.quote, start=view.annotation.start)
        return near

    def _copied(self, one: EvidenceView, other: EvidenceView, share: float) -> ExplainedHint:
        passages = tuple(
            _compared(each, self._copies.nearby(each.annotation)) for each in (one, other)
        )
        sentence = (
            f"{one.article.ref} and {other.article.ref} have near-duplicate passages:"
            f" {share:.0%} of the word runs there stand in both articles."
        )
        return ExplainedHint(_hint(one, other, is_copy=True), sentence, passages, share)

    def _citations(
        self, items: Sequence[EvidenceView], named: dict[str, dict[str, int]]
    ) -> Iterator[ExplainedHint]:
        """Where one of some items cites another's publisher; only such pairs are looked at."""
        by_publisher: dict[str, list[EvidenceView]] = {}
        for each in items:
            for source_id, name in _publishers(each):
                by_publisher.setdefault(source_id, []).append(each)
                by_publisher.setdefault(name, []).append(each)
        for one in items:
            keys = [*named[one.evidence.id], *([one.cited.id] if one.cited else ())]
            others = {o.evidence.id: o for key in keys for o in by_publisher.get(key, ())}
            for other in others.values():
                hint = self._citing(one, other, named)
                if hint is not None:
                    yield hint

    def _citing(
        self, one: EvidenceView, other: EvidenceView, named: dict[str, dict[str, int]]
    ) -> ExplainedHint | None:
        """Where the first article cites the second's publisher, or the publisher it quotes.

        Words for a claim are not cited from where it is denied, nor the other way round.
        """
        stances = {one.evidence.stance, other.evidence.stance}
        if one.article.id == other.article.id:
            return None
        if "refutes" in stances and stances & SUPPORTING:
            return None
        names = named[one.evidence.id]
        if one.cited is None and not names:
            return None
        publishers = [each for each in _publishers(other) if each[0] != one.article.source_id]
        for source_id, name in publishers:
            if one.cited is not None and one.cited.id == source_id:
                sentence = _citation(one, ("cites", one.cited.name, "for it"), source_id, other)
                return ExplainedHint(_hint(one, other, is_copy=False), sentence, (_marked(one),))
            if name in names:
                sentence = _citation(one, ("names", name, "at the passage"), source_id, other)
                passages = (_naming(one, self._near(one), names[name]),)
                return ExplainedHint(_hint(one, other, is_copy=False), sentence, passages)
        return None


def _publishers(view: EvidenceView) -> list[tuple[str, str]]:
    """(id, name) of the publisher of an item, and of the publisher whose words it has."""
    found = [(view.source.id, view.source.name)] if view.source else []
    if view.origin is not None and view.origin.source_id is not None:
        found.append((view.origin.source_id, view.origin.name))
    return found


def _citation(
    one: EvidenceView, words: tuple[str, str, str], source_id: str, other: EvidenceView
) -> str:
    """How the first article cites a publisher of the other item; `words` are verb, name and end."""
    (verb, name, end), ref = words, other.article.ref
    if source_id != other.article.source_id:
        return f"{one.article.ref} {verb} “{name}”, whose words {ref} has, {end}."
    speaker = other.origin
    if speaker is None or source_id == speaker.source_id or name == speaker.name:
        return f"{one.article.ref} {verb} “{name}”, the publisher of {ref}, {end}."
    cited = f"{ref}, whose publisher “{name}” {one.article.ref} {verb} {end}"
    return f"{cited}, has the words of “{speaker.name}”."


def _hint(one: EvidenceView, other: EvidenceView, *, is_copy: bool) -> Hint:
    return Hint(one.evidence.id, other.evidence.id, is_copy=is_copy)


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
