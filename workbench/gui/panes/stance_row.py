"""The stances side by side, of which one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from workbench.domain.claim_board import STANCE_GLYPHS
from workbench.domain.tokens import STANCES
from workbench.gui.models.claim_words import stance_words
from workbench.gui.panes.flow_layout import FlowLayout
from workbench.gui.panes.segment_button import SegmentButton


class StanceRow(QWidget):
    """`picked(stance)` when a person chose one; Tab reaches it, the arrow keys go along it."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stanceRow")
        self._buttons = {stance: self._button(stance) for stance in STANCES}
        group = QButtonGroup(self)
        layout = FlowLayout(self, gap=4)
        for button in self._buttons.values():
            group.addButton(button)
            layout.addWidget(button)
        self.show_stance(STANCES[0])

    def _button(self, stance: str) -> SegmentButton:
        words = stance_words(stance)
        button = SegmentButton(f"{STANCE_GLYPHS[stance]} {words}", self)
        button.setObjectName(f"stance_{stance}")
        button.setAccessibleName(self.tr("Stance: {words}").format(words=words))
        button.clicked.connect(lambda _=False, chosen=stance: self.picked.emit(chosen))
        return button

    def stance(self) -> str:
        """The one that is chosen."""
        return next(stance for stance, button in self._buttons.items() if button.isChecked())

    def show_stance(self, stance: str) -> None:
        """Choose one, without a signal."""
        self._buttons[stance].setChecked(True)
