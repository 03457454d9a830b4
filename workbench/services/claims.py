"""Claims: stating, grading, merging, splitting and ordering them; and what they amount to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.domain.changes import Changes
from workbench.domain.claim_views import ClaimView
from workbench.domain.claims import CLAIM_FIELDS, Claim, Evidence, edited_claim
from workbench.domain.edit import Action, Edit, Place, changed, created, removed
from workbench.domain.errors import InvalidValue, NotFound
from workbench.domain.span import Span
from workbench.domain.tags import find_tag
from workbench.domain.tokens import EXCLUSIVE_GROUP
from workbench.domain.values import record_of
from workbench.services.evidence_edits import EvidenceEdits
from workbench.services.mark_edits import MarkEdits
from workbench.services.open_case import OpenCase
from workbench.services.weighing import Weighing

Fields = Mapping[str, str | int | None]


class Claims:
    """The claims of one case."""

    def __init__(self, case: OpenCase, weighing: Weighing) -> None:
        self._case = case
        self._weighing = weighing
        self._links = EvidenceEdits(case)
        self._marks = MarkEdits(case)

    def views(self, claims: Sequence[Claim] | None = None) -> list[ClaimView]:
        """Claims (all, in the analyst's order) with evidence, counts, reasons and warnings."""
        return self._weighing.views(claims)

    def view(self, claim_id: str) -> ClaimView:
        """One claim likewise. Raises NotFound."""
        return self._weighing.views([self._case.claim(claim_id)])[0]

    def evidence_count(self, claim_id: str) -> int:
        """How many annotations are evidence for a claim, whether they are shown or not."""
        return len(self._case.claims.every_link(claim_id))

    def listed(self) -> list[Claim]:
        """The claims alone, in the analyst's order: for menus and pickers."""
        return self._case.claims.claims()

    def add(
        self,
        statement: str,
        fields: Fields | None = None,
        *,
        annotation_ids: Sequence[str] = (),
        stance: str = "supports",
    ) -> tuple[Changes, Claim]:
        """State a claim, with annotations as evidence where some are given; one undo step.

        `fields` are those of `change`. Raises InvalidValue, NotFound.
        """
        with self._case.writing() as commit:
            claim = self._new(statement, fields or {})
            marks = self._case.marks(annotation_ids)
            edits = [created("claim", claim), *self._links.linked(claim, marks, stance)]
            place = Place(marks[0].article_id, marks[0].start, marks[0].end) if marks else None
            return commit(Action(f"Add claim {claim.ref}", tuple(edits), place)), claim

    def add_from_span(
        self,
        article_id: str,
        span: Span,
        statement: str = "",
        fields: Fields | None = None,
        *,
        stance: str = "supports",
    ) -> tuple[Changes, Claim]:
        """State a claim that a span of an article is evidence for; one undo step.

        The span is marked where it is not yet; its words are the statement where none is given.
        Raises InvalidSpan, InvalidValue, NotFound.
        """
        with self._case.writing() as commit:
            article = self._case.article(article_id)
            before, mark = self._marks.at(article, span)
            claim = self._new(statement or mark.quote, fields or {})
            edits = [created("claim", claim)]
            if before is None:
                edits += [created("annotation", mark), *self._marks.started(article)]
            edits.extend(self._links.linked(claim, [mark], stance))
            place = Place(article_id, span.start, span.end)
            return commit(Action(f"Add claim {claim.ref}", tuple(edits), place)), claim

    def change(
        self, claim_id: str, fields: Fields, expected: Fields | None = None
    ) -> tuple[Changes, Claim]:
        """Edit a claim: statement, kind, verdict, credibility, likelihood, confidence, rationale.

        `verdict` is a tag's name or id; None or an empty text clears a field. `expected` are
        values that some fields had when they were looked at. Raises NotFound, InvalidValue,
        EditConflict where somebody else changed one of those meanwhile.
        """
        with self._case.writing(fields) as commit:
            before = self._case.claim(claim_id)
            self._check_expected(before, expected or {}, fields)
            after = edited_claim(before, self._with_verdict(fields))
            if after == before:
                return Changes(), before
            after = replace(after, modified=self._case.clock())
            edit = changed("claim", before, after)
            return commit(Action(f"Edit claim {before.ref}", (edit,) if edit else ())), after

    def merge(self, claim_id: str, into: str) -> tuple[Changes, Claim]:
        """Move all evidence and the rationale of one claim to another and remove the first.

        Of an annotation linked to both the second keeps what it says. Raises NotFound,
        InvalidValue where both are the same.
        """
        with self._case.writing() as commit:
            gone, kept = self._case.claim(claim_id), self._case.claim(into)
            if gone.id == kept.id:
                raise InvalidValue("claim to merge into", kept.ref)
            edits = self._links.moved(self._case.claims.every_link(gone.id), kept)
            after = replace(kept, rationale=_both(kept.rationale, gone.rationale))
            if after != kept:
                edit = changed("claim", kept, replace(after, modified=self._case.clock()))
                edits.extend([edit] if edit else [])
            edits.append(removed("claim", gone))
            label = f"Merge claim {gone.ref} into {kept.ref}"
            return commit(Action(label, tuple(edits))), self._case.claim(kept.id)

    def split(
        self, claim_id: str, statement: str, annotation_ids: Sequence[str]
    ) -> tuple[Changes, Claim]:
        """Move some of a claim's evidence to a new claim of the same kind, placed behind it.

        Raises NotFound where an annotation is no evidence for the claim, InvalidValue.
        """
        with self._case.writing() as commit:
            claim = self._case.claim(claim_id)
            held = {link.annotation_id: link for link in self._case.claims.every_link(claim.id)}
            moving: list[Evidence] = []
            for annotation_id in dict.fromkeys(annotation_ids):
                if annotation_id not in held:
                    raise NotFound(f"evidence for {claim.ref}", annotation_id)
                moving.append(held[annotation_id])
            new = self._new(statement, {"kind": claim.kind})
            order = self._case.claims.claims()
            at = next(n for n, each in enumerate(order) if each.id == claim.id) + 1
            new = replace(new, position=at)
            edits = [created("claim", new), *self._links.moved(moving, new)]
            edits += _placed([*order[:at], new, *order[at:]])
            return commit(Action(f"Split {new.ref} from {claim.ref}", tuple(edits))), new

    def reorder(self, ids: Sequence[str]) -> Changes:
        """Put the claims into the order of these ids; others follow as they were."""
        with self._case.writing() as commit:
            held = {claim.id: claim for claim in self._case.claims.claims()}
            order = dict.fromkeys((*(each for each in ids if each in held), *held))
            return commit(Action("Reorder claims", tuple(_placed([held[key] for key in order]))))

    def place(self, claim_id: str, to: int) -> Changes:
        """Move a claim to a place in the list, counted from 1; beyond the end is the end.

        Raises NotFound, InvalidValue for a place before the first.
        """
        if to < 1:
            raise InvalidValue("place", str(to), ("1, 2, 3 …",))
        with self._case.writing() as commit:
            claim = self._case.claim(claim_id)
            order = [each for each in self._case.claims.claims() if each.id != claim.id]
            order.insert(to - 1, claim)
            return commit(Action(f"Move claim {claim.ref}", tuple(_placed(order))))

    def delete(self, ids: Sequence[str]) -> tuple[Changes, list[ClaimView]]:
        """Delete claims with the links to their evidence, as one step; the marks stay.

        A mark that was nothing but evidence disappears. Returns the claims as they were. Raises
        NotFound.
        """
        with self._case.writing() as commit:
            claims = [self._case.claim(each) for each in dict.fromkeys(ids)]
            views = self._weighing.views(claims)
            links = [link for claim in claims for link in self._case.claims.every_link(claim.id)]
            edits = self._links.taken(links)
            edits += [removed("claim", claim) for claim in claims]
            what = f"claim {claims[0].ref}" if len(claims) == 1 else f"{len(claims)} claims"
            return commit(Action(f"Delete {what}", tuple(edits))), views

    def _new(self, statement: str, fields: Fields) -> Claim:
        held, moment = self._case.claims.claims(), self._case.clock()
        claim = Claim(
            self._case.make_id(),
            self._case.claims.next_number(),
            "",
            position=max((each.position for each in held), default=-1) + 1,
            creator=self._case.who,
            created=moment,
            modified=moment,
        )
        return edited_claim(claim, {**self._with_verdict(fields), "statement": statement})

    def _with_verdict(self, fields: Fields) -> dict[str, str | int | None]:
        """The fields with the verdict as the id of a tag."""
        given = dict(fields)
        name = given.get("verdict")
        if name:
            known = self._case.tags_by_id()
            tag = known.get(str(name)) or find_tag(known.values(), str(name))
            if tag is None:
                raise NotFound("tag", str(name))
            if tag.group_name != EXCLUSIVE_GROUP:
                verdicts = [t.name for t in known.values() if t.group_name == EXCLUSIVE_GROUP]
                raise InvalidValue("verdict", tag.name, tuple(verdicts))
            given["verdict"] = tag.id
        return given

    def _check_expected(self, claim: Claim, expected: Fields, wanted: Fields) -> None:
        columns = {name: "verdict_tag_id" if name == "verdict" else name for name in CLAIM_FIELDS}
        seen, mine = (
            {columns.get(name, name): value for name, value in self._with_verdict(given).items()}
            for given in (expected, wanted)
        )
        self._case.ground.expect(("claim", claim.id), record_of(claim), seen, mine)


def _both(kept: str, gone: str) -> str:
    """Two rationales as one: nothing that was written is lost."""
    if not gone.strip() or gone in kept:
        return kept
    return f"{kept}\n\n{gone}" if kept.strip() else gone


def _placed(claims: Sequence[Claim]) -> list[Edit]:
    """What gives claims their place in this order."""
    edits = (
        changed("claim", claim, replace(claim, position=at)) for at, claim in enumerate(claims)
    )
    return [edit for edit in edits if edit]
