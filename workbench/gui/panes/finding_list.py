"""The list of what a case lacks."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.views import Finding
from workbench.gui.models.finding_list import FindingListModel, finding_rows
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.finding_delegate import FindingDelegate
from workbench.gui.panes.row_view import RowView


class FindingList(RowView):
    """`opened(Finding)` on Enter or a double click."""

    opened = Signal(object)

    click_chooses = False

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows = FindingListModel()
        super().__init__(self._rows, FindingDelegate(), parent)
        self._rows.setParent(self)
        self.setObjectName("warningList")
        self.setAccessibleName(self.tr("Warnings"))
        self.chosen.connect(self._on_chosen)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; the one in hand stays so while it holds."""
        held = self.currentIndex().data(VALUE_ROLE)
        self._rows.replace(finding_rows(findings))
        row = self._rows.row_of(held)
        self.make_current(self.first_row() if row is None else self._rows.index(row))

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(VALUE_ROLE)
        if isinstance(row, Finding):
            self.opened.emit(row)
