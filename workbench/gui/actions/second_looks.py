"""What deserves a second look, put together: places to check, and conflicts between articles."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from workbench.gui.actions.article_conflicts import ArticleConflictActions
from workbench.gui.actions.cues import CueActions
from workbench.gui.actions.current import Current
from workbench.gui.actions.digit_keys import DigitKeys
from workbench.gui.actions.leading import Leading
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.reading import ReadingActions
from workbench.gui.actions.view import ViewActions
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.session import Session


class SecondLooks(QObject):
    """Prompts only: nothing of it is kept, and nothing follows from it."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        current: Current,
        menus: Menus,
        digits: DigitKeys,
        reading: tuple[ReaderPane, ReadingActions, ViewActions],
    ) -> None:
        super().__init__(window)
        leading = Leading(session, current, menus, digits, reading)
        self.cues = CueActions(window, session, current, menus, leading)
        self.conflicts = ArticleConflictActions(window, session, menus, leading)
