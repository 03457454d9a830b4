"""What a tag or a claim is given to, so that it can be chosen while the keyboard is elsewhere."""

from dataclasses import dataclass

from workbench.domain.changes import Changes
from workbench.domain.claims import Claim
from workbench.domain.span import Span
from workbench.domain.views import Shared
from workbench.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Target:
    """Annotations by id, or else a span of an article; `known` is what all of it was found to have
    before it was chosen.
    """

    ids: tuple[str, ...] = ()
    article_id: str = ""
    span: Span | None = None
    known: Shared | None = None

    def toggle(self, space: Workspace, tag_id: str) -> Changes:
        """Give a tag, or take it off where all of it has the tag."""
        if self.span is not None:
            return space.marking.toggle_on_span(self.article_id, self.span, tag_id)[0]
        return space.marking.toggle_on_annotations(self.ids, tag_id)

    def give(self, space: Workspace, name: str) -> Changes:
        """Give the tag of that name; where there is none it is made."""
        if self.span is not None:
            names = [name]
            return space.marking.tag_span_by_name(self.article_id, self.span, names, create=True)[0]
        return space.marking.tag_annotations_by_name(self.ids, name)[0]

    def link(self, space: Workspace, claim_id: str, stance: str) -> Changes:
        """Make it evidence for a claim."""
        if self.span is not None:
            return space.linking.link_span(claim_id, self.article_id, self.span, stance)[0]
        return space.linking.link(claim_id, self.ids, stance)

    def state(self, space: Workspace, statement: str, stance: str) -> tuple[Changes, Claim]:
        """State a claim that it is evidence for."""
        if self.span is not None:
            return space.claims.add_from_span(self.article_id, self.span, statement, stance=stance)
        return space.claims.add(statement, annotation_ids=self.ids, stance=stance)

    def stances(self, space: Workspace) -> dict[str, str]:
        """The stances that all of it has already, by claim id."""
        return dict(self._shared(space).stances)

    def marks(self, space: Workspace) -> list[str]:
        """Ids of the annotations that it is; none where a span is not marked yet."""
        if self.span is None:
            return list(self.ids)
        return [m.id for m in space.library.marks(self.article_id) if m.span == self.span][:1]

    def quote(self, space: Workspace) -> str:
        """Its words, or of several marks those of the first."""
        if self.span is not None:
            return self.span.cut(space.library.text(self.article_id).text)
        return next((view.annotation.quote for view in space.library.found(self.ids[:1])), "")

    def tags(self, space: Workspace) -> frozenset[str]:
        """Ids of the tags that all of it has."""
        return self._shared(space).tags

    def _shared(self, space: Workspace) -> Shared:
        return self.known or space.library.shared(self.marks(space))
