"""Hints that two items of evidence have one origin: one article cites the other's publisher."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.analysis.origins import Hint
from workbench.domain.claim_views import EvidenceView, Passage


@dataclass(frozen=True, slots=True)
class ExplainedHint:
    """A hint with its reason in words, the passages it rests on, and how alike they are (0–1)."""

    hint: Hint
    sentence: str
    passages: tuple[Passage, ...] = ()
    overlap: float | None = None


def citing(evidence: Sequence[EvidenceView]) -> list[ExplainedHint]:
    """Where one article is said to cite the publisher of another, or an origin that it is."""
    return [
        ExplainedHint(
            Hint(one.evidence.id, other.evidence.id, is_copy=False),
            f"{one.article.ref} cites {one.cited.name} for it, whom {other.article.ref} is from.",
            (passage(one),),
        )
        for one in evidence
        if one.cited is not None
        for other in evidence
        if other.article.id != one.article.id and one.cited.id in _publishers(other)
    ]


def passage(view: EvidenceView) -> Passage:
    """The place of an item of evidence."""
    mark = view.annotation
    return Passage(view.article.ref, view.article.id, mark.start, mark.end, mark.quote)


def _publishers(view: EvidenceView) -> set[str | None]:
    return {view.article.source_id, view.origin.source_id if view.origin else None}
