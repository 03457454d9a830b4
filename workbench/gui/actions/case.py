"""Opening, making, copying and closing cases."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.services.sample import private_sample
from workbench.services.workspace import Workspace

CASE_FILES = "Cases (*.case);;All files (*)"
ARTICLE_FILES = "Articles (*.txt *.md *.markdown *.html *.htm);;All files (*)"


class CaseActions(QObject):
    """What the File menu does. `import_asked(paths)`; `said(sentence)` for the status bar;
    `recent_changed` when another case was opened.
    """

    import_asked = Signal(list)
    recent_changed = Signal()
    said = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        window: QWidget,
        before_leaving: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._session, self._settings, self._window = session, settings, window
        self._before_leaving = before_leaving

    def open(self, path: Path) -> bool:
        """Work on the case at `path`; on failure the one open before stays."""
        return self._turn_to(lambda: Workspace.open(path, who=self._settings.analyst))

    def open_again(self) -> None:
        """Open the case that is open anew: what kept it from being written to may be over."""
        path = self._session.path
        if path is not None:
            self.open(path)

    def create(self, path: Path) -> bool:
        """Make a new case and work on it."""
        return self._turn_to(lambda: Workspace.create(path, who=self._settings.analyst))

    def open_sample(self) -> bool:
        """Work on the user's own copy of the sample."""
        who = self._settings.analyst
        return self._turn_to(lambda: Workspace.open(private_sample(), who=who))

    def ask_new(self) -> None:
        """Ask where the new case is to be."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("New case"), str(self._folder() / "New.case"), CASE_FILES
        )
        if chosen:
            path = Path(chosen)
            self.create(path if path.suffix else path.with_suffix(".case"))

    def ask_open(self) -> None:
        """Ask which case to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open case"), str(self._folder()), CASE_FILES
        )
        if chosen:
            self.open(Path(chosen))

    def ask_import(self) -> None:
        """Ask which files to import."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import articles"), str(self._folder()), ARTICLE_FILES
        )
        if chosen:
            self.import_asked.emit([Path(each) for each in chosen])

    def ask_import_folder(self) -> None:
        """Ask which folder to import."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, self.tr("Import a folder"), str(self._folder())
        )
        if chosen:
            self.import_asked.emit([Path(chosen)])

    def ask_copy(self) -> None:
        """Ask where to save a copy of the case."""
        path = self._session.path
        if path is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save a copy"),
            str(path.with_stem(f"{path.stem} copy")),
            CASE_FILES,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self._before_leaving()
            self.save_copy(Path(chosen))

    def save_copy(self, target: Path) -> None:
        """Write a complete copy; an existing file is left alone."""
        try:
            saved = self._session.space.save_copy(target)
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return
        self.said.emit(self.tr("Saved a copy at {}.").format(saved))

    def close(self) -> None:
        """Close the case; all of it is saved."""
        self._before_leaving()
        self._session.close()

    def _turn_to(self, make: Callable[[], Workspace]) -> bool:
        self._before_leaving()
        try:
            space = make()
        except WorkbenchError as error:
            self._session.failed.emit(error)
            return False
        self._session.open(space)
        self._settings.remember_case(space.path)
        self.recent_changed.emit()
        return True

    def _folder(self) -> Path:
        path = self._session.path
        return path.parent if path else Path.home()
