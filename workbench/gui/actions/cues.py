"""Places to check in the article that is read: found on another thread, listed in a window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.domain.changes import Changes
from workbench.domain.values import Article
from workbench.gui.actions.current import Current
from workbench.gui.actions.leading import KEPT_ACTIONS, Leading
from workbench.gui.actions.looking import Looking
from workbench.gui.actions.menus import Menus
from workbench.gui.models.cue_words import rows_by_kind
from workbench.gui.models.place_list import PlaceRow
from workbench.gui.panes.cues_window import CuesWindow
from workbench.gui.session import Session


class CueActions(QObject):
    """The list follows the article that is read; while it is closed nothing is looked for."""

    def __init__(
        self, parent: QWidget, session: Session, current: Current, menus: Menus, leading: Leading
    ) -> None:
        super().__init__(parent)
        self._session, self._current = session, current
        self._looking = Looking(session, self)
        self._ref = ""
        # What decides which places there are in an article, of the one that is listed.
        self._basis: tuple[object, ...] = ()
        self.window = CuesWindow([menus[name] for name in KEPT_ACTIONS], parent)
        self.window.closed.connect(self._looking.drop)
        self._looking.found.connect(self._show)
        self._looking.ended_empty.connect(lambda: self.window.show_cues("", {}))
        leading.lead(self.window.list)
        current.article_changed.connect(lambda _article: self._look())
        session.changed.connect(self._on_changed)
        session.case_opened.connect(self._on_case)
        menus.connect_all({"cues": self.open})

    @property
    def is_settled(self) -> bool:
        """True while what is listed is that of the article."""
        return self._looking.is_settled

    def open(self) -> None:
        """Show the list; it stays beside the main window."""
        if self._session.is_open and self.window.come_up():
            self._look()

    def _look(self) -> None:
        """Look through the article that is read now; an earlier answer is not waited for."""
        self._looking.drop()
        if not self.window.isVisible() or not self._session.is_open:
            return
        article_id, self._basis = self._current.article_id, ()
        if article_id is None:
            self.window.show_cues("", {})
            return
        article = self._session.space.library.summary(article_id).article
        self._ref, self._basis = article.ref, _basis(article)
        self.window.show_waiting(self._ref)
        self._looking.start(
            lambda space, task: rows_by_kind(
                space.cueing.of(article_id, stopped=lambda: task.is_cancelled)
            )
        )

    def _show(self, rows: dict[str, list[PlaceRow]]) -> None:
        self.window.show_cues(self._ref, rows)

    def _on_changed(self, changes: Changes) -> None:
        article_id = self._current.article_id
        if changes.everything or changes.regions:
            self._look()
        elif article_id in changes.articles and self._session.space.library.has(article_id):
            article = self._session.space.library.summary(article_id).article
            if _basis(article) != self._basis:
                self._look()

    def _on_case(self, opened: bool) -> None:
        if not opened:
            self.window.close()


def _basis(article: Article) -> tuple[object, ...]:
    return article.id, article.version, article.language, article.published
