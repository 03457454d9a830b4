"""Choosing or naming an origin by typing, for evidence of one claim."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from workbench.gui.actions.claim_edits import ClaimEdits
from workbench.gui.models.choices import Choice
from workbench.gui.models.claim_choices import origin_choices
from workbench.gui.panes.origin_picker import OriginPicker
from workbench.gui.session import Session


class OriginPicking(QObject):
    """Opens the origin picker, and gives what is chosen in it."""

    def __init__(self, window: QWidget, session: Session, edits: ClaimEdits) -> None:
        super().__init__(window)
        self._window, self._session, self._edits = window, session, edits
        self._claim_id, self._annotation_ids = "", tuple[str, ...]()
        self.picker = OriginPicker(window)
        self.picker.picked.connect(self._give)
        session.case_opened.connect(lambda _opened: self.picker.close_up())
        session.changed.connect(lambda _changes: self.picker.refresh())

    def open(self, claim_id: str, annotation_ids: Sequence[str], place: QRect) -> None:
        """Ask whose words these annotations are, as evidence for a claim."""
        self._claim_id, self._annotation_ids = claim_id, tuple(annotation_ids)
        corner = self._window.mapFromGlobal(place.topLeft())
        self.picker.ask(QRect(corner, place.size()), self._offer)

    def _offer(self, typed: str) -> list[Choice]:
        if not self._session.is_open:
            return []
        space = self._session.space
        views = [space.library.find(each) for each in self._annotation_ids]
        given = {
            link.evidence.origin_id
            for view in views
            if view is not None
            for link in view.claims
            if link.evidence.claim_id == self._claim_id
        }
        first = next((view for view in views if view is not None), None)
        source = space.library.summary(first.article.id).source if first else None
        publisher = source.name if source else self.tr("publisher unknown")
        held = given.pop() if len(given) == 1 else None
        return origin_choices(typed, space.origins.views(), held, publisher)

    def _give(self, choice: Choice) -> None:
        name = {"origin": choice.key, "create": choice.key, "none": None}[choice.kind]
        kind = self.picker.kind if choice.kind == "create" else None
        self._edits.set_origin(self._claim_id, self._annotation_ids, name, kind)
