"""Annotations to and from other programs, made and placed off the GUI thread."""

import contextlib
from pathlib import Path
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.errors import Interrupted, WorkbenchError
from workbench.domain.text import cut_short
from workbench.gui.actions.menus import Menus
from workbench.gui.dialogs.choose_file import file_to_open, file_to_save
from workbench.gui.dialogs.left_out import LeftOutDialog, LeftOutWords
from workbench.gui.panes.status_line import StatusLine
from workbench.gui.session import Session
from workbench.gui.tasks import Task, Tasks
from workbench.services.files import read_file, write_file
from workbench.services.taking_in import ForeignSummary
from workbench.services.workspace import Workspace

_SUFFIXES: Final = {"webannotation": ".jsonld", "csv": ".csv", "qdpx": ".qdpx"}
_SHOWN: Final = 81
# Annotations between two signs of progress.
_STEP: Final = 50


class ExchangeActions(QObject):
    """Exports the annotations of the case, and imports a file of others: `said(sentence)`."""

    said = Signal(str)

    def __init__(
        self, window: QWidget, session: Session, tasks: Tasks, menus: Menus, status: StatusLine
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._tasks, self._status = window, session, tasks, status
        self._stop: Event | None = None
        status.cancel_requested.connect(self.cancel)
        session.closing.connect(self.cancel)
        menus.connect_all(
            {"export_annotations": self.ask_export, "import_annotations": self.ask_import}
        )

    def ask_export(self) -> None:
        """Ask where to and as what, and export."""
        if not self._session.is_open:
            return
        kinds = {
            self.tr("Web Annotation (*.jsonld)"): "webannotation",
            self.tr("Table (*.csv)"): "csv",
            self.tr("REFI-QDA project (*.qdpx)"): "qdpx",
        }
        suggested = self._session.space.path.with_suffix(".jsonld")
        chosen = file_to_save(
            self._window, self.tr("Export annotations"), suggested, ";;".join(kinds)
        )
        if chosen:
            path, kind = chosen
            self.export(path, _format_of(path, kinds.get(kind, "webannotation")))

    def export(self, path: Path, format: str) -> None:
        """Write the annotations of all shown articles to a file."""
        case = self._session.space.path
        self.said.emit(self.tr("Writing {}…").format(path.name))
        task = self._tasks.start(lambda _task: _exported(case, path, format))
        task.finished.connect(lambda _done: self.said.emit(self.tr("Saved {}.").format(path)))
        task.failed.connect(self._session.failed)

    def ask_import(self) -> None:
        """Ask for a file, and take in its annotations."""
        if not self._session.is_open:
            return
        chosen = file_to_open(
            self._window,
            self.tr("Import annotations"),
            self._session.space.path.parent,
            self.tr("Web Annotation or table (*.jsonld *.json *.csv);;All files (*)"),
        )
        if chosen:
            self.take(chosen)

    def take(self, path: Path) -> None:
        """Take in the annotations of a file as one step; what has no place becomes an orphan."""
        if self._status.shows_progress:
            self.said.emit(self.tr("An import is under way; wait for it or cancel it."))
            return
        space = self._session.space
        case, who, stop = space.path, space.case.who, Event()
        self.said.emit(self.tr("Reading {}…").format(path.name))
        self._stop = stop
        self._show_progress((0, 0))
        task = self._tasks.start(lambda task: _taken_in(task, stop, case, path, who))
        task.progressed.connect(self._show_progress)
        task.finished.connect(lambda taken: self._tell(case, taken))
        task.failed.connect(self._fail)
        task.ended.connect(self._end)

    def cancel(self) -> None:
        """Stop an import; nothing of it stays."""
        if self._stop is not None:
            self._stop.set()

    def left_out_dialog(self, summary: ForeignSummary) -> LeftOutDialog:
        """Which annotations have no place or were skipped, and why."""
        orphans = [
            (
                cut_short(" ".join(each.quote.split()), _SHOWN),
                self.tr("{}; kept among the orphans").format(each.reason),
            )
            for each in summary.orphaned
        ]
        words = LeftOutWords(
            self.tr("Annotations without a place"),
            self.tr("Annotation"),
            self.tr("{} without a place · {} skipped:").format(
                len(summary.orphaned), len(summary.skipped)
            ),
        )
        return LeftOutDialog([*orphans, *summary.skipped], self._window, words)

    def _show_progress(self, progress: tuple[int, int]) -> None:
        if self._stop is not None:
            self._status.show_progress(*progress, can_keep=False)

    def _end(self) -> None:
        self._stop = None
        self._status.end_progress()

    def _tell(self, case: Path, taken: tuple[ForeignSummary, list[WorkbenchError]]) -> None:
        if not self._session.is_at(case):  # closed meanwhile
            return
        self._session.look_for_others()
        found, failures = taken
        for failure in failures:
            self._session.failed.emit(failure)
        self.said.emit(
            self.tr("{} added · {} changed · {} there already · {} orphaned · {} skipped").format(
                len(found.added),
                len(found.changed),
                len(found.present),
                len(found.orphaned),
                len(found.skipped),
            )
        )
        if found.orphaned or found.skipped:
            self.left_out_dialog(found).open()

    def _fail(self, error: object) -> None:
        if isinstance(error, Interrupted):
            self.said.emit(self.tr("The import was cancelled; nothing was added."))
            return
        if isinstance(error, WorkbenchError):
            self.said.emit(self.tr("Nothing was imported."))
        self._session.failed.emit(error)


def _format_of(path: Path, otherwise: str) -> str:
    """What the name says; a person may have typed another ending than the kind chosen."""
    formats = {suffix: name for name, suffix in _SUFFIXES.items()} | {".json": "webannotation"}
    return formats.get(path.suffix.lower(), otherwise)


def _exported(case: Path, path: Path, format: str) -> None:
    with contextlib.closing(Workspace.open_reader(case)) as space:
        write_file(path, space.exchanging.export(format), case=case)


def _taken_in(
    task: Task, stop: Event, case: Path, path: Path, who: str
) -> tuple[ForeignSummary, list[WorkbenchError]]:
    """On another thread, with a connection of its own: what came of it, and failed backups."""

    def stopped() -> bool:
        return stop.is_set() or task.is_cancelled

    def progress(done: int, count: int) -> None:
        if done % _STEP == 0:
            task.progressed.emit((done, count))

    data = read_file(path)
    with contextlib.closing(Workspace.open(case, who=who)) as space:
        placed = space.exchanging.place_annotations(
            data, str(path), progress=progress, stopped=stopped
        )
        task.progressed.emit((0, 0))
        space.exchanging.take_in(placed, stopped=stopped)
        return placed.summary, space.case.failed_backups(wait=True)
