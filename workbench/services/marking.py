"""Marking text: annotations with their tags and notes, and regions set apart."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.domain.anchor import Anchor
from workbench.domain.changes import Changes
from workbench.domain.edit import Action, Place, created, removed
from workbench.domain.errors import InvalidValue, NotFound
from workbench.domain.span import Span
from workbench.domain.tags import find_tag, shown, with_tag
from workbench.domain.text import storable
from workbench.domain.tokens import REGION_KINDS
from workbench.domain.values import Annotation, Article, Region, Tag
from workbench.services.evidence_edits import EvidenceEdits
from workbench.services.mark_edits import MarkEdits
from workbench.services.open_case import OpenCase

NOTE_LIMIT = 10_000


class Marking:
    """Annotations of one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case
        self._edits = MarkEdits(case)
        self._links = EvidenceEdits(case)

    def tag_span(
        self, article_id: str, span: Span, tag_ids: Iterable[str] = (), note: str | None = None
    ) -> tuple[Changes, Annotation]:
        """Give a span tags and a note; adds to the annotation with exactly that span.

        Repeating changes nothing. Raises InvalidSpan, NotFound, InvalidValue.
        """
        with self._case.writing() as commit:
            known = self._case.tags_by_id()
            tags = [_tag(known, tag_id) for tag_id in tag_ids]
            action, mark_id = self._tagging(article_id, span, tags, note, known)
            return commit(action), self._case.annotation(mark_id)

    def tag_span_by_name(
        self,
        article_id: str,
        span: Span,
        names: Iterable[str],
        note: str | None = None,
        *,
        create: bool = False,
    ) -> tuple[Changes, Annotation]:
        """As `tag_span`, with names of tags; `create` makes those that are not there yet.

        Raises InvalidSpan, NotFound, InvalidValue; then nothing is made.
        """
        with self._case.writing() as commit:
            known = self._case.tags_by_id()
            tags, made = [], []
            for name in names:
                if not create and find_tag(known.values(), name) is None:
                    raise NotFound("tag", name)
                tag, making = self._edits.named(name, known)
                tags.append(tag)
                made.extend(making)
            action, mark_id = self._tagging(article_id, span, tags, note, known)
            changes = commit(replace(action, edits=(*made, *action.edits)))
            return changes, self._case.annotation(mark_id)

    def toggle_on_span(
        self, article_id: str, span: Span, tag_id: str
    ) -> tuple[Changes, Annotation | None]:
        """What a digit does to a selection: the tag on, or off again where it was on.

        A mark left with nothing disappears; then the annotation returned is None.
        """
        with self._case.writing() as commit:
            article, known = self._case.article(article_id), self._case.tags_by_id()
            tag = _tag(known, tag_id)
            before, start = self._edits.at(article, span)
            if tag_id in self._case.ground.tags_seen([start])[0]:
                edits = self._edits.without_tag([start], tag_id)
                label = f"Untag '{shown(tag)}'"
            else:
                after = replace(start, tags=with_tag(start.tags, tag, known))
                edits = [*self._edits.difference(before, after), *self._edits.started(article)]
                label = f"Tag '{shown(tag)}'"
            place = Place(article_id, span.start, span.end)
            changes = commit(Action(label, tuple(edits), place))
            return changes, self._case.annotations.at(article_id, article.version, span)

    def toggle_on_annotations(self, ids: Sequence[str], tag_id: str) -> Changes:
        """A digit on one or several cards: on for all, or off where all have it; one undo step."""
        with self._case.writing() as commit:
            known = self._case.tags_by_id()
            tag = _tag(known, tag_id)
            marks = self._case.marks(ids)
            seen = self._case.ground.tags_seen(marks)
            take_off = bool(marks) and all(tag_id in tags for tags in seen)
            if take_off:
                edits = self._edits.without_tag(marks, tag_id)
            else:
                edits = self._edits.with_tag(marks, tag, known)
            label = f"{'Untag' if take_off else 'Tag'} '{shown(tag)}'{_of(len(marks))}"
            return commit(Action(label, tuple(edits), _first_place(marks)))

    def tag_annotations_by_name(self, ids: Sequence[str], name: str) -> tuple[Changes, Tag]:
        """Give annotations the tag of that name, made where there is none; one undo step.

        Raises NotFound, InvalidValue; then nothing is made.
        """
        with self._case.writing() as commit:
            known = self._case.tags_by_id()
            tag, edits = self._edits.named(name, known)
            marks = self._case.marks(ids)
            edits.extend(self._edits.with_tag(marks, tag, known))
            label = f"Tag '{shown(tag)}'{_of(len(marks))}"
            return commit(Action(label, tuple(edits), _first_place(marks))), tag

    def untag(self, annotation_id: str, tag_id: str) -> tuple[Changes, Annotation]:
        """Take a tag off; a mark left with nothing disappears. Raises NotFound.

        Returns the annotation as it was left, with its remaining tags.
        """
        with self._case.writing() as commit:
            tag = _tag(self._case.tags_by_id(), tag_id)
            before = self._case.annotation(annotation_id)
            if tag_id not in before.tags:
                return Changes(), before
            edits = self._edits.without_tag([before], tag_id)
            label = f"Untag '{shown(tag)}'"
            changes = commit(Action(label, tuple(edits), _place(before)))
            rest = tuple(held for held in before.tags if held != tag_id)
            after = self._case.annotations.by_id(annotation_id)
            return changes, after or replace(before, tags=rest)

    def clear_tags(self, ids: Sequence[str]) -> Changes:
        """Take every tag off; marks left with nothing disappear."""
        with self._case.writing() as commit:
            marks = self._case.marks(ids)
            edits = self._edits.with_only((mark, ()) for mark in marks)
            label = f"Clear tags{_of(len(marks))}"
            return commit(Action(label, tuple(edits), _first_place(marks)))

    def set_note(
        self, annotation_id: str, text: str, expected: str | None = None
    ) -> tuple[Changes, Annotation]:
        """Write a note. `expected` is the note it replaces, as the writer saw it.

        Raises NotFound, InvalidValue where it is longer than 10,000 characters, EditConflict
        where somebody else changed the note meanwhile.
        """
        wanted = {"note": text}
        with self._case.writing(wanted) as commit:
            before = self._case.annotation(annotation_id)
            if expected is not None:
                thing, held = ("annotation", annotation_id), {"note": before.note}
                self._case.ground.expect(thing, held, {"note": expected}, wanted)
            edits = self._edits.difference(before, replace(before, note=checked_note(text)))
            changes = commit(Action("Edit note", tuple(edits), _place(before)))
            return changes, self._case.annotation(annotation_id)

    def move(self, annotation_id: str, span: Span) -> tuple[Changes, Annotation]:
        """Anchor an annotation to another span of its article. Raises InvalidSpan, NotFound."""
        with self._case.writing() as commit:
            before = self._case.annotation(annotation_id)
            article = self._case.article(before.article_id)
            anchor = Anchor.at(self._case.text(article), span)
            after = before.anchored(article.version, anchor)
            edits = self._edits.difference(before, after)
            changes = commit(Action("Move mark", tuple(edits), _place(after)))
            return changes, self._case.annotation(annotation_id)

    def delete(self, ids: Sequence[str]) -> tuple[Changes, list[Annotation]]:
        """Delete annotations with their links to claims, as one step.

        Returns them as they were. Raises NotFound.
        """
        with self._case.writing() as commit:
            marks = self._case.marks(ids)
            edits = [*self._links.of_marks(marks), *(removed("annotation", m) for m in marks)]
            label = f"Delete mark{_of(len(marks))}"
            return commit(Action(label, tuple(edits), _first_place(marks))), marks

    def set_apart(self, article_id: str, span: Span, kind: str) -> tuple[Changes, Region]:
        """Set a stretch apart, as page furniture for instance; repeating changes nothing.

        Raises InvalidSpan, InvalidValue, NotFound.
        """
        if kind not in REGION_KINDS:
            raise InvalidValue("kind", kind, REGION_KINDS)
        with self._case.writing() as commit:
            article = self._case.article(article_id)
            span.cut(self._case.text(article))
            held = self._region(article, span, kind)
            if held is not None:
                return Changes(), held
            region = Region(
                self._case.make_id(),
                article_id,
                article.version,
                span.start,
                span.end,
                kind,
                created=self._case.clock(),
            )
            place = Place(article_id, span.start, span.end)
            edit = created("region", region)
            return commit(Action(f"Set apart as {_words(kind)}", (edit,), place)), region

    def take_back(self, article_id: str, span: Span, kind: str) -> tuple[Changes, Region]:
        """Take a region back. Raises NotFound where there is none with that span and kind."""
        with self._case.writing() as commit:
            region = self._region(self._case.article(article_id), span, kind)
            if region is None:
                raise NotFound("region", f"{span.start}:{span.end} {kind}")
            place = Place(article_id, span.start, span.end)
            edit = removed("region", region)
            return commit(Action(f"Take back {_words(kind)}", (edit,), place)), region

    def _region(self, article: Article, span: Span, kind: str) -> Region | None:
        held = self._case.articles.regions(article.id, article.version)
        return next((r for r in held if r.span == span and r.kind == kind), None)

    def _tagging(
        self,
        article_id: str,
        span: Span,
        tags: Sequence[Tag],
        note: str | None,
        known: dict[str, Tag],
    ) -> tuple[Action, str]:
        """What gives a span tags and a note, and the id of its annotation."""
        article = self._case.article(article_id)
        before, after = self._edits.at(article, span)
        for tag in tags:
            after = replace(after, tags=with_tag(after.tags, tag, known))
        if note is not None:
            after = replace(after, note=checked_note(note))
        edits = self._edits.difference(before, after)
        if edits:
            edits.extend(self._edits.started(article))
        label = f"Tag {', '.join(repr(shown(tag)) for tag in tags)}" if tags else "Mark"
        return Action(label, tuple(edits), _place(after)), after.id


def checked_note(text: str) -> str:
    """A note as it is kept, byte for byte. Raises InvalidValue where it is too long."""
    kept = storable(text)
    if len(kept) > NOTE_LIMIT:
        raise InvalidValue("note", f"{len(kept)} characters", (f"up to {NOTE_LIMIT}",))
    return kept


def _tag(known: dict[str, Tag], tag_id: str) -> Tag:
    tag = known.get(tag_id)
    if tag is None:
        raise NotFound("tag", tag_id)
    return tag


def _of(count: int) -> str:
    return f" on {count} marks" if count > 1 else ""


def _place(mark: Annotation) -> Place:
    return Place(mark.article_id, mark.start, mark.end)


def _first_place(marks: Sequence[Annotation]) -> Place | None:
    return _place(marks[0]) if marks else None


def _words(token: str) -> str:
    return token.replace("_", " ")
