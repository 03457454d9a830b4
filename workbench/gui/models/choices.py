"""What pickers offer: rows in words, of which one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.gui.models.row_list import RowListModel


class ChoiceModel(RowListModel):
    """Rows of whatever a picker offers, which `VALUE_ROLE` returns; subclasses find the words."""

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
