"""A short list of names with counts, as high as its rows, that picks one on click or Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from workbench.gui.models.count_list import CountListModel, CountRow
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.count_delegate import CountDelegate
from workbench.gui.panes.row_view import RowView


class CountList(RowView):
    """Emits `picked(key)`; the highlighted row is the caller's to say, with `set_current`."""

    picked = Signal(str)

    def __init__(self, most_rows: int, parent: QWidget | None = None) -> None:
        self._model = CountListModel()
        self._most_rows = most_rows
        super().__init__(self._model, CountDelegate(), parent)
        self._model.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.chosen.connect(self._on_chosen)

    def set_rows(self, rows: Sequence[CountRow]) -> None:
        """Show `rows`; beyond `most_rows` the list scrolls."""
        before = self._model.rowCount()
        self._model.replace(rows)
        if self._model.rowCount() != before:
            self._fit()

    def set_current(self, key: str | None) -> None:
        """Highlight the row with this key, or none."""
        row = self._model.row_of(key) if key is not None else None
        selection = self.selectionModel()
        if row is not None and selection.isRowSelected(row):
            return
        selection.clearSelection()
        if row is not None:
            selection.select(self._model.index(row), selection.SelectionFlag.Select)

    def _size_rows(self) -> None:
        super()._size_rows()
        self._fit()

    def _fit(self) -> None:
        line, rows = self.verticalHeader().defaultSectionSize(), self._model.rowCount()
        frame = 2 * self.frameWidth()
        self.setMinimumHeight(min(max(rows, 1), 2) * line + frame)
        self.setMaximumHeight(min(max(rows, 1), self._most_rows) * line + frame)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(VALUE_ROLE)
        if isinstance(row, CountRow):
            self.picked.emit(row.key)
