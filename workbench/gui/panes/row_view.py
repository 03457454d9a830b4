"""The list widget of the side panels: one column, fixed heights, keys left to the window."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from workbench.gui.models.roles import AnyIndex
from workbench.gui.panes.looks import accent, hairline
from workbench.gui.panes.row_delegate import RowDelegate
from workbench.gui.panes.tables import RING, set_ring, set_up_table

_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowView(QTableView):
    """A list that scales to 100,000 rows: a table of one column asks only for what is visible.

    `chosen` follows a plain click or Enter, `context_requested` (index, global place) the right
    button or the menu key. Letters, digits and Del are left to the window's actions. A model with
    `heading_rows()` gets those rows in the delegate's heading height; they are never current.
    Where `click_chooses` is False a click only selects, and a double click chooses.
    """

    click_chooses = True

    chosen = Signal(QModelIndex)
    context_requested = Signal(QModelIndex, QPoint)

    def __init__(
        self, model: QAbstractItemModel, delegate: RowDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self._headings: frozenset[int] = frozenset()
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        set_up_table(self)
        set_ring(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setModel(model)
        model.modelReset.connect(self._size_headings)
        model.rowsInserted.connect(self._on_inserted)
        model.rowsRemoved.connect(self._find_headings)
        (self.clicked if self.click_chooses else self.doubleClicked).connect(self._on_clicked)
        self._size_rows()

    def _size_rows(self) -> None:
        height = self._delegate.row_height(self.font())
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(max(20, height // 3))
        self._size_headings()

    def _size_headings(self) -> None:
        rows: Sequence[int] = getattr(self.model(), "heading_rows", tuple)()
        before, self._headings = self._headings, frozenset(rows)
        if not rows and not before:
            return
        header, height = self.verticalHeader(), self._delegate.heading_height(self.font())
        # With updates on, every single row would lay out all those below it again.
        header.setUpdatesEnabled(False)
        for row in before - self._headings:  # a reset leaves them as they were
            if row < header.count():
                header.resizeSection(row, header.defaultSectionSize())
        for row in rows:
            header.resizeSection(row, height)
        header.setUpdatesEnabled(True)

    def _find_headings(self) -> None:
        """Headings that moved took their heights along."""
        self._headings = frozenset(getattr(self.model(), "heading_rows", tuple)())

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._find_headings()
        height = self._delegate.heading_height(self.font())
        for row in self._headings.intersection(range(first, last + 1)):
            self.verticalHeader().resizeSection(row, height)

    def first_row(self) -> QModelIndex:
        """The first row that can be current, or an invalid index."""
        return self._next_row(-1, 1)

    def _next_row(self, row: int, step: int) -> QModelIndex:
        model = self.model()
        row += step
        while 0 <= row < model.rowCount():
            index = model.index(row, 0)
            if model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                return index
            row += step
        return QModelIndex()

    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        action, row = QAbstractItemView.CursorAction, self.currentIndex().row()
        if row < 0:
            return self.first_row()
        if cursorAction is action.MoveHome:
            found = self.first_row()
        elif cursorAction is action.MoveEnd:
            found = self._next_row(self.model().rowCount(), -1)
        elif cursorAction in (action.MovePageUp, action.MovePageDown):
            found = self._page_away(row, -1 if cursorAction is action.MovePageUp else 1)
        elif cursorAction in (action.MoveUp, action.MovePrevious):
            found = self._next_row(row, -1)
        elif cursorAction in (action.MoveDown, action.MoveNext):
            found = self._next_row(row, 1)
        else:
            found = self.currentIndex()
        return found if found.isValid() else self.currentIndex()

    def _page_away(self, row: int, step: int) -> QModelIndex:
        height = max(1, self.verticalHeader().defaultSectionSize())
        page = max(1, self.viewport().height() // height - 1)
        goal = min(max(row + step * page, 0), self.model().rowCount() - 1)
        found = self._next_row(goal - step, step)
        return found if found.isValid() else self._next_row(goal, -step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        single = self.selectionMode() is not QAbstractItemView.SelectionMode.ExtendedSelection
        if event.key() in _ENTER or (event.key() == Qt.Key.Key_Space and single):
            if index.isValid():
                self.chosen.emit(index)
        elif is_for_the_window(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are commands here, not the beginning of a name."""

    def _on_clicked(self, index: QModelIndex) -> None:
        plain = QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        if plain and index.row() not in self._headings:
            self.chosen.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, place = self.indexAt(event.pos()), event.globalPos()
        if index.isValid():
            self.context_requested.emit(index, place)

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if index.row() > 0 and index.row() - 1 in self._headings:
            super().scrollTo(self.model().index(index.row() - 1, 0), hint)
        super().scrollTo(index, hint)

    def make_current(self, index: QModelIndex) -> None:
        """Select this row alone and bring it into view; an invalid index selects nothing."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        if index.isValid():
            self.scrollTo(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Qt's stretching does not follow when a scroll bar takes some of the width.
        self.horizontalHeader().resizeSection(0, self.viewport().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_rows()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint:
            self._paint_frame()
        return handled

    def _paint_frame(self) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        ring = RING if self.hasFocus() else 1
        ink = accent(self.palette()) if self.hasFocus() else hairline(self.palette())
        painter.setPen(QPen(ink, ring, j=Qt.PenJoinStyle.MiterJoin))
        inset = ring // 2
        painter.drawRect(QRect(self.rect()).adjusted(inset, inset, -ring + inset, -ring + inset))


def is_for_the_window(event: QKeyEvent) -> bool:
    """True for letters, digits, Del and Esc: in lists they are commands."""
    if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape):
        return True
    if event.modifiers() & _COMMAND:
        return False
    return event.text().isprintable() and not event.text().isspace() and bool(event.text())
