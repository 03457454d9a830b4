"""A case that can only be read: a bar says why, and what would change it is switched off."""

from PySide6.QtCore import QObject

from workbench.gui.actions.case import CaseActions
from workbench.gui.actions.menus import Menus
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.message_bar import Choice, MessageBar
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.panes.status_line import StatusLine
from workbench.gui.session import Session
from workbench.services.wording import read_only_sentence


class ReadOnlyActions(QObject):
    """Follows what may be done to the case that is open."""

    def __init__(
        self,
        session: Session,
        cases: CaseActions,
        menus: Menus,
        reading: ReaderPane,
        cards: AnnotationPane,
        bar: MessageBar,
        status: StatusLine,
    ) -> None:
        super().__init__(bar)
        self._session, self._cases, self._menus = session, cases, menus
        self._reading, self._cards, self._bar, self._status = reading, cards, bar, status
        session.case_opened.connect(self._follow)
        session.access_changed.connect(self._follow)

    def _follow(self, *_: object) -> None:
        because = self._session.read_only
        can_write = because is None
        self._menus.set_editing(can_write)
        self._reading.set_tagging(can_write)
        self._cards.set_read_only(not can_write)
        self._status.set_read_only(not can_write)
        if because is None:
            self._bar.hide()
            return
        choices: list[Choice] = [(self.tr("Save a copy as…"), self._cases.ask_copy)]
        if because.reason == "elsewhere":
            choices.insert(0, (self.tr("Open again"), self._cases.open_again))
        self._bar.say(read_only_sentence(because), choices)
