"""Evidence: linking annotations to claims, with stance and origin."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.domain.changes import Changes
from workbench.domain.claims import NOTE_LENGTH, Claim, Evidence, checked_note, checked_stance
from workbench.domain.edit import Action, Edit, Place, created
from workbench.domain.errors import NotFound
from workbench.domain.span import Span
from workbench.domain.values import Annotation, record_of
from workbench.services.evidence_edits import EvidenceEdits
from workbench.services.mark_edits import MarkEdits
from workbench.services.open_case import OpenCase
from workbench.services.origin_edits import OriginEdits


class Linking:
    """The evidence of one case. What links several annotations is one undo step."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case
        self._edits = EvidenceEdits(case)
        self._marks = MarkEdits(case)
        self._origins = OriginEdits(case)

    def link(
        self,
        claim_id: str,
        annotation_ids: Sequence[str],
        stance: str = "supports",
        *,
        origin: str | None = None,
        origin_kind: str | None = None,
        cites: str | None = None,
        note: str | None = None,
    ) -> Changes:
        """Make annotations evidence for a claim; where they are already, give them this stance.

        `origin` is whom the words come from, by name or id: made where there is none, of that
        kind; empty takes it away, None leaves it. `cites` is the publisher whom the article cites
        for it. Repeating changes nothing. Raises NotFound, InvalidValue.
        """
        with self._case.writing() as commit:
            claim = self._case.claim(claim_id)
            marks = self._case.marks(annotation_ids)
            edits, fields = self._fields(origin, origin_kind, cites, note)
            edits.extend(self._edits.linked(claim, marks, stance, **fields))
            label = f"Link {_counted(marks)}to {claim.ref}"
            return commit(Action(label, tuple(edits), _place(marks)))

    def link_span(
        self, claim_id: str, article_id: str, span: Span, stance: str = "supports"
    ) -> tuple[Changes, Annotation]:
        """Make a span of an article evidence for a claim; it is marked where it is not yet.

        Raises InvalidSpan, InvalidValue, NotFound.
        """
        with self._case.writing() as commit:
            claim, article = self._case.claim(claim_id), self._case.article(article_id)
            before, mark = self._marks.at(article, span)
            edits: list[Edit] = []
            if before is None:
                edits = [created("annotation", mark), *self._marks.started(article)]
            edits.extend(self._edits.linked(claim, [mark], stance))
            label = f"Link to {claim.ref}"
            return commit(Action(label, tuple(edits), _place([mark]))), mark

    def unlink(self, claim_id: str, annotation_ids: Sequence[str]) -> Changes:
        """Take annotations away from a claim; a mark left with nothing disappears.

        Raises NotFound where one is no evidence for it.
        """
        with self._case.writing() as commit:
            claim = self._case.claim(claim_id)
            links = self._links(claim, annotation_ids)
            marks = self._case.marks([link.annotation_id for link in links])
            label = f"Unlink {_counted(marks)}from {claim.ref}"
            return commit(Action(label, tuple(self._edits.taken(links)), _place(marks)))

    def set_stance(self, claim_id: str, annotation_ids: Sequence[str], stance: str) -> Changes:
        """Give evidence another stance. Raises NotFound, InvalidValue."""
        checked_stance(stance)
        return self._set(claim_id, annotation_ids, "stance", stance=stance)

    def set_origin(
        self,
        claim_id: str,
        annotation_ids: Sequence[str],
        origin: str | None,
        kind: str | None = None,
    ) -> Changes:
        """Say whom evidence comes from, by name or id: made where there is none. None: nobody.

        Raises NotFound, InvalidValue.
        """
        with self._case.writing() as commit:
            claim = self._case.claim(claim_id)
            edits, origin_id = self._origins.named(origin or "", kind)
            links = self._links(claim, annotation_ids)
            after = [replace(link, origin_id=origin_id) for link in links]
            edits.extend(self._edits.difference(links, after))
            marks = self._case.marks([link.annotation_id for link in links])
            label = f"Set origin of evidence for {claim.ref}"
            return commit(Action(label, tuple(edits), _place(marks)))

    def set_note(
        self, claim_id: str, annotation_id: str, text: str, expected: str | None = None
    ) -> Changes:
        """Note something on a link. `expected` is the note it replaces, as the writer saw it.

        Raises NotFound, InvalidValue, EditConflict.
        """
        note = checked_note("note", text, NOTE_LENGTH)
        seen = None if expected is None else {"note": expected}
        return self._set(claim_id, [annotation_id], "note", seen, note=note)

    def _set(
        self,
        claim_id: str,
        annotation_ids: Sequence[str],
        what: str,
        expected: Mapping[str, str] | None = None,
        **fields: str,
    ) -> Changes:
        with self._case.writing(fields) as commit:
            claim = self._case.claim(claim_id)
            links = self._links(claim, annotation_ids)
            for link in links:
                thing = ("evidence", link.id)
                self._case.ground.expect(thing, record_of(link), expected, fields)
            edits = self._edits.difference(links, [replace(link, **fields) for link in links])
            marks = self._case.marks([link.annotation_id for link in links])
            label = f"Set {what} of evidence for {claim.ref}"
            return commit(Action(label, tuple(edits), _place(marks)))

    def _links(self, claim: Claim, annotation_ids: Sequence[str]) -> list[Evidence]:
        wanted = list(dict.fromkeys(annotation_ids))
        held = self._case.claims.links(claim.id, wanted)
        found = []
        for annotation_id in wanted:
            link = held.get(annotation_id)
            if link is None:
                gone = self._case.ground.gone_link(claim.id, annotation_id)
                if gone is not None:
                    raise NotFound("evidence", gone)
                raise NotFound(f"evidence for {claim.ref}", annotation_id)
            found.append(link)
        return found

    def _fields(
        self, origin: str | None, kind: str | None, cites: str | None, note: str | None
    ) -> tuple[list[Edit], dict[str, str | None]]:
        edits: list[Edit] = []
        fields: dict[str, str | None] = {}
        if origin is not None or kind is not None:
            made, fields["origin_id"] = self._origins.named(origin or "", kind)
            edits.extend(made)
        if cites is not None:
            made, fields["cited_source_id"] = self._origins.publisher(cites)
            edits.extend(made)
        if note is not None:
            fields["note"] = checked_note("note", note, NOTE_LENGTH)
        return edits, fields


def _counted(marks: Sequence[Annotation]) -> str:
    return f"{len(marks)} marks " if len(marks) > 1 else ""


def _place(marks: Sequence[Annotation]) -> Place | None:
    return Place(marks[0].article_id, marks[0].start, marks[0].end) if marks else None
