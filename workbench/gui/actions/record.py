"""The history window: of the mark at hand, a claim, the article, or the case."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.domain.text import cut_short
from workbench.gui.actions.current import Current
from workbench.gui.actions.menus import Menus
from workbench.gui.dialogs.history import HistoryDialog
from workbench.gui.session import Session
from workbench.gui.tasks import Task, Tasks
from workbench.services.telling import Told, tell
from workbench.services.workspace import Workspace

_STATEMENT: Final = 60


@dataclass(frozen=True, slots=True)
class Scope:
    """What the history is shown of: a thing, an article, or with neither the case."""

    words: str
    entity_id: str | None = None
    article_id: str | None = None


class RecordActions(QObject):
    """Keeps the window true to the case while it is open. `current_claim` is (id, ref) or None."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        current: Current,
        window: QWidget,
        menus: Menus,
        current_claim: Callable[[], tuple[str, str] | None],
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._current = session, tasks, current
        self._current_claim = current_claim
        self._scopes: list[Scope] = []
        self._task: Task | None = None
        self.dialog = HistoryDialog(window)
        self.dialog.wanted.connect(self._read)
        session.changed.connect(self._on_changed)
        session.closing.connect(self.dialog.close)
        menus.connect_all({"history": self.show})

    def show(self) -> None:
        """Open the window on what is at hand: the claim, the mark, the article, the case."""
        if not self._session.is_open:
            return
        self._scopes = self._at_hand()
        self.dialog.show()
        self.dialog.set_scopes([scope.words for scope in self._scopes], 0)
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _at_hand(self) -> list[Scope]:
        found, shown = [], self._current_claim()
        claims = self._claims()
        if shown is not None:
            found.append(claims.pop(shown[0], Scope(shown[1], entity_id=shown[0])))
        if self._current.mark_id is not None:
            found.append(Scope(self.tr("This mark"), entity_id=self._current.mark_id))
            view = self._session.space.library.find(self._current.mark_id)
            links = view.claims if view else ()
            at_hand = [claims.pop(link.evidence.claim_id, None) for link in links]
            found += [scope for scope in at_hand if scope is not None]
        if self._current.article_id is not None:
            found.append(Scope(self.tr("This article"), article_id=self._current.article_id))
        return [*found, Scope(self.tr("The whole case")), *claims.values()]

    def _claims(self) -> dict[str, Scope]:
        """Every claim by its id: each is a choice, wherever it is read of."""
        words = self.tr("Claim {}: {}")
        return {
            claim.id: Scope(
                words.format(claim.ref, cut_short(claim.statement, _STATEMENT)), entity_id=claim.id
            )
            for claim in self._session.space.claims.listed()
        }

    def _on_changed(self, _changes: object) -> None:
        if self.dialog.isVisible():
            self.dialog.ask()

    def _read(self, number: int, words: str) -> None:
        path = self._session.path
        if path is None or not 0 <= number < len(self._scopes):
            return
        if self._task is not None:
            self._task.cancel()
        scope = self._scopes[number]
        task = self._tasks.start(lambda _task: _told(path, scope, words))
        task.finished.connect(self.dialog.show_told)
        task.failed.connect(self._session.failed)
        task.ended.connect(partial(self._forget, task))
        self._task = task

    def _forget(self, task: Task) -> None:
        if self._task is task:
            self._task = None


def _told(path: Path, scope: Scope, words: str) -> Told:
    """On another thread, over a connection of its own."""
    with contextlib.closing(Workspace.open_reader(path)) as reader:
        return tell(
            reader.case, entity_id=scope.entity_id, article_id=scope.article_id, words=words
        )
