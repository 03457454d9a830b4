"""A window with a list of places in articles, beside the main window."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbench.gui.panes.coming_up import bring_up
from workbench.gui.panes.place_list import PlaceList
from workbench.gui.panes.quiet_label import QuietLabel

_SIZE = QSize(356, 680)
_BELOW_MENUS = 64  # px


class PlaceWindow(QDialog):
    """`list` says where its person goes, `about` what it is; keys of `actions` act here, too."""

    closed = Signal()

    def __init__(
        self, places: PlaceList, actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.addActions(list(actions))
        self._was_placed = False
        self.about, self.list = QuietLabel(self), places
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.about)
        self.column.addWidget(places, 1)
        self.finished.connect(lambda _result: self.closed.emit())
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.94))

    def come_up(self) -> bool:
        """Show it with the keyboard in the list; True where it was closed before."""
        was_open = self.isVisible()
        bring_up(self)
        self.list.setFocus()
        return not was_open

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        if parent is not None and not self._was_placed:
            # Over the panel at the right, so that the text stays in view beside it.
            corner = parent.window().geometry().topRight()
            self.move(max(0, corner.x() - self.width()), corner.y() + _BELOW_MENUS)
            self._was_placed = True
        super().showEvent(event)
