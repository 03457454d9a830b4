"""Claims in the window, put together: the board, the pickers, the keys and the menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from workbench.domain.claim_views import ClaimView, EvidenceView
from workbench.gui.actions.at_hand import place_at_hand
from workbench.gui.actions.board import BoardActions
from workbench.gui.actions.claim_edits import ClaimEdits
from workbench.gui.actions.claim_picking import ClaimPicking
from workbench.gui.actions.counting import Counting
from workbench.gui.actions.current import Current
from workbench.gui.actions.fingerprints import FingerprintActions
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.origin_picking import OriginPicking
from workbench.gui.actions.origins import OriginActions
from workbench.gui.actions.reading import ReadingActions
from workbench.gui.actions.tagging import TaggingActions
from workbench.gui.actions.target import Target
from workbench.gui.actions.view import ViewActions
from workbench.gui.actions.warnings import WarningActions
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.claim_board import ClaimBoard
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.session import Session

_KEYS_ON_BOARD = ("link", "origin", "delete", "search_key", "keys_key")


class ClaimFeatures(QObject):
    """`said(sentence)` is for the status bar."""

    said = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        current: Current,
        menus: Menus,
        middle: QStackedWidget,
        panes: tuple[ClaimBoard, ReaderPane, AnnotationPane],
        deeds: tuple[TaggingActions, ReadingActions, ViewActions],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._pane, self._reading, self._cards = panes
        self._tagging, going, view = deeds
        self.counting = Counting(session, self)
        self.edits = ClaimEdits(session, self._cards)
        self.board = BoardActions(
            session, self.counting, current, self._pane, middle, going, view, self._cards
        )
        self.picking = ClaimPicking(window, session, self.edits)
        self.whose = OriginPicking(window, session, self.edits)
        self.origins = OriginActions(window, session, menus, self._pane, self.board)
        self.warnings = WarningActions(
            window, session, self.counting, menus, self.board, self._pane, self._cards
        )
        self.fingerprints = FingerprintActions(session)
        self._connect()
        menus.connect_all(self._handlers())
        menus.let_act_in(_KEYS_ON_BOARD, (self._pane.table, self._pane.evidence.list))

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "board": self.board.toggle,
            "claim_here": self.state_from_selection,
            "claim_new": self.state,
            "link": self.link,
            "origin": self.ask_origin,
            "claim_edit": self.edit,
            "claim_up": partial(self._move, -1),
            "claim_down": partial(self._move, 1),
            "claim_merge": self.merge,
            "claim_split": self._pane.evidence.split,
            "claim_delete": self.delete_claim,
            "board_copy": self.board.copy,
        }

    def _connect(self) -> None:
        pane, cards, edits = self._pane, self._cards, self.edits
        pane.bar.new_wanted.connect(self.state)
        pane.form.edited.connect(edits.set_field)
        pane.evidence.stance_wanted.connect(
            lambda items, stance: edits.set_stance(*_linked(items), stance)
        )
        pane.evidence.origin_wanted.connect(
            lambda items, place: self.whose.open(*_linked(items), place)
        )
        pane.evidence.unlink_wanted.connect(lambda items: edits.unlink(*_linked(items)))
        pane.evidence.split_wanted.connect(
            lambda items: self.picking.split(items, pane.claim_place())
        )
        cards.link_wanted.connect(lambda ids, at: self.picking.link(Target(ids=tuple(ids)), at))
        cards.stance_wanted.connect(edits.set_stance)
        cards.origin_wanted.connect(self.whose.open)
        cards.unlink_wanted.connect(edits.unlink)
        cards.claim_wanted.connect(self.board.show)
        self.picking.stated.connect(pane.choose)
        self.picking.found.connect(pane.choose)
        edits.refused.connect(self.counting.again)
        for signal in (self._session.case_opened, self._session.access_changed):
            signal.connect(lambda *_: pane.set_read_only(self._session.read_only is not None))
        for speaker in (edits, self.board):
            speaker.said.connect(self.said)

    def link(self) -> None:
        """Ask which claim to link to: the chosen evidence or what is at hand in the text."""
        target = self._target()
        if target is not None:
            claim = self._pane.current_claim() if self._pane.has_keyboard() else None
            self.picking.link(target, self._place(), claim.claim.id if claim else None)

    def state_from_selection(self) -> None:
        """Ask how the claim is to be worded that the selection or the mark at hand supports."""
        target = self._target()
        if target is not None:
            self._reading.hide_bar()
            self.picking.state_from(target, self._place())

    def state(self) -> None:
        """Ask how a new claim is to be worded."""
        if self._session.is_open:
            self.board.show()
            self.picking.state(self._pane.claim_place())

    def edit(self) -> None:
        """Put the caret into the statement of the claim on the board."""
        if self._chosen() is not None:
            self._pane.form.focus_statement()

    def merge(self) -> None:
        """Ask which claim the one on the board is to be merged into."""
        view = self._chosen()
        if view is not None:
            self.picking.merge(view.claim, self._pane.claim_place())

    def delete(self) -> None:
        """Del on the board: the chosen evidence is unlinked, or else the claim is deleted."""
        if self._pane.evidence.list.hasFocus():
            self._pane.evidence.unlink()
        else:
            self.delete_claim()

    def delete_claim(self) -> None:
        """Delete the claim on the board; its marks stay."""
        view = self._chosen()
        if view is not None:
            self.edits.delete(view.claim.id)

    def ask_origin(self) -> None:
        """Ask whose words the chosen evidence, or the mark at hand, is."""
        if self._pane.has_keyboard():
            self._pane.evidence.ask_origin()
            return
        target = self._tagging.target() if self._session.is_open else None
        if target is None:
            return
        links = target.stances(self._session.space)
        if not links:
            self.said.emit(self.tr("Link it to a claim first: press L."))
            return
        claim_id = self.edits.last if self.edits.last in links else next(iter(links))
        self.whose.open(claim_id, target.marks(self._session.space), self._place())

    def current(self) -> tuple[str, str] | None:
        """The id and the ref of the claim on the board, or None where the board is not seen."""
        view = self._pane.current_claim() if self.board.is_shown() else None
        return (view.claim.id, view.claim.ref) if view is not None else None

    def has_keyboard(self) -> bool:
        """True while keys are meant for the board."""
        return self._pane.has_keyboard()

    def _chosen(self) -> ClaimView | None:
        """The claim on the board; None, and a word about it, where the board is not seen."""
        view = self._pane.current_claim() if self.board.is_shown() else None
        if view is None:
            self.said.emit(self.tr("Choose a claim on the board first: press Ctrl+B."))
        return view

    def _move(self, step: int) -> None:
        view = self._chosen()
        if view is not None:
            self.edits.move(view.claim.id, step)

    def _target(self) -> Target | None:
        """What is to be linked: evidence chosen on the board, or what is at hand in the text."""
        if not self._session.is_open:
            return None
        if self._pane.evidence.list.hasFocus():
            ids = tuple(item.annotation.id for item in self._pane.evidence.list.selected())
            return Target(ids=ids) if ids else None
        return self._tagging.target()

    def _place(self) -> QRect:
        if self._pane.has_keyboard():
            return self._pane.claim_place()
        return place_at_hand(self._reading, self._cards)


def _linked(items: list[EvidenceView]) -> tuple[str, list[str]]:
    """The claim that these are evidence for, and their annotations."""
    return items[0].evidence.claim_id, [item.annotation.id for item in items]
