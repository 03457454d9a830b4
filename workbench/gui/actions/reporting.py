"""The report in the window: made off the GUI thread, previewed, copied and saved."""

from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from workbench.domain.errors import WorkbenchError
from workbench.gui.dialogs.choose_file import file_to_save, folder_to_open
from workbench.gui.panes.report_options import ReportChoice
from workbench.gui.panes.report_pane import ReportPane
from workbench.gui.session import Session
from workbench.gui.tasks import Task, Tasks
from workbench.services.files import write_file
from workbench.services.reporting import (
    Draft,
    MadeReport,
    copy_templates,
    finished,
    preview_pieces,
    preview_style,
    report_options,
)
from workbench.services.wording import sentence
from workbench.services.workspace import Workspace

_SETTLED = 300
_FIRST_PIECES = 120


class ReportActions(QObject):
    """Shows what `workbench report` writes: the bytes saved are the bytes previewed."""

    said = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, pane: ReportPane) -> None:
        super().__init__(pane)
        self._session, self._tasks, self._pane = session, tasks, pane
        self._task: Task | None = None
        self._saving: Task | None = None
        self._writing = ""
        self._draft: Draft | None = None
        self._templates: str | None = None
        self._folder: Path | None = None
        self._dark = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLED)
        self._later.timeout.connect(self._make_if_seen)
        pane.save_requested.connect(self.save_as)
        pane.copy_requested.connect(self.copy)
        pane.cancel_requested.connect(self.cancel)
        pane.folder_requested.connect(self.open_folder)
        pane.options.changed.connect(self._later.start)
        pane.options.templates_requested.connect(self.ask_templates)
        pane.options.own_templates_requested.connect(lambda: self.use_templates(None))
        pane.options.copies_requested.connect(self.ask_copies)
        session.changed.connect(lambda _changes: self._later.start())
        session.case_opened.connect(self._forget)

    @property
    def markdown(self) -> str:
        """The report shown."""
        return self._draft.markdown if self._draft else ""

    @property
    def is_under_way(self) -> bool:
        """True while a report is made or converted."""
        return self._task is not None or self._saving is not None

    def make(self, *, dark: bool) -> None:
        """Make the report anew and show it."""
        self._dark = dark
        self._later.stop()
        self._stop_making()
        self._draft = None
        self._pane.set_ready(False)
        self._pane.view.begin("")
        if self._pane.options.lacks_claims:
            self._pane.show_state(self.tr("Name the claims to cover, such as C1."))
            return
        self._pane.show_progress(self.tr("Making the report…"))
        path, choice, templates = (
            self._session.space.path,
            self._pane.options.choice,
            self._templates,
        )
        self._task = self._tasks.start(lambda task: _make(task, path, choice, templates))
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._fail_making)

    def cancel(self) -> None:
        """Stop what is under way; what is shown already stays."""
        self._stop_making()
        self._stop_saving()
        self._pane.set_ready(self._draft is not None)
        self._pane.show_state(self.tr("Cancelled."))

    def copy(self) -> None:
        """Put the Markdown on the clipboard."""
        QGuiApplication.clipboard().setText(self.markdown)
        self.said.emit(self.tr("The report is on the clipboard."))

    def save_as(self, format: str = "md") -> None:
        """Ask where to, and save in a format: md, html or pdf."""
        kinds = {
            "md": self.tr("Markdown (*.md)"),
            "html": self.tr("HTML (*.html)"),
            "pdf": self.tr("PDF (*.pdf)"),
        }
        suggested = self._session.space.path.with_suffix(f".{format}")
        chosen = file_to_save(self._pane, self.tr("Save report"), suggested, kinds[format])
        if chosen:
            self.save(chosen[0], format)

    def save(self, path: Path, format: str = "md") -> None:
        """Write the report that is shown, whole or not at all, and record it in the case."""
        draft = self._draft
        if draft is None:
            return
        if format == "md":
            self._write(path, finished(draft, format))
            return
        self._stop_saving()
        self._writing = self.tr("Writing {}…").format(path.name)
        self._pane.set_ready(False)
        self._pane.show_progress(self._writing)
        self._saving = self._tasks.start(
            lambda task: finished(draft, format, stopped=lambda: task.is_cancelled)
        )
        self._saving.finished.connect(lambda made: self._write(path, made))
        self._saving.failed.connect(self._fail_saving)

    def open_folder(self) -> None:
        """Show the folder of the last report saved in the desktop's file manager."""
        folder = self._folder
        if folder is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.said.emit(
                self.tr("No program here shows folders. The report is in {}.").format(folder)
            )

    def ask_templates(self) -> None:
        """Ask for a folder of templates, and use it."""
        chosen = folder_to_open(self._pane, self.tr("Folder of templates"))
        if chosen:
            self.use_templates(str(chosen))

    def use_templates(self, folder: str | None) -> None:
        """Make the report with the templates of a folder, or with the program's own."""
        self._templates = folder
        self._make_if_seen()

    def ask_copies(self) -> None:
        """Ask for a folder, and copy the templates into a new one inside it."""
        chosen = folder_to_open(self._pane, self.tr("Copy the templates into"))
        if not chosen:
            return
        folder = chosen / "report-templates"
        try:
            copy_templates(folder)
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return
        self.said.emit(self.tr("The templates are in {}.").format(folder))

    def _show(self, made: tuple[Draft, Iterator[str]] | None) -> None:
        self._task = None
        if made is None:
            return
        self._draft, pieces = made
        self._pane.set_ready(self._saving is None)
        self._pane.view.begin(preview_style(dark=self._dark), pieces)
        if self._saving is not None:  # of the report that was shown before
            self._pane.show_progress(self._writing)
            return
        said = self.tr("{:,} characters of Markdown").format(len(self.markdown))
        self._pane.show_state(said)

    def _write(self, path: Path, made: MadeReport) -> None:
        self._saving = None
        try:
            write_file(path, made.data, case=self._session.space.path)
            self._session.space.reporting.record(made)
        except WorkbenchError as error:
            self._fail_saving(error)
            return
        self._folder = path.parent
        self._pane.set_folder_known(True)
        self._tell_saved(self.tr("Saved {}.").format(path))

    def _fail_making(self, error: object) -> None:
        self._task = None
        self._pane.show_state(self._words(error))

    def _fail_saving(self, error: object) -> None:
        self._saving = None
        self._tell_saved(self._words(error))

    def _tell_saved(self, said: str) -> None:
        """What became of a file; beneath alone while the next report is being made."""
        self.said.emit(said)
        if self._task is None:
            self._pane.set_ready(self._draft is not None)
            self._pane.show_state(said)

    def _words(self, error: object) -> str:
        if isinstance(error, WorkbenchError):
            return sentence(error)
        if isinstance(error, Exception):
            self._session.failed.emit(error)
        return self.tr("The report could not be made.")

    def _make_if_seen(self) -> None:
        if self._session.is_open and self._pane.isVisible():
            self.make(dark=self._dark)

    def _stop_making(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None

    def _stop_saving(self) -> None:
        if self._saving is not None:
            self._saving.cancel()
        self._saving = None

    def _forget(self, _opened: bool) -> None:
        self._later.stop()
        self._stop_making()
        self._stop_saving()
        self._draft = None
        self._folder = None
        self._pane.set_folder_known(False)


def _make(
    task: Task, path: Path, choice: ReportChoice, templates: str | None
) -> tuple[Draft, Iterator[str]] | None:
    """On another thread, with a connection of its own: the draft and its preview in pieces.

    The first pieces are made already: long tables take their time; the others as they are shown.
    """
    options = report_options(**asdict(choice), templates=templates)
    space = Workspace.open_reader(path)
    try:
        draft = space.reporting.draft(options, stopped=lambda: task.is_cancelled)
    finally:
        space.close()
    pieces, first = preview_pieces(draft.markdown), []
    for piece in islice(pieces, _FIRST_PIECES):
        if task.is_cancelled:
            return None
        first.append(piece)
    return draft, chain(first, pieces)
