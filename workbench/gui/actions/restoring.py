"""Backups from the window: made daily and when asked, and put back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.backup import Backup
from workbench.gui.actions.case import CASE_FILES, CaseActions
from workbench.gui.actions.menus import Menus
from workbench.gui.dialogs.choose_file import file_to_open
from workbench.gui.dialogs.restore import RestoreDialog
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.tasks import Tasks
from workbench.services.backing_up import Restored, back_up, backups_of, restore
from workbench.services.checking import look_through


class RestoreActions(QObject):
    """`said(sentence)` for the status bar, `told(sentence)` for the bar above the panes."""

    said = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        settings: Settings,
        cases: CaseActions,
        window: QWidget,
        menus: Menus,
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._settings = session, tasks, settings
        self._cases, self._window = cases, window
        session.case_opened.connect(self._on_case)
        menus.connect_all({"back_up": self.back_up, "restore": self.ask_current})

    def back_up(self) -> None:
        """Back up the open case now."""
        path = self._session.path
        if path is not None:
            task = self._tasks.start(lambda _task: back_up(path, "asked"))
            task.finished.connect(self._say_backed_up)
            task.failed.connect(self._session.failed)

    def ask_current(self) -> None:
        """Show the backups of the open case; without one, ask which case."""
        path = self._session.path
        if path is None:
            title = self.tr("Restore which case?")
            path = file_to_open(self._window, title, Path.home(), CASE_FILES)
        if path is not None:
            self.ask(path)

    def ask(self, path: Path) -> None:
        """Show the backups of a case, to choose one."""
        self.dialog(path).exec()

    def dialog(self, path: Path) -> RestoreDialog:
        """The dialog with the backups of a case."""
        made = RestoreDialog(path, backups_of(path), self._window)
        made.chosen.connect(lambda backup: self.restore(path, backup))
        return made

    def restore(self, path: Path, backup: Path) -> None:
        """Put a backup in the place of the case, and open it; what was there is kept."""
        was_open = self._session.is_at(path)
        if was_open:
            self._cases.close()
        who = self._settings.analyst
        task = self._tasks.start(lambda _task: restore(path, backup, who=who))
        task.finished.connect(self._restored)
        task.failed.connect(lambda error: self._failed(error, path if was_open else None))

    def _restored(self, done: Restored) -> None:
        if not self._cases.open(done.path):
            return
        kept = done.kept or done.saved
        words = self.tr("The case is again as in the backup. What was there before: {}.")
        self.told.emit(words.format(kept) if kept else self.tr("The case is back."))

    def _failed(self, error: object, path: Path | None) -> None:
        if path is not None:
            self._cases.open(path)
        self._session.failed.emit(error)

    def _on_case(self, opened: bool) -> None:
        if not opened:
            return
        space = self._session.space
        path = space.path
        if space.backups.is_due():
            task = self._tasks.start(lambda _task: back_up(path, "open"))
        else:
            task = self._tasks.start(lambda _task: look_through(path))
        task.failed.connect(self._session.failed)

    def _say_backed_up(self, made: Backup) -> None:
        self.said.emit(self.tr("Backed up: {}").format(made.path))
