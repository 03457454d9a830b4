"""What is shown where somebody else was there before: both versions, and what can be done."""

from PySide6.QtCore import QObject

from workbench.domain.errors import EditConflict
from workbench.gui.asked import Asked
from workbench.gui.dialogs.conflict import ConflictDialog
from workbench.gui.panes.message_bar import Choice, MessageBar
from workbench.gui.panes.note_edit import NoteEdit
from workbench.gui.session import Session
from workbench.services.wording import sentence


class ConflictActions(QObject):
    """Says a refused edit in the bar; the views catch up with what the case holds."""

    def __init__(self, session: Session, messages: MessageBar) -> None:
        super().__init__(messages)
        self._session, self._messages = session, messages
        session.case_opened.connect(self._forget)
        self._error: EditConflict | None = None
        self._mine: Asked | None = None

    def tell(self, error: EditConflict) -> None:
        """Say it, with both versions a button away."""
        self._error, self._mine = error, self._session.refused if error.can_insist else None
        self._session.look_at_everything()
        choices: list[Choice] = []
        if error.versions:
            choices.append((self.tr("Show both…"), self.show))
        if self._mine is not None:
            choices.append((self.tr("Keep theirs"), self.keep_theirs))
            choices.append((self.tr("Put mine in its place"), self.put_mine))
        self._messages.say(sentence(error), choices)

    def show(self) -> None:
        """Show both versions in full."""
        if self._error is not None:
            self.dialog(self._error).open()

    def dialog(self, error: EditConflict) -> ConflictDialog:
        """The dialog with both versions."""
        made = ConflictDialog(error, self._messages.window())
        made.theirs_kept.connect(self.keep_theirs)
        made.mine_wanted.connect(self.put_mine)
        made.finished.connect(made.deleteLater)
        return made

    def keep_theirs(self) -> None:
        """Let what was typed go; every editor shows what is stored."""
        self._end()
        for edit in self._messages.window().findChildren(NoteEdit):
            edit.show_stored()

    def put_mine(self) -> None:
        """Make the edit all the same: it is one of its own, and can be undone."""
        mine = self._mine
        self._end()
        if mine is not None:
            self._session.insist(mine)

    def _end(self) -> None:
        self._forget()
        self._messages.hide()

    def _forget(self, *_: object) -> None:
        self._error = self._mine = None
