"""What was done, one entry a row."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.dates import local_time
from workbench.domain.text import cut_short
from workbench.services.telling import ToldEntry

WHEN, WHO, WHAT, CHANGE = range(4)
_NOWHERE = QModelIndex()


class HistoryTableModel(QAbstractTableModel):
    """Columns: when (the reader's own time zone), who, what, and what changed, on one line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[ToldEntry] = ()

    def show_entries(self, entries: Sequence[ToldEntry]) -> None:
        """Show these in place of the last."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> ToldEntry | None:
        """What a row is of; None for one that is not there."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Change"))[section]

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        cells = (when(entry), entry.who, entry.what, _on_one_line(entry.change))
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " · ".join(cells)
        return None


def when(entry: ToldEntry) -> str:
    """The moment of an entry in the reader's own time zone."""
    return local_time(entry.at)


def _on_one_line(text: str) -> str:
    return cut_short(" ".join(text[:400].split()), 200)
