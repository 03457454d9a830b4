"""What keeps the work safe, put together: faults, backups, long edits, and cases that can only be
read."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.actions.case import CaseActions
from workbench.gui.actions.current import Current
from workbench.gui.actions.faults import FaultActions
from workbench.gui.actions.long_deeds import LongDeedActions
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.read_only import ReadOnlyActions
from workbench.gui.actions.record import RecordActions
from workbench.gui.actions.restoring import RestoreActions
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.message_bar import MessageBar
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.panes.status_line import StatusLine
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.tasks import Tasks


class Safeguards(QObject):
    """`said(sentence)` for the status bar. `standing` is the bar of what stays as it is."""

    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        case: tuple[Session, Settings, Tasks],
        deeds: tuple[Menus, CaseActions, Current],
        shown: tuple[ReaderPane, AnnotationPane, MessageBar, MessageBar, StatusLine],
        current_claim: Callable[[], tuple[str, str] | None],
    ) -> None:
        """`shown` ends with the bar for messages, the bar that stands, and the status bar."""
        super().__init__(window)
        (session, settings, tasks), (menus, cases, current) = case, deeds
        reading, cards, messages, standing, status = shown
        self.restoring = RestoreActions(session, tasks, settings, cases, window, menus)
        self.faults = FaultActions(session, tasks, messages, self.restoring, cases.ask_copy)
        self.read_only = ReadOnlyActions(session, cases, menus, reading, cards, standing, status)
        self.record = RecordActions(session, tasks, current, window, menus, current_claim)
        self.long_deeds = LongDeedActions(session, status.deed)
        self.restoring.told.connect(messages.say)
        self.faults.unsaved.connect(status.show_unsaved)
        for speaker in (self.restoring, self.faults, self.long_deeds):
            speaker.said.connect(self.said)
