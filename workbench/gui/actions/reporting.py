"""The report in the window: made off the GUI thread, previewed, copied and saved."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from workbench.domain.errors import CaseUnwritable
from workbench.gui.panes.report_pane import ReportPane
from workbench.gui.session import Session
from workbench.gui.tasks import Task, Tasks
from workbench.services.files import write_file
from workbench.services.reporting import preview_pieces, preview_style
from workbench.services.workspace import Workspace


class ReportActions(QObject):
    """Shows what `workbench report` writes: the bytes saved are the bytes previewed."""

    said = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, pane: ReportPane) -> None:
        super().__init__(pane)
        self._session, self._tasks, self._pane = session, tasks, pane
        self._task: Task | None = None
        self._markdown = ""
        pane.save_requested.connect(self.save_as)
        pane.copy_requested.connect(self.copy)
        session.case_opened.connect(self._forget)

    @property
    def markdown(self) -> str:
        """The report shown."""
        return self._markdown

    def make(self, *, dark: bool) -> None:
        """Make the report anew and show it."""
        if self._task is not None:
            self._task.cancel()
        self._pane.show_progress()
        path = self._session.space.path
        self._task = self._tasks.start(lambda _task: _rendered(path, dark))
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._fail)

    def copy(self) -> None:
        """Put the Markdown on the clipboard."""
        QGuiApplication.clipboard().setText(self._markdown)
        self.said.emit(self.tr("The report is on the clipboard."))

    def save_as(self) -> None:
        """Ask where to, and save."""
        suggested = self._session.space.path.with_suffix(".md")
        chosen, _ = QFileDialog.getSaveFileName(
            self._pane, self.tr("Save report"), str(suggested), self.tr("Markdown (*.md)")
        )
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the report that is shown, whole or not at all."""
        try:
            write_file(path, self._markdown.encode("utf-8"), case=self._session.space.path)
        except CaseUnwritable as error:
            self._session.failed.emit(error)
            return
        self.said.emit(self.tr("Saved {}.").format(path))

    def _show(self, result: tuple[str, str]) -> None:
        self._task = None
        self._markdown, html = result
        self._pane.show_report(html, len(self._markdown))

    def _fail(self, error: object) -> None:
        self._task = None
        if isinstance(error, Exception):
            self._session.failed.emit(error)

    def _forget(self, _opened: bool) -> None:
        if self._task is not None:
            self._task.cancel()
        self._markdown = ""


def _rendered(path: Path, dark: bool) -> tuple[str, str]:
    """On another thread, with a connection of its own."""
    space = Workspace.open_reader(path)
    try:
        markdown = space.reporting.markdown()
    finally:
        space.close()
    style = preview_style(dark=dark)
    return markdown, f"<style>{style}</style>{''.join(preview_pieces(markdown))}"
