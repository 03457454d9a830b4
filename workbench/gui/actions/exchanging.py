"""Annotations to and from other programs, made and placed off the GUI thread."""

import contextlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.domain.text import cut_short
from workbench.gui.actions.menus import Menus
from workbench.gui.dialogs.left_out import LeftOutDialog, LeftOutWords
from workbench.gui.session import Session
from workbench.gui.tasks import Tasks
from workbench.services.exchanging import ForeignSummary, PlacedAnnotations
from workbench.services.files import read_file, write_file
from workbench.services.workspace import Workspace

_SUFFIXES: Final = {"webannotation": ".jsonld", "csv": ".csv", "qdpx": ".qdpx"}
_SHOWN: Final = 81


class ExchangeActions(QObject):
    """Exports the annotations of the case, and imports a file of others: `said(sentence)`."""

    said = Signal(str)

    def __init__(self, window: QWidget, session: Session, tasks: Tasks, menus: Menus) -> None:
        super().__init__(window)
        self._window, self._session, self._tasks = window, session, tasks
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
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export annotations"), str(suggested), ";;".join(kinds)
        )
        if chosen:
            self.export(Path(chosen), _format_of(Path(chosen), kinds.get(kind, "webannotation")))

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
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import annotations"),
            str(self._session.space.path.parent),
            self.tr("Web Annotation or table (*.jsonld *.json *.csv);;All files (*)"),
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Take in the annotations of a file as one step; what has no place becomes an orphan."""
        space = self._session.space
        case, who = space.path, space.case.who
        self.said.emit(self.tr("Reading {}…").format(path.name))
        task = self._tasks.start(lambda _task: _placed(case, path, who))
        task.finished.connect(lambda placed: self._take_in(case, placed))
        task.failed.connect(self._fail)

    def left_out_dialog(self, summary: ForeignSummary) -> LeftOutDialog:
        """Which annotations have no place or were skipped, and why."""
        orphans = [
            (self._quote(each), self.tr("{}; kept among the orphans").format(reason))
            for each, reason in summary.orphaned
        ]
        words = LeftOutWords(
            self.tr("Annotations without a place"),
            self.tr("Annotation"),
            self.tr("{} without a place · {} skipped:").format(
                len(summary.orphaned), len(summary.skipped)
            ),
        )
        return LeftOutDialog([*orphans, *summary.skipped], self._window, words)

    def _take_in(self, case: Path, placed: PlacedAnnotations) -> None:
        if not self._session.is_at(case):  # closed meanwhile
            return
        done = self._session.act(lambda space: space.exchanging.take_in(placed))
        if done is None:
            return
        found = placed.summary
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

    def _quote(self, annotation_id: str) -> str:
        view = self._session.space.library.find(annotation_id)
        quote = " ".join(view.annotation.quote.split()) if view else annotation_id
        return cut_short(quote, _SHOWN)

    def _fail(self, error: object) -> None:
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


def _placed(case: Path, path: Path, who: str) -> PlacedAnnotations:
    data = read_file(path)
    with contextlib.closing(Workspace.open_reader(case)) as space:
        return space.exchanging.place_annotations(data, str(path), who)
