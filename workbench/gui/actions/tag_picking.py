"""Choosing a tag by typing: for the selection, the mark at hand, or the selected cards."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from workbench.gui.actions.at_hand import place_at_hand
from workbench.gui.actions.tagging import TaggingActions
from workbench.gui.actions.target import Target
from workbench.gui.models.tag_choices import TagChoice, choices_for
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.panes.tag_picker import TagPicker
from workbench.gui.session import Session


class TagPicking(QObject):
    """Opens the tag picker where the eyes are, and gives what is chosen in it."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        tagging: TaggingActions,
        reading: ReaderPane,
        cards: AnnotationPane,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._tagging = window, session, tagging
        self._reading, self._cards = reading, cards
        self._target: Target | None = None
        self._given: frozenset[str] = frozenset()
        self.picker = TagPicker(window)
        self.picker.picked.connect(self._give)
        cards.more_tags_wanted.connect(self.open_for)
        session.case_opened.connect(lambda _opened: self.picker.close_up())
        session.changed.connect(lambda _changes: self.picker.refresh())

    def open(self) -> None:
        """Ask which tag to give to the selected cards, the selection, or the mark at the caret."""
        target = self._tagging.target() if self._session.is_open else None
        if target is not None:
            self.ask(target, place_at_hand(self._reading, self._cards))

    def open_for(self, ids: Sequence[str], place: QRect) -> None:
        """Ask which tag to give to these annotations; `place` is on the screen."""
        if ids:
            self.ask(Target(ids=tuple(ids)), place)

    def ask(self, target: Target, place: QRect) -> None:
        """Ask which tag to give to a target; `place` is on the screen."""
        self._reading.hide_bar()
        self._target, self._given = target, target.tags(self._session.space)
        corner = self._window.mapFromGlobal(place.topLeft())
        self.picker.open(QRect(corner, place.size()), self._offer)

    def _offer(self, typed: str) -> list[TagChoice]:
        if not self._session.is_open or self._target is None:
            return []
        space = self._session.space
        similar = space.tagging.similar(typed) if typed.strip() else []
        return choices_for(typed, space.tagging.tags(), similar, self._given)

    def _give(self, choice: TagChoice) -> None:
        target, self._target = self._target, None
        if target is None:
            return
        if choice.kind == "create":
            self._tagging.tag_by_name(choice.name, target)
            return
        if choice.kind == "again":
            self._session.act(lambda space: space.tagging.change(choice.name, active=True)[0])
        if choice.tag is not None:
            self._tagging.tag(choice.tag.id, target)
