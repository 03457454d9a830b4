"""A list of rows of two lines, in which one row is current."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.models.choices import ChoiceModel
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.row_view import RowView
from workbench.gui.panes.two_line_delegate import TwoLineDelegate


class TwoLineList(RowView):
    """`moved` when another row is current; `opened(row)` on Enter or a double click."""

    moved = Signal()
    opened = Signal(object)

    click_chooses = False

    def __init__(self, model: ChoiceModel, parent: QWidget | None = None) -> None:
        self._model = model
        super().__init__(model, TwoLineDelegate(), parent)
        model.setParent(self)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        self.chosen.connect(lambda index: self.opened.emit(index.data(VALUE_ROLE)))

    def set_rows(self, rows: Sequence[Any], at: int | None = None) -> None:
        """Show other rows; the one at this place is current, without it the first."""
        self._model.replace(rows)
        place = self._model.index(at) if at is not None and at < len(rows) else self.first_row()
        self.make_current(place)

    def current(self) -> Any:
        """The row that is current, None without any."""
        return self.currentIndex().data(VALUE_ROLE)

    def rows(self) -> list[Any]:
        """Every row, from top to bottom."""
        return [self._model.index(n).data(VALUE_ROLE) for n in range(self._model.rowCount())]
