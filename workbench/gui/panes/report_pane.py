"""The report in the middle of the window: options, a live preview, and what to do with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.panes.announce import announce
from workbench.gui.panes.report_options import ReportOptionsBar
from workbench.gui.panes.report_view import ReportView


class ReportPane(QWidget):
    """Shows a report; `save_requested` (md, html or pdf) and the other signals ask for the rest."""

    save_requested = Signal(str)
    copy_requested = Signal()
    folder_requested = Signal()
    cancel_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportPane")
        self.options = ReportOptionsBar(self)
        self.view = ReportView(self)
        self._state = QLabel(self)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: dict[str, QPushButton] = {}
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 0)
        for name, text in (
            ("reportSave", self.tr("Save…")),
            ("reportSaveHtml", self.tr("Save as HTML…")),
            ("reportSavePdf", self.tr("Save as PDF…")),
            ("reportCopy", self.tr("Copy Markdown")),
            ("reportFolder", self.tr("Open folder")),
            ("reportClose", self.tr("Back to reading")),
        ):
            self._buttons[name] = self._button(name, text)
            bar.addWidget(self._buttons[name])
        bar.insertStretch(5)
        state = QHBoxLayout()
        state.setContentsMargins(12, 4, 12, 0)
        state.addWidget(self._state, 1)
        self._cancel = self._button("reportCancel", self.tr("Cancel"))
        state.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self.options)
        layout.addLayout(state)
        layout.addWidget(self.view, 1)
        self._connect()
        self.set_folder_known(False)
        self._show_work(False)
        self.set_ready(False)

    def show_progress(self, text: str) -> None:
        """Say what is under way; it can be cancelled."""
        self._state.setText(text)
        self._show_work(True)

    def show_state(self, text: str) -> None:
        """Say what became of it."""
        self._state.setText(text)
        self._show_work(False)
        announce(self._state, text)

    @property
    def state_text(self) -> str:
        """What was said last."""
        return self._state.text()

    def set_ready(self, ready: bool) -> None:
        """Whether there is a report to save and copy."""
        for name in ("reportSave", "reportSaveHtml", "reportSavePdf", "reportCopy"):
            self._buttons[name].setEnabled(ready)

    def set_folder_known(self, known: bool) -> None:
        """Whether a report was saved, so that its folder can be opened."""
        self._buttons["reportFolder"].setEnabled(known)

    def focus_report(self) -> None:
        """Put the keyboard into the preview."""
        self.view.setFocus()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _connect(self) -> None:
        for name, format_ in (
            ("reportSave", "md"),
            ("reportSaveHtml", "html"),
            ("reportSavePdf", "pdf"),
        ):
            self._buttons[name].clicked.connect(
                lambda _on, format_=format_: self.save_requested.emit(format_)
            )
        self._buttons["reportCopy"].clicked.connect(lambda _on: self.copy_requested.emit())
        self._buttons["reportFolder"].clicked.connect(lambda _on: self.folder_requested.emit())
        self._buttons["reportClose"].clicked.connect(lambda _on: self.closed.emit())
        self._cancel.clicked.connect(lambda _on: self.cancel_requested.emit())

    def _show_work(self, under_way: bool) -> None:
        if self._cancel.hasFocus() and not under_way:
            self.view.setFocus()
        self._cancel.setVisible(under_way)
