"""Warnings: looked for after each change, marked on cards and board, listed in a window."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.domain.errors import NotFound
from workbench.domain.views import Finding
from workbench.gui.actions.board import BoardActions
from workbench.gui.actions.counting import Counting
from workbench.gui.actions.menus import Menus
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.claim_board import ClaimBoard
from workbench.gui.panes.coming_up import bring_up
from workbench.gui.panes.warnings_window import WarningsWindow
from workbench.gui.session import Session
from workbench.services.names import article_named, claim_named


class WarningActions(QObject):
    """The list stays open beside the main window while one mends what it names."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        counting: Counting,
        menus: Menus,
        board: BoardActions,
        pane: ClaimBoard,
        cards: AnnotationPane,
    ) -> None:
        super().__init__(parent)
        self._session, self._board = session, board
        self._pane, self._cards = pane, cards
        self._shown: Sequence[Finding] = ()
        self.window = WarningsWindow(parent)
        self.window.opened.connect(self.go_to)
        pane.bar.warnings_wanted.connect(self.open)
        session.case_opened.connect(self._on_case)
        counting.counted.connect(lambda count: self._show(count.findings))
        menus.connect_all({"warnings": self.open})

    def open(self) -> None:
        """Show the list; it stays beside the main window."""
        if self._session.is_open:
            bring_up(self.window)
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

    def _show(self, findings: Sequence[Finding]) -> None:
        if findings == self._shown:
            return
        self._shown = findings
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

    def _on_case(self, opened: bool) -> None:
        if not opened:
            self._show(())
            self.window.close()
