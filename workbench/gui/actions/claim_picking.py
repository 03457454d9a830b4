"""Choosing or stating a claim by typing: to link to, to merge into, to split off."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.claim_views import EvidenceView
from workbench.domain.claims import STATEMENT_LENGTH, Claim
from workbench.domain.text import on_one_line
from workbench.gui.actions.claim_edits import ClaimEdits
from workbench.gui.actions.target import Target
from workbench.gui.models.choices import Choice
from workbench.gui.models.claim_choices import (
    claim_choices,
    new_claim_choices,
    other_claim_choices,
)
from workbench.gui.panes.claim_picker import ClaimPicker
from workbench.gui.session import Session


class ClaimPicking(QObject):
    """Opens the claim picker, and does what is chosen in it. `stated(claim id)` for a new claim;
    `found(claim id)` where a claim that is there already was chosen instead of a new one.
    """

    stated = Signal(str)
    found = Signal(str)

    def __init__(self, window: QWidget, session: Session, edits: ClaimEdits) -> None:
        super().__init__(window)
        self._window, self._session, self._edits = window, session, edits
        self._then: Callable[[Choice], object] = lambda _choice: None
        self.picker = ClaimPicker(window)
        self.picker.picked.connect(lambda choice: self._then(choice))
        session.case_opened.connect(lambda _opened: self.picker.close_up())
        session.changed.connect(lambda _changes: self.picker.refresh())

    def link(self, target: Target, place: QRect, first: str | None = None) -> None:
        """Ask which claim the target is to be linked to; the last one, or `first`, is on top."""
        top = first or self._edits.last

        def offer(typed: str) -> list[Choice]:
            return claim_choices(typed, self._claims(), target.stances(self._session.space), top)

        self._then = lambda choice: self._link(choice, target)
        words = self.tr("Link to a claim: type to find it or to state a new one")
        self.picker.ask(words, self._inside(place), self._while_open(offer))

    def state_from(self, target: Target, place: QRect) -> None:
        """Ask how a new claim is to be worded that the target is evidence for."""
        quote = on_one_line(target.quote(self._session.space))[:STATEMENT_LENGTH]
        self._then = lambda choice: self._link(choice, target)
        words = self.tr("State the claim; Enter makes it")
        self.picker.ask(words, self._inside(place), self._while_open(self._offer_new), quote)

    def state(self, place: QRect) -> None:
        """Ask how a new claim is to be worded that has no evidence yet."""
        self._then = self._state
        words = self.tr("State the claim; Enter makes it")
        offer = self._while_open(self._offer_new)
        self.picker.ask(words, self._inside(place), offer, with_stance=False)

    def merge(self, claim: Claim, place: QRect) -> None:
        """Ask which claim this one is to be merged into."""

        def offer(typed: str) -> list[Choice]:
            others = [each for each in self._claims() if each.id != claim.id]
            return other_claim_choices(typed, others)

        self._then = lambda choice: self._merge(claim, choice)
        words = self.tr("Merge {ref} into: type to find the claim").format(ref=claim.ref)
        self.picker.ask(words, self._inside(place), self._while_open(offer), with_stance=False)

    def split(self, items: Sequence[EvidenceView], place: QRect) -> None:
        """Ask how the claim is to be worded that this evidence is split off to."""

        def offer(typed: str) -> list[Choice]:
            return new_claim_choices(typed, ())

        def then(choice: Choice) -> None:
            self._edits.split(items, choice.key, self._tell)

        self._then = then
        words = self.tr("State the claim that the chosen evidence is split off to")
        quote = on_one_line(items[0].annotation.quote)[:STATEMENT_LENGTH]
        offered = self._while_open(offer)
        self.picker.ask(words, self._inside(place), offered, quote, with_stance=False)

    def _offer_new(self, typed: str) -> list[Choice]:
        return new_claim_choices(typed, self._claims())

    def _link(self, choice: Choice, target: Target) -> None:
        if choice.kind == "claim":
            self._edits.link(target, choice.key, self.picker.stance)
            return
        self._edits.state(choice.key, target, self.picker.stance, self._tell)

    def _state(self, choice: Choice) -> None:
        if choice.kind == "claim":
            self.found.emit(choice.key)
            return
        self._edits.state(choice.key, None, self.picker.stance, self._tell)

    def _tell(self, claim: Claim) -> None:
        self.stated.emit(claim.id)

    def _merge(self, claim: Claim, choice: Choice) -> None:
        self._edits.merge(claim.id, choice.key)
        self.found.emit(choice.key)

    def _claims(self) -> list[Claim]:
        return self._session.space.claims.listed()

    def _while_open(self, offer: Callable[[str], list[Choice]]) -> Callable[[str], list[Choice]]:
        return lambda typed: offer(typed) if self._session.is_open else []

    def _inside(self, place: QRect) -> QRect:
        return QRect(self._window.mapFromGlobal(place.topLeft()), place.size())
