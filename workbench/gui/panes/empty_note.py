"""The sentence that stands where a list has nothing to show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.gui.panes.quiet_label import QuietLabel


class EmptyNote(QuietLabel):
    """A quiet sentence near the top of the place that a list would take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMargin(16)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
