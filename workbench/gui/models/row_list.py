"""What every list of rows here has in common."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from workbench.gui.models.roles import (
    HEADING_FLAGS,
    ROOT,
    ROW_FLAGS,
    TEXT_ROLES,
    VALUE_ROLE,
    AnyIndex,
    GroupHeading,
    Heading,
)


class RowListModel(QAbstractListModel):
    """Rows which `VALUE_ROLE` returns; headings among them cannot be chosen.

    Subclasses say what rows there are, and find the words.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Any] = []

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == VALUE_ROLE:
            return row
        return self.words(row) if role in TEXT_ROLES else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or index.row() >= len(self._rows):
            return Qt.ItemFlag.NoItemFlags
        return HEADING_FLAGS if _is_heading(self._rows[index.row()]) else ROW_FLAGS

    def heading_rows(self) -> Sequence[int]:
        """The rows that are headings, in order."""
        return [n for n, row in enumerate(self._rows) if _is_heading(row)]

    def words(self, row: Any) -> str:
        """The whole row in words, as a screen reader says it."""
        raise NotImplementedError


def _is_heading(row: object) -> bool:
    return isinstance(row, Heading | GroupHeading)
