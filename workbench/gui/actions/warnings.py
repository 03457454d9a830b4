"""Warnings: looked for after each change, marked on cards and board, listed in a window."""

from collections import defaultdict

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.changes import Changes
from workbench.domain.errors import NotFound, WorkbenchError
from workbench.domain.views import Finding
from workbench.gui.actions.board import BoardActions
from workbench.gui.actions.menus import Menus
from workbench.gui.case_reader import CaseReader
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.claim_board import ClaimBoard
from workbench.gui.panes.warnings_window import WarningsWindow
from workbench.gui.session import Session
from workbench.gui.tasks import Task
from workbench.services.names import article_named, claim_named

_AFTER_MS = 300


class WarningActions(QObject):
    """`found(list of Finding)` when the warnings of the moment are known."""

    found = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        reader: CaseReader,
        menus: Menus,
        board: BoardActions,
        pane: ClaimBoard,
        cards: AnnotationPane,
    ) -> None:
        super().__init__(parent)
        self._session, self._reader, self._board = session, reader, board
        self._pane, self._cards = pane, cards
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self.window = WarningsWindow(parent)
        self.window.opened.connect(self.go_to)
        pane.bar.warnings_wanted.connect(self.open)
        session.changed.connect(self._on_changed)
        session.case_opened.connect(self._on_case)
        session.closing.connect(self._stop)
        menus.connect_all({"warnings": self.open})

    def open(self) -> None:
        """Show the list; it stays beside the main window."""
        if self._session.is_open:
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()
            self.window.focus_list()

    def go_to(self, finding: Finding) -> None:
        """Go to the passage, the claim or the article that a warning is about."""
        space = self._session.space
        try:
            if finding.annotation is not None:
                self._board.open_mark(finding.annotation)
            elif finding.claim is not None:
                self._board.show(claim_named(space.case, finding.claim).id)
            elif finding.article is not None:
                self._board.open_article(article_named(space.case, finding.article).id)
        except NotFound as error:
            self._session.failed.emit(error)
            return
        self._pane.window().activateWindow()

    def _look(self) -> None:
        self._forget_task()
        path = self._session.space.path
        self._task = self._reader.start(path, lambda space, _task: space.judging.findings())
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._fail)

    def _show(self, findings: list[Finding]) -> None:
        self._task = None
        marks: defaultdict[str, list[str]] = defaultdict(list)
        claims: defaultdict[str, list[str]] = defaultdict(list)
        for finding in findings:
            if finding.severity == "warning" and finding.annotation:
                marks[finding.annotation].append(finding.message)
            if finding.severity == "warning" and finding.claim:
                claims[finding.claim].append(finding.message)
        self._cards.set_warnings(marks)
        self._pane.set_warnings(claims, len(findings))
        self.window.show_findings(findings)
        self.found.emit(findings)

    def _fail(self, error: object) -> None:
        self._task = None
        if isinstance(error, BaseException) and not isinstance(error, WorkbenchError):
            raise error

    def _on_changed(self, _changes: Changes) -> None:
        if self._session.is_open:
            self._timer.start()

    def _on_case(self, opened: bool) -> None:
        if opened:
            self._timer.start()
        else:
            self._show([])

    def _stop(self) -> None:
        self._timer.stop()
        self._forget_task()
        self.window.close()

    def _forget_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
