"""The report in the middle of the window: a preview with Save and Copy."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.panes.report_view import ReportView


class ReportPane(QWidget):
    """Shows a report; `save_requested`, `copy_requested`, `closed` ask for the rest."""

    save_requested = Signal()
    copy_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportPane")
        self._view = ReportView(self)
        self._state = QLabel(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 0)
        bar.addWidget(self._state, 1)
        for name, text, signal in (
            ("reportCopy", self.tr("Copy Markdown"), self.copy_requested),
            ("reportSave", self.tr("Save…"), self.save_requested),
            ("reportClose", self.tr("Back to reading"), self.closed),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.clicked.connect(signal)
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self._view, 1)

    def show_progress(self) -> None:
        """Say that the report is being made."""
        self._state.setText(self.tr("Making the report…"))
        self._view.clear()

    def show_report(self, html: str, characters: int) -> None:
        """Show the rendered report; `characters` is the length of its Markdown."""
        self._view.setHtml(html)
        self._state.setText(self.tr("{:,} characters of Markdown").format(characters))

    def focus_report(self) -> None:
        """Put the keyboard into the preview."""
        self._view.setFocus()
