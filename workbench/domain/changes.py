"""What one action changed: returned by every service method, emitted once by the window."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.edit import Action, Edit, Place


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of what changed, by kind. `everything` means: another process wrote, look at it all.

    `label` is the action in words, `verb` is do, undo or redo, `place` where it happened. A link
    between an annotation and a claim is a change of both.
    """

    label: str = ""
    verb: str = "do"
    place: Place | None = None
    articles: frozenset[str] = frozenset()
    marked_articles: frozenset[str] = frozenset()
    annotations: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or any(
            (
                self.articles,
                self.annotations,
                self.tags,
                self.sources,
                self.regions,
                self.claims,
                self.origins,
                self.others,
            )
        )

    @classmethod
    def of(cls, action: Action, verb: str = "do") -> "Changes":
        """The changes that an action's edits make."""
        edits = action.edits
        return cls(
            label=action.label,
            verb=verb,
            place=action.place,
            articles=_ids(edits, {"article"}) | _imported(edits),
            marked_articles=frozenset(
                edit.article_id
                for edit in edits
                if edit.article_id and edit.entity in {"annotation", "region", "evidence"}
            ),
            annotations=_ids(edits, {"annotation"}) | _linked(edits, "annotation_id"),
            tags=_ids(edits, {"tag"}),
            sources=_ids(edits, {"source"}),
            regions=_ids(edits, {"region"}),
            claims=_ids(edits, {"claim"}) | _linked(edits, "claim_id"),
            origins=_ids(edits, {"origin"}) | _related(edits),
            others=_ids(edits, {"setting", "saved_search"}),
        )


def _ids(edits: Iterable[Edit], entities: set[str]) -> frozenset[str]:
    return frozenset(edit.entity_id for edit in edits if edit.entity in entities)


def _linked(edits: Iterable[Edit], end: str) -> frozenset[str]:
    """One end of the links that evidence is, as they were and as they are."""
    return _named_in(edits, "evidence", (end,))


def _related(edits: Iterable[Edit]) -> frozenset[str]:
    return _named_in(edits, "origin_link", ("origin_a", "origin_b"))


def _named_in(edits: Iterable[Edit], entity: str, fields: Iterable[str]) -> frozenset[str]:
    return frozenset(
        str(record[field])
        for edit in edits
        if edit.entity == entity
        for record in (edit.before, edit.after)
        if record
        for field in fields
        if field in record
    )


def _imported(edits: Iterable[Edit]) -> frozenset[str]:
    """An import is one edit however many articles it brings: it stands for all of them."""
    return _ids(edits, {"import"})
