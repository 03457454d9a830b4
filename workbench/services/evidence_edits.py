"""The edits that linking takes: what becomes of evidence, and of marks that lose it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

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
        self, claim: Claim, marks: Sequence[Annotation], stance: str, **fields: str | None
    ) -> list[Edit]:
        """What makes marks evidence for a claim, or gives the links they have this stance.

        `fields` are other columns of Evidence to set. Raises InvalidValue.
        """
        checked_stance(stance)
        held = self._case.claims.links(claim.id, [mark.id for mark in marks])
        given: dict[str, Any] = {"stance": stance, **fields}
        edits: list[Edit] = []
        for mark in marks:
            before = held.get(mark.id)
            if before is not None:
                edits += _difference(before, replace(before, **given), mark.article_id)
                continue
            new = Evidence(
                self._case.make_id(),
                claim.id,
                mark.id,
                creator=self._case.who,
                created=self._case.clock(),
            )
            edits.append(_at(created("evidence", replace(new, **given)), mark.article_id))
        return edits

    def difference(self, before: Sequence[Evidence], after: Sequence[Evidence]) -> list[Edit]:
        """What makes the one links to the others."""
        articles = self._articles(before)
        pairs = zip(before, after, strict=True)
        return [edit for x, y in pairs for edit in _difference(x, y, articles[x.annotation_id])]

    def moved(self, links: Sequence[Evidence], claim: Claim) -> list[Edit]:
        """What makes links those of another claim; one it has of the same mark stays instead."""
        there = self._case.claims.links(claim.id, [link.annotation_id for link in links])
        articles = self._articles(links)
        edits: list[Edit] = []
        for link in links:
            article, held = articles[link.annotation_id], there.get(link.annotation_id)
            if held is None:
                edits += _difference(link, replace(link, claim_id=claim.id), article)
                continue
            edits.append(_at(removed("evidence", link), article))
            if held.origin_id is None and link.origin_id is not None:
                edits += _difference(held, replace(held, origin_id=link.origin_id), article)
        return edits

    def taken(self, links: Sequence[Evidence]) -> list[Edit]:
        """What takes links away; a mark that is left with nothing disappears."""
        marks = self._case.marks([link.annotation_id for link in links])
        every = self._case.claims.links_of([mark.id for mark in marks])
        gone = {link.id for link in links}
        held = {each.annotation_id for each in every if each.id not in gone}
        bare = [m for m in marks if not (m.tags or m.note or m.id in held)]
        return [*_removed(links, marks), *(removed("annotation", mark) for mark in bare)]

    def of_marks(self, marks: Sequence[Annotation]) -> list[Edit]:
        """What takes all links of marks away, before these are deleted themselves."""
        return _removed(self._case.claims.links_of([mark.id for mark in marks]), marks)

    def _articles(self, links: Sequence[Evidence]) -> dict[str, str]:
        """The ids of the articles of links, by annotation."""
        marks = self._case.marks([link.annotation_id for link in links])
        return {mark.id: mark.article_id for mark in marks}


def _difference(before: Evidence, after: Evidence, article_id: str) -> list[Edit]:
    edit = changed("evidence", before, after, naming=_ENDS)
    return [_at(edit, article_id)] if edit else []


def _removed(links: Sequence[Evidence], marks: Sequence[Annotation]) -> list[Edit]:
    articles = {mark.id: mark.article_id for mark in marks}
    return [_at(removed("evidence", link), articles[link.annotation_id]) for link in links]


def _at(edit: Edit, article_id: str) -> Edit:
    return replace(edit, article_id=article_id)
