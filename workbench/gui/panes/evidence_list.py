"""The list of the quotations that stand behind a claim, or behind one of its cells."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from workbench.domain.claim_views import EvidenceView, Passage
from workbench.gui.models.evidence_list import EvidenceListModel, EvidenceRow, ReasonRow, Row
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.evidence_delegate import EvidenceDelegate
from workbench.gui.panes.row_view import RowView


class EvidenceList(RowView):
    """`opened(EvidenceView)` or `passage_opened(Passage)` on Enter or a double click;
    `selected_changed` when other rows are selected.
    """

    opened = Signal(object)
    passage_opened = Signal(object)
    selected_changed = Signal()

    click_chooses = False

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows = EvidenceListModel()
        super().__init__(self._rows, EvidenceDelegate(), parent)
        self._rows.setParent(self)
        self.setObjectName("evidenceList")
        self.setAccessibleName(self.tr("Evidence"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.chosen.connect(self._on_chosen)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selected_changed.emit())

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; an item that was current stays so where it is still listed."""
        held = self.currentIndex().data(VALUE_ROLE)
        self._rows.replace(rows)
        if self.currentIndex().isValid() and self.selectionModel().hasSelection():
            self.selected_changed.emit()
            return
        row = self._rows.row_of(held.item.evidence.id) if isinstance(held, EvidenceRow) else None
        self.make_current(self.first_row() if row is None else self._rows.index(row))
        self.selected_changed.emit()

    def count(self) -> int:
        """How many rows there are."""
        return self._rows.rowCount()

    def selected(self) -> list[EvidenceView]:
        """The selected items of evidence, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        values = [self._rows.index(row).data(VALUE_ROLE) for row in rows]
        return [value.item for value in values if isinstance(value, EvidenceRow)]

    def choose(self, evidence_id: str) -> bool:
        """Make an item current; False where it is not listed."""
        row = self._rows.row_of(evidence_id)
        if row is not None:
            self.make_current(self._rows.index(row))
        return row is not None

    def _on_chosen(self, index: QModelIndex) -> None:
        value = index.data(VALUE_ROLE)
        if isinstance(value, EvidenceRow):
            self.opened.emit(value.item)
        elif isinstance(value, ReasonRow) and value.reason.passages:
            passage: Passage = value.reason.passages[0]
            self.passage_opened.emit(passage)
