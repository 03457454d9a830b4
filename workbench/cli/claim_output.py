"""Claims and origins as the JSON of the contract."""

from workbench.cli.output import Json
from workbench.domain.claim_views import ClaimView, Group, OriginView, Passage, Reason


def claim_json(view: ClaimView, *, why: bool = False) -> Json:
    """A claim as `claims` lists it; with `why` the groups of its origins."""
    claim, counts = view.claim, view.counts
    found = {
        "id": claim.id,
        "ref": claim.ref,
        "statement": claim.statement,
        "kind": claim.kind,
        "verdict": view.verdict.name if view.verdict else None,
        "credibility": claim.credibility,
        "likelihood": claim.likelihood,
        "confidence": claim.confidence,
        "rationale": claim.rationale or None,
        "mentions": counts.mentions,
        "articles": counts.articles,
        "origins": counts.origins,
        "independent": counts.independent,
        "refuting": counts.refuting,
        "warnings": list(view.warnings),
        "evidence": [
            {
                "annotation": each.annotation.id,
                "article": each.article.ref,
                "stance": each.evidence.stance,
                "origin": each.origin.name if each.origin else None,
                "cites": each.cited.name if each.cited else None,
                "note": each.evidence.note or None,
            }
            for each in view.evidence
        ],
    }
    return found | {"groups": [_group_json(group) for group in view.groups]} if why else found


def _group_json(group: Group) -> Json:
    return {
        "origins": list(group.origins),
        "counts": group.counts,
        "evidence": list(group.evidence),
        "reasons": [reason.sentence for reason in group.reasons],
        "joins": [_reason_json(reason) for reason in group.reasons],
    }


def _reason_json(reason: Reason) -> Json:
    return {
        "kind": reason.kind,
        "origins": list(reason.origins),
        "overlap": reason.overlap,
        "passages": [_passage_json(passage) for passage in reason.passages],
    }


def _passage_json(passage: Passage) -> Json:
    return {
        "article": passage.article_ref,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def origin_json(view: OriginView) -> Json:
    """An origin as `origin` lists it."""
    origin = view.origin
    return {
        "name": origin.name,
        "kind": origin.kind,
        "note": origin.note or None,
        "independent_of_all": origin.independent_of_all,
        "mentions": view.mentions,
        "relations": [
            {"origin": each.origin, "relation": each.relation, "note": each.note or None}
            for each in view.relations
        ],
    }
