"""A case is found again as it was left: article, scroll, selection, lists and their orders."""

from PySide6.QtCore import QObject

from workbench.gui.actions.articles import ArticleActions
from workbench.gui.actions.cards import CardActions
from workbench.gui.actions.reading import ReadingActions
from workbench.gui.case_views import CaseView, CaseViews
from workbench.gui.session import Session
from workbench.gui.settings import Settings


class CaseMemory(QObject):
    """To be made after those that show a case: they begin with its first article."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        articles: ArticleActions,
        cards: CardActions,
        reading: ReadingActions,
    ) -> None:
        super().__init__(session)
        self._session, self._views = session, CaseViews(settings)
        self._articles, self._cards, self._reading = articles, cards, reading
        session.closing.connect(self.keep)
        session.case_opened.connect(self._on_case)

    def keep(self) -> None:
        """Remember how the case stands now."""
        path = self._session.path
        if path is not None:
            view = CaseView(
                self._reading.place(),
                self._articles.scope,
                self._articles.sort,
                self._cards.scope,
                self._cards.sort,
            )
            self._views.keep(path, view)

    def _on_case(self, opened: bool) -> None:
        path = self._session.path
        view = self._views.of(path) if opened and path is not None else None
        if view is None:
            return
        self._articles.show_list(view.articles, view.article_sort)
        self._cards.show_list(view.cards, view.card_sort)
        if view.place is not None:
            self._reading.return_to(view.place)
