"""Counting what stands behind the claims, off the GUI thread, and only what a change touched."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.changes import Changes
from workbench.domain.claim_board import Board
from workbench.domain.errors import WorkbenchError
from workbench.domain.tokens import EXCLUSIVE_GROUP
from workbench.domain.values import Tag
from workbench.domain.views import Finding
from workbench.gui.case_reader import CaseReader
from workbench.gui.session import Session
from workbench.gui.tasks import Task
from workbench.services.workspace import Workspace

_AFTER_MS = 300


@dataclass(frozen=True, slots=True)
class Count:
    """How the claims of a case stand: the board, the tags that are verdicts, and the warnings."""

    board: Board
    verdicts: tuple[Tag, ...] = ()
    findings: tuple[Finding, ...] = ()


class Counting(QObject):
    """`counted(Count)` some time after a change; `hurry` while somebody looks at the counts."""

    counted = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._reader = session, CaseReader(self)
        self._board = Board()
        # Claims to be counted anew, None for all; of the next count, and of the one under way.
        self._due: frozenset[str] | None = frozenset()
        self._taken: frozenset[str] | None = frozenset()
        self._articles_due = False
        self._is_due = False
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)
        self.hurry = False
        session.changed.connect(self._on_changed)
        session.case_opened.connect(self._on_case)

    @property
    def is_settled(self) -> bool:
        """True while everybody shows the counts of the moment."""
        return self._task is None and not self._is_due

    def now(self) -> None:
        """Count at once what there is to count."""
        if self._is_due:
            self._timer.start(0)

    def again(self) -> None:
        """Let everybody show the counts as they are: an edit failed."""
        self._is_due = True
        self._timer.start(0)

    def _start(self) -> None:
        if self._task is not None or not self._session.is_open:
            return  # the one under way is followed by another
        self._taken, self._due, self._is_due = self._due, frozenset(), False
        before, taken = (
            (Board(), frozenset[str]()) if self._taken is None else (self._board, self._taken)
        )
        if self._articles_due:
            before, self._articles_due = replace(before, articles=()), False
        self._task = self._reader.start(
            self._session.space.path, lambda space, task: _count(space, task, before, taken)
        )
        self._task.finished.connect(self._finish)
        self._task.failed.connect(self._fail)

    def _finish(self, count: Count) -> None:
        self._task = None
        self._board = count.board
        self.counted.emit(count)
        self.now()

    def _fail(self, error: object) -> None:
        self._task = None
        self._due, self._is_due = None, True
        if isinstance(error, WorkbenchError):
            self._session.failed.emit(error)
        elif isinstance(error, BaseException):
            raise error

    def _on_changed(self, changes: Changes) -> None:
        touched = self._board.touched_by(changes)
        # Claims that the count under way is about are not on the board yet.
        unsure = self._taken is None and self._task is not None
        if touched is None or self._due is None or unsure:
            self._due = None
        else:
            self._due |= touched
        self._articles_due |= bool(changes.articles)
        self._is_due = True
        self._timer.start(0 if self.hurry else _AFTER_MS)

    def _on_case(self, opened: bool) -> None:
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._board, self._due, self._is_due = Board(), None, opened
        if opened:
            self._timer.start(_AFTER_MS)
        else:
            # Before the window lets go of the case: the last to close it must be able to write.
            self._reader.stop()


def _count(space: Workspace, task: Task, before: Board, taken: frozenset[str]) -> Count:
    """On another thread."""
    board = space.boards.renewed(before, taken, lambda: task.is_cancelled)
    verdicts = [tag for tag in space.tagging.tags() if tag.group_name == EXCLUSIVE_GROUP]
    findings = space.judging.findings(board.claims)
    return Count(board, tuple(verdicts), tuple(findings))
