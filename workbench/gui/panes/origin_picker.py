"""The small list in which an origin is found by typing, or made, with its kind."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.domain.claims import NAME_LENGTH
from workbench.domain.tokens import ORIGIN_KINDS
from workbench.gui.models.choices import PlainChoiceModel
from workbench.gui.models.claim_words import token_words
from workbench.gui.panes.choice_box import ChoiceBox
from workbench.gui.panes.choice_delegate import ChoiceDelegate
from workbench.gui.panes.choice_rows import ChoiceRows
from workbench.gui.panes.picker_frame import Offer, PickerFrame

_WIDTH = 400


class OriginPicker(PickerFrame):
    """Emits `picked(Choice)`; `kind` is the kind that a new origin is to have."""

    def __init__(self, window: QWidget) -> None:
        rows = ChoiceRows(PlainChoiceModel(), ChoiceDelegate())
        rows.setObjectName("originChoices")
        foot = QWidget()
        self._kind = ChoiceBox("originPickerKind", "", foot)
        self._kind.set_choices({kind: token_words(kind) for kind in ORIGIN_KINDS})
        label = QLabel(foot)
        row = QHBoxLayout(foot)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self._kind, 1)
        super().__init__(window, "originPicker", rows, foot)
        label.setText(self.tr("A new one is a:"))
        self._kind.setAccessibleName(self.tr("Kind of a new origin"))
        rows.setAccessibleName(self.tr("Origins"))
        self.set_words(self.tr("Whose words are these? Choose or name an origin"))
        self.set_most(NAME_LENGTH, width=_WIDTH)

    @property
    def kind(self) -> str:
        """The kind of a new origin."""
        return str(self._kind.word() or "unknown")

    def ask(self, at: QRect, offer: Offer) -> None:
        """Appear; a new origin is of unknown kind until a person says more."""
        self._kind.show_word("unknown")
        self.open(at, offer)
