"""Views to the JSON of the contract: refs for articles, names for tags, absent values null."""

import json
from collections.abc import Sequence
from typing import Any

from workbench.api import Case
from workbench.domain.backup import Backup
from workbench.domain.ids import article_ref
from workbench.domain.values import Region, ReportRecord, Source
from workbench.domain.views import (
    AnnotationView,
    ArticleSummary,
    Finding,
    HistoryEntry,
    NearCopy,
    SearchHit,
    TagUse,
)
from workbench.report.proof import Proof
from workbench.services.importing import ImportSummary
from workbench.services.taking_in import ForeignSummary

Json = dict[str, Any]


def article_json(summary: ArticleSummary) -> Json:
    """An article as `articles` lists it."""
    article = summary.article
    return {
        "id": article.id,
        "ref": article_ref(article.number),
        "title": article.title,
        "source": summary.source.name if summary.source else None,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "characters": summary.characters,
        "sha256": summary.sha256,
        "reliability": summary.reliability,
        "state": article.state,
        "status": article.status,
        "status_note": article.status_note,
        "status_date": article.status_date,
        "hidden": article.hidden,
        "annotations": summary.annotations,
    }


def annotation_json(view: AnnotationView) -> Json:
    """An annotation as `annotations` lists it."""
    mark = view.annotation
    return {
        "id": mark.id,
        "article": view.article.ref,
        "article_id": mark.article_id,
        "start": mark.start,
        "end": mark.end,
        "quote": mark.quote,
        "prefix": mark.prefix,
        "suffix": mark.suffix,
        "paragraph": view.paragraph,
        "tags": [tag.name for tag in view.tags],
        "note": mark.note or None,
        "claims": [
            {"claim": link.ref, "stance": link.evidence.stance, "origin": link.origin}
            for link in view.claims
        ],
        "state": mark.state,
        "creator": mark.creator,
        "created": mark.created,
        "modified": mark.modified,
    }


def import_json(
    case: Case,
    summary: ImportSummary,
    added: Sequence[ArticleSummary],
    near: Sequence[NearCopy],
    compared: int,
) -> Json:
    """What came in, as `import` prints it; `compared` of it were looked at for near copies."""
    return {
        "added": [article_json(each) for each in added],
        "duplicates": [
            {"path": path, "article": case.article(article_id).article.ref}
            for path, article_id in summary.duplicates
        ],
        "skipped": [{"path": each.path, "reason": each.sentence} for each in summary.skipped],
        "passed_over": [str(path) for path in summary.passed_over],
        "compared": compared,
        "alike": [
            {
                "article": each.article.ref,
                "other": each.other.ref,
                "share": round(each.share, 2),
            }
            for each in near
        ],
    }


def hit_json(hit: SearchHit) -> Json:
    """A hit as `search` lists it."""
    return {
        "kind": hit.kind,
        "article": hit.article.ref,
        "start": hit.start,
        "end": hit.end,
        "matches": [[span.start, span.end] for span in hit.matches],
        "snippet": hit.snippet,
        "tags": [tag.name for tag in hit.tags],
        "annotation": hit.annotation.id if hit.annotation else None,
    }


def tag_json(use: TagUse) -> Json:
    """A tag as `tags` lists it."""
    tag = use.tag
    return {
        "name": tag.name,
        "group": tag.group_name,
        "key": tag.key,
        "glyph": tag.glyph,
        "underline": tag.underline,
        "colours": {
            "light": _look(tag.light_stripe, tag.light_fill, tag.light_overlap),
            "dark": _look(tag.dark_stripe, tag.dark_fill, tag.dark_overlap),
        },
        "meaning": tag.meaning or None,
        "active": tag.active,
        "annotations": use.annotations,
    }


def _look(stripe: str, fill: str, overlap: str) -> Json:
    return {"stripe": stripe, "fill": fill, "overlap": overlap}


def source_json(source: Source, articles: int) -> Json:
    """A publisher as `source` lists it."""
    return {
        "name": source.name,
        "kind": source.kind,
        "country": source.country,
        "reliability": source.reliability,
        "descriptor": source.descriptor,
        "note": source.note or None,
        "articles": articles,
    }


def region_json(region: Region) -> Json:
    """A region as `regions` lists it."""
    return {
        "start": region.start,
        "end": region.end,
        "kind": region.kind,
        "by": region.creator,
        "state": region.state,
    }


def history_json(entry: HistoryEntry) -> Json:
    """A recorded edit as `history` lists it."""
    return {
        "n": entry.n,
        "at": entry.at,
        "who": entry.who,
        "what": entry.what,
        "verb": entry.verb,
        "entity": entry.entity,
        "entity_id": entry.entity_id,
        "before": json.loads(entry.before) if entry.before else None,
        "after": json.loads(entry.after) if entry.after else None,
    }


def backup_json(backup: Backup) -> Json:
    """A backup as `backup` lists it."""
    return {
        "path": str(backup.path),
        "at": backup.at,
        "reason": backup.reason,
        "bytes": backup.size,
    }


def finding_json(finding: Finding) -> Json:
    """A finding as `check` lists it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "claim": finding.claim,
        "annotation": finding.annotation,
        "article": finding.article,
    }


def proof_json(proof: Proof) -> Json:
    """What `verify` found."""
    return {
        "ok": proof.ok,
        "quotations": proof.quotations,
        "unproved": list(proof.unproved),
        "failures": [
            {"annotation": each.annotation, "problem": each.problem} for each in proof.failures
        ],
        "recorded": _record_json(proof.record) if proof.record else None,
        "recorded_otherwise": [_record_json(each) for each in proof.otherwise],
    }


def _record_json(record: ReportRecord) -> Json:
    return {"at": record.at, "who": record.who, "scope": record.scope, "sha256": record.sha256}


def foreign_json(summary: ForeignSummary) -> Json:
    """What an import of annotations came to."""
    return {
        "added": summary.added,
        "changed": summary.changed,
        "present": summary.present,
        "orphaned": [{"annotation": each.id, "reason": each.reason} for each in summary.orphaned],
        "skipped": [{"annotation": name, "reason": why} for name, why in summary.skipped],
    }
