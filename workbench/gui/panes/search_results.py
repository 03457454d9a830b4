"""The hits of a search, under a line that counts them."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.views import SearchHit, SearchResult, Totals
from workbench.gui.models.result_list import ResultListModel
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.facet_chips import FacetChips
from workbench.gui.panes.quiet_label import QuietLabel
from workbench.gui.panes.result_delegate import ResultDelegate
from workbench.gui.panes.row_view import RowView
from workbench.gui.panes.sort_button import SortButton

ACTIONS = ("tag", "link", "table", "report", "save", "rename", "delete")


class SearchResults(QWidget):
    """Emits `activated(SearchHit)` for a clicked hit or Enter, `facet_pressed(Facet)`,
    `sort_changed` (best or newest), `actions_opened` before the menu of actions is shown, and
    `action_chosen` with the name of one of ACTIONS.
    """

    activated = Signal(object)
    facet_pressed = Signal(object)
    sort_changed = Signal(str)
    action_chosen = Signal(str)
    actions_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchResults")
        self._model = ResultListModel(self)
        self._head = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setWordWrap(True)
        self._quiet = QuietLabel(self)
        self.chips = FacetChips(self)
        self.chips.pressed.connect(self.facet_pressed)
        self._sort = SortButton({"best": self.tr("Best first"), "newest": self.tr("Newest")}, self)
        self._sort.setObjectName("resultSort")
        self._sort.chosen.connect(self.sort_changed)
        self.actions_button = self._make_actions()
        # Made last: Tab goes through them in this order.
        self.rows = RowView(self._model, ResultDelegate(), self)
        self.rows.setObjectName("resultList")
        self.rows.setAccessibleName(self.tr("Search results"))
        self.rows.chosen.connect(self._on_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for label in (self._head, self._quiet, self.chips):
            layout.addWidget(label)
        tools = QHBoxLayout()
        tools.addWidget(self._sort)
        tools.addStretch(1)
        tools.addWidget(self.actions_button)
        layout.addLayout(tools)
        layout.addWidget(self.rows, 1)

    def _make_actions(self) -> QPushButton:
        button = QPushButton(self.tr("With all of these"), self)
        button.setObjectName("resultActions")
        button.setAccessibleName(self.tr("Do something with all results"))
        button.setAutoDefault(False)
        menu = QMenu(button)
        words = {
            "tag": self.tr("Tag all marks found…"),
            "link": self.tr("Link all marks found to a claim…"),
            "table": self.tr("Save as a table (CSV)…"),
            "report": self.tr("Save a report of these…"),
            "save": self.tr("Keep this search…"),
            "rename": self.tr("Rename this kept search…"),
            "delete": self.tr("Delete this kept search"),
        }
        self._deeds = {name: menu.addAction(words[name]) for name in ACTIONS}
        for name, deed in self._deeds.items():
            deed.triggered.connect(partial(self._choose, name))
        menu.aboutToShow.connect(self.actions_opened)
        button.setMenu(menu)
        return button

    def key_widgets(self) -> tuple[QWidget, ...]:
        """What beside the list can have the keyboard."""
        return (self.chips, self._sort, self.actions_button)

    def set_kept(self, name: str | None) -> None:
        """The name under which the search shown is kept, or None."""
        self._deeds["save"].setVisible(name is None)
        for deed in ("rename", "delete"):
            self._deeds[deed].setVisible(name is not None)

    def _choose(self, name: str, _checked: bool = False) -> None:
        self.action_chosen.emit(name)

    def set_result(self, result: SearchResult) -> None:
        """Show a result; its first hit becomes the current row.

        While the keyboard is in the list, the current hit stays so: what was done to it is why the
        result is shown anew.
        """
        hit = self.current()
        self._model.replace(result.hits)
        self.set_totals(result.totals)
        quiet = [line for line in (result.explanation, *map(str, result.hints)) if line]
        self._quiet.setText("\n".join(quiet))
        self._quiet.setVisible(bool(quiet))
        row = self._model.row_of(hit) if hit is not None else None
        if row is not None:
            self.rows.make_current(self._model.index(row))
        else:
            self.rows.make_current(self.rows.first_row())
            self.rows.scrollToTop()

    def set_totals(self, totals: Totals) -> None:
        """Say how many hits there are: more may be counted after the first ones are shown."""
        self._head.setText(self.head_line(totals))

    def head_line(self, totals: Totals) -> str:
        """`14 marks in 5 articles · 31 passages`, or that there is nothing."""
        if not totals.annotations and not totals.passages:
            return self.tr("Nothing found. Esc empties the field.")
        marks = _counted(totals.annotations, self.tr("1 mark"), self.tr("{n} marks"))
        passages = _counted(totals.passages, self.tr("1 passage"), self.tr("{n} passages"))
        if totals.more_annotations:
            marks = self.tr("more than {n} marks").format(n=totals.annotations - 1)
        if totals.more_passages:
            passages = self.tr("more than {n} passages").format(n=totals.passages - 1)
        if totals.articles is None:
            return f"{marks} · {passages}"
        articles = _counted(totals.articles, self.tr("1 article"), self.tr("{n} articles"))
        if not totals.annotations:
            return self.tr("{passages} in {articles}").format(passages=passages, articles=articles)
        found = self.tr("{marks} in {articles}").format(marks=marks, articles=articles)
        return f"{found} · {passages}"

    def head_words(self) -> str:
        """How many hits are said to be there."""
        return self._head.text()

    def hint_line(self) -> str:
        """How the query was understood, and what could not be used of it."""
        return self._quiet.text()

    def current(self) -> SearchHit | None:
        """The current hit, while the keyboard is in the list."""
        hit = self.rows.currentIndex().data(VALUE_ROLE) if self.rows.hasFocus() else None
        return hit if isinstance(hit, SearchHit) else None

    def enter(self) -> None:
        """Put the keyboard into the list."""
        self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self) -> None:
        """Make the next hit current, as Down in the list does."""
        action = QAbstractItemView.CursorAction.MoveDown
        self.rows.make_current(self.rows.moveCursor(action, Qt.KeyboardModifier.NoModifier))

    def open_current(self) -> None:
        """Open the current hit, as Enter in the list does."""
        self._on_chosen(self.rows.currentIndex())

    def _on_chosen(self, index: QModelIndex) -> None:
        hit = index.data(VALUE_ROLE)
        if isinstance(hit, SearchHit):
            self.activated.emit(hit)


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(n=count)
