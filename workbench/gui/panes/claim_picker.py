"""The small list in which a claim is found by typing, or stated, with the stance to link it by."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from workbench.domain.claims import STATEMENT_LENGTH
from workbench.domain.tokens import STANCES
from workbench.gui.models.choices import PlainChoiceModel
from workbench.gui.panes.choice_delegate import ChoiceDelegate
from workbench.gui.panes.choice_rows import ChoiceRows
from workbench.gui.panes.picker_frame import Offer, PickerFrame
from workbench.gui.panes.stance_row import StanceRow

_WIDTH = 480


class ClaimPicker(PickerFrame):
    """Emits `picked(Choice)`; `stance` is what is chosen below the list."""

    def __init__(self, window: QWidget) -> None:
        rows = ChoiceRows(PlainChoiceModel(), ChoiceDelegate())
        rows.setObjectName("claimChoices")
        self._stances = StanceRow()
        super().__init__(window, "claimPicker", rows, self._stances)
        rows.setAccessibleName(self.tr("Claims"))
        self.set_words(self.tr("Choose or state a claim"))
        self.set_most(STATEMENT_LENGTH, width=_WIDTH)

    @property
    def stance(self) -> str:
        """How what is linked stands to the claim."""
        return self._stances.stance()

    def ask(
        self, words: str, at: QRect, offer: Offer, typed: str = "", *, with_stance: bool = True
    ) -> None:
        """Appear to ask for what `words` say; the stance begins as `supports`."""
        self.set_words(words)
        self._stances.setVisible(with_stance)
        self._stances.show_stance(STANCES[0])
        self.open(at, offer, typed)
