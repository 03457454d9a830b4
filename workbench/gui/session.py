"""The case the window works on: the one place where changes are announced.

Panes never see it; the main window and the actions do.
"""

import contextlib
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.access import ReadOnly
from workbench.domain.changes import Changes
from workbench.domain.errors import CaseReadOnly, CaseUnwritable, Interrupted, WorkbenchError
from workbench.domain.views import UndoState
from workbench.gui.afterwards import Afterwards
from workbench.gui.aside import Aside
from workbench.gui.asked import Asked, Deed, nothing
from workbench.services.aside import Done, take_in
from workbench.services.workspace import Workspace

POLL_MS = 400
# An edit of so many things takes longer than the window may be held up.
LONG: Final = 100


class Session(QObject):
    """An open case, or none. `changed` carries a `Changes`, once for each action.

    `failed` carries a WorkbenchError that some action met; nothing was changed then. `case_opened`
    is emitted with True for a case and False when it was closed; `closing` before that, while
    every view still shows it. `access_changed` when it can no longer be written to.

    A deed on many things is done aside: `busy(True)`, `progressed(made, count)` and `busy(False)`.
    What is asked for meanwhile waits for it and is done then, in its order: `deferred`. `cancelled`
    where it was taken back.
    """

    changed = Signal(object)
    failed = Signal(object)
    case_opened = Signal(bool)
    closing = Signal()
    access_changed = Signal()
    busy = Signal(bool)
    progressed = Signal(int, int)
    deferred = Signal()
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._space: Workspace | None = None
        self._version = 0
        self._access: ReadOnly | None = None
        self._announcing = False
        self._refused: Asked | None = None
        self._long: Asked | None = None
        self._waiting: deque[Asked] = deque()
        self.afterwards = Afterwards(self)
        self._aside = Aside(self)
        self._aside.progressed.connect(self.progressed)
        self._aside.finished.connect(self._finish_aside)
        self._aside.failed.connect(self._fail_aside)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.look_for_others)

    @property
    def space(self) -> Workspace:
        """The services of the open case. Only to be asked for while one is open."""
        if self._space is None:
            raise RuntimeError("no case is open")
        return self._space

    @property
    def is_open(self) -> bool:
        """True while there is a case."""
        return self._space is not None

    @property
    def is_announcing(self) -> bool:
        """True while views take up a change: some have, others are yet to."""
        return self._announcing

    @property
    def path(self) -> Path | None:
        """The file of the open case."""
        return self._space.path if self._space else None

    @property
    def read_only(self) -> ReadOnly | None:
        """Why the open case cannot be changed, or None."""
        return self._space.read_only if self._space else None

    def is_at(self, path: Path) -> bool:
        """True where the open case is the file at a path."""
        return self.path is not None and self.path.absolute() == path.absolute()

    def open(self, space: Workspace) -> None:
        """Work on this case from now on; the one before is closed."""
        self.close()
        self._space = space
        self._version = space.data_version()
        space.look()
        self._access = space.read_only
        self._poll.start()
        self.case_opened.emit(True)

    def close(self) -> None:
        """Close the case, if one is open."""
        self._poll.stop()
        while self._aside.is_busy:  # and then what waits for it
            self._aside.finish()
        if self._space is not None:
            self.closing.emit()
            self.afterwards.now()
        space, self._space = self._space, None
        if space is not None:
            # Views may still ask for what they show while they let go of it.
            self.case_opened.emit(False)
            space.close()

    def undo_state(self) -> UndoState:
        """The words for the menu."""
        if self._space is None or self._space.read_only is not None:
            return UndoState(None, None)
        return self._space.journal.state()

    def act(
        self,
        deed: Deed,
        on_failure: Callable[[WorkbenchError], object] | None = None,
    ) -> Changes | None:
        """Do something to the case and announce what changed; None where it failed.

        What was done is committed when this returns; behind a long deed it has to wait, and nothing
        is changed yet. A failure goes to `on_failure`, or else to everybody.
        """
        return self._do(Asked(deed, on_failure=on_failure))

    def perform(
        self,
        deed: Deed,
        then: Callable[[Changes], object] = nothing,
        size: int | Callable[[Workspace], int] = 1,
        on_failure: Callable[[WorkbenchError], object] | None = None,
    ) -> None:
        """As `act`, for what may be an edit of many things: such is done on another thread.

        `then` gets the changes once it is done and announced, and is not called where it failed.
        """
        count = size if callable(size) else lambda _space: size
        self._do(Asked(deed, then, count, on_failure))

    @property
    def is_busy(self) -> bool:
        """True while a long deed is under way: nothing else may write to the case then."""
        return self._aside.is_busy

    def cancel(self) -> None:
        """Take back the long deed that is under way."""
        self._aside.cancel()

    def _do(self, asked: Asked) -> Changes | None:
        if self.is_busy:
            self._waiting.append(asked)
            self.deferred.emit()
            return Changes()
        self.afterwards.now()
        self._refused = None
        ground = self.space.case.ground
        with ground.insisting() if asked.insists else contextlib.nullcontext():
            try:
                if self.read_only is None and asked.size(self.space) >= LONG:
                    self._begin_aside(asked)
                    return Changes()
                changes = asked.deed(self.space)
            except WorkbenchError as error:
                self._refuse(asked, error)
                return None
        if changes:
            self._announce(changes)
        asked.then(changes)
        return changes

    def _refuse(self, asked: Asked, error: WorkbenchError) -> None:
        self._refused = asked
        self._tell_access(self.space)
        (asked.on_failure or self.failed.emit)(error)

    def _begin_aside(self, asked: Asked) -> None:
        self._long = asked
        self._aside.start(self.space, asked.deed)
        self.busy.emit(True)

    def _finish_aside(self, done: Done) -> None:
        self.busy.emit(False)
        with contextlib.suppress(WorkbenchError):  # then the next look at the file says so
            version = self.space.data_version()
            if take_in(self.space, done):
                self._version = version
        if done.changes:
            self._announce(done.changes)
        asked, self._long = self._long, None
        if asked is not None:
            asked.then(done.changes)
        self._go_on()

    def _fail_aside(self, error: Exception) -> None:
        self.busy.emit(False)
        asked, self._long = self._long, None
        if isinstance(error, Interrupted):
            self.cancelled.emit()
        elif isinstance(error, WorkbenchError) and asked is not None:
            self._refuse(asked, error)
        else:
            self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        """Do what waited for the long deed."""
        while self._waiting and not self.is_busy:
            self._do(self._waiting.popleft())

    @property
    def can_retry(self) -> bool:
        """True where the last deed failed."""
        return self._refused is not None and self._space is not None

    def retry(self) -> Changes | None:
        """Do again what failed last."""
        refused = self._refused
        return self._do(refused) if refused is not None and self._space is not None else None

    @property
    def refused(self) -> Asked | None:
        """The deed that failed last, where nothing was done since."""
        return self._refused

    def insist(self, asked: Asked) -> Changes | None:
        """Do it over what somebody else made of its ground."""
        return self._do(replace(asked, insists=True)) if self._space is not None else None

    def look_for_others(self) -> None:
        """Let every view catch up where somebody else wrote: another process, another thread.

        PRAGMA data_version changes with commits of other connections only.
        """
        if self._space is None:
            return
        if self.is_busy:  # what it writes is ours
            self._keep_lease(self._space)
            return
        try:
            version = self._space.data_version()
        except WorkbenchError as error:
            self._poll.stop()
            self.failed.emit(error)
            return
        self._keep_lease(self._space)
        for failure in self._space.case.failed_backups():
            self.failed.emit(failure)
        if version != self._version:
            self._version = version
            self._space.look()
            self._announce(Changes(everything=True))

    def look_at_everything(self) -> None:
        """Let every view catch up with what the case holds now."""
        if self._space is not None:
            self._space.look()
            self._announce(Changes(everything=True))

    def _announce(self, changes: Changes) -> None:
        self._announcing = True
        try:
            self.changed.emit(changes)
        finally:
            self._announcing = False

    def _keep_lease(self, space: Workspace) -> None:
        if space.read_only is None:
            # A drive that does not answer is told with the next deed, which it refuses.
            with contextlib.suppress(CaseReadOnly, CaseUnwritable):
                space.keep_lease()
        self._tell_access(space)

    def _tell_access(self, space: Workspace) -> None:
        """Whoever found out first, also something in the background that told nobody."""
        if space.read_only != self._access:
            self._access = space.read_only
            self.access_changed.emit()
