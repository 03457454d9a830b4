"""The edits that marking takes: what becomes of annotations, tags and articles."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.anchor import Anchor
from workbench.domain.edit import Edit, changed, created, removed
from workbench.domain.span import Span
from workbench.domain.tags import find_tag, new_tag, with_tag
from workbench.domain.values import Annotation, Article, Tag
from workbench.services.open_case import OpenCase


class MarkEdits:
    """Makes edits for whoever writes: nothing is written here."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def named(self, name: str, known: dict[str, Tag]) -> tuple[Tag, list[Edit]]:
        """The tag of that name; where there is none a new one, put into `known`, and its edit."""
        tag = find_tag(known.values(), name)
        if tag is not None:
            return tag, []
        tag = new_tag(self._case.make_id(), name, list(known.values()))
        known[tag.id] = tag
        return tag, [created("tag", tag)]

    def at(self, article: Article, span: Span) -> tuple[Annotation | None, Annotation]:
        """The annotation with exactly that span, where there is one; and it or a new one."""
        anchor = Anchor.at(self._case.text(article), span)
        held = self._case.annotations.at(article.id, article.version, span)
        if held is not None:
            return held, held
        moment = self._case.clock()
        return None, Annotation(
            self._case.make_id(),
            article.id,
            article.version,
            anchor.start,
            anchor.end,
            anchor.quote,
            anchor.prefix,
            anchor.suffix,
            creator=self._case.who,
            created=moment,
            modified=moment,
        )

    def difference(self, before: Annotation | None, after: Annotation) -> list[Edit]:
        """What makes `before` to `after`, with the time; nothing where they are alike."""
        if before is None:
            return [created("annotation", after)]
        if before == after:
            return []
        edit = changed("annotation", before, replace(after, modified=self._case.clock()))
        return [edit] if edit else []

    def with_tag(self, marks: Iterable[Annotation], tag: Tag, known: dict[str, Tag]) -> list[Edit]:
        """What gives marks a tag."""
        after = ((mark, replace(mark, tags=with_tag(mark.tags, tag, known))) for mark in marks)
        return [edit for pair in after for edit in self.difference(*pair)]

    def without_tag(self, marks: Iterable[Annotation], tag_id: str) -> list[Edit]:
        """What takes a tag off; a mark left with nothing disappears."""
        return self.with_only(
            (mark, tuple(held for held in mark.tags if held != tag_id)) for mark in marks
        )

    def with_only(self, marks: Iterable[tuple[Annotation, tuple[str, ...]]]) -> list[Edit]:
        """What leaves marks just these tags, or takes away those of which nothing is left."""
        pairs = [(mark, replace(mark, tags=tags)) for mark, tags in marks]
        bare = [mark.id for mark, after in pairs if not after.tags and not after.note]
        gone = frozenset(bare) - self._case.annotations.linked(bare)
        edits = [removed("annotation", mark) for mark, _ in pairs if mark.id in gone]
        for mark, after in pairs:
            if mark.id not in gone:
                edits += self.difference(mark, after)
        return edits

    def started(self, article: Article) -> list[Edit]:
        """What tells that somebody works on an article that was unread."""
        if article.state != "unread":
            return []
        edit = changed("article", article, replace(article, state="started"))
        return [edit] if edit else []
