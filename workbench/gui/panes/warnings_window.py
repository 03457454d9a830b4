"""The quiet list of warnings: what the material lacks, with a jump to each place."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbench.domain.views import Finding
from workbench.gui.models.claim_words import warning_count
from workbench.gui.panes.finding_list import FindingList
from workbench.gui.panes.quiet_label import QuietLabel

_SIZE = QSize(560, 520)


class WarningsWindow(QDialog):
    """`opened(Finding)` asks to go where it is about; the window stays open beside."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warningsWindow")
        self.setWindowTitle(self.tr("Warnings"))
        self._findings: Sequence[Finding] = ()
        self._about = QuietLabel(self)
        self._list = FindingList(self)
        self._list.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.addWidget(self._about)
        column.addWidget(self._list, 1)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.94))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is lacking now; while nobody looks, no row is made of it."""
        self._findings = findings
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        self._list.set_findings(self._findings)
        hint = self.tr("Warnings, not verdicts: you decide. Enter goes to the place.")
        nothing = self.tr("Nothing to warn of.")
        count = warning_count(len(self._findings))
        self._about.setText(f"{count}. {hint}" if self._findings else nothing)

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self._list.setFocus()
