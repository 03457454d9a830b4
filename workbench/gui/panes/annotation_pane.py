"""The pane at the right: search, the marks as cards, and the inspector under them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.values import Tag
from workbench.domain.views import AnnotationView, SearchHit, SearchResult, TagUse
from workbench.gui.afterwards import Afterwards
from workbench.gui.models.card_list import NO_GROUPS, CardOf, Fetch, Groups
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.card_list import CardList
from workbench.gui.panes.empty_note import EmptyNote
from workbench.gui.panes.inspector import Inspector
from workbench.gui.panes.inspector_area import InspectorArea
from workbench.gui.panes.inspector_splitter import InspectorSplitter
from workbench.gui.panes.query_field import QueryField
from workbench.gui.panes.scope_bar import Scope, ScopeBar
from workbench.gui.panes.search_results import SearchResults
from workbench.gui.panes.tag_chips import TagChips
from workbench.gui.panes.waiting_keys import WaitingKeys

# With large text in a small window results would otherwise be left a single line.
_LEAST_RESULT_LINES = 17
_OF_THE_INSPECTOR = (
    *("tag_toggled", "note_edited", "delete_requested", "more_tags_wanted"),
    *("link_wanted", "stance_wanted", "origin_wanted", "unlink_wanted", "claim_wanted"),
)


class AnnotationPane(QWidget):
    """Shows what it is given; everything a person wants comes out as a signal.

    `card_activated(annotation id)`: click or Enter; `cards_selected(annotation ids)`: every change
    of selection by a person. `search_changed(text)` 120 ms after the last key;
    `result_activated(SearchHit)`. `scope_changed` (article, all), `sort_changed` (position, time),
    `filter_changed(included tag ids, excluded tag ids)`. From the inspector:
    `tag_toggled(annotation ids, tag id)`, `note_edited(annotation id, text, before)`,
    `delete_requested(annotation ids)`, `more_tags_wanted(annotation ids, place on the screen)`.
    `context_requested(annotation id, global place)`. The signals about claims are the inspector's.
    """

    card_activated = Signal(str)
    context_requested = Signal(str, QPoint)
    cards_selected = Signal(list)
    search_changed = Signal(str)
    result_activated = Signal(object)
    scope_changed = Signal(str)
    sort_changed = Signal(str)
    filter_changed = Signal(list, list)
    tag_toggled = Signal(list, str)
    note_edited = Signal(str, str, str)
    delete_requested = Signal(list)
    more_tags_wanted = Signal(list, QRect)
    link_wanted = Signal(list, QRect)
    stance_wanted = Signal(str, list, str)
    origin_wanted = Signal(str, list, QRect)
    unlink_wanted = Signal(str, list)
    claim_wanted = Signal(str)

    def __init__(self, afterwards: Afterwards, parent: QWidget | None = None) -> None:
        """What the inspector shows follows `afterwards`: the cards are waited for."""
        super().__init__(parent)
        self.setObjectName("annotationPane")
        self._afterwards = afterwards
        self._loose: AnnotationView | None = None
        self._searching = False
        self._keys = WaitingKeys()
        self._count = 0
        self._field = QueryField(self.tr("Search annotations and articles"), self)
        self._field.setObjectName("searchField")
        self._field.setPlaceholderText(self.tr("Search annotations and articles   /"))
        self._scope = ScopeBar(self)
        self._chips = TagChips(self)
        self._stack = QStackedWidget(self)
        self._cards = CardList(self._stack)
        self._empty = EmptyNote(self._stack)
        self._results = SearchResults(self._stack)
        self._inspector = Inspector(self)
        self._parts = InspectorSplitter(self._stack, InspectorArea(self._inspector), self)
        self._lay_out()
        self._connect()
        self._show_stack()

    def _lay_out(self) -> None:
        for page in (self._cards, self._empty, self._results):
            self._stack.addWidget(page)
        self._stack.setMinimumHeight(140)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self._field, self._scope, self._chips):
            layout.addWidget(widget)
        layout.addWidget(self._parts, 1)
        self.setMinimumWidth(260)

    def _connect(self) -> None:
        self._field.search_changed.connect(self.search_changed)
        self._field.down_pressed.connect(lambda: self._keys.do(self._go_down))
        self._field.enter_pressed.connect(lambda: self._keys.do(self._open_first))
        self._scope.scope_changed.connect(self.scope_changed)
        self._scope.sort_changed.connect(self.sort_changed)
        self._chips.filter_changed.connect(self.filter_changed)
        self._cards.card_activated.connect(self.card_activated)
        self._cards.context_requested.connect(self._on_context)
        self._cards.selection_changed.connect(self._on_selection_changed)
        self._results.activated.connect(self.result_activated)
        for name in _OF_THE_INSPECTOR:
            getattr(self._inspector, name).connect(getattr(self, name))

    def sizeHint(self) -> QSize:
        return QSize(340, 600)

    def set_cards(
        self,
        count: int,
        fetch: Fetch,
        card_of: CardOf,
        groups: Groups = NO_GROUPS,
        changed: str | None = None,
    ) -> None:
        """Show cards: another article's, or the same ones after any change.

        `fetch(offset, limit)` reads some, `card_of(annotation id)` is a card's place or None, both
        without headings; `groups`, whose counts add up to `count`, put headings between;
        `changed` is the annotation that came or went, where that is all.
        Selection, scroll place and a note being typed stay where their annotation still is.
        """
        self._count = count
        with_ref = self._scope.scope == "all"
        self._cards.set_cards(count, fetch, card_of, groups, with_ref=with_ref, changed=changed)
        self._scope.set_count(count)
        self._afterwards.do(self._inspect)
        self._show_stack()

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """The tags of the case in their order; the inspector offers some of the active ones."""
        self._inspector.set_tags(tags)
        self._parts.fit()

    def set_read_only(self, on: bool) -> None:
        """Show marks without offering to change them, or offer it again."""
        self._inspector.set_read_only(on)

    def set_warnings(self, by_id: Mapping[str, Sequence[str]]) -> None:
        """Mark the cards of these annotations with what there is to warn of."""
        self._cards.set_warnings(by_id)

    def set_recent(self, tag_ids: Sequence[str]) -> None:
        """The tags that were given last, which the inspector offers too."""
        self._inspector.set_recent(tag_ids)
        self._parts.fit()

    def set_counts(self, uses: Sequence[TagUse]) -> None:
        """The tags with how many cards carry each, for the chips."""
        self._chips.set_uses(uses)

    def set_filter(self, include: Sequence[str], exclude: Sequence[str]) -> None:
        """Show which tags filter the cards, without a signal."""
        self._chips.set_filter(include, exclude)

    def set_scope(self, scope: Scope) -> None:
        """Show a scope, without a signal; cards given from now on belong to it."""
        self._scope.set_scope(scope)

    def set_sort(self, key: str) -> None:
        """Show an order (position or time), without a signal."""
        self._scope.set_sort(key)

    def set_current(self, annotation_id: str | None, view: AnnotationView | None = None) -> None:
        """Select one card and inspect it, without a signal.

        `view` is inspected where the annotation has no card here (filtered, other article).
        """
        self._loose = view
        self._cards.set_current(annotation_id)
        self._afterwards.do(self._inspect)

    def await_results(self) -> None:
        """Let keys that are meant for results wait until `set_results`."""
        self._keys.await_results()

    def set_results(self, result: SearchResult | None) -> None:
        """Show search results in place of the cards, or with None the cards again."""
        self._searching = result is not None
        for widget in (self._scope, self._chips):
            widget.setVisible(not self._searching)
        if result is not None:
            self._results.set_result(result)
        self._show_stack()
        self._parts.fit(_LEAST_RESULT_LINES if self._searching else 0)
        self._keys.arrive()

    @property
    def field(self) -> QueryField:
        """The field that a query is typed into."""
        return self._field

    @property
    def results(self) -> SearchResults:
        """What a search found, while `is_searching`."""
        return self._results

    def set_search(self, text: str) -> None:
        """Put a query into the field; `search_changed` follows at once."""
        self._field.setText(text)
        self._field.tell()

    def selected_ids(self) -> list[str]:
        """Ids of the selected cards, from top to bottom."""
        return [view.annotation.id for view in self._cards.selected()]

    def focus_search(self) -> None:
        """Put the keyboard into the search field, its text selected."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def focus_note(self) -> None:
        """Put the caret into the note of the current mark, if there is one."""
        self._afterwards.now()
        self._inspector.focus_note()

    def focus_list(self) -> None:
        """Put the keyboard into the cards or results, or the field where there are none."""
        if self._searching:
            self._results.enter()
        elif self._count:
            self._cards.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def key_widgets(self) -> tuple[QWidget, ...]:
        """The lists in which single letters and digits are commands."""
        return (self._cards, self._results.rows)

    def list_has_focus(self) -> bool:
        """True while keys are meant for the selected cards."""
        return self._cards.hasFocus()

    def current_hit(self) -> SearchHit | None:
        """The search result that keys are meant for, if any."""
        return self._results.current()

    def row_place(self) -> QRect:
        """Where the current card or result is on the screen."""
        rows = self._results.rows if self._searching else self._cards
        place = rows.visualRect(rows.currentIndex()).intersected(rows.viewport().rect())
        return QRect(rows.viewport().mapToGlobal(place.topLeft()), place.size())

    def is_searching(self) -> bool:
        """True while results are shown in place of the cards."""
        return self._searching

    def flush_note(self) -> None:
        """Emit a note that is typed and not yet emitted: before closing or switching the case."""
        self._inspector.flush()

    def _inspect(self) -> None:
        views = self._cards.selected()
        if not views and self._loose is not None:
            views = [self._loose]
        self._inspector.set_annotations(views, others=self._count > 0)

    def _on_selection_changed(self) -> None:
        self._loose = None
        self._afterwards.drop(self._inspect)
        self._inspect()
        self.cards_selected.emit(self.selected_ids())

    def _on_context(self, index: QModelIndex, place: QPoint) -> None:
        view = index.data(VALUE_ROLE)
        if isinstance(view, AnnotationView):
            self.context_requested.emit(view.annotation.id, place)

    def _go_down(self) -> None:
        if self._searching and self._results.rows.hasFocus():
            self._results.step()  # an earlier Down has waited as well
        else:
            self.focus_list()

    def _open_first(self) -> None:
        if self._searching:
            self._results.open_current()

    def _show_stack(self) -> None:
        if self._searching:
            self._stack.setCurrentWidget(self._results)
        elif self._count:
            self._stack.setCurrentWidget(self._cards)
        else:
            self._empty.setText(self._empty_words())
            self._stack.setCurrentWidget(self._empty)

    def _empty_words(self) -> str:
        if self._chips.included() or self._chips.excluded():
            return self.tr("No mark passes this filter. Press a chip again to change it.")
        return self.tr("No marks yet. Select text and press 1–9.")
