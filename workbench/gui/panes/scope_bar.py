"""The line above the cards: this article or all, how many, in which order."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QWidget

from workbench.gui.panes.flow_layout import FlowLayout
from workbench.gui.panes.segment_button import SegmentButton
from workbench.gui.panes.sort_button import SortButton
from workbench.gui.panes.steady_label import SteadyLabel

Scope = Literal["article", "all"]


class ScopeBar(QWidget):
    """Emits `scope_changed` (article or all) and `sort_changed` (position or time)."""

    scope_changed = Signal(str)
    sort_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article = self._make_button("scopeArticle", self.tr("This article"))
        self._all = self._make_button("scopeAll", self.tr("All"))
        group = QButtonGroup(self)
        for button in (self._article, self._all):
            group.addButton(button)
        group.buttonClicked.connect(self._on_clicked)
        self._count = SteadyLabel(self)
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._sort = SortButton(
            {"position": self.tr("By position"), "time": self.tr("By time")}, self
        )
        self._sort.setObjectName("cardSort")
        self._sort.chosen.connect(self.sort_changed)
        layout = FlowLayout(self, gap=4, push_last=True)
        for widget in (self._article, self._all, self._count, self._sort):
            layout.addWidget(widget)
        self.set_scope("article")

    def _make_button(self, name: str, text: str) -> SegmentButton:
        button = SegmentButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(self.tr("Cards of: {scope}").format(scope=text))
        return button

    @property
    def scope(self) -> Scope:
        """Which cards are asked for."""
        return "all" if self._all.isChecked() else "article"

    def set_scope(self, scope: Scope) -> None:
        """Show a scope, without a signal."""
        (self._all if scope == "all" else self._article).setChecked(True)

    def set_sort(self, key: str) -> None:
        """Show an order (position or time), without a signal."""
        self._sort.set_order(key)

    def set_count(self, count: int) -> None:
        """Show how many cards there are."""
        self._count.show_text(str(count))
        self._count.setAccessibleName(
            self.tr("1 mark") if count == 1 else self.tr("{n} marks").format(n=count)
        )

    def _on_clicked(self) -> None:
        self.scope_changed.emit(self.scope)
