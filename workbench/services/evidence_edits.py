"""The edits that linking takes: what becomes of evidence, and of marks that lose it."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.domain.claims import Claim, Evidence, checked_stance
from workbench.domain.edit import Edit, changed, created, removed
from workbench.domain.values import Annotation
from workbench.services.open_case import OpenCase

# So that an edit says which claim and which mark it is about, whatever it changes.
_ENDS = ("claim_id", "annotation_id")


class EvidenceEdits:
    """Makes edits for whoever writes: nothing is written here."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def linked(
        self, claim: Claim, mark: Annotation, stance: str, **fields: str | None
    ) -> list[Edit]:
        """What makes a mark evidence for a claim, or gives the link it has this stance.

        `fields` are other columns of Evidence to set. Raises InvalidValue.
        """
        checked_stance(stance)
        held = self._case.claims.link(claim.id, mark.id)
        if held is None:
            new = Evidence(
                self._case.make_id(),
                claim.id,
                mark.id,
                creator=self._case.who,
                created=self._case.clock(),
            )
            link = replace(new, stance=stance, **fields)  # type: ignore[arg-type]
            return [_at(created("evidence", link), mark.article_id)]
        return self.difference(held, replace(held, stance=stance, **fields))  # type: ignore[arg-type]

    def difference(self, before: Evidence, after: Evidence) -> list[Edit]:
        """What makes one link to another."""
        edit = changed("evidence", before, after, naming=_ENDS)
        return [_at(edit, self._article_of(before))] if edit else []

    def moved(self, links: Sequence[Evidence], claim: Claim) -> list[Edit]:
        """What makes links those of another claim; one it has of the same mark stays instead."""
        edits: list[Edit] = []
        for link in links:
            held = self._case.claims.link(claim.id, link.annotation_id)
            if held is None:
                edits.extend(self.difference(link, replace(link, claim_id=claim.id)))
                continue
            edits.append(self._removed(link))
            if held.origin_id is None and link.origin_id is not None:
                edits.extend(self.difference(held, replace(held, origin_id=link.origin_id)))
        return edits

    def taken(self, links: Sequence[Evidence]) -> list[Edit]:
        """What takes links away; a mark that is left with nothing disappears."""
        edits = [self._removed(link) for link in links]
        gone = {link.id for link in links}
        for annotation_id in dict.fromkeys(link.annotation_id for link in links):
            mark = self._case.annotation(annotation_id)
            others = [x for x in self._case.claims.links_of(annotation_id) if x.id not in gone]
            if not (mark.tags or mark.note or others):
                edits.append(removed("annotation", mark))
        return edits

    def of_mark(self, annotation_id: str) -> list[Edit]:
        """What takes all links of a mark away, before it is deleted itself."""
        return [self._removed(link) for link in self._case.claims.links_of(annotation_id)]

    def _removed(self, link: Evidence) -> Edit:
        return _at(removed("evidence", link), self._article_of(link))

    def _article_of(self, link: Evidence) -> str:
        return self._case.annotation(link.annotation_id).article_id


def _at(edit: Edit, article_id: str) -> Edit:
    return replace(edit, article_id=article_id)
