"""The article panel: what it lists, and what is chosen in it."""

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu

from workbench.domain.changes import Changes
from workbench.domain.views import ArticleSummary
from workbench.gui.actions.current import Current
from workbench.gui.done_words import done_sentence
from workbench.gui.panes.article_panel import ArticlePanel
from workbench.gui.session import Session

SCOPES = ("all", "to_review", "hidden")
_ROWS_AT_ONCE = 200
SORTS = ("number", "date", "title", "publisher", "marks", "state")


class ArticleActions(QObject):
    """Keeps the panel true to the case; turns to the article that is chosen.

    `details_asked(article id)` for the dialog, `said(sentence)` for the status bar.
    """

    details_asked = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, current: Current, panel: ArticlePanel) -> None:
        super().__init__(panel)
        self._session, self._current, self._panel = session, current, panel
        self._rows: list[ArticleSummary] = []
        self._places: dict[str, int] = {}
        self._touched: set[str] = set()  # articles whose rows are yet to be read again
        self._sort, self._containing, self._scope = "number", "", "all"
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._refresh)
        panel.article_chosen.connect(current.set_article)
        panel.state_clicked.connect(self.toggle_state)
        panel.filter_changed.connect(self._filter)
        panel.sort_changed.connect(self._sort_by)
        panel.all_chosen.connect(lambda: self.show_list("all", self._sort))
        panel.to_review_chosen.connect(lambda: self.show_list("to_review", self._sort))
        panel.hidden_chosen.connect(lambda: self.show_list("hidden", self._sort))
        panel.context_requested.connect(self._context_menu)
        current.article_changed.connect(panel.set_current)
        session.case_opened.connect(self._on_case)
        session.changed.connect(self._on_changed)

    @property
    def rows(self) -> list[ArticleSummary]:
        """The articles listed, in their order."""
        return self._rows

    @property
    def scope(self) -> str:
        """What is listed: all, to_review or hidden."""
        return self._scope

    @property
    def sort(self) -> str:
        """The order of the list, one of SORTS."""
        return self._sort

    def show_list(self, scope: str, sort: str) -> None:
        """List other articles, or in another order; words that mean nothing count as the usual."""
        self._scope = scope if scope in SCOPES else "all"
        self._sort = sort if sort in SORTS else "number"
        self._panel.set_scope(self._scope)
        self._panel.set_sort(self._sort)
        if self._session.is_open:
            self._reload()

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
        self.said.emit(self.tr("No other article here is left to review."))
        return False

    def toggle_reviewed(self) -> None:
        """Mark the current article reviewed, or take that back."""
        if self._current.article_id is not None:
            self.toggle_state(self._current.article_id)

    def toggle_state(self, article_id: str) -> None:
        """Mark an article reviewed, or take that back."""
        state = self._session.space.library.summary(article_id).article.state
        after = "started" if state == "reviewed" else "reviewed"
        self._set(article_id, {"state": after})

    def set_hidden(self, article_id: str, hidden: bool) -> None:
        """Set an article aside, or take it back; the one below comes in its place."""
        ids = [row.article.id for row in self._rows]
        at = ids.index(article_id) if article_id in ids else 0
        done = self._set(article_id, {"hidden": hidden})
        if done and hidden and article_id == self._current.article_id:
            below = self._rows[at : at + 1] or self._rows[-1:]
            self._current.set_article(below[0].article.id if below else None)

    def _set(self, article_id: str, fields: dict[str, str | bool | None]) -> bool:
        done = self._session.act(lambda space: space.library.set_article(article_id, fields)[0])
        if done:
            self.said.emit(done_sentence(done.label))
        return bool(done)

    def _on_case(self, opened: bool) -> None:
        self._sort, self._containing, self._scope = "number", "", "all"
        self._panel.clear_filter()
        self._panel.set_sort("number")
        if not opened:
            self._rows, self._places = [], {}
            self._current.set_article(None)
            self._panel.set_articles((), 0, 0)
            self._panel.set_tags(())
            return
        self._panel.set_scope("all")
        self._reload()
        self._current.set_article(self._rows[0].article.id if self._rows else None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.everything or changes.sources or not self._stays(changes.articles):
            self._reload()
        else:
            self._touched |= changes.articles | changes.marked_articles
            self._session.afterwards.do(self._refresh)
        if changes.everything or changes.articles:
            self._session.afterwards.do(self._show_counts)
        if changes.everything or changes.tags or changes.annotations or changes.articles:
            self._session.afterwards.do(self._show_tags)
        if self._current.article_id is None and self._rows:
            self._current.set_article(self._rows[0].article.id)

    def _reload(self) -> None:
        library = self._session.space.library
        if self._scope == "hidden" and not library.hidden_count():
            self._scope = "all"
            self._panel.set_scope("all")
        self._rows = library.summaries(
            sort=self._sort,
            hidden=self._scope == "hidden",
            to_review=self._scope == "to_review",
            containing=self._containing,
        )
        self._touched = set()
        self._list()
        self._panel.set_tags(self._session.space.tagging.uses())
        known = self._current.article_id
        if known is not None and not library.has(known):
            self._current.set_article(self._rows[0].article.id if self._rows else None)

    def _stays(self, article_ids: frozenset[str]) -> bool:
        """True where the changes of these articles put no row in another place."""
        if not article_ids:
            return True
        if self._sort != "number" or self._scope != "all" or self._containing:
            return False
        library = self._session.space.library
        return all(
            article_id in self._places
            and library.has(article_id)
            and not library.summary(article_id).article.hidden
            for article_id in article_ids
        )

    def _refresh(self) -> None:
        """Only some rows changed: of 10,000 the others are not looked at. Where they are many,
        the window answers between one piece of them and the next.
        """
        if not self._session.is_open:
            return
        some = list(self._touched & self._places.keys())[:_ROWS_AT_ONCE]
        self._touched = self._touched.difference(some) & self._places.keys()
        for row in self._session.space.library.summaries_of(some):
            self._rows[self._places[row.article.id]] = row
            self._panel.show_changed(row)
        if self._touched:
            self._rest.start()

    def _list(self) -> None:
        library = self._session.space.library
        self._places = {row.article.id: place for place, row in enumerate(self._rows)}
        self._panel.set_articles(
            self._rows,
            *library.counts(),
            library.hidden_count(),
            grouped=self._sort == "publisher",
        )

    def _show_counts(self) -> None:
        library = self._session.space.library
        self._panel.set_counts(*library.counts(), library.hidden_count())

    def _show_tags(self) -> None:
        self._panel.set_tags(self._session.space.tagging.uses())

    def _filter(self, text: str) -> None:
        self._containing = text.strip()
        if self._session.is_open:
            self._reload()

    def _sort_by(self, key: str) -> None:
        self.show_list(self._scope, key)

    def _context_menu(self, article_id: str, place: QPoint) -> None:
        menu = QMenu(self._panel)
        menu.addAction(self.tr("Article details…"), lambda: self.details_asked.emit(article_id))
        article = self._session.space.library.summary(article_id).article
        reviewed = article.state == "reviewed"
        menu.addAction(
            self.tr("Mark as started") if reviewed else self.tr("Mark reviewed"),
            lambda: self._set(article_id, {"state": "started" if reviewed else "reviewed"}),
        )
        menu.addAction(
            self.tr("Restore article") if article.hidden else self.tr("Hide article"),
            lambda: self.set_hidden(article_id, not article.hidden),
        )
        menu.exec(place)
