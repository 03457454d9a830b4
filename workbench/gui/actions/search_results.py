"""What can be done with everything a search found: tag, link, save as a table or a report, keep."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.domain.values import SavedSearch
from workbench.gui.actions.claim_picking import ClaimPicking
from workbench.gui.actions.searching import SearchActions
from workbench.gui.actions.tag_picking import TagPicking
from workbench.gui.actions.target import Target
from workbench.gui.dialogs.choose_file import file_to_save
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.session import Session
from workbench.gui.tasks import Tasks
from workbench.services.files import write_file
from workbench.services.reporting import MadeReport, report_options
from workbench.services.workspace import Workspace


class ResultActions(QObject):
    """`said(sentence)` is for the status bar."""

    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        tasks: Tasks,
        search: SearchActions,
        pane: AnnotationPane,
        pickers: tuple[TagPicking, ClaimPicking],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._tasks = window, session, tasks
        self._search, self._pane = search, pane
        self._tags, self._claims = pickers
        deeds: dict[str, Callable[[], None]] = {
            "tag": self._tag,
            "link": self._link,
            "table": self._ask_table,
            "report": self._ask_report,
            "save": self._ask_name,
            "rename": self._ask_other_name,
            "delete": self._forget,
        }
        pane.results.actions_opened.connect(self._show_kept)
        pane.results.action_chosen.connect(lambda name: deeds[name]())

    def save_table(self, path: Path) -> None:
        """Write all hits as CSV, off the GUI thread."""
        query, newest = self._search.query, self._search.is_newest_first
        self._write(path, lambda space: space.searching.table(query, newest=newest))

    def save_report(self, path: Path) -> None:
        """Write the report of the annotations found as Markdown, off the GUI thread."""
        options = report_options(self._search.query)
        made: list[MadeReport] = []

        def make(space: Workspace) -> bytes:
            made.append(space.reporting.make("md", options))
            return made[0].data

        self._write(path, make, lambda: self._session.space.reporting.record(made[0]))

    def _tag(self) -> None:
        self._with_marks(lambda marks: self._tags.ask(marks, self._place()))

    def _link(self) -> None:
        self._with_marks(lambda marks: self._claims.link(marks, self._place()))

    def _with_marks(self, then: Callable[[Target], object]) -> None:
        """Do something with all marks found: those of the results that are shown."""

        def found(marks: Target) -> None:
            if marks.ids:
                then(marks)
            else:
                self.said.emit(self.tr("This search finds no marks. Select text and press 1–9."))

        self._search.find_marks(found)

    def _place(self) -> QRect:
        button = self._pane.results.actions_button
        return QRect(button.mapToGlobal(button.rect().topLeft()), button.size())

    def _ask_table(self) -> None:
        self._ask(self.tr("Save results"), ".csv", self.tr("Tables (*.csv)"), self.save_table)

    def _ask_report(self) -> None:
        words = self.tr("Markdown (*.md)")
        self._ask(self.tr("Save report"), ".results.md", words, self.save_report)

    def _ask(self, title: str, suffix: str, kinds: str, then: Callable[[Path], None]) -> None:
        suggested = self._session.space.path.with_suffix(suffix)
        chosen = file_to_save(self._window, title, suggested, kinds)
        if chosen:
            then(chosen[0])

    def _ask_name(self) -> None:
        query = self._search.query
        name = self._asked(self.tr("Keep this search"), self._search.typed)
        saved = name and self._session.act(lambda space: space.saved_searches.save(name, query))
        if saved is not None and name:
            self.said.emit(self.tr("Kept. Press Down in the empty search field to find it again."))

    def _ask_other_name(self) -> None:
        held = self._kept()
        name = self._asked(self.tr("Rename this search"), held.name) if held is not None else ""
        if held is not None and name:
            self._session.act(lambda space: space.saved_searches.rename(held.id, name))

    def _forget(self) -> None:
        held = self._kept()
        if held is None:
            return
        if self._session.act(lambda space: space.saved_searches.delete(held.id)):
            words = self.tr("Deleted the search “{}”. Ctrl+Z undoes.")
            self.said.emit(words.format(held.name))

    def _asked(self, title: str, name: str) -> str:
        """A name that was typed; empty where somebody thought better of it."""
        given, is_given = QInputDialog.getText(
            self._window, title, self.tr("Name:"), QLineEdit.EchoMode.Normal, name
        )
        return given.strip() if is_given else ""

    def _kept(self) -> SavedSearch | None:
        """The search shown, where it is kept."""
        return self._session.space.saved_searches.keeping(self._search.query)

    def _show_kept(self) -> None:
        held = self._kept()
        self._pane.results.set_kept(held.name if held is not None else None)

    def _write(
        self,
        path: Path,
        make: Callable[[Workspace], bytes],
        written: Callable[[], None] = lambda: None,
    ) -> None:
        """Write what `make` gives, off the GUI thread; `written` is called here after it."""
        case = self._session.space.path

        def done() -> None:
            self.said.emit(self.tr("Saved {}.").format(path))
            if self._session.path != case:
                return
            try:
                written()
            except WorkbenchError as error:
                self._session.failed.emit(error)

        def work(_task: object) -> None:
            space = Workspace.open_reader(case)
            try:
                data = make(space)
            finally:
                space.close()
            write_file(path, data, case=case)

        self.said.emit(self.tr("Writing {}…").format(path.name))
        task = self._tasks.start(work)
        task.finished.connect(lambda _none: done())
        task.failed.connect(self._session.failed.emit)
