"""What changed in a case since a report was made, in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.domain.net_change import NetChange, net_changes
from workbench.domain.views import HistoryEntry
from workbench.report.summary import count, listing, shortened

_GRADES = {
    "credibility": "credibility",
    "likelihood": "likelihood",
    "confidence": "confidence",
    "statement": "statement",
    "rationale": "reason",
    "kind": "kind",
}
_LINKED = {"added": "tied to", "removed": "taken from", "changed": "judged anew for"}
_QUIET = frozenset({"statement", "rationale"})


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called: refs of articles and claims, names of tags."""

    articles: Mapping[str, str]
    claims: Mapping[str, str]
    tags: Mapping[str, str]


def changes_in_words(entries: Sequence[HistoryEntry], names: Names) -> tuple[str, ...]:
    """What a stretch of history comes to; undone work leaves nothing."""
    by_entity: dict[str, list[NetChange]] = {}
    for change in net_changes(entries):
        by_entity.setdefault(change.entity, []).append(change)
    return (
        *_imports(by_entity.get("import", [])),
        *_articles(by_entity.get("article", []), names),
        *_sources(by_entity.get("source", [])),
        *_claims(by_entity.get("claim", []), names),
        *_evidence(by_entity.get("evidence", []), names),
        *_annotations(by_entity.get("annotation", []), names),
        *_others(by_entity),
    )


def _imports(changes: Sequence[NetChange]) -> list[str]:
    said = [c for c in changes if (c.after or {}).get("state") == "published"]
    taken = [c for c in changes if (c.after or {}).get("state") == "withdrawn"]
    return [
        *([f"{count(said, 'import')} of articles."] if said else []),
        *([f"{count(taken, 'import')} of articles taken back."] if taken else []),
    ]


def _articles(changes: Sequence[NetChange], names: Names) -> list[str]:
    found = []
    for change in changes:
        ref = names.articles.get(change.entity_id, "an article")
        fields = [f.replace("_", " ") for f in change.after or {} if f != "modified"]
        if "status" in (change.after or {}):
            found.append(f"{ref} is now recorded as {(change.after or {})['status']}.")
            fields = [field for field in fields if not field.startswith("status")]
        if fields:
            found.append(f"{ref}: {listing(sorted(fields))} changed.")
    return found


def _sources(changes: Sequence[NetChange]) -> list[str]:
    graded = [
        f"A publisher’s reliability went from {_value((c.before or {}).get('reliability'))} to"
        f" {_value((c.after or {})['reliability'])}."
        for c in changes
        if c.kind == "changed" and "reliability" in (c.after or {})
    ]
    others = sum(c.kind == "changed" and "reliability" not in (c.after or {}) for c in changes)
    return [*graded, *([f"{count(others, 'publisher')} described anew."] if others else [])]


def _claims(changes: Sequence[NetChange], names: Names) -> list[str]:
    added = [_claim_name(c, names) for c in changes if c.kind == "added"]
    removed = [_claim_name(c, names) for c in changes if c.kind == "removed"]
    found = [f"Stated: {shortened(added)}."] if added else []
    found += [f"Removed: {shortened(removed)}."] if removed else []
    for change in changes:
        if change.kind == "changed":
            found += _about_claim(_claim_name(change, names), change, names)
    return found


def _about_claim(ref: str, change: NetChange, names: Names) -> list[str]:
    before, after = change.before or {}, change.after or {}
    found = []
    if "verdict_tag_id" in after:
        was, now = (_tag(each.get("verdict_tag_id"), names) for each in (before, after))
        found.append(f"{ref}: the verdict went from {was} to {now}.")
    for field, words in _GRADES.items():
        if field in after and field in _QUIET:
            found.append(f"{ref}: the {words} was rewritten.")
        elif field in after:
            was, now = _value(before.get(field)), _value(after.get(field))
            found.append(f"{ref}: the {words} went from {was} to {now}.")
    return found


def _evidence(changes: Sequence[NetChange], names: Names) -> list[str]:
    found = []
    for kind, words in _LINKED.items():
        by_claim: dict[str, int] = {}
        for change in changes:
            if change.kind == kind:
                claim = (change.after or change.before or {}).get("claim_id")
                ref = names.claims.get(str(claim), "a claim")
                by_claim[ref] = by_claim.get(ref, 0) + 1
        found += [f"{count(n, 'passage')} {words} {ref}." for ref, n in sorted(by_claim.items())]
    return found


def _annotations(changes: Sequence[NetChange], names: Names) -> list[str]:
    found = []
    for kind, words in (("added", "added"), ("removed", "removed")):
        of_kind = [c for c in changes if c.kind == kind]
        if of_kind:
            where = shortened([_place(c, names) for c in of_kind])
            found.append(f"{count(of_kind, 'annotation')} {words}: {where}.")
    rewritten, moved = [], []
    for change in (c for c in changes if c.kind == "changed"):
        after, where = change.after or {}, names.articles.get(change.article_id or "", "?")
        if "tags" in after:
            was, now = (
                listing([_tag(tag, names) for tag in (each or {}).get("tags", ())] or ["no tag"])
                for each in (change.before, after)
            )
            found.append(f"A passage in {where} tagged {was} is now tagged {now}.")
        if "note" in after:
            rewritten.append(where)
        if "start" in after or "end" in after or "version" in after:
            moved.append(where)
    if rewritten:
        found.append(f"{count(rewritten, 'note')} rewritten, in {_once(rewritten)}.")
    if moved:
        found.append(f"{count(moved, 'passage')} moved, in {_once(moved)}.")
    return found


def _others(by_entity: Mapping[str, Sequence[NetChange]]) -> list[str]:
    words = {
        "tag": "tag",
        "region": "stretch set apart",
        "origin": "origin",
        "origin_link": "relation of origins",
    }
    plurals = {"region": "stretches set apart", "origin_link": "relations of origins"}
    parts = [
        count(by_entity[entity], word, plurals.get(entity, ""))
        for entity, word in words.items()
        if by_entity.get(entity)
    ]
    return [f"Changed besides: {listing(parts)}."] if parts else []


def _once(refs: Sequence[str]) -> str:
    return shortened(list(dict.fromkeys(refs)))


def _claim_name(change: NetChange, names: Names) -> str:
    number = (change.after or change.before or {}).get("number")
    return names.claims.get(change.entity_id) or (f"C{number}" if number else "a claim")


def _place(change: NetChange, names: Names) -> str:
    record = change.after or change.before or {}
    ref = names.articles.get(change.article_id or "", "?")
    if record.get("state") == "orphaned":
        return f"{ref} (orphaned)"
    return f"{ref} [{record.get('start')}–{record.get('end')}]"


def _tag(tag_id: Any, names: Names) -> str:
    return names.tags.get(str(tag_id), "a tag since removed") if tag_id else "none"


def _value(value: Any) -> str:
    return "none" if value is None or value == "" else str(value)
