"""The table of tags: one row is chosen, Enter leads into its form."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QTableView, QWidget

from workbench.gui.models.tag_table import KEY, MARKS, NAME

_RING = 2  # px
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class TagTable(QTableView):
    """`edit_wanted` on Enter or a double click."""

    edit_wanted = Signal()

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagTable")
        self.setAccessibleName(self.tr("Tags"))
        self.setFrameStyle(QFrame.Shape.Panel | QFrame.Shadow.Plain)
        self.setLineWidth(_RING)
        self.setModel(model)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column in range(KEY, MARKS + 1):
            mode = header.ResizeMode.Stretch if column == NAME else header.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
        self.doubleClicked.connect(lambda _index: self.edit_wanted.emit())

    def fit(self) -> None:
        """Give the columns the widths that they need."""
        for column in range(KEY, MARKS + 1):
            if column != NAME:
                self.resizeColumnToContents(column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() is QEvent.Type.Paint:
            self._paint_frame()
        return handled

    def _paint_frame(self) -> None:
        painter, palette = QPainter(self), self.palette()
        role = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        ring = _RING if self.hasFocus() else 1
        painter.fillRect(self.rect(), palette.window())
        painter.setPen(QPen(palette.color(role), ring, j=Qt.PenJoinStyle.MiterJoin))
        inset = ring // 2
        painter.drawRect(QRect(self.rect()).adjusted(inset, inset, inset - ring, inset - ring))
