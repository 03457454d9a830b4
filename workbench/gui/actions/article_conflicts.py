"""Conflicts between the articles of a case: found on another thread, listed in a window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.domain.changes import Changes
from workbench.gui.actions.leading import KEPT_ACTIONS, Leading
from workbench.gui.actions.looking import Looking
from workbench.gui.actions.menus import Menus
from workbench.gui.panes.conflicts_window import ConflictsWindow
from workbench.gui.session import Session


class ArticleConflictActions(QObject):
    """Looked for when the list is opened and when somebody asks again, not after every change."""

    def __init__(self, parent: QWidget, session: Session, menus: Menus, leading: Leading) -> None:
        super().__init__(parent)
        self._session, self._looking = session, Looking(session, self)
        self.window = ConflictsWindow([menus[name] for name in KEPT_ACTIONS], parent)
        self.window.closed.connect(self._looking.drop)
        self.window.again.clicked.connect(self._look)
        self._looking.found.connect(self.window.show_conflicts)
        self._looking.ended_empty.connect(lambda: self.window.show_conflicts(()))
        leading.lead(self.window.list)
        session.changed.connect(self._on_changed)
        session.case_opened.connect(self._on_case)
        menus.connect_all({"conflicts": self.open})

    @property
    def is_settled(self) -> bool:
        """True while nothing is being compared."""
        return self._looking.is_settled

    def open(self) -> None:
        """Show the list; it stays beside the main window."""
        if self._session.is_open and self.window.come_up():
            self._look()

    def _look(self) -> None:
        self.window.show_waiting()
        self._looking.start(lambda space, task: space.cueing.conflicts(lambda: task.is_cancelled))

    def _on_changed(self, changes: Changes) -> None:
        if self.window.isVisible() and (changes.everything or changes.regions or changes.articles):
            self.window.show_changed()

    def _on_case(self, opened: bool) -> None:
        if not opened:
            self.window.close()
            self.window.show_conflicts(())
