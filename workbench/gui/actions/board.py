"""The claim board: showing it, keeping it true to the case, and going from it to the text."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from workbench.domain.claim_views import EvidenceView, Passage
from workbench.domain.errors import NotFound
from workbench.domain.span import Span
from workbench.gui.actions.counting import Count, Counting
from workbench.gui.actions.current import Current
from workbench.gui.actions.reading import ReadingActions
from workbench.gui.actions.view import ViewActions
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.claim_board import ClaimBoard
from workbench.gui.session import Session
from workbench.services.boards import board_markdown


class BoardActions(QObject):
    """`said(sentence)` for the status bar."""

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        counting: Counting,
        current: Current,
        board: ClaimBoard,
        middle: QStackedWidget,
        reading: ReadingActions,
        view: ViewActions,
        cards: AnnotationPane,
    ) -> None:
        super().__init__(board)
        self._session, self._counting, self._current = session, counting, current
        self._board, self._middle = board, middle
        self._reading, self._view, self._cards = reading, view, cards
        board.bar.closed.connect(view.show_reading)
        board.bar.copy_wanted.connect(self.copy)
        board.evidence.list.opened.connect(self.open_evidence)
        board.evidence.list.passage_opened.connect(self.open_passage)
        middle.currentChanged.connect(self._on_page)
        counting.counted.connect(self._show)
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
        self._counting.now()
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

    def _show(self, count: Count) -> None:
        self._board.set_board(count.board, count.verdicts)

    def _on_page(self, _place: int) -> None:
        self._counting.hurry = self.is_shown()
        if not self.is_shown():
            self._board.form.flush()

    def _on_closing(self) -> None:
        self._board.form.flush()
        self._board.forget()
