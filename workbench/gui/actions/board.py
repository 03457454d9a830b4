"""The claim board: showing it, keeping it true to the case, and going from it to the text."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from workbench.domain.changes import Changes
from workbench.domain.claim_board import Board
from workbench.domain.claim_views import EvidenceView, Passage
from workbench.domain.errors import NotFound, WorkbenchError
from workbench.domain.span import Span
from workbench.domain.tokens import EXCLUSIVE_GROUP
from workbench.domain.values import Tag
from workbench.gui.actions.current import Current
from workbench.gui.actions.reading import ReadingActions
from workbench.gui.actions.view import ViewActions
from workbench.gui.case_reader import CaseReader
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.claim_board import ClaimBoard
from workbench.gui.session import Session
from workbench.gui.tasks import Task
from workbench.services.boards import board_markdown

Loaded = tuple[Board, list[Tag]]


class BoardActions(QObject):
    """The board is counted off the GUI thread, while it is seen. `said(sentence)` for the status
    bar; `loaded(Board)` when the counts of the moment are shown.
    """

    said = Signal(str)
    loaded = Signal(object)

    def __init__(
        self,
        session: Session,
        reader: CaseReader,
        current: Current,
        board: ClaimBoard,
        middle: QStackedWidget,
        reading: ReadingActions,
        view: ViewActions,
        cards: AnnotationPane,
    ) -> None:
        super().__init__(board)
        self._session, self._reader, self._current = session, reader, current
        self._board, self._middle = board, middle
        self._reading, self._view, self._cards = reading, view, cards
        self._task: Task | None = None
        self._counted = Board()
        # Claims that are to be counted anew; None means all.
        self._due: frozenset[str] | None = None
        self._is_stale = True
        board.bar.closed.connect(view.show_reading)
        board.bar.copy_wanted.connect(self.copy)
        board.evidence.list.opened.connect(self.open_evidence)
        board.evidence.list.passage_opened.connect(self.open_passage)
        middle.currentChanged.connect(self._on_page)
        session.changed.connect(self._on_changed)
        session.case_opened.connect(self._on_case)
        session.closing.connect(self._on_closing)

    def is_shown(self) -> bool:
        """True while the board is in the middle of the window."""
        return self._middle.currentWidget() is self._board

    def toggle(self) -> None:
        """Show the board, or return to reading at the same place."""
        if self.is_shown():
            self._view.show_reading()
        else:
            self.show()

    def show(self, claim_id: str | None = None, article_id: str | None = None) -> None:
        """Show the board, at a claim where one is given."""
        if not self._session.is_open:
            return
        self._cards.flush_note()
        self._middle.setCurrentWidget(self._board)
        if self._is_stale:
            self.load()
        if claim_id is not None:
            self._board.choose(claim_id, article_id)
        self._board.focus_table()

    def open_evidence(self, item: EvidenceView) -> None:
        """Go to where an item of evidence stands in its article."""
        try:
            self.open_mark(item.annotation.id)
        except NotFound as error:
            self._session.failed.emit(error)

    def open_mark(self, annotation_id: str) -> None:
        """Go to a mark in its article. Raises NotFound."""
        view = self._session.space.library.find(annotation_id)
        if view is None:
            raise NotFound("annotation", annotation_id)
        mark = view.annotation
        is_there = mark.state == "anchored" and mark.version == view.article.version
        self._go(view.article.id, mark.span if is_there else None, mark.id)

    def open_article(self, article_id: str) -> None:
        """Go to an article."""
        self._go(article_id, None)

    def open_passage(self, passage: Passage) -> None:
        """Go to a passage that a reason points at."""
        self._go(passage.article_id, Span(passage.start, passage.end))

    def copy(self) -> None:
        """Put the board as it is shown on the clipboard, as a Markdown table."""
        QGuiApplication.clipboard().setText(board_markdown(self._board.shown))
        self.said.emit(self.tr("The board is on the clipboard, as a Markdown table."))

    def load(self) -> None:
        """Count what has changed and show what comes out."""
        if self._task is not None:
            self._task.cancel()
        self._is_stale = False
        before, due = (
            (Board(), frozenset[str]()) if self._due is None else (self._counted, self._due)
        )
        self._task = self._reader.start(
            self._session.space.path,
            lambda space, task: (
                space.boards.renewed(before, due, lambda: task.is_cancelled),
                space.tagging.tags(),
            ),
        )
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._fail)

    def _go(self, article_id: str, span: Span | None, mark_id: str | None = None) -> None:
        if not self._session.space.library.has(article_id):
            return
        with self._current.jumping():
            self._view.show_reading()
            if span is None:
                self._current.set_article(article_id)
            else:
                self._reading.go_to(article_id, span)
            if mark_id is not None:
                self._current.set_mark(mark_id)

    def _show(self, result: Loaded) -> None:
        self._task = None
        board, tags = result
        self._counted, self._due = board, frozenset()
        self._board.set_board(board, [tag for tag in tags if tag.group_name == EXCLUSIVE_GROUP])
        self.loaded.emit(board)

    def _fail(self, error: object) -> None:
        self._task, self._is_stale = None, True
        if isinstance(error, WorkbenchError):
            self._session.failed.emit(error)
        elif isinstance(error, BaseException):
            raise error

    def _on_changed(self, changes: Changes) -> None:
        touched = self._counted.touched_by(changes)
        if touched is None or self._due is None:
            self._due = None
        else:
            self._due |= touched
        if touched is None or touched or changes.articles:
            self._is_stale = True
            if self.is_shown():
                self.load()

    def _on_page(self, _place: int) -> None:
        if not self.is_shown():
            self._board.form.flush()

    def _on_closing(self) -> None:
        self._board.form.flush()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_case(self, _opened: bool) -> None:
        self._counted, self._due, self._is_stale = Board(), None, True
        self._board.forget()
