"""Opening, making, copying and closing cases."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.errors import WorkbenchError
from workbench.gui.dialogs.choose_file import (
    file_to_open,
    file_to_save,
    files_to_open,
    folder_to_open,
)
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.services.importing import usual_endings
from workbench.services.sample import private_sample
from workbench.services.workspace import Workspace

CASE_FILES = "Cases (*.case);;All files (*)"


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
        suggested = self._folder() / "New.case"
        chosen = file_to_save(self._window, self.tr("New case"), suggested, CASE_FILES)
        if chosen:
            self.create(chosen[0])

    def ask_open(self) -> None:
        """Ask which case to open."""
        chosen = file_to_open(self._window, self.tr("Open case"), self._folder(), CASE_FILES)
        if chosen:
            self.open(chosen)

    def ask_import(self) -> None:
        """Ask which files to import."""
        title = self.tr("Import articles")
        chosen = files_to_open(self._window, title, self._folder(), self._article_files())
        if chosen:
            self.import_asked.emit(chosen)

    def ask_import_folder(self) -> None:
        """Ask which folder to import."""
        chosen = folder_to_open(self._window, self.tr("Import a folder"), self._folder())
        if chosen:
            self.import_asked.emit([chosen])

    def ask_copy(self) -> None:
        """Ask where to save a copy of the case."""
        path = self._session.path
        if path is None:
            return
        suggested = path.with_stem(f"{path.stem} copy")
        chosen = file_to_save(
            self._window, self.tr("Save a copy"), suggested, CASE_FILES, overwrites=False
        )
        if chosen:
            self._before_leaving()
            self.save_copy(chosen[0])

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

    def _article_files(self) -> str:
        """All that can be imported; content decides, so that other names are worth a try."""
        names = " ".join(f"*{ending}" for ending in usual_endings())
        return f"{self.tr('Articles')} ({names});;{self.tr('All files')} (*)"

    def _folder(self) -> Path:
        path = self._session.path
        return path.parent if path else Path.home()
