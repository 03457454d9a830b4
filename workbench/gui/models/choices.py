"""What pickers offer: rows in words, of which one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from workbench.gui.models.roles import ROOT, ROW_FLAGS, TEXT_ROLES, VALUE_ROLE, AnyIndex


class ChoiceModel(QAbstractListModel):
    """Rows of whatever a picker offers, which `VALUE_ROLE` returns; subclasses find the words."""

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
        return ROW_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def replace(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def words(self, row: Any) -> str:
        """The whole row in words, as a screen reader says it."""
        title, hint = self.title(row), self.hint(row)
        return f"{title}, {hint}" if hint else title

    def title(self, row: Any) -> str:
        """What choosing the row does, or whom or what it names."""
        raise NotImplementedError

    def hint(self, row: Any) -> str:
        """What stands quietly at the end of a row."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Choice:
    """A row in words: `kind` and `key` tell what choosing it does, `mark` stands before it.

    `given` rows are bold: they hold already.
    """

    kind: str
    key: str
    title: str
    mark: str = ""
    hint: str = ""
    given: bool = False


class PlainChoiceModel(ChoiceModel):
    """Rows of `Choice`."""

    def title(self, row: Choice) -> str:
        return f"{row.mark} {row.title}".strip()

    def hint(self, row: Choice) -> str:
        return row.hint
