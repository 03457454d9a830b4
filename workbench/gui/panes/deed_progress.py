"""How far a long deed is, and a button that takes it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget


class DeedProgress(QWidget):
    """Hidden while nothing is shown of a deed; emits `cancelled` where it is to be taken back."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setMaximumWidth(180)
        self._bar.setAccessibleName(self.tr("Progress of what is being done"))
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("deedCancel")
        cancel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # A click takes no keyboard from the reader: hidden, the button would hand it elsewhere.
        cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cancel.setToolTip(self.tr("Leaves everything as it was before"))
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar)
        row.addWidget(cancel)
        self.hide()

    def show_progress(self, made: int, count: int) -> None:
        """So many of so many are done; a count of 0 means: not known yet."""
        self._bar.setMaximum(count)
        self._bar.setValue(made)
        # Without a count the bar shows no words, but that something is under way.
        self._bar.setFormat(self.tr("{:,} of {:,}").format(made, count) if count else "")
        self.show()
