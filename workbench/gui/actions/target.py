"""What a tag is given to, so that it can be chosen while the keyboard is elsewhere."""

from dataclasses import dataclass

from workbench.domain.changes import Changes
from workbench.domain.span import Span
from workbench.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Target:
    """Annotations by id, or else a span of an article."""

    ids: tuple[str, ...] = ()
    article_id: str = ""
    span: Span | None = None

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

    def tags(self, space: Workspace) -> frozenset[str]:
        """Ids of the tags that all of it has."""
        if self.span is not None:
            marks = [m for m in space.library.marks(self.article_id) if m.span == self.span][:1]
        else:
            views = [space.library.find(mark_id) for mark_id in self.ids]
            marks = [view.annotation for view in views if view is not None]
        given = [frozenset(mark.tags) for mark in marks]
        return frozenset.intersection(*given) if given else frozenset()
