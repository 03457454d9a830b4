"""Looking through a case on another thread for a list: the last question alone is answered."""

from PySide6.QtCore import QObject, Signal

from workbench.domain.errors import WorkbenchError
from workbench.gui.case_reader import CaseReader, Work
from workbench.gui.session import Session
from workbench.gui.tasks import Task


class Looking(QObject):
    """`found(answer)`, or `ended_empty` where it failed, which the session is told."""

    found = Signal(object)
    ended_empty = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._reader = session, CaseReader(self)
        self._task: Task | None = None
        session.case_opened.connect(self._on_case)

    @property
    def is_settled(self) -> bool:
        """True while nothing is looked for."""
        return self._task is None

    def start(self, work: Work) -> None:
        """Look for something in the open case; what was asked before is not answered any more."""
        self.drop()
        self._task = self._reader.start(self._session.space.path, work)
        self._task.finished.connect(self._finish)
        self._task.failed.connect(self._fail)

    def drop(self) -> None:
        """Let what is under way be."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _finish(self, answer: object) -> None:
        self._task = None
        self.found.emit(answer)

    def _fail(self, error: object) -> None:
        self._task = None
        self.ended_empty.emit()
        if isinstance(error, WorkbenchError):
            self._session.failed.emit(error)
        elif isinstance(error, BaseException):
            raise error

    def _on_case(self, opened: bool) -> None:
        self.drop()
        if not opened:
            # Before the window lets go of the case: the last to close it must be able to write.
            self._reader.stop()
