"""Annotations to and from other programs."""

import contextlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.changes import Changes
from workbench.domain.text import cut_short
from workbench.gui.actions.menus import Menus
from workbench.gui.dialogs.choose_file import file_to_open, file_to_save
from workbench.gui.dialogs.left_out import LeftOutDialog, LeftOutWords
from workbench.gui.session import LONG, Session
from workbench.gui.tasks import Tasks
from workbench.services.files import read_file, write_file
from workbench.services.taking_in import ForeignSummary
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
        summaries: list[ForeignSummary] = []

        def deed(space: Workspace) -> Changes:
            changes, summary = space.exchanging.import_annotations(read_file(path), str(path))
            summaries.append(summary)
            return changes

        # How many there are is known once the file is read: that alone may take too long here.
        self._session.perform(deed, lambda _changes: self._tell(summaries[-1]), size=LONG)

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
            self.tr("{:,} without a place · {:,} skipped:").format(
                len(summary.orphaned), len(summary.skipped)
            ),
        )
        return LeftOutDialog([*orphans, *summary.skipped], self._window, words)

    def _tell(self, found: ForeignSummary) -> None:
        self.said.emit(
            self.tr(
                "{:,} added · {:,} changed · {:,} there already · {:,} orphaned · {:,} skipped"
            ).format(
                len(found.added),
                len(found.changed),
                len(found.present),
                len(found.orphaned),
                len(found.skipped),
            )
        )
        if found.orphaned or found.skipped:
            self.left_out_dialog(found).open()


def _format_of(path: Path, otherwise: str) -> str:
    """What the name says; a person may have typed another ending than the kind chosen."""
    formats = {suffix: name for name, suffix in _SUFFIXES.items()} | {".json": "webannotation"}
    return formats.get(path.suffix.lower(), otherwise)


def _exported(case: Path, path: Path, format: str) -> None:
    with contextlib.closing(Workspace.open_reader(case)) as space:
        write_file(path, space.exchanging.export(format), case=case)
