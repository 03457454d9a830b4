"""Marking: what digits and their companions do to the selection or to the selected cards."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.domain.changes import Changes
from workbench.domain.span import Span
from workbench.domain.tags import find_tag, shown
from workbench.domain.tokens import SKIPPED_REGION_KINDS
from workbench.domain.values import Tag
from workbench.gui.actions.current import Current
from workbench.gui.actions.target import Target
from workbench.gui.asked import Deed
from workbench.gui.done_words import done_sentence
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.session import Session
from workbench.services.workspace import Workspace


class TaggingActions(QObject):
    """Tags, untags, notes and deletes. `said(sentence)` is for the status bar.

    `selection_tagged(tag id)` when the selection was given or denied a tag; `recent_changed` when
    another tag than before was the last one.
    """

    said = Signal(str)
    selection_tagged = Signal(str)
    recent_changed = Signal()

    def __init__(
        self, session: Session, current: Current, reading: ReaderPane, cards: AnnotationPane
    ) -> None:
        super().__init__(reading)
        self._session, self._current = session, current
        self._reading, self._cards = reading, cards
        self._recent: list[str] = []
        self._cards_had_focus: Callable[[], bool] = lambda: False
        reading.tag_chosen.connect(self.tag)
        session.case_opened.connect(self._forget)

    def ask_focus(self, cards_have_focus: Callable[[], bool]) -> None:
        """How to tell whether keys are meant for the cards."""
        self._cards_had_focus = cards_have_focus

    def press_digit(self, digit: str) -> None:
        """Give the tag that has this key."""
        tag = next((t for t in self._tags() if t.key == digit and t.active), None)
        if tag is None:
            self.said.emit(self.tr("No tag has the key {}.").format(digit))
            return
        self.tag(tag.id)

    @property
    def recent(self) -> list[str]:
        """Ids of the tags that were given, the last one first."""
        return self._recent

    def target(self) -> Target | None:
        """What a tag would be given to: the selected cards, the mark of the current search result,
        the selection, the mark at the caret.

        None where there is nothing of that; the status bar says so.
        """
        hit = self._cards.current_hit()
        if hit is not None and hit.annotation is None:
            self.said.emit(self.tr("This passage has no mark yet. Enter goes there."))
            return None
        ids = self._targets()
        if ids:
            return Target(ids=tuple(ids))
        article, span = self._current.article_id, self._reading.reader.selection()
        if article is None or span is None:
            self._say_nothing_selected()
            return None
        return Target(article_id=article, span=span)

    def tag(self, tag_id: str, target: Target | None = None) -> None:
        """Give a tag, or take it off where it is on, to a target or else to what is at hand."""
        target = target or self.target()
        if target is not None:
            given = target
            self._perform(
                lambda space: given.toggle(space, tag_id),
                lambda done: self._after(done, tag_id, given),
                len(given.ids),
            )

    def tag_by_name(self, name: str, target: Target) -> None:
        """Give the tag of that name; where there is none it is made, in the same step."""

        def then(done: Changes) -> None:
            tag = find_tag(self._tags(), name)
            if tag is not None:
                self._after(done, tag.id, target)

        self._perform(lambda space: target.give(space, name), then, len(target.ids))

    def repeat(self) -> None:
        """Give the last tag again."""
        active = {tag.id for tag in self._tags() if tag.active}
        last = next((tag_id for tag_id in self._recent if tag_id in active), None)
        if last is None:
            self.said.emit(self.tr("No tag was given yet. Press 1–9."))
            return
        self.tag(last)

    def clear(self) -> None:
        """Take all tags off the selected cards or the mark at hand."""
        ids = self._marks_at_hand()
        if not ids:
            self._say_nothing_selected()
            return
        self._perform(lambda space: space.marking.clear_tags(ids), self._announce, len(ids))

    def delete(self) -> None:
        """Delete the selected cards or the mark at hand."""
        ids = self._marks_at_hand()
        if not ids:
            self.said.emit(self.tr("No mark here to delete."))
            return
        self._perform(lambda space: space.marking.delete(ids)[0], self._announce, len(ids))

    def note(self) -> None:
        """Write a note: on the mark at hand, or on a new one made of the selection."""
        if self._current.mark_id is None:
            article, span = self._current.article_id, self._reading.reader.selection()
            if article is None or span is None:
                self._say_nothing_selected()
                return
            made = self._make_mark(article, span)
            if made is None:
                return
            self._current.set_mark(made)
        self._cards.focus_note()

    def set_apart(self) -> None:
        """Set the selection apart as not part of the article, or take that back."""
        article, span = self._current.article_id, self._reading.reader.selection()
        if article is None or span is None:
            self._say_nothing_selected()
            return
        regions = self._session.space.library.regions(article)
        held = [
            region
            for region in regions
            if region.span == span
            and (region.kind in SKIPPED_REGION_KINDS or region.creator == "person")
        ]
        if held:
            kind = held[0].kind
            done = self._act(lambda space: space.marking.take_back(article, span, kind)[0])
        else:
            done = self._act(lambda space: space.marking.set_apart(article, span, "boilerplate")[0])
        if done is not None:
            self._announce(done)

    def _marks_at_hand(self) -> list[str]:
        """The marks that a key means which is for no selection."""
        mark_id = self._current.mark_id
        in_results = self._cards.current_hit() is not None
        return self._targets() or ([mark_id] if mark_id and not in_results else [])

    def _targets(self) -> list[str]:
        """The selected cards or the result's mark where keys are meant for them, else the mark at a
        bare caret, or the one whose extent is being changed.
        """
        if self._cards_had_focus():
            return self._cards.selected_ids()
        hit = self._cards.current_hit()
        if hit is not None:
            return [hit.annotation.id] if hit.annotation else []
        bare = self._reading.reader.selection() is None
        if self._current.mark_id and (bare or self._current.is_held):
            return [self._current.mark_id]
        return []

    def _after(self, done: Changes, tag_id: str, target: Target) -> None:
        if self._recent[:1] != [tag_id]:
            self._recent = [tag_id, *(each for each in self._recent if each != tag_id)]
            self.recent_changed.emit()
        self._announce(done)
        if target.span is not None:
            self.selection_tagged.emit(tag_id)

    def _make_mark(self, article_id: str, span: Span) -> str | None:
        made: list[str] = []

        def deed(space: Workspace) -> Changes:
            changes, mark = space.marking.tag_span(article_id, span)
            made.append(mark.id)
            return changes

        self._act(deed)
        return made[0] if made else None

    def _perform(self, deed: Deed, then: Callable[[Changes], object], size: int) -> None:
        self._cards.flush_note()
        self._session.perform(deed, then, size)

    def _act(self, deed: Deed) -> Changes | None:
        self._cards.flush_note()
        return self._session.act(deed)

    def _announce(self, changes: Changes) -> None:
        if changes:
            self.said.emit(done_sentence(changes.label))

    def _say_nothing_selected(self) -> None:
        self.said.emit(
            self.tr("Nothing selected. Press J to pick a sentence, or drag over some text.")
        )

    def _tags(self) -> list[Tag]:
        return self._session.space.tagging.tags() if self._session.is_open else []

    def tag_name(self, tag_id: str) -> str:
        """A tag's name as menus show it."""
        return next((shown(tag) for tag in self._tags() if tag.id == tag_id), "")

    def _forget(self, _opened: bool) -> None:
        self._recent = []
        self.recent_changed.emit()
