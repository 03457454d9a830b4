"""Claims and their evidence: every edit of them that the window makes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from workbench.domain.changes import Changes
from workbench.domain.claim_views import EvidenceView
from workbench.domain.claims import Claim
from workbench.gui.actions.target import Target
from workbench.gui.done_words import done_sentence
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.session import Session
from workbench.services.workspace import Workspace


class ClaimEdits(QObject):
    """Each method is one undo step. `said(sentence)` is for the status bar; `refused` when an edit
    failed, so that what shows it can be set back.
    """

    said = Signal(str)
    refused = Signal()

    def __init__(self, session: Session, cards: AnnotationPane) -> None:
        super().__init__(session)
        self._session, self._cards = session, cards
        self._last: str | None = None
        session.case_opened.connect(self._forget)

    @property
    def last(self) -> str | None:
        """The id of the claim that something was linked to last."""
        return self._last

    def link(self, target: Target, claim_id: str, stance: str) -> None:
        """Make what is at hand evidence for a claim."""
        self._last = claim_id
        self.act(lambda space: target.link(space, claim_id, stance))

    def link_all(self, claim_id: str, annotation_ids: Sequence[str], stance: str) -> None:
        """Make many annotations evidence for a claim: all results of a search, for instance."""
        self.link(Target(ids=tuple(annotation_ids)), claim_id, stance)

    def state(self, statement: str, target: Target | None, stance: str) -> Claim | None:
        """State a claim, with what is at hand as its evidence; None where that failed."""
        made: list[Claim] = []

        def deed(space: Workspace) -> Changes:
            if target is None:
                changes, claim = space.claims.add(statement)
            else:
                changes, claim = target.state(space, statement, stance)
            made.append(claim)
            return changes

        self.act(deed)
        if not made:
            return None
        self._last = made[0].id if target else self._last
        return made[0]

    def set_field(self, claim_id: str, field: str, value: object, before: object) -> None:
        """Change one field of a claim, which had the value `before` when it was looked at."""
        new, old = _plain(value), _plain(before)
        self.act(lambda space: space.claims.change(claim_id, {field: new}, {field: old})[0])

    def set_stance(self, claim_id: str, annotation_ids: Sequence[str], stance: str) -> None:
        """Give evidence another stance."""
        self.act(lambda space: space.linking.set_stance(claim_id, annotation_ids, stance))

    def set_origin(
        self, claim_id: str, annotation_ids: Sequence[str], origin: str | None, kind: str | None
    ) -> None:
        """Say whom the words come from; a new origin is of that kind."""
        self.act(lambda space: space.linking.set_origin(claim_id, annotation_ids, origin, kind))

    def unlink(self, claim_id: str, annotation_ids: Sequence[str]) -> None:
        """Take annotations away from a claim."""
        self.act(lambda space: space.linking.unlink(claim_id, annotation_ids))

    def merge(self, claim_id: str, into: str) -> None:
        """Move the evidence of a claim to another one and remove the first."""
        self.act(lambda space: space.claims.merge(claim_id, into)[0])

    def split(self, items: Sequence[EvidenceView], statement: str) -> Claim | None:
        """Move evidence of one claim to a new one."""
        made: list[Claim] = []

        def deed(space: Workspace) -> Changes:
            ids = [item.annotation.id for item in items]
            changes, claim = space.claims.split(items[0].evidence.claim_id, statement, ids)
            made.append(claim)
            return changes

        self.act(deed)
        return made[0] if made else None

    def move(self, claim_id: str, step: int) -> None:
        """Move a claim down the list by so many places, up where that is negative."""
        order = [claim.id for claim in self._session.space.claims.listed()]
        if claim_id not in order:
            return
        place = order.index(claim_id) + 1 + step
        if 1 <= place <= len(order):
            self.act(lambda space: space.claims.place(claim_id, place))

    def delete(self, claim_id: str) -> None:
        """Delete a claim; the marks that are its evidence stay."""
        self.act(lambda space: space.claims.delete([claim_id])[0])

    def act(self, deed: Callable[[Workspace], Changes]) -> Changes | None:
        """Do it, and say what was done."""
        self._cards.flush_note()
        changes = self._session.act(deed)
        if changes is None:
            self.refused.emit()
        elif changes:
            self.said.emit(done_sentence(changes.label))
        return changes

    def _forget(self, _opened: bool) -> None:
        self._last = None


def _plain(value: object) -> str | int | None:
    return value if isinstance(value, str | int) else None
