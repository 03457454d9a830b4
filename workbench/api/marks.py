"""The part of the Python API that is about tags, and annotations that carry them."""

from collections.abc import Sequence
from pathlib import Path

from workbench.domain.span import Span, as_span
from workbench.domain.values import Tag
from workbench.domain.views import AnnotationView, CardFilter, TagUse
from workbench.services.names import annotation_named, article_named, place_of
from workbench.services.open_case import absolute
from workbench.services.workspace import Workspace


class MarkMethods:
    """What a `Case` can do with tags and annotations."""

    workspace: Workspace

    def tags(self) -> list[TagUse]:
        """All tags with how many annotations carry each."""
        return self.workspace.tagging.uses()

    def tag_add(self, name: str, **fields: str | None) -> Tag:
        """Make a tag; see Tagging.add."""
        return self.workspace.tagging.add(name, **fields)[1]

    def tag_set(self, name: str, /, **fields: str | bool | None) -> Tag:
        """Edit a tag; see Tagging.change."""
        return self.workspace.tagging.change(name, **fields)[1]

    def tag_merge(self, name: str, into: str) -> Tag:
        """Give every annotation of one tag the other instead."""
        return self.workspace.tagging.merge(name, into)[1]

    def tag_load(self, path: str | Path) -> list[Tag]:
        """Add the tags of a TOML file; those of the same name become what it says."""
        return self.workspace.tagging.load(absolute(path))[1]

    def tag_save(self, path: str | Path) -> list[Tag]:
        """Write the tags to a TOML file. Raises CaseUnwritable."""
        return self.workspace.tagging.save(absolute(path))

    def tag(
        self,
        article: str,
        *,
        tags: Sequence[str],
        quote: str | None = None,
        span: tuple[int, int] | Span | None = None,
        note: str | None = None,
        create: bool = False,
    ) -> AnnotationView:
        """Tag a quotation or a span; adds to the annotation with exactly that span.

        Raises QuoteNotFound, QuoteAmbiguous, InvalidSpan, NotFound (a tag that is not there,
        unless `create`).
        """
        found = article_named(self.workspace.case, article)
        if span is not None:
            place = as_span(span)
        else:
            place = place_of(self.workspace.case, found, quote or "")
        marking = self.workspace.marking
        _, mark = marking.tag_span_by_name(found.id, place, tags, note, create=create)
        return self.annotation(mark.id)

    def untag(self, annotation: str, tag: str) -> AnnotationView:
        """Take a tag off; a mark left with no tag and no note disappears."""
        view = self.annotation(annotation)
        found = self.workspace.tagging.named(tag)
        _, mark = self.workspace.marking.untag(view.annotation.id, found.id)
        return self.workspace.library.views([mark])[0]

    def note(self, annotation: str, text: str, *, expected: str | None = None) -> AnnotationView:
        """Write an annotation's note; an empty text takes it away.

        `expected` is the note as you saw it: raises EditConflict where it is another by now.
        """
        mark = self.annotation(annotation).annotation
        self.workspace.marking.set_note(mark.id, text, expected)
        return self.annotation(mark.id)

    def move(self, annotation: str, span: tuple[int, int] | Span) -> AnnotationView:
        """Anchor an annotation to another span of its article."""
        mark = self.annotation(annotation).annotation
        self.workspace.marking.move(mark.id, as_span(span))
        return self.annotation(mark.id)

    def delete(self, annotation: str) -> AnnotationView:
        """Delete an annotation; returns it as it was."""
        view = self.annotation(annotation)
        self.workspace.marking.delete([view.annotation.id])
        return view

    def annotation(self, annotation: str) -> AnnotationView:
        """One annotation. Raises NotFound, Ambiguous."""
        mark = annotation_named(self.workspace.case, annotation)
        return self.workspace.library.views([mark])[0]

    def annotations(
        self, article: str | None = None, tag: str | None = None
    ) -> list[AnnotationView]:
        """Annotations in text order; of one article, with one tag, or all."""
        wanted = CardFilter(
            article_id=article_named(self.workspace.case, article).id if article else None,
            include=(self.workspace.tagging.named(tag).id,) if tag else (),
        )
        return self.workspace.library.views(self.workspace.library.annotations(wanted))
