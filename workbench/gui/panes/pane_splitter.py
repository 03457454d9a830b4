"""The three panes side by side."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSplitter, QWidget

State = tuple[tuple[bool, int], ...]


class PaneSplitter(QSplitter):
    """Panes say themselves how narrow they may be: what changes inside one moves no other.

    A splitter, and after it the whole window, would else be laid out for every word in a pane.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._known: State = ()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            panes = map(self.widget, range(self.count()))
            state = tuple((pane.isHidden(), pane.minimumWidth()) for pane in panes if pane)
            if state == self._known:
                return True
            self._known = state
        return super().event(event)
