"""The claim board as a table: a claim, its totals, and a cell for each article."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from workbench.domain.claim_board import Board, BoardArticle, Cell
from workbench.domain.claim_views import ClaimView
from workbench.gui.models.claim_words import (
    cell_words,
    reliability_words,
    row_words,
    totals_words,
)
from workbench.gui.models.roles import ROOT, ROW_FLAGS, TEXT_ROLES, VALUE_ROLE, AnyIndex

CLAIM, TOTALS, FIRST_ARTICLE = 0, 1, 2
_HEADER_TEXT: Final = frozenset({*TEXT_ROLES, int(Qt.ItemDataRole.ToolTipRole)})


class ClaimBoardModel(QAbstractTableModel):
    """Rows of claims; `VALUE_ROLE` is a ClaimView in the first two columns, else a Cell or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = Board()

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board

    def replace(self, board: Board) -> None:
        """Show another board; where rows and columns are the same ones, selections stay."""
        same = _keys(board) == _keys(self._board)
        if same:
            self._board = board
            if board.claims:
                last = self.index(self.rowCount() - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._board = board
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._board.claims)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else FIRST_ARTICLE + len(self._board.articles)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._board.claims):
            return None
        view, column = self._board.claims[index.row()], index.column()
        if role == VALUE_ROLE:
            return view if column < FIRST_ARTICLE else self.cell(view, column)
        return self.words(view, column) if role in TEXT_ROLES else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return ROW_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role not in _HEADER_TEXT:
            return None
        if orientation is Qt.Orientation.Vertical:
            claims = self._board.claims
            return claims[section].claim.ref if section < len(claims) else None
        if section in (CLAIM, TOTALS):
            return self.tr("Claim") if section == CLAIM else self.tr("Evidence")
        article = self.article(section)
        if article is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return article.article.ref
        return self._header_words(article)

    def view(self, row: int) -> ClaimView | None:
        """The claim of a row."""
        claims = self._board.claims
        return claims[row] if 0 <= row < len(claims) else None

    def article(self, column: int) -> BoardArticle | None:
        """The article of a column, None for the columns before the articles."""
        place = column - FIRST_ARTICLE
        return self._board.articles[place] if 0 <= place < len(self._board.articles) else None

    def cell(self, view: ClaimView, column: int) -> Cell | None:
        """What the article of a column says of a claim."""
        article = self.article(column)
        return self._board.cell(view.claim.id, article.article.id) if article else None

    def row_of(self, claim_id: str) -> int | None:
        """The row of a claim, None where it is not shown."""
        rows = enumerate(self._board.claims)
        return next((row for row, view in rows if view.claim.id == claim_id), None)

    def column_of(self, article_id: str) -> int | None:
        """The column of an article, None where it is not shown."""
        columns = enumerate(self._board.articles, FIRST_ARTICLE)
        return next((n for n, each in columns if each.article.id == article_id), None)

    def words(self, view: ClaimView, column: int) -> str:
        """A cell in full, as a screen reader says it."""
        if column == CLAIM:
            return row_words(view)
        if column == TOTALS:
            return f"{view.claim.ref}: {totals_words(view.counts)}"
        article = self.article(column)
        ref = article.article.ref if article else ""
        return f"{view.claim.ref}, {ref}: {cell_words(self.cell(view, column))}"

    def _header_words(self, column: BoardArticle) -> str:
        parts = [f"{column.article.ref}: {column.article.title}"]
        if column.source is not None:
            parts.append(column.source.name)
            parts.append(reliability_words(column.source.reliability))
        if column.article.status == "retracted":
            parts.append(self.tr("retracted by its publisher"))
        return "\n".join(parts)


def _keys(board: Board) -> tuple[list[str], list[str]]:
    return (
        [view.claim.id for view in board.claims],
        [column.article.id for column in board.articles],
    )
