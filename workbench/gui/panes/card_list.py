"""The list of cards: keeps what is selected, and the place scrolled to, by annotation."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from workbench.domain.views import AnnotationView
from workbench.gui.models.card_list import NO_GROUPS, CardListModel, CardOf, Fetch, Groups
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.card_delegate import CardDelegate
from workbench.gui.panes.row_view import RowView

# Each is looked up in the case; beyond this a selection is let go when rows come or vanish.
_MOST_KEPT = 1_000


class CardList(RowView):
    """`card_activated(id)` on click or Enter; `selection_changed` when a person selects others."""

    card_activated = Signal(str)
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._cards = CardListModel()
        self._card_delegate = CardDelegate()
        super().__init__(self._cards, self._card_delegate, parent)
        self._cards.setParent(self)
        self.setObjectName("annotationList")
        self.setAccessibleName(self.tr("Marks"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._current: str | None = None
        self._quiet = False
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.chosen.connect(self._on_chosen)

    def set_cards(
        self,
        count: int,
        fetch: Fetch,
        card_of: CardOf,
        groups: Groups = NO_GROUPS,
        *,
        with_ref: bool = False,
        changed: str | None = None,
    ) -> None:
        """Show other cards, or the same after a change; selection and place stay where they can."""
        self._card_delegate.with_ref = with_ref
        kept = [view.annotation.id for view in self.selected()]
        anchors = self._anchors()
        self._quiet = True
        self._cards.replace(count, fetch, card_of, groups, changed)
        self._select_again(kept)
        self._quiet = False
        self._scroll_to(anchors)
        if not kept:
            self.scrollTo(self.currentIndex())

    def set_warnings(self, by_id: Mapping[str, Sequence[str]]) -> None:
        """Mark the cards of these annotations with what there is to warn of."""
        self._cards.warnings = self._card_delegate.warnings = by_id
        self.viewport().update()

    def set_current(self, annotation_id: str | None) -> None:
        """Select this card alone and show it; it is waited for where it is not there yet."""
        self._current = annotation_id
        row = self._cards.row_of(annotation_id) if annotation_id is not None else None
        if row is not None and self.selectionModel().isRowSelected(row):
            self.scrollTo(self._cards.index(row))
            return
        self._quiet = True
        self.make_current(self._cards.index(row) if row is not None else QModelIndex())
        self._quiet = False

    def selected(self) -> list[AnnotationView]:
        """The selected cards, from top to bottom."""
        parts = self.selectionModel().selection().toList()
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        return [view for first, last in ranges for view in self._cards.cards(first, last)]

    def _selected_ids(self) -> list[str]:
        return [view.annotation.id for view in self.selected()]

    def _select_again(self, kept: list[str]) -> None:
        """After a change of rows: the cards that were selected, else the current one."""
        if kept and self._selected_ids() == kept:
            return
        wanted = kept[:_MOST_KEPT] or ([self._current] if self._current is not None else [])
        rows = [row for row in map(self._cards.row_of, wanted) if row is not None]
        selection = QItemSelection()
        for row in rows:
            selection.select(self._cards.index(row), self._cards.index(row))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flag.ClearAndSelect)
        if rows:
            self.selectionModel().setCurrentIndex(self._cards.index(rows[0]), flag.NoUpdate)

    def _anchors(self) -> list[tuple[str, int]]:
        """The cards in view from the top down, and where each stands: one of them may go."""
        anchors: list[tuple[str, int]] = []
        row, end = max(0, self.rowAt(0)), self._cards.rowCount()
        while row < end and self.rowViewportPosition(row) < self.viewport().height():
            value = self._cards.value(row)
            if isinstance(value, AnnotationView):
                anchors.append((value.annotation.id, self.rowViewportPosition(row)))
            row += 1
        return anchors

    def _scroll_to(self, anchors: list[tuple[str, int]]) -> None:
        """Put the first of these cards that is still there where it stood, else start above."""
        places = ((self._cards.row_of(annotation_id), y) for annotation_id, y in anchors)
        row, y = next(((row, y) for row, y in places if row is not None), (0, 0))
        self.doItemsLayout()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(row) - y)

    def _on_selection_changed(self) -> None:
        if not self._quiet:
            self._current = None
            self.selection_changed.emit()

    def _on_chosen(self, index: QModelIndex) -> None:
        value = index.data(VALUE_ROLE)
        if isinstance(value, AnnotationView):
            self.card_activated.emit(value.annotation.id)
