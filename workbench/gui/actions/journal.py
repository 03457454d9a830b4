"""Undo and redo, with words in the menu and a jump to the place."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from workbench.domain.changes import Changes
from workbench.domain.edit import Place
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.session import Session


class JournalActions(QObject):
    """Keeps two menu items in step with the case. `place_changed(Place)` asks to go there."""

    place_changed = Signal(object)
    said = Signal(str)

    def __init__(
        self, session: Session, undo: QAction, redo: QAction, cards: AnnotationPane
    ) -> None:
        super().__init__(session)
        self._session, self._undo, self._redo, self._cards = session, undo, redo, cards
        undo.triggered.connect(self.undo)
        redo.triggered.connect(self.redo)
        session.changed.connect(self._refresh)
        session.case_opened.connect(self._refresh)
        self._refresh()

    def undo(self) -> None:
        """Take back what was done last in this case."""
        self._cards.flush_note()
        self._session.perform(
            lambda space: space.journal.undo(),
            partial(self._tell, self.tr("Undone: {}.")),
            lambda space: space.journal.size("undo"),
        )

    def redo(self) -> None:
        """Do again what was undone last."""
        self._cards.flush_note()
        self._session.perform(
            lambda space: space.journal.redo(),
            partial(self._tell, self.tr("Redone: {}.")),
            lambda space: space.journal.size("redo"),
        )

    def _tell(self, sentence: str, changes: Changes) -> None:
        self.said.emit(sentence.format(changes.label))
        if isinstance(changes.place, Place):
            self.place_changed.emit(changes.place)

    def _refresh(self, *_: object) -> None:
        state = self._session.undo_state()
        for action, word, label in (
            (self._undo, self.tr("Undo"), state.undo),
            (self._redo, self.tr("Redo"), state.redo),
        ):
            action.setEnabled(label is not None)
            action.setText(f"&{word} {label.replace('&', '&&')}" if label else f"&{word}")
