"""The main window: puts panes and actions together, and nothing more."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.span import Span
from workbench.gui.actions.articles import ArticleActions
from workbench.gui.actions.cards import CardActions
from workbench.gui.actions.case import CaseActions
from workbench.gui.actions.claims import ClaimFeatures
from workbench.gui.actions.comforts import Comforts, Parts
from workbench.gui.actions.current import Current
from workbench.gui.actions.exchanging import ExchangeActions
from workbench.gui.actions.intake import Intake
from workbench.gui.actions.journal import JournalActions
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.reading import ReadingActions
from workbench.gui.actions.reporting import ReportActions
from workbench.gui.actions.safeguards import Safeguards
from workbench.gui.actions.search_results import ResultActions
from workbench.gui.actions.searching import SearchActions
from workbench.gui.actions.second_looks import SecondLooks
from workbench.gui.actions.tagging import TaggingActions
from workbench.gui.actions.tags import TagFeatures
from workbench.gui.actions.view import ViewActions
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.article_panel import ArticlePanel
from workbench.gui.panes.claim_board import ClaimBoard
from workbench.gui.panes.message_bar import MessageBar
from workbench.gui.panes.pane_splitter import PaneSplitter
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.panes.report_pane import ReportPane
from workbench.gui.panes.status_line import StatusLine
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.tasks import Tasks

_FRAME = QSize(16, 48)
_WIDTHS = (260, 680, 340)


class MainWindow(QMainWindow):
    """Three panes over one case; the middle is the reader, the claim board or the report."""

    def __init__(self, session: Session, settings: Settings, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.session, self._settings, self._tasks = session, settings, tasks
        self.articles, self.reading = ArticlePanel(), ReaderPane()
        self.cards, self.report = AnnotationPane(session.afterwards), ReportPane()
        self.board = ClaimBoard()
        self.messages, self.status = MessageBar(), StatusLine()
        self.standing = MessageBar(name="standingBar")
        self.middle, self.pages = QStackedWidget(), QStackedWidget()
        self.splitter = PaneSplitter()
        self._lay_out()
        self.current = Current(self)
        self._make_actions()
        self._connect()
        self.view.apply_theme()
        self._on_case(False)

    def _lay_out(self) -> None:
        for page in (self.reading, self.board, self.report):
            self.middle.addWidget(page)
        self.middle.setMinimumWidth(420)
        for pane in (self.articles, self.middle, self.cards):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(1, False)
        self.splitter.setSizes(list(_WIDTHS))
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.standing)
        column.addWidget(self.messages)
        self.pages.addWidget(self.splitter)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        self.setMinimumSize(960, 600)
        # The desktop adds a title bar and borders, which no window knows before it is shown.
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - _FRAME))
        self.setAcceptDrops(True)

    def _make_actions(self) -> None:
        session, current, reading, cards = self.session, self.current, self.reading, self.cards
        local = (reading.reader, *cards.key_widgets())
        self.menus = Menus(self, self.menuBar(), local)
        self.menus.about_to_act.connect(session.afterwards.now)
        self.article_actions = ArticleActions(session, current, self.articles)
        self.reading_actions = ReadingActions(session, current, reading)
        self.card_actions = CardActions(session, current, cards)
        self.search_actions = SearchActions(session, cards)
        self.menus.let_act_in(("search_key",), cards.results.key_widgets())
        self.tagging = TaggingActions(session, current, reading, cards)
        self.reporting = ReportActions(session, self._tasks, self.report)
        self.exchange = ExchangeActions(self, session, self._tasks, self.menus)
        self.case_actions = CaseActions(session, self._settings, self, cards.flush_note)
        self.journal = JournalActions(session, self.menus["undo"], self.menus["redo"], cards)
        panes = (self.articles, reading, self.report, cards)
        self.view = ViewActions(session, self._settings, self.middle, panes, self.reporting)
        self.menus.connect_all(self._case_handlers())
        self.menus.connect_all(self._reading_handlers())
        self.menus.connect_all(self._other_handlers())
        self.tags = TagFeatures(self, session, current, self.menus, self.tagging, reading, cards)
        deeds, middle = (self.tagging, self.reading_actions, self.view), self.middle
        shown = (self.board, reading, cards)
        self.claims = ClaimFeatures(self, session, current, self.menus, middle, shown, deeds)
        text = (reading, self.reading_actions, self.view)
        self.looks = SecondLooks(self, session, current, self.menus, self.tags.digits, text)
        pickers = (self.tags.picking, self.claims.picking)
        self.results = ResultActions(
            self, session, self._tasks, self.search_actions, cards, pickers
        )
        self.comforts = self._make_comforts()
        self.intake = Intake(
            self,
            session,
            self._settings,
            self._tasks,
            current,
            self.menus,
            self.messages,
            self.status,
            self.comforts.details,
            self.claims.fingerprints,
        )
        self.importing = self.intake.importing
        says = (self.messages, self.standing, self.status)
        self.safeguards = Safeguards(
            self,
            (session, self._settings, self._tasks),
            (self.menus, self.case_actions, current),
            (reading, cards, *says),
            self.claims.current,
        )

    def _make_comforts(self) -> Comforts:
        parts = Parts(
            window=self,
            session=self.session,
            settings=self._settings,
            current=self.current,
            menus=self.menus,
            reading=self.reading,
            cards=self.cards,
            middle=self.middle,
            splitter=self.splitter,
            pages=self.pages,
            article_actions=self.article_actions,
            reading_actions=self.reading_actions,
            card_actions=self.card_actions,
            tagging=self.tagging,
            case_actions=self.case_actions,
            view=self.view,
        )
        return Comforts(parts)

    def _case_handlers(self) -> dict[str, Callable[[], object]]:
        case = self.case_actions
        return {
            "new": case.ask_new,
            "open": case.ask_open,
            "sample": case.open_sample,
            "import": case.ask_import,
            "import_folder": case.ask_import_folder,
            "copy_case": case.ask_copy,
            "saved": lambda: self.status.say(self.tr("Saved automatically.")),
            "close": case.close,
            "quit": self.close,
        }

    def _reading_handlers(self) -> dict[str, Callable[[], object]]:
        reader, articles = self.reading.reader, self.article_actions
        return {
            "next_sentence": reader.next_sentence,
            "previous_sentence": reader.previous_sentence,
            "extend": reader.extend_sentence,
            "shrink": reader.shrink_sentence,
            "end_back": lambda: reader.move_selection_end(-1),
            "end_on": lambda: reader.move_selection_end(1),
            "start_back": lambda: reader.move_selection_start(-1),
            "start_on": lambda: reader.move_selection_start(1),
            "next_mark": reader.next_mark,
            "previous_mark": reader.previous_mark,
            "overlap": self.reading_actions.cycle_overlap,
            "next_article": lambda: articles.step(1),
            "previous_article": lambda: articles.step(-1),
            "next_unreviewed": articles.next_to_review,
            "reviewed": articles.toggle_reviewed,
        }

    def _other_handlers(self) -> dict[str, Callable[[], object]]:
        tagging, view = self.tagging, self.view
        return {
            "search": self.cards.focus_search,
            "search_key": self.cards.focus_search,
            "report": view.toggle_report,
            "highlights": view.toggle_highlights,
            "theme": view.toggle_theme,
            "pane_articles": self.articles.focus_list,
            "pane_reader": view.show_reading,
            "pane_cards": self.cards.focus_list,
            "pane_next": view.next_pane,
            "repeat": tagging.repeat,
            "clear": tagging.clear,
            "note": tagging.note,
            "apart": tagging.set_apart,
            "delete": self._delete,
        }

    def _connect(self) -> None:
        self.session.changed.connect(lambda _changes: self.status.show_saved(True))
        self.session.case_opened.connect(self._on_case)
        self.articles.tag_chosen.connect(self.card_actions.show_tag)
        self.search_actions.hit_chosen.connect(self._go_to_hit)
        self.journal.place_changed.connect(self.reading_actions.go_to_place)
        self.reading_actions.status_changed.connect(self.status.show_place)
        self.comforts.marks_here.changed.connect(self.status.show_here)
        speakers = (self.tagging, self.journal, self.reporting, self.exchange, self.case_actions)
        for speaker in (
            *speakers,
            self.article_actions,
            self.comforts,
            self.tags,
            self.claims,
            self.safeguards,
            self.intake,
            self.results,
        ):
            speaker.said.connect(self.status.say)
        self.tags.state_said.connect(self.status.hold)
        self.comforts.warned.connect(self.messages.say)
        self.tagging.ask_focus(self.cards.list_has_focus)
        self.case_actions.import_asked.connect(self.import_paths)

    def show_unexpected(self, summary: str, details: str) -> None:
        """Say that something failed that should not have; the window goes on."""
        self.safeguards.faults.tell_unexpected(summary, details)

    def import_paths(self, paths: list[Path]) -> None:
        """Import into the open case."""
        self.intake.import_paths(paths)

    def _delete(self) -> None:
        """What Del means depends on where the keyboard is."""
        (self.claims if self.claims.has_keyboard() else self.tagging).delete()

    def _go_to_hit(self, article_id: str, span: Span) -> None:
        with self.current.jumping():
            self.view.show_reading()
            self.reading_actions.go_to(article_id, span)

    def _on_case(self, opened: bool) -> None:
        title = self.session.space.title if opened else ""
        self.setWindowTitle(f"{title} — Workbench" if title else "Workbench")
        self.status.show_saved(opened)
        self.messages.hide()
        if opened:
            self.view.show_reading()

    # Overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.view.one_level_out()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.cards.flush_note()
        if self.session.is_busy:  # it may take long, and the window is not to stand still
            event.ignore()
            self.safeguards.long_deeds.close_behind(self.close)
            return
        self.comforts.layout.keep()
        self.importing.cancel()
        self._tasks.stop()
        self.session.close()
        self._settings.sync()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.intake.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.intake.take(event.mimeData()):
            event.acceptProposedAction()
