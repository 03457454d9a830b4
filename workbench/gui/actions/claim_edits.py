"""Claims and their evidence: every edit of them that the window makes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from workbench.domain.changes import Changes
from workbench.domain.claim_views import EvidenceView
from workbench.domain.claims import Claim
from workbench.domain.errors import WorkbenchError
from workbench.gui.actions.target import Target
from workbench.gui.asked import Deed
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
        self.act(lambda space: target.link(space, claim_id, stance), len(target.ids))

    def state(
        self,
        statement: str,
        target: Target | None,
        stance: str,
        then: Callable[[Claim], object],
    ) -> None:
        """State a claim, with what is at hand as its evidence; `then` gets it once it is there."""

        def deed(space: Workspace) -> tuple[Changes, Claim]:
            if target is None:
                return space.claims.add(statement)
            return target.state(space, statement, stance)

        def keep(claim: Claim) -> None:
            self._last = claim.id if target else self._last
            then(claim)

        self._make(deed, keep, len(target.ids) if target else 0)

    def set_field(self, claim_id: str, field: str, value: object, before: object) -> None:
        """Change one field of a claim, which had the value `before` when it was looked at."""
        new, old = _plain(value), _plain(before)
        self.act(lambda space: space.claims.change(claim_id, {field: new}, {field: old})[0])

    def set_stance(self, claim_id: str, annotation_ids: Sequence[str], stance: str) -> None:
        """Give evidence another stance."""
        self.act(
            lambda space: space.linking.set_stance(claim_id, annotation_ids, stance),
            len(annotation_ids),
        )

    def set_origin(
        self, claim_id: str, annotation_ids: Sequence[str], origin: str | None, kind: str | None
    ) -> None:
        """Say whom the words come from; a new origin is of that kind."""
        self.act(
            lambda space: space.linking.set_origin(claim_id, annotation_ids, origin, kind),
            len(annotation_ids),
        )

    def unlink(self, claim_id: str, annotation_ids: Sequence[str]) -> None:
        """Take annotations away from a claim."""
        self.act(lambda space: space.linking.unlink(claim_id, annotation_ids), len(annotation_ids))

    def merge(self, claim_id: str, into: str) -> None:
        """Move the evidence of a claim to another one and remove the first."""
        self.act(
            lambda space: space.claims.merge(claim_id, into)[0],
            lambda space: space.claims.evidence_count(claim_id),
        )

    def split(
        self, items: Sequence[EvidenceView], statement: str, then: Callable[[Claim], object]
    ) -> None:
        """Move evidence of one claim to a new one; `then` gets that once it is there."""
        ids = [item.annotation.id for item in items]
        claim_id = items[0].evidence.claim_id
        self._make(lambda space: space.claims.split(claim_id, statement, ids), then, len(ids))

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
        self.act(
            lambda space: space.claims.delete([claim_id])[0],
            lambda space: space.claims.evidence_count(claim_id),
        )

    def act(
        self,
        deed: Deed,
        size: int | Callable[[Workspace], int] = 1,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Do it, and say what was done; `size` is how many things it edits."""

        def tell(changes: Changes) -> None:
            if changes:
                self.said.emit(done_sentence(changes.label))
            then()

        self._cards.flush_note()
        self._session.perform(deed, tell, size, self._refuse)

    def _make(
        self,
        deed: Callable[[Workspace], tuple[Changes, Claim]],
        then: Callable[[Claim], object],
        size: int,
    ) -> None:
        made: list[Claim] = []

        def make(space: Workspace) -> Changes:
            changes, claim = deed(space)
            made.append(claim)
            return changes

        self.act(make, size, lambda: then(made[-1]))

    def _refuse(self, error: WorkbenchError) -> None:
        self._session.failed.emit(error)
        self.refused.emit()

    def _forget(self, _opened: bool) -> None:
        self._last = None


def _plain(value: object) -> str | int | None:
    return value if isinstance(value, str | int) else None
