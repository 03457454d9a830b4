"""What makes reading comfortable, put together: one object for the window to hold."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget

from workbench.gui.actions.article_details import ArticleDetailsActions
from workbench.gui.actions.article_menu import ArticleMenuActions
from workbench.gui.actions.articles import ArticleActions
from workbench.gui.actions.cards import CardActions
from workbench.gui.actions.case import CaseActions
from workbench.gui.actions.case_memory import CaseMemory
from workbench.gui.actions.current import Current
from workbench.gui.actions.finding import FindActions
from workbench.gui.actions.first_steps import FirstStepsActions
from workbench.gui.actions.help import HelpActions
from workbench.gui.actions.history import HistoryActions
from workbench.gui.actions.keys import KeyActions
from workbench.gui.actions.layout import LayoutActions
from workbench.gui.actions.marks_here import MarksHere
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.palette import PaletteActions
from workbench.gui.actions.preferences import PreferencesActions
from workbench.gui.actions.publisher import PublisherActions
from workbench.gui.actions.reading import ReadingActions
from workbench.gui.actions.tag_menu import TagMenu
from workbench.gui.actions.tagging import TaggingActions
from workbench.gui.actions.view import ViewActions
from workbench.gui.actions.welcome import WelcomeActions
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.focus_marker import FocusMarker
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.panes.welcome import WelcomePage
from workbench.gui.session import Session
from workbench.gui.settings import Settings


@dataclass(frozen=True, slots=True)
class Parts:
    """What the comforts work on. `pages` holds the panes first; the welcome page comes behind."""

    window: QMainWindow
    session: Session
    settings: Settings
    current: Current
    menus: Menus
    reading: ReaderPane
    cards: AnnotationPane
    middle: QStackedWidget
    splitter: QSplitter
    pages: QStackedWidget
    article_actions: ArticleActions
    reading_actions: ReadingActions
    card_actions: CardActions
    tagging: TaggingActions
    case_actions: CaseActions
    view: ViewActions


class Comforts(QObject):
    """`said(sentence)` is for the status bar, `warned(sentence)` for the bar above the panes."""

    said = Signal(str)
    warned = Signal(str)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        p = parts
        # Before the memory: a text that is not shown yet has no place to scroll to.
        self.welcome = self._make_welcome(p)
        self.keys = KeyActions(p.settings, p.menus)
        self.preferences = PreferencesActions(
            p.session, p.settings, p.reading.reader, p.view, p.menus, self.keys
        )
        self.preferences.advance_after(p.tagging, p.current)
        self.layout = LayoutActions(p.window, p.splitter, p.settings, p.view, p.menus)
        self.details = ArticleDetailsActions(p.session, p.current, p.window, p.menus)
        self.publisher = PublisherActions(p.session, p.current, p.window, p.menus)
        self.article_menu = ArticleMenuActions(
            p.session, p.current, p.article_actions, p.reading, p.menus
        )
        self.finding = FindActions(p.current, p.reading, p.view, p.menus)
        self.first_steps = FirstStepsActions(p.session, p.settings, p.reading, p.middle, p.menus)
        self.memory = CaseMemory(
            p.session, p.settings, p.article_actions, p.card_actions, p.reading_actions
        )
        # Behind the memory: the places of a case that is being restored are no jumps.
        self.history = HistoryActions(
            p.session, p.current, p.reading_actions, p.cards, p.view, p.menus
        )
        self.help = HelpActions(p.window, p.session, p.settings, p.menus)
        self.tag_menu = TagMenu(p.session, p.settings, p.tagging, p.menus)
        self.palette = PaletteActions(p.window, p.session, p.tagging, p.menus, self.tag_menu)
        self.marks_here = MarksHere(p.reading.reader, p.settings, p.menus)
        self._marker = FocusMarker(p.window)
        p.article_actions.details_asked.connect(self.details.show)
        for speaker in (self.details, self.publisher, self.article_menu, self.history):
            speaker.said.connect(self.said)

    def _make_welcome(self, parts: Parts) -> WelcomeActions:
        page = WelcomePage()
        parts.pages.addWidget(page)
        menu = QMenu(self.tr("Open &recent"), parts.window)
        parts.menus.menus["&File"].insertMenu(parts.menus["sample"], menu)
        made = WelcomeActions(
            parts.session, parts.settings, parts.case_actions, parts.pages, page, menu
        )
        made.missed.connect(self._warn_of_missing)
        return made

    def _warn_of_missing(self, path: Path) -> None:
        self.warned.emit(
            self.tr("There is no case at {} any more. It was taken off the recent cases.").format(
                path
            )
        )
