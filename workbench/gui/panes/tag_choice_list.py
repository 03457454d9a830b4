"""The rows under the field of the tag picker; the keyboard stays in the field."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.models.tag_choices import TagChoice, TagChoiceModel
from workbench.gui.panes.row_view import RowView
from workbench.gui.panes.tag_choice_delegate import TagChoiceDelegate

_MOST_ROWS = 8
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class TagChoiceList(RowView):
    """`picked(TagChoice)` for a click; the field passes its arrow keys on with `take_key`."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = TagChoiceModel()
        super().__init__(self._model, TagChoiceDelegate(), parent)
        self._model.setParent(self)
        self.setObjectName("tagChoices")
        self.setAccessibleName(self.tr("Tags"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chosen.connect(self._on_chosen)

    def set_rows(self, rows: Sequence[TagChoice]) -> None:
        """Show other rows, the first one current."""
        policy = Qt.ScrollBarPolicy
        few = len(rows) <= _MOST_ROWS
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if few else policy.ScrollBarAsNeeded
        )
        self._model.replace(rows)
        self.make_current(self.first_row())
        self.updateGeometry()

    def rows(self) -> list[TagChoice]:
        """What is offered, from top to bottom."""
        count = self._model.rowCount()
        return [self._model.index(row).data(VALUE_ROLE) for row in range(count)]

    def current(self) -> TagChoice | None:
        """The row that Enter takes."""
        value = self.currentIndex().data(VALUE_ROLE)
        return value if isinstance(value, TagChoice) else None

    def current_words(self) -> str:
        """The same in words."""
        current = self.current()
        return self._model.words(current) if current else ""

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
        choice = index.data(VALUE_ROLE)
        if isinstance(choice, TagChoice):
            self.picked.emit(choice)
