"""The article panel: what it lists, and what is chosen in it."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from workbench.domain.changes import Changes
from workbench.domain.views import ArticleSummary
from workbench.gui.actions.current import Current
from workbench.gui.panes.article_panel import ArticlePanel
from workbench.gui.session import Session


class ArticleActions(QObject):
    """Keeps the panel true to the case; turns to the article that is chosen."""

    def __init__(self, session: Session, current: Current, panel: ArticlePanel) -> None:
        super().__init__(panel)
        self._session, self._current, self._panel = session, current, panel
        self._rows: list[ArticleSummary] = []
        self._sort, self._containing, self._to_review = "number", "", False
        panel.article_chosen.connect(current.set_article)
        panel.filter_changed.connect(self._filter)
        panel.sort_changed.connect(self._sort_by)
        panel.all_chosen.connect(lambda: self._show(to_review=False))
        panel.to_review_chosen.connect(lambda: self._show(to_review=True))
        panel.context_requested.connect(self._context_menu)
        current.article_changed.connect(panel.set_current)
        session.case_opened.connect(self._on_case)
        session.changed.connect(self._on_changed)

    @property
    def rows(self) -> list[ArticleSummary]:
        """The articles listed, in their order."""
        return self._rows

    def step(self, by: int) -> None:
        """Turn to the article `by` rows further down the list."""
        ids = [row.article.id for row in self._rows]
        if not ids:
            return
        here = self._current.article_id
        at = ids.index(here) + by if here in ids else 0
        if 0 <= at < len(ids):
            self._current.set_article(ids[at])

    def next_to_review(self) -> bool:
        """Turn to the next article that is not reviewed, round the end; False if there is none."""
        ids = [row.article.id for row in self._rows]
        here = ids.index(self._current.article_id) if self._current.article_id in ids else -1
        order = [*self._rows[here + 1 :], *self._rows[: here + 1]]
        for row in order:
            if row.article.state != "reviewed" and row.article.id != self._current.article_id:
                self._current.set_article(row.article.id)
                return True
        return False

    def toggle_reviewed(self) -> None:
        """Mark the current article reviewed, or take that back."""
        article_id = self._current.article_id
        if article_id is None:
            return
        state = self._session.space.library.summary(article_id).article.state
        after = "started" if state == "reviewed" else "reviewed"
        self._set(article_id, {"state": after})

    def set_hidden(self, article_id: str, hidden: bool) -> None:
        """Set an article aside, or take it back."""
        self._set(article_id, {"hidden": hidden})
        if hidden and article_id == self._current.article_id:
            self._current.set_article(self._rows[0].article.id if self._rows else None)

    def _set(self, article_id: str, fields: dict[str, str | bool | None]) -> None:
        self._session.act(lambda space: space.library.set_article(article_id, fields)[0])

    def _on_case(self, opened: bool) -> None:
        self._sort, self._containing, self._to_review = "number", "", False
        if not opened:
            self._rows = []
            self._current.set_article(None)
            self._panel.set_articles((), 0, 0)
            self._panel.set_tags(())
            return
        self._panel.set_scope("all")
        self._reload()
        self._current.set_article(self._rows[0].article.id if self._rows else None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.articles or changes.sources:
            self._reload()
        elif changes.marked_articles:
            self._refresh(changes.marked_articles)
        if changes.everything or changes.tags or changes.annotations or changes.articles:
            self._panel.set_tags(self._session.space.tagging.uses())
        if self._current.article_id is None and self._rows:
            self._current.set_article(self._rows[0].article.id)

    def _reload(self) -> None:
        library = self._session.space.library
        self._rows = library.summaries(
            sort=self._sort, to_review=self._to_review, containing=self._containing
        )
        self._panel.set_articles(self._rows, *library.counts())
        self._panel.set_tags(self._session.space.tagging.uses())
        known = self._current.article_id
        if known is not None and not library.has(known):
            self._current.set_article(self._rows[0].article.id if self._rows else None)

    def _refresh(self, article_ids: frozenset[str]) -> None:
        """Only the counts of some rows changed: the others are not asked for again."""
        library = self._session.space.library
        self._rows = [
            library.summary(row.article.id) if row.article.id in article_ids else row
            for row in self._rows
        ]
        self._panel.set_articles(self._rows, *library.counts())

    def _filter(self, text: str) -> None:
        self._containing = text.strip()
        if self._session.is_open:
            self._reload()

    def _sort_by(self, key: str) -> None:
        self._sort = key
        self._panel.set_sort(key)
        self._reload()

    def _show(self, *, to_review: bool) -> None:
        self._to_review = to_review
        if self._session.is_open:
            self._reload()

    def _context_menu(self, article_id: str, place: QPoint) -> None:
        menu = QMenu(self._panel)
        article = self._session.space.library.summary(article_id).article
        reviewed = article.state == "reviewed"
        menu.addAction(
            self.tr("Mark as started") if reviewed else self.tr("Mark reviewed"),
            lambda: self._set(article_id, {"state": "started" if reviewed else "reviewed"}),
        )
        menu.addAction(self.tr("Hide article"), lambda: self.set_hidden(article_id, True))
        menu.exec(place)
