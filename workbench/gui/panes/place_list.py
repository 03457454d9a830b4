"""A list of places in articles, through which the arrows lead."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.models.place_list import PlaceListModel, PlaceRow
from workbench.gui.models.roles import VALUE_ROLE, GroupHeading
from workbench.gui.panes.place_delegate import PlaceDelegate
from workbench.gui.panes.row_view import RowView


class PlaceList(RowView):
    """`reached(PlaceRow)` when a person comes to a row by the arrows or a click; `opened(PlaceRow)`
    on Enter or a double click.
    """

    reached = Signal(object)
    opened = Signal(object)

    click_chooses = False

    def __init__(self, name: str, accessible: str, parent: QWidget | None = None) -> None:
        self._rows = PlaceListModel()
        super().__init__(self._rows, PlaceDelegate(), parent)
        self._rows.setParent(self)
        self._is_filling = False
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._on_current)
        self.chosen.connect(self._on_chosen)

    def set_rows(self, rows: Sequence[PlaceRow | GroupHeading]) -> None:
        """Show these; the one in hand stays so while it is there. Nobody is led anywhere."""
        held = self.current()
        self._is_filling = True
        self._rows.replace(rows)
        row = self._rows.row_of(held) if held else None
        # None but that: the first press of Down is to lead to the first place.
        self.make_current(QModelIndex() if row is None else self._rows.index(row))
        self._is_filling = False

    def current(self) -> PlaceRow | None:
        """The place in hand."""
        return _place(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current then, past which the first press of Down would lead.
        had_none = not self.currentIndex().isValid()
        self._is_filling = True
        super().focusInEvent(event)
        if had_none:
            self.make_current(QModelIndex())
        self._is_filling = False

    def _on_current(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        place = None if self._is_filling else _place(index)
        if place is not None:
            self.reached.emit(place)

    def _on_chosen(self, index: QModelIndex) -> None:
        place = _place(index)
        if place is not None:
            self.opened.emit(place)


def _place(index: QModelIndex) -> PlaceRow | None:
    row = index.data(VALUE_ROLE)
    return row if isinstance(row, PlaceRow) else None
