"""What is shown where something failed, and what can be done about it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.backup import Backup
from workbench.domain.dates import local_time
from workbench.domain.errors import (
    BackupDamaged,
    CaseBusy,
    CaseDamaged,
    CaseForeign,
    CaseMissing,
    CaseNewer,
    CaseProblem,
    CaseReadOnly,
    CaseUnwritable,
    EditConflict,
    WorkbenchError,
)
from workbench.gui.actions.conflicts import ConflictActions
from workbench.gui.actions.restoring import RestoreActions
from workbench.gui.panes.message_bar import Choice, MessageBar
from workbench.gui.session import Session
from workbench.gui.tasks import Tasks
from workbench.services.backing_up import newest_good_backup
from workbench.services.diagnosing import damage_of
from workbench.services.wording import sentence


class FaultActions(QObject):
    """Says failures in the bar. `said(sentence)` is for the status bar; `unsaved` when what a
    person did could not be kept.
    """

    said = Signal(str)
    unsaved = Signal()

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        messages: MessageBar,
        restoring: RestoreActions,
        save_copy: Callable[[], None],
    ) -> None:
        super().__init__(messages)
        self._session, self._tasks, self._messages = session, tasks, messages
        self._restoring, self._save_copy = restoring, save_copy
        self._conflicts = ConflictActions(session, messages)
        self._catching_up = False
        session.failed.connect(self.tell)
        session.changed.connect(self._end_alarm)

    def tell(self, error: object) -> None:
        """Say in the bar what failed; the views catch up where the ground had changed."""
        match error:
            case CaseReadOnly():
                self.said.emit(sentence(error))
            case BackupDamaged(path=path):
                self._offer_backup(Path(path), sentence(error))
            case CaseDamaged(path=path) | CaseForeign(path=path) | CaseNewer(path=path):
                self._offer_backup(Path(path), sentence(error))
            case CaseMissing(path=path):
                self._offer_backup(Path(path), sentence(error))
            case CaseUnwritable() | CaseBusy() if self._is_of_open_case(error):
                self._alarm(error)
            case EditConflict():
                self._conflicts.tell(error)
            case WorkbenchError():
                self._messages.say(sentence(error))
            case BaseException():
                raise error

    def tell_unexpected(self, summary: str, details: str) -> None:
        """Say that something failed that should not have; every view is read anew from the file."""
        self._messages.say_unexpected(summary, details)
        if not self._catching_up:
            QTimer.singleShot(0, self, self._catch_up)
            self._diagnose()

    def _diagnose(self) -> None:
        """Say that the file is broken, where that is what nobody expected."""
        path = self._session.path
        if path is not None:
            task = self._tasks.start(lambda _task: damage_of(path))
            task.finished.connect(self._tell_damage)

    def _tell_damage(self, damage: object) -> None:
        if damage is not None:
            self.tell(damage)

    def _catch_up(self) -> None:
        # Where the views themselves are at fault, once is enough.
        self._catching_up = True
        try:
            self._session.look_at_everything()
        finally:
            QTimer.singleShot(0, self, self._caught_up)

    def _caught_up(self) -> None:
        self._catching_up = False

    def _is_of_open_case(self, error: CaseProblem) -> bool:
        return self._session.is_open and self._session.is_at(Path(error.path))

    def _alarm(self, error: CaseProblem) -> None:
        choices: list[Choice] = []
        if self._session.can_retry:
            choices.append((self.tr("Retry"), self._retry))
        choices.append((self.tr("Save a copy as…"), self._save_copy))
        self.unsaved.emit()
        self._messages.say(sentence(error), choices, alarm=True)

    def _retry(self) -> None:
        self._messages.hide()
        self._session.retry()

    def _end_alarm(self, _changes: object) -> None:
        """Something was kept: what the alarm said is over, or is told again."""
        if self._messages.is_alarm:
            self._messages.hide()

    def _offer_backup(self, path: Path, said: str) -> None:
        """Say it, and how to put the newest good backup back once that is known."""
        self._messages.say(said)
        task = self._tasks.start(lambda _task: newest_good_backup(path))
        task.finished.connect(partial(self._offer, path, said))

    def _offer(self, path: Path, said: str, found: Backup | None) -> None:
        if found is None or self._messages.text != said or self._messages.isHidden():
            return
        when = local_time(found.at)
        words = self.tr("Restore the backup of {}").format(when)
        choices: list[Choice] = [
            (words, lambda: self._restoring.restore(path, found.path)),
            (self.tr("Other backups…"), lambda: self._restoring.ask(path)),
        ]
        self._messages.say(said, choices)
