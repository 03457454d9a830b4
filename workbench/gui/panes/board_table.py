"""The table of the claim board: the claim and its totals stay while the articles scroll."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from workbench.domain.claim_board import Board
from workbench.domain.claim_views import ClaimView
from workbench.gui.models.claim_board import CLAIM, FIRST_ARTICLE, TOTALS, ClaimBoardModel
from workbench.gui.models.roles import AnyIndex
from workbench.gui.panes.board_delegate import BoardDelegate
from workbench.gui.panes.looks import accent, hairline
from workbench.gui.panes.row_view import is_for_the_window
from workbench.gui.panes.tables import RING, set_ring, set_up_table

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_CLAIM, _MOST_CLAIM = 150, 460  # px
_TOTALS_CHARACTERS, _ARTICLE_CHARACTERS = 21, 6


class BoardTable(QTableView):
    """`opened` on Enter or a double click; `moved` when another cell is current.

    Letters, digits and Del are left to the window's actions.
    """

    opened = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimTable")
        self.setAccessibleName(self.tr("Claims and articles"))
        self._board = ClaimBoardModel(self)
        self._delegate = BoardDelegate(self)
        self.setItemDelegate(self._delegate)
        self._set_up(self)
        self.setModel(self._board)
        self._frozen = self._make_frozen()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self._size()

    def _set_up(self, table: QTableView) -> None:
        set_up_table(table)
        table.setCornerButtonEnabled(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        set_ring(self)

    def _make_frozen(self) -> QTableView:
        """A second view of the same table lies over its first columns and never scrolls aside."""
        frozen = QTableView(self)
        frozen.setObjectName("claimTableClaims")
        self._set_up(frozen)
        frozen.setFrameShape(QFrame.Shape.NoFrame)
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setModel(self._board)
        frozen.setSelectionModel(self.selectionModel())
        frozen.setItemDelegate(self._delegate)
        frozen.setAutoScroll(False)
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        frozen.clicked.connect(lambda _index: self.setFocus(Qt.FocusReason.MouseFocusReason))
        frozen.doubleClicked.connect(lambda _index: self.opened.emit())
        return frozen

    def set_board(self, board: Board) -> None:
        """Show a board; the current claim and article stay current where they still are."""
        claim, column = self.current_claim(), self.current_article()
        place = self.currentIndex()
        self._board.replace(board)
        self._size()
        if not board.claims:
            return
        row = self._board.row_of(claim.claim.id) if claim else None
        at = self._board.column_of(column) if column else None
        if row is None:
            row = min(max(place.row(), 0), len(board.claims) - 1)
        if at is None:
            at = min(max(place.column(), 0), TOTALS)
        self.setCurrentIndex(self._board.index(row, at))

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board.board

    def current_claim(self) -> ClaimView | None:
        """The claim of the current row."""
        return self._board.view(self.currentIndex().row())

    def current_article(self) -> str | None:
        """The id of the current column's article, None in the columns before the articles."""
        column = self._board.article(self.currentIndex().column())
        return column.article.id if column else None

    def current_ref(self) -> str:
        """`A3`: the ref of the current column's article, empty in the columns before."""
        column = self._board.article(self.currentIndex().column())
        return column.article.ref if column else ""

    def current_words(self) -> str:
        """The current cell in full."""
        view = self.current_claim()
        return self._board.words(view, self.currentIndex().column()) if view else ""

    def is_on_totals(self) -> bool:
        """True while the current cell is one of totals."""
        return self.currentIndex().column() == TOTALS

    def choose(self, claim_id: str, article_id: str | None = None) -> bool:
        """Make a claim current, in the column of an article; False where it is not shown."""
        row = self._board.row_of(claim_id)
        if row is None:
            return False
        column = self._board.column_of(article_id) if article_id else None
        self.setCurrentIndex(self._board.index(row, CLAIM if column is None else column))
        return True

    def _on_current(self, current: QModelIndex, before: QModelIndex) -> None:
        self._delegate.current_row = current.row()
        if current.row() != before.row():
            for view in (self, self._frozen):
                view.viewport().update()
        self.moved.emit()

    def _size(self) -> None:
        metrics = self.fontMetrics()
        height, room = self._delegate.row_height(self.font()), self.viewport().width()
        claim = min(max(room // 3, _LEAST_CLAIM), _MOST_CLAIM)
        totals = metrics.averageCharWidth() * _TOTALS_CHARACTERS + 16
        article = metrics.averageCharWidth() * _ARTICLE_CHARACTERS
        for view in (self, self._frozen):
            view.verticalHeader().setDefaultSectionSize(height)
            header = view.horizontalHeader()
            if header.defaultSectionSize() != article:
                header.setDefaultSectionSize(article)
            if self._board.columnCount() >= FIRST_ARTICLE:
                header.resizeSection(CLAIM, claim)
                header.resizeSection(TOTALS, totals)
        self.verticalScrollBar().setSingleStep(max(20, height // 3))
        self._place_frozen()

    def _place_frozen(self) -> None:
        width = self.columnWidth(CLAIM) + self.columnWidth(TOTALS)
        edge, head = self.frameWidth(), self.horizontalHeader().height()
        self._frozen.setGeometry(edge, edge, width, self.viewport().height() + head)
        self._frozen.horizontalHeader().setFixedHeight(head)

    # Overrides

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.horizontalScrollBar()
        if index.column() < FIRST_ARTICLE:
            before = bar.value()
            super().scrollTo(index, hint)
            bar.setValue(before)
            return
        super().scrollTo(index, hint)
        hidden = self._frozen.width() - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or event.key() == Qt.Key.Key_Space:
            self.opened.emit()
        elif is_for_the_window(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are commands here, not the beginning of a name."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        self._delegate.has_keyboard = self.hasFocus()
        self.update()
        self._frozen.viewport().update()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint:
            self._paint_frame()
        return handled

    def _paint_frame(self) -> None:
        painter = QPainter(self)
        ring = RING if self.hasFocus() else 1
        ink = accent(self.palette()) if self.hasFocus() else hairline(self.palette())
        painter.fillRect(self.rect(), self.palette().window())
        painter.setPen(QPen(ink, ring, j=Qt.PenJoinStyle.MiterJoin))
        inset = ring // 2
        painter.drawRect(QRect(self.rect()).adjusted(inset, inset, -ring + inset, -ring + inset))
