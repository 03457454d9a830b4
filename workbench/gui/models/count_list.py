"""Short lists of names with counts: the fixed rows above the articles, and the tags."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from workbench.domain.values import Tag
from workbench.gui.models.roles import ROOT, ROW_FLAGS, TEXT_ROLES, VALUE_ROLE, AnyIndex


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row: `key` names it to the program, `name` to people; `tag` gives glyph and colour."""

    key: str
    name: str
    count: int
    tag: Tag | None = None


class CountListModel(QAbstractListModel):
    """Rows of `CountRow`, which `VALUE_ROLE` returns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CountRow] = []

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> CountRow | str | None:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == VALUE_ROLE:
            return row
        return f"{row.name}, {row.count}" if role in TEXT_ROLES else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return ROW_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def row_of(self, key: str) -> int | None:
        """The row with this key, or None."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), None)

    def replace(self, rows: Sequence[CountRow]) -> None:
        """Show `rows`; with the same keys in the same order only their looks change."""
        new = list(rows)
        if [row.key for row in new] == [row.key for row in self._rows]:
            before, self._rows = self._rows, new
            for place, (old, row) in enumerate(zip(before, new, strict=True)):
                if old != row:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()
