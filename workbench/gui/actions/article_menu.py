"""The menu `⋯` of the article that is open."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu

from workbench.domain.changes import Changes
from workbench.domain.citation import citation
from workbench.domain.values import Article
from workbench.gui.actions.articles import ArticleActions
from workbench.gui.actions.current import Current
from workbench.gui.actions.menus import Menus
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.session import Session


class ArticleMenuActions(QObject):
    """Details, citation, direction, review state, hiding. `said(sentence)` for the status bar."""

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        current: Current,
        articles: ArticleActions,
        pane: ReaderPane,
        menus: Menus,
    ) -> None:
        super().__init__(pane)
        self._session, self._current, self._articles = session, current, articles
        self._menus = menus
        menus.connect_all({"citation": self.copy_citation, "hide_article": self.toggle_hidden})
        self._direction = QMenu(self.tr("Text &direction"), pane)
        self._direction.setObjectName("menuDirection")
        self._group = QActionGroup(self)
        for value, words in (
            ("", self.tr("&Automatic")),
            ("ltr", self.tr("&Left to right")),
            ("rtl", self.tr("&Right to left")),
        ):
            action = self._group.addAction(words)
            action.setObjectName(f"direction_{value or 'auto'}")
            action.setData(value)
            action.setCheckable(True)
        self._group.triggered.connect(lambda action: self.set_direction(action.data()))
        self._direction.addActions(self._group.actions())
        menus.menus["&View"].insertMenu(menus["highlights"], self._direction)
        pane.set_header_menu(self._header_menu(pane))
        current.article_changed.connect(self._refresh)
        session.changed.connect(self._on_changed)
        session.case_opened.connect(self._refresh)
        session.access_changed.connect(self._refresh)
        self._refresh()

    def copy_citation(self) -> None:
        """Put title, publisher, author, date, URL and reference on the clipboard."""
        if self._current.article_id is not None:
            summary = self._session.space.library.summary(self._current.article_id)
            QGuiApplication.clipboard().setText(citation(summary.article, summary.source))
            self.said.emit(self.tr("The citation is on the clipboard."))

    def set_direction(self, direction: str) -> None:
        """ltr, rtl, or with an empty word each paragraph's own."""
        article_id = self._current.article_id
        if article_id is not None:
            self._session.act(
                lambda space: space.library.set_article(article_id, {"direction": direction})[0]
            )

    def toggle_hidden(self) -> None:
        """Set the article aside, or take it back."""
        article = self._article()
        if article is not None:
            self._articles.set_hidden(article.id, not article.hidden)

    def _header_menu(self, pane: ReaderPane) -> QMenu:
        menu = QMenu(pane)
        menu.setObjectName("menuArticle")
        menu.addAction(self._menus["details"])
        menu.addAction(self._menus["versions"])
        menu.addAction(self._menus["publisher"])
        menu.addAction(self._menus["citation"])
        menu.addSeparator()
        menu.addMenu(self._direction)
        menu.addAction(self._menus["reviewed"])
        menu.addAction(self._menus["hide_article"])
        return menu

    def _article(self) -> Article | None:
        article_id = self._current.article_id
        if article_id is None or not self._session.is_open:
            return None
        library = self._session.space.library
        return library.summary(article_id).article if library.has(article_id) else None

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.articles:
            self._refresh()

    def _refresh(self, *_: object) -> None:
        article = self._article()
        for name in ("details", "versions", "publisher", "citation"):
            self._menus[name].setEnabled(article is not None)
        can_hide = article is not None and self._session.read_only is None
        self._menus["hide_article"].setEnabled(can_hide)
        self._direction.setEnabled(article is not None)
        if article is None:
            return
        for action in self._group.actions():
            action.setChecked(action.data() == (article.direction or ""))
        self._menus["hide_article"].setText(
            self.tr("Restore article") if article.hidden else self.tr("&Hide article")
        )
        self._menus["reviewed"].setText(
            self.tr("Mark not revie&wed")
            if article.state == "reviewed"
            else self.tr("Mark revie&wed")
        )
