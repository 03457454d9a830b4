"""Marking: what digits and their companions do to the selection or to the selected cards."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.domain.changes import Changes
from workbench.domain.span import Span
from workbench.domain.values import Tag
from workbench.gui.actions.current import Current
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.session import Session
from workbench.services.marking import shown
from workbench.services.workspace import Workspace


class TaggingActions(QObject):
    """Tags, untags, notes and deletes. `said(sentence)` is for the status bar."""

    said = Signal(str)

    def __init__(
        self, session: Session, current: Current, reading: ReaderPane, cards: AnnotationPane
    ) -> None:
        super().__init__(reading)
        self._session, self._current = session, current
        self._reading, self._cards = reading, cards
        self._last_tag: str | None = None
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

    def tag(self, tag_id: str) -> None:
        """Tag the selected cards, the selection, or the mark at the caret."""
        article, selection = self._current.article_id, self._reading.reader.selection()
        ids = self._targets()
        if ids:
            done = self._act(lambda space: space.marking.toggle_on_annotations(ids, tag_id))
        elif article is not None and selection is not None:
            span: Span = selection
            done = self._act(lambda space: space.marking.toggle_on_span(article, span, tag_id)[0])
        else:
            self._say_nothing_selected()
            return
        if done is not None:
            self._last_tag = tag_id
            self._announce(done)

    def repeat(self) -> None:
        """Give the last tag again."""
        if self._last_tag is None:
            self.said.emit(self.tr("No tag was given yet. Press 1–9."))
            return
        self.tag(self._last_tag)

    def clear(self) -> None:
        """Take all tags off the selected cards or the mark at hand."""
        ids = self._targets() or ([self._current.mark_id] if self._current.mark_id else [])
        if not ids:
            self._say_nothing_selected()
            return
        done = self._act(lambda space: space.marking.clear_tags(ids))
        if done is not None:
            self._announce(done)

    def delete(self) -> None:
        """Delete the selected cards or the mark at hand."""
        ids = self._targets() or ([self._current.mark_id] if self._current.mark_id else [])
        if not ids:
            self.said.emit(self.tr("No mark here to delete."))
            return
        done = self._act(lambda space: space.marking.delete(ids)[0])
        if done is not None:
            self._announce(done)

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
        held = [r for r in regions if r.span == span]
        if held:
            kind = held[0].kind
            done = self._act(lambda space: space.marking.take_back(article, span, kind)[0])
        else:
            done = self._act(lambda space: space.marking.set_apart(article, span, "boilerplate")[0])
        if done is not None:
            self._announce(done)

    def _targets(self) -> list[str]:
        """The selected cards where keys are meant for them, else the mark at a bare caret."""
        if self._cards_had_focus():
            return self._cards.selected_ids()
        if self._reading.reader.selection() is None and self._current.mark_id:
            return [self._current.mark_id]
        return []

    def _make_mark(self, article_id: str, span: Span) -> str | None:
        made: list[str] = []

        def deed(space: Workspace) -> Changes:
            changes, mark = space.marking.tag_span(article_id, span)
            made.append(mark.id)
            return changes

        self._act(deed)
        return made[0] if made else None

    def _act(self, deed: Callable[[Workspace], Changes]) -> Changes | None:
        self._cards.flush_note()
        return self._session.act(deed)

    def _announce(self, changes: Changes) -> None:
        if changes:
            self.said.emit(self.tr("{}. Ctrl+Z undoes.").format(changes.label))

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
        self._last_tag = None
