"""Changing the extent of a mark: while this goes on, what is selected is what it will cover."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from workbench.domain.changes import Changes
from workbench.domain.span import Span
from workbench.gui.actions.current import Current
from workbench.gui.actions.menus import Menus
from workbench.gui.done_words import done_sentence
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.session import Session

_OUTLINE = "extent"


class ExtentActions(QObject):
    """Enter keeps the new extent, Esc leaves the old one.

    `said(sentence)` is for the status bar; `state_said(sentence)` too, to stay there until the
    next one, which is empty at the end.
    """

    said = Signal(str)
    state_said = Signal(str)

    def __init__(
        self,
        session: Session,
        current: Current,
        reading: ReaderPane,
        cards: AnnotationPane,
        menus: Menus,
    ) -> None:
        super().__init__(reading)
        self._session, self._current = session, current
        self._reading, self._reader, self._cards = reading, reading.reader, cards
        self._mark_id: str | None = None
        self._before = Span(0, 1)
        self._keys = [
            self._key(key, deed)
            for key, deed in (("Return", self.keep), ("Enter", self.keep), ("Esc", self.leave))
        ]
        self._reader.selection_changed.connect(self._follow)
        self._reader.mouse_selected.connect(self._hide_bar)
        current.mark_changed.connect(self._on_mark)
        session.changed.connect(self._on_changed)
        menus.connect_all({"extent": self.begin})
        for name in ("next_mark", "previous_mark"):
            menus[name].triggered.connect(self._turn)

    @property
    def is_on(self) -> bool:
        """True while an extent is being changed."""
        return self._mark_id is not None

    def begin(self) -> None:
        """Start with the mark at hand."""
        if self.is_on:
            self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if self._cards.list_has_focus() and len(self._cards.selected_ids()) > 1:
            self.said.emit(self.tr("Choose one mark to change its extent."))
            return
        mark_id = self._current.mark_id
        view = self._session.space.library.find(mark_id) if mark_id else None
        if mark_id is None or view is None:
            self.said.emit(self.tr("No mark here. Press M for the next one."))
            return
        if view.annotation.state != "anchored" or view.article.id != self._current.article_id:
            self.said.emit(self.tr("The place of this mark in the text is lost."))
            return
        self._reading.hide_bar()
        self._mark_id, self._before = mark_id, view.annotation.span
        self._current.hold(True)
        self._set_keys(True)
        if self._reader.selection() != self._before:
            self._reader.select(self._before)
        self._follow(self._before)
        self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)
        names = ", ".join(f"{tag.glyph} {tag.name}" for tag in view.tags) or self.tr("this mark")
        self.state_said.emit(
            self.tr("Extent of {}: select what it shall cover. Enter keeps, Esc leaves.").format(
                names
            )
        )

    def keep(self) -> None:
        """Let the mark cover what is selected."""
        mark_id, span = self._mark_id, self._reader.selection()
        if mark_id is None:
            return
        if span is None:
            self.said.emit(self.tr("Nothing is selected that the mark could cover."))
            return
        self._end()
        if span == self._before:
            self._show(mark_id, span)
            self.said.emit(self.tr("The extent is as it was."))
            return
        self._cards.flush_note()
        changes = self._session.act(lambda space: space.marking.move(mark_id, span)[0])
        self._show(mark_id, span if changes is not None else self._before)
        if changes:
            self.said.emit(done_sentence(changes.label))

    def leave(self) -> None:
        """Let the mark cover what it did."""
        if self._mark_id is not None:
            mark_id = self._mark_id
            self._end()
            self._show(mark_id, self._before)
            self.said.emit(self.tr("The extent is as it was."))

    def _end(self) -> None:
        self._mark_id = None
        self._set_keys(False)
        self._reader.outline(_OUTLINE, None)
        self._current.hold(False)
        self.state_said.emit("")

    def _show(self, mark_id: str, span: Span) -> None:
        """Select the mark, which may be one of several with that span."""
        self._reader.select(span)
        self._reader.set_current_mark(mark_id)
        self._current.set_mark(self._reader.current_mark())

    def _turn(self) -> None:
        """Leave the mark for what is at hand now."""
        if self.is_on:
            self._end()
            self._current.set_mark(self._reader.current_mark())

    def _follow(self, span: Span | None) -> None:
        if self.is_on:
            self._reader.outline(_OUTLINE, span or self._before)

    def _hide_bar(self) -> None:
        """Tags are not for what is selected now, but for the mark."""
        if self.is_on:
            self._reading.hide_bar()

    def _on_mark(self, mark_id: object) -> None:
        """Another mark or article was turned to."""
        if self.is_on and mark_id != self._mark_id:
            self._end()

    def _on_changed(self, changes: Changes) -> None:
        """What was done or undone meanwhile may have moved the mark, or taken it away."""
        if self._mark_id is None:
            return
        view = self._session.space.library.find(self._mark_id)
        if changes.verb != "do" or view is None or view.annotation.span != self._before:
            self._turn()

    def _key(self, key: str, deed: object) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._reader)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.setEnabled(False)
        shortcut.activated.connect(deed)
        return shortcut

    def _set_keys(self, on: bool) -> None:
        for shortcut in self._keys:
            shortcut.setEnabled(on)
