"""What stands behind claims: their evidence joined for reading, counted, and explained."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.analysis.independence import OriginGroup, assess
from workbench.analysis.judgement import judge, rules_met
from workbench.analysis.names import Names
from workbench.analysis.origins import Hint, Item
from workbench.domain.claim_views import (
    ClaimView,
    Counts,
    EvidenceView,
    Group,
    Reason,
)
from workbench.domain.claims import Claim, Evidence
from workbench.services.copies import Copies
from workbench.services.hints import ExplainedHint, Hints
from workbench.services.open_case import OpenCase
from workbench.services.spoken import Spoken, Voice


class Weighing:
    """Claims of one case with what they amount to."""

    def __init__(self, case: OpenCase, copies: Copies) -> None:
        self._case = case
        self._hints = Hints(copies)
        self._spoken: Spoken | None = None
        self._counted: dict[str, tuple[ClaimView, ClaimView]] = {}

    def views(self, claims: Sequence[Claim] | None = None) -> list[ClaimView]:
        """Claims in the analyst's order (or those given) with evidence, counts and reasons."""
        with self._case.file.reading():
            chosen = self._case.claims.claims() if claims is None else claims
            only = None if claims is None else [claim.id for claim in claims]
            by_claim = self._evidence(self._case.claims.evidence(only))
            spoken = Spoken.of(self._case)
            tags = self._case.tags_by_id()
            bare = [
                ClaimView(
                    claim,
                    tags.get(claim.verdict_tag_id or ""),
                    tuple(by_claim.get(claim.id, ())),
                    Counts(),
                    (),
                )
                for claim in chosen
            ]
            if claims is None:
                held = {claim.id for claim in chosen}
                self._counted = {k: v for k, v in self._counted.items() if k in held}
            return self._weighed(bare, spoken)

    def _weighed(self, bare: list[ClaimView], spoken: Spoken) -> list[ClaimView]:
        """Claims with their counts; what is as it was when it was counted last is not counted."""
        if spoken != self._spoken:
            self._spoken, self._counted = spoken, {}
        new = [view for view in bare if self._counted.get(view.claim.id, (None,))[0] != view]
        names = Names(spoken.publishers)
        hints = self._hints.among([view.evidence for view in new], names)
        for view, found in zip(new, hints, strict=True):
            self._counted[view.claim.id] = (view, _weighed(view, found, spoken))
        return [self._counted[view.claim.id][1] for view in bare]

    def _evidence(self, rows: Sequence[Evidence]) -> dict[str, list[EvidenceView]]:
        """Evidence by claim, joined with all it hangs on."""
        marks = {
            mark.id: mark
            for mark in self._case.annotations.by_ids(list({row.annotation_id for row in rows}))
        }
        articles = self._case.articles.with_ids(list({mark.article_id for mark in marks.values()}))
        origins = {origin.id: origin for origin in self._case.claims.origins()}
        sources = {source.id: source for source in self._case.sources.every()}
        tags = self._case.tags_by_id()
        found: dict[str, list[EvidenceView]] = {}
        for row in rows:
            mark = marks[row.annotation_id]
            article, sha256 = articles[mark.article_id]
            view = EvidenceView(
                row,
                mark,
                article,
                sha256,
                sources.get(article.source_id or ""),
                tuple(tags[tag_id] for tag_id in mark.tags),
                origins.get(row.origin_id or ""),
                sources.get(row.cited_source_id or ""),
            )
            found.setdefault(row.claim_id, []).append(view)
        return found


def _weighed(view: ClaimView, hints: Sequence[ExplainedHint], spoken: Spoken) -> ClaimView:
    """A claim with its counts and groups."""
    voices = {each.evidence.id: spoken.voice(each) for each in view.evidence}
    found = assess(
        [_item(each, voices[each.evidence.id]) for each in view.evidence],
        spoken.cores,
        [each.hint for each in hints],
    )
    explained = {each.hint: each for each in hints}
    by_id = {each.evidence.id: each for each in view.evidence}
    groups = tuple(_group(each, by_id, voices, explained, spoken) for each in found.groups)
    stances = [each.evidence.stance for each in view.evidence]
    counts = Counts(
        mentions=len(stances),
        articles=len({each.article.id for each in view.evidence}),
        origins=found.origins,
        independent=found.independent,
        supporting=sum(each.supports for each in view.evidence),
        refuting=stances.count("refutes"),
    )
    weighed = replace(view, counts=counts, groups=groups)
    return replace(weighed, warnings=rules_met(weighed, judge(weighed)))


def _item(view: EvidenceView, voice: Voice) -> Item:
    return Item(
        view.evidence.id,
        voice.article,
        voice.key,
        voice.is_named,
        view.supports,
        view.source.reliability if view.source else None,
    )


def _group(
    group: OriginGroup,
    by_id: dict[str, EvidenceView],
    voices: dict[str, Voice],
    explained: dict[Hint, ExplainedHint],
    spoken: Spoken,
) -> Group:
    items = [by_id[item] for item in group.items]
    names = {voices[item].key: voices[item].name for item in group.items}
    reasons = [*_same_origin(items, voices), *(_said(said, names, spoken) for said in group.said)]
    for hint in group.hints:
        found = explained[hint]
        ends = dict.fromkeys((voices[hint.one].name, voices[hint.other].name))
        kind = "near_duplicate" if hint.is_copy else "cites_publisher"
        reasons.append(Reason(kind, tuple(ends), found.sentence, found.passages, found.overlap))
    # Several marks of the same articles give the same reason: the first of each will do.
    told = {(reason.kind, reason.sentence): reason for reason in reversed(reasons)}
    return Group(
        tuple(names[key] for key in group.origins),
        group.items,
        tuple(reversed(told.values())),
        group.counts,
    )


def _same_origin(items: Sequence[EvidenceView], voices: dict[str, Voice]) -> list[Reason]:
    """A reason for each origin that speaks more than once."""
    by_key: dict[str, list[EvidenceView]] = {}
    for item in items:
        by_key.setdefault(voices[item.evidence.id].key, []).append(item)
    reasons = []
    for said in by_key.values():
        if len(said) > 1:
            voice = voices[said[0].evidence.id]
            refs = _listed(list(dict.fromkeys(item.article.ref for item in said)))
            sentence = f"{voice.says}: {len(said)} passages in {refs}."
            reasons.append(Reason("same_origin", (voice.name,), sentence))
    return reasons


def _said(said: tuple[str, str, str], names: dict[str, str], spoken: Spoken) -> Reason:
    one, other, relation = said
    ends = tuple(names.get(key) or spoken.name(key) for key in (one, other))
    certainty = "the same" if relation == "same" else "possibly the same"
    sentence = f"“{ends[0]}” and “{ends[1]}” were declared {certainty}{spoken.by(one, other)}."
    return Reason(f"declared_{relation}", ends, sentence)


def _listed(refs: list[str]) -> str:
    return refs[0] if len(refs) == 1 else f"{', '.join(refs[:-1])} and {refs[-1]}"
