"""A button that names the order in force and offers the others in a small menu."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


class SortButton(QPushButton):
    """`orders` are keys with their words; emits `chosen(key)` when a person picks one."""

    chosen = Signal(str)

    def __init__(self, orders: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders = dict(orders)
        self.setAutoDefault(False)
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._actions: dict[str, QAction] = {}
        for key, words in self._orders.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(key)
            group.addAction(action)
            self._actions[key] = action
        menu.triggered.connect(self._on_triggered)
        self.setMenu(menu)
        self.set_order(next(iter(self._orders)))

    def set_order(self, key: str) -> None:
        """Show that this order is in force, without a signal."""
        self._actions[key].setChecked(True)
        self.setText(self._orders[key])
        self.setAccessibleName(self.tr("Sorted by {order}").format(order=self._orders[key]))

    def _on_triggered(self, action: QAction) -> None:
        key = str(action.data())
        self.set_order(key)
        self.chosen.emit(key)
