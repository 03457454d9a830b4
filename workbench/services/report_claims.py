"""Claims as a report prints them, from what the case holds."""

from collections.abc import Callable, Mapping, Sequence

from workbench.domain.claim_views import ClaimView, EvidenceView
from workbench.domain.views import AnnotationView
from workbench.report.data import OriginGroup, ReportClaim, ReportEvidence

# Sentences about a claim by its ref.
Warnings = Mapping[str, Sequence[str]]


def report_claims(
    views: Sequence[ClaimView],
    marks: Callable[[Sequence[EvidenceView]], Sequence[AnnotationView]],
    warnings: Warnings,
) -> tuple[ReportClaim, ...]:
    """The claims in their order; `marks` gives the annotations of evidence as cards show them."""
    return tuple(_claim(view, marks(view.evidence), warnings) for view in views)


def _claim(view: ClaimView, marks: Sequence[AnnotationView], warnings: Warnings) -> ReportClaim:
    claim, counts = view.claim, view.counts
    return ReportClaim(
        ref=claim.ref,
        statement=claim.statement,
        kind=claim.kind,
        verdict=view.verdict.name if view.verdict else None,
        credibility=claim.credibility,
        likelihood=claim.likelihood,
        confidence=claim.confidence,
        rationale=claim.rationale,
        mentions=counts.mentions,
        articles=counts.articles,
        origins=counts.origins,
        independent=counts.independent,
        evidence=tuple(
            _evidence(item, mark) for item, mark in zip(view.evidence, marks, strict=True)
        ),
        groups=tuple(
            OriginGroup(group.origins, tuple(each.sentence for each in group.reasons), group.counts)
            for group in view.groups
        ),
        lone_origin=view.lone_origin,
        warnings=tuple(warnings.get(claim.ref, ())),
    )


def _evidence(item: EvidenceView, mark: AnnotationView) -> ReportEvidence:
    """Words that nobody is named for are the publisher's, or the article's own."""
    if item.origin:
        origin, kind = item.origin.name, item.origin.kind
    elif item.source:
        origin, kind = item.source.name, "publisher"
    else:
        origin, kind = item.article.ref, "the article itself"
    return ReportEvidence(
        view=mark,
        stance=item.evidence.stance,
        origin=origin,
        origin_kind=kind,
        note=item.evidence.note,
    )
