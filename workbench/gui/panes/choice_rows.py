"""The rows under the field of a picker; the keyboard stays in the field."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.models.choices import ChoiceModel
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.row_delegate import RowDelegate
from workbench.gui.panes.row_view import RowView

_MOST_ROWS = 8
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ChoiceRows(RowView):
    """`picked(row)` for a click; the field passes its arrow keys on with `take_key`."""

    picked = Signal(object)

    def __init__(
        self, model: ChoiceModel, delegate: RowDelegate, parent: QWidget | None = None
    ) -> None:
        self._model = model
        super().__init__(model, delegate, parent)
        model.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chosen.connect(self._on_chosen)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows, the first one current."""
        policy = Qt.ScrollBarPolicy
        few = len(rows) <= _MOST_ROWS
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if few else policy.ScrollBarAsNeeded
        )
        self._model.replace(rows)
        self.make_current(self.first_row())
        self.updateGeometry()

    def rows(self) -> list[Any]:
        """What is offered, from top to bottom."""
        count = self._model.rowCount()
        return [self._model.index(row).data(VALUE_ROLE) for row in range(count)]

    def current(self) -> Any:
        """The row that Enter takes, None without any."""
        return self.currentIndex().data(VALUE_ROLE)

    def current_words(self) -> str:
        """The same in words."""
        current = self.current()
        return "" if current is None else self._model.words(current)

    def take_key(self, event: QKeyEvent) -> bool:
        """Go up or down with a key that the field got; False where it is another key."""
        if event.key() not in _MOVES:
            return False
        self.keyPressEvent(event)
        return True

    def sizeHint(self) -> QSize:
        line = self.verticalHeader().defaultSectionSize()
        rows = min(max(self._model.rowCount(), 1), _MOST_ROWS)
        return QSize(super().sizeHint().width(), rows * line + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(VALUE_ROLE)
        if row is not None:
            self.picked.emit(row)
