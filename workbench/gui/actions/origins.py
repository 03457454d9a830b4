"""The window of origins, kept true to the case; what is said there goes to the case."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.domain.changes import Changes
from workbench.domain.claim_views import ClaimView
from workbench.domain.errors import EditConflict, NotFound, WorkbenchError
from workbench.gui.actions.board import BoardActions
from workbench.gui.actions.menus import Menus
from workbench.gui.done_words import done_sentence
from workbench.gui.panes.claim_board import ClaimBoard
from workbench.gui.panes.coming_up import bring_up
from workbench.gui.panes.origins_window import OriginsWindow
from workbench.gui.session import Session
from workbench.services.wording import sentence
from workbench.services.workspace import Workspace


class OriginActions(QObject):
    """Opens the window; each edit made in it is one undo step."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        menus: Menus,
        pane: ClaimBoard,
        board: BoardActions,
    ) -> None:
        super().__init__(parent)
        self._session, self._pane = session, pane
        self._claim_id: str | None = None
        self.window = OriginsWindow((menus["undo"], menus["redo"]), parent)
        self.window.add_wanted.connect(self.add)
        self.window.delete_wanted.connect(
            lambda key: self._act(lambda space: space.origins.delete(key)[0])
        )
        self.window.claim_picked.connect(self._show_claim)
        self.window.form.edited.connect(self._edit)
        self.window.relations.related.connect(
            lambda one, other, relation, note: self._act(
                lambda space: space.origins.relate(one, other, relation, note)
            )
        )
        self.window.evidence.opened.connect(board.open_evidence)
        self.window.evidence.passage_opened.connect(board.open_passage)
        session.changed.connect(self._on_changed)
        session.closing.connect(self._on_closing)
        menus.connect_all({"origins": self.open})

    def open(self) -> None:
        """Show the window, with the groups of the claim that is current on the board."""
        if not self._session.is_open:
            return
        view = self._pane.current_claim()
        self._claim_id = view.claim.id if view else self._claim_id
        if not self.window.isVisible():
            self.window.say("")
            self._refresh()
            self.window.focus_list()
        bring_up(self.window)

    def add(self, name: str) -> None:
        """Make an origin, or turn to the one of that name."""
        self._act(lambda space: space.origins.set(name, {})[0])
        try:
            origin = self._session.space.origins.named(name)
        except NotFound:
            return
        self.window.choose(origin.id)

    def _edit(self, origin_id: str, field: str, value: object, before: object) -> None:
        given, seen = ({field: _plain(each)} for each in (value, before))
        self._act(lambda space: space.origins.set(origin_id, given, seen)[0])

    def _act(self, deed: Callable[[Workspace], Changes]) -> None:
        changes = self._session.act(deed, self._fail)
        if changes:
            self.window.say(done_sentence(changes.label))

    def _fail(self, error: WorkbenchError) -> None:
        self.window.say(sentence(error))
        if isinstance(error, EditConflict):
            self._session.failed.emit(error)
        self._refresh()

    def _show_claim(self, claim_id: str) -> None:
        self._claim_id = claim_id
        self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        concerns = changes.everything or changes.claims or changes.origins or changes.annotations
        if self.window.isVisible() and concerns:
            self._refresh()

    def _on_closing(self) -> None:
        self.window.flush()
        self.window.close()

    def _refresh(self) -> None:
        space = self._session.space
        self.window.show_origins(space.origins.views())
        claims = space.claims.listed()
        if self._claim_id not in {claim.id for claim in claims}:
            self._claim_id = claims[0].id if claims else None
        view: ClaimView | None = space.claims.view(self._claim_id) if self._claim_id else None
        self.window.show_claims(claims, view)


def _plain(value: object) -> str | bool | None:
    return value if isinstance(value, str | bool) else None
