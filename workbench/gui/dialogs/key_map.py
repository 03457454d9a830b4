"""The keys of the program in a searchable list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.fold import fold


class KeyMapDialog(QDialog):
    """Rows of (keys, what they do); typing filters them."""

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(560, 560)
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setAccessibleName(self.tr("Filter keys"))
        self._filter.textChanged.connect(self._show_matching)
        self._table = QTableWidget(len(rows), 2, self)
        self._table.setAccessibleName(self.tr("Keys"))
        self._table.setHorizontalHeaderLabels([self.tr("Key"), self.tr("Does")])
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self._table.setItem(at, column, item)
        self._table.resizeColumnToContents(0)
        layout = QVBoxLayout(self)
        layout.addWidget(self._filter)
        layout.addWidget(self._table)

    def _show_matching(self, text: str) -> None:
        wanted = fold(text)
        for row in range(self._table.rowCount()):
            cells = (self._table.item(row, column) for column in (0, 1))
            held = fold(" ".join(cell.text() for cell in cells if cell))
            self._table.setRowHidden(row, bool(wanted) and wanted not in held)
