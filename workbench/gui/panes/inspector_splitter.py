"""A list above, the inspector below, and the handle between them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class InspectorSplitter(QSplitter):
    """The lower part gets the height it asks for, at most half, until a person moves the handle.

    Where less than `least` lines of text would be left above, the lower part folds away.
    """

    def __init__(self, upper: QWidget, lower: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._lower = lower
        self._least = 0
        self._moved = False
        self.addWidget(upper)
        self.addWidget(lower)
        self.setCollapsible(0, False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._on_moved)

    def fit(self, least: int | None = None) -> None:
        """Part the height anew; `least` is in lines of text and stays for the next time."""
        if least is not None:
            self._least = least
        whole = sum(self.sizes())
        if not whole or self._moved:
            return
        wanted = min(self._lower.sizeHint().height(), whole // 2)
        if whole - wanted < self._least * self.fontMetrics().height():
            wanted = 0
        if self.sizes() != [whole - wanted, wanted]:
            self.setSizes([whole - wanted, wanted])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _on_moved(self) -> None:
        self._moved = True
