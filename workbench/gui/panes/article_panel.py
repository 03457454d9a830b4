"""The panel at the left: which articles there are, filtered and sorted, and the tags in use."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.views import ArticleSummary, TagUse
from workbench.gui.models.article_list import ArticleListModel
from workbench.gui.models.count_list import CountRow
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.article_list import ArticleList
from workbench.gui.panes.count_list import CountList
from workbench.gui.panes.empty_note import EmptyNote
from workbench.gui.panes.quiet_label import QuietLabel
from workbench.gui.panes.search_field import SearchField
from workbench.gui.panes.sort_button import SortButton

_ALL = "all"
_TO_REVIEW = "to_review"
_HIDDEN = "hidden"
_MOST_TAG_ROWS = 9


class ArticlePanel(QWidget):
    """Lists what it is given and asks for the rest: filtering and sorting are the caller's.

    `filter_changed(text)` and `sort_changed(key)`, where key is one of number, date, title,
    publisher, marks, state; `article_chosen(id)`, `tag_chosen(id)`, `all_chosen`,
    `to_review_chosen`, `hidden_chosen`; `state_clicked(id)` asks for the other review state;
    `context_requested(article id, global place)`.
    """

    article_chosen = Signal(str)
    all_chosen = Signal()
    to_review_chosen = Signal()
    hidden_chosen = Signal()
    state_clicked = Signal(str)
    context_requested = Signal(str, QPoint)
    filter_changed = Signal(str)
    sort_changed = Signal(str)
    tag_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articlePanel")
        self._current: str | None = None
        self._scope: str | None = None
        self._total = self._hidden = 0
        self._tags_shown = True
        self._model = ArticleListModel(self)
        self._filter = self._make_filter()
        self._scopes = self._make_scopes()
        self._sort = self._make_sort()
        self._list = self._make_list()
        self._empty = EmptyNote(self)
        self._tags_button, self._tags = self._make_tags()
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.set_articles((), 0, 0)
        self.set_tags(())

    def _make_filter(self) -> SearchField:
        field = SearchField(self.tr("Filter articles"), self)
        field.setObjectName("articleFilter")
        field.search_changed.connect(self.filter_changed)
        field.down_pressed.connect(self.focus_list)
        field.enter_pressed.connect(self.focus_list)
        return field

    def _make_sort(self) -> SortButton:
        orders = {
            "number": self.tr("Number"),
            "date": self.tr("Date"),
            "title": self.tr("Title"),
            "publisher": self.tr("Publisher"),
            "marks": self.tr("Marks"),
            "state": self.tr("State"),
        }
        button = SortButton(orders, self)
        button.setObjectName("articleSort")
        button.chosen.connect(self.sort_changed)
        return button

    def _make_scopes(self) -> CountList:
        scopes = CountList(3, self)
        scopes.setObjectName("articleScopes")
        scopes.setAccessibleName(self.tr("Which articles"))
        scopes.picked.connect(self._on_scope)
        return scopes

    def _make_list(self) -> ArticleList:
        articles = ArticleList(self._model, self)
        articles.chosen.connect(self._on_chosen)
        articles.state_clicked.connect(self._on_state)
        articles.context_requested.connect(self._on_context)
        return articles

    def _make_tags(self) -> tuple[QToolButton, CountList]:
        button = QToolButton(self)
        button.setObjectName("tagsButton")
        button.setText(self.tr("Tags"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self.show_tags(not self._tags_shown))
        tags = CountList(_MOST_TAG_ROWS, self)
        tags.setObjectName("tagList")
        tags.setAccessibleName(self.tr("Tags"))
        tags.picked.connect(self.tag_chosen)
        return button, tags

    def _lay_out(self) -> None:
        title = QuietLabel(self)
        title.setText(self.tr("Articles"))
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout()
        title.setMinimumWidth(title.fontMetrics().horizontalAdvance(title.text()))
        line.addWidget(title, 1)
        line.addWidget(self._sort)
        self._stack.setMinimumHeight(80)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self._filter)
        layout.addWidget(self._scopes)
        layout.addLayout(line)
        layout.addWidget(self._stack, 3)
        layout.addWidget(self._tags_button)
        layout.addWidget(self._tags, 2)
        self.setMinimumWidth(180)
        self.show_tags(True)

    def sizeHint(self) -> QSize:
        return QSize(260, 600)

    def set_articles(
        self,
        rows: Sequence[ArticleSummary],
        total: int,
        to_review: int,
        hidden: int = 0,
        *,
        grouped: bool = False,
    ) -> None:
        """Show `rows` in this order, with `grouped` under their publishers.

        `total`, `to_review` and `hidden` count all articles of the case.
        """
        held = self._list.currentIndex().data(VALUE_ROLE)
        self._model.replace(rows, self._publisher if grouped else None)
        self.set_counts(total, to_review, hidden)
        if isinstance(held, ArticleSummary) and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._index_of(held.article.id))
        self._highlight()
        self._empty.setText(self._empty_words())
        self._stack.setCurrentWidget(self._list if rows else self._empty)

    def show_changed(self, summary: ArticleSummary) -> None:
        """Show what is now known of one of the articles, where it stands."""
        self._model.update(summary)

    def set_counts(self, total: int, to_review: int, hidden: int) -> None:
        """Say how many articles of the case there are, to review, and hidden."""
        self._total, self._hidden = total, hidden
        rows = [
            CountRow(_ALL, self.tr("All"), total),
            CountRow(_TO_REVIEW, self.tr("To review"), to_review),
        ]
        if hidden:
            rows.append(CountRow(_HIDDEN, self.tr("Hidden"), hidden))
        self._scopes.set_rows(rows)
        self._scopes.set_current(self._scope)

    def _publisher(self, summary: ArticleSummary) -> str:
        return summary.source.name if summary.source else self.tr("No publisher")

    def set_tags(self, uses: Sequence[TagUse]) -> None:
        """Show the tags with their counts, in this order."""
        self._tags.set_rows(
            [CountRow(use.tag.id, use.tag.name, use.annotations, use.tag) for use in uses]
        )
        self._tags_button.setVisible(bool(uses))
        self._tags.setVisible(bool(uses) and self._tags_shown)

    def set_current(self, article_id: str | None) -> None:
        """Highlight this article's row and bring it into view, without a signal."""
        self._current = article_id
        self._highlight()
        index = self._index_of_current()
        self._list.setCurrentIndex(index)
        if index.isValid():
            self._list.scrollTo(index)

    def set_scope(self, scope: str | None) -> None:
        """Highlight a fixed row: `all`, `to_review`, `hidden` or none."""
        self._scope = scope
        self._scopes.set_current(scope)

    def set_sort(self, key: str) -> None:
        """Show which order is in force, without a signal."""
        self._sort.set_order(key)

    def clear_filter(self) -> None:
        """Empty the field of the filter; `filter_changed` follows at once if it was filled."""
        self._filter.clear()
        self._filter.tell()

    def show_tags(self, shown: bool) -> None:
        """Open or fold the section of tags."""
        self._tags_shown = shown
        arrow = Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow
        self._tags_button.setArrowType(arrow)
        self._tags_button.setAccessibleName(
            self.tr("Fold the tags away") if shown else self.tr("Show the tags")
        )
        self._tags.setVisible(shown and not self._tags_button.isHidden())

    def focus_list(self) -> None:
        """Put the keyboard into the list of articles, or into the filter where it is empty."""
        target = self._list if self._model.rowCount() else self._filter
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _highlight(self) -> None:
        selection, index = self._list.selectionModel(), self._index_of_current()
        selection.select(index, selection.SelectionFlag.ClearAndSelect)
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(index)

    def _index_of_current(self) -> QModelIndex:
        return self._index_of(self._current)

    def _index_of(self, article_id: str | None) -> QModelIndex:
        row = self._model.row_of(article_id) if article_id is not None else None
        return self._model.index(row) if row is not None else QModelIndex()

    def _empty_words(self) -> str:
        if not self._total and self._hidden:
            return self.tr("Every article is hidden. Choose Hidden above to see them.")
        if not self._total:
            return self.tr("No articles yet. Press Ctrl+I to import files.")
        if self._filter.text():
            return self.tr("No article matches. Press Esc in the filter to see them all.")
        return self.tr("No article here. Choose All above.")

    def _on_scope(self, key: str) -> None:
        self.set_scope(key)
        signals = {_ALL: self.all_chosen, _TO_REVIEW: self.to_review_chosen}
        signals.get(key, self.hidden_chosen).emit()

    def _on_state(self, index: QModelIndex) -> None:
        summary = index.data(VALUE_ROLE)
        if isinstance(summary, ArticleSummary):
            self.state_clicked.emit(summary.article.id)

    def _on_chosen(self, index: QModelIndex) -> None:
        summary = index.data(VALUE_ROLE)
        if isinstance(summary, ArticleSummary):
            self.set_current(summary.article.id)
            self.article_chosen.emit(summary.article.id)

    def _on_context(self, index: QModelIndex, place: QPoint) -> None:
        summary = index.data(VALUE_ROLE)
        if isinstance(summary, ArticleSummary):
            self.context_requested.emit(summary.article.id, place)
