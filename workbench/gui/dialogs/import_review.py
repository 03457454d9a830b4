"""What came in with an import: its metadata and where that was found, to confirm or mend."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.dialogs.compared_text import ComparedText, Piece
from workbench.gui.dialogs.encodings import EncodingBox

Known = Sequence[tuple[str, str]]
_HINTS = 5


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """An article with what is known of it and what is to be looked at.

    `beginning` is that of its text, `same_as` an article that has its address.
    """

    article_id: str
    ref: str
    title: str
    author: str
    publisher: str
    published: str
    encoding: str
    hints: str
    known: Known
    beginning: str
    same_as: str = ""
    same_ref: str = ""


class ImportReviewDialog(QDialog):
    """Rows to look at, with what can be done about the one chosen.

    `details_wanted(id)`, `versions_wanted(id)`, `encoding_wanted(id, encoding)`,
    `version_wanted(id, id of the older)`; `preview_wanted(id, encoding)` is answered by
    `show_preview`.
    """

    details_wanted = Signal(str)
    versions_wanted = Signal(str)
    encoding_wanted = Signal(str, str)
    version_wanted = Signal(str, str)
    preview_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importReview")
        self.setWindowTitle(self.tr("Review the import"))
        self._rows: list[ReviewRow] = []
        self._shown = ""
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.table = self._make_table()
        self.known = ComparedText("reviewKnown")
        self.known.setAccessibleName(self.tr("What is known of the article, and its beginning"))
        self._details = self._button("reviewDetails", self.tr("&Details…"))
        self._details.clicked.connect(lambda: self.details_wanted.emit(self._row().article_id))
        self._versions = self._button("reviewVersions", self.tr("&Left-out text, versions…"))
        self._versions.clicked.connect(lambda: self.versions_wanted.emit(self._row().article_id))
        self.encodings = EncodingBox()
        self.encodings.picked.connect(self._ask_preview)
        self.read = self._button("reviewRead", self.tr("&Read again in this character set"))
        self.read.clicked.connect(
            lambda: self.encoding_wanted.emit(self._row().article_id, self.encodings.chosen())
        )
        self.version = self._button("reviewVersion", self.tr("Make it a new &version"))
        self.version.clicked.connect(
            lambda: self.version_wanted.emit(self._row().article_id, self._row().same_as)
        )
        row = QHBoxLayout()
        widget: QWidget
        for widget in (self._details, self._versions, self.version):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.encodings, self.read):
            row.addWidget(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        # Enter behind a character set that was typed shall not close the dialog.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self._words)
        layout.addWidget(self.table, 3)
        layout.addLayout(row)
        layout.addWidget(self.known, 2)
        layout.addWidget(buttons)
        self.resize(1040, 680)
        self._refresh()

    def show_rows(self, rows: Sequence[ReviewRow], added: int) -> None:
        """Show these rows of so many that were added; the article that is chosen stays so."""
        chosen = self._row().article_id if self._rows else ""
        at = max(0, self.table.currentRow())
        self._rows = list(rows)
        self.table.blockSignals(True)
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            shown = (row.ref, row.title, row.author, row.publisher, row.published, row.hints)
            for column, words in enumerate(shown):
                self.table.setItem(number, column, QTableWidgetItem(words))
        ids = [row.article_id for row in rows]
        if rows:
            place = ids.index(chosen) if chosen in ids else min(at, len(rows) - 1)
            self.table.setCurrentCell(place, 0)
        self.table.blockSignals(False)
        self._words.setText(self._said(added))
        self._shown = ""
        self._refresh()

    def show_preview(self, article_id: str, words: str) -> None:
        """Show how an article would read in the character set that is chosen."""
        if self._rows and self._row().article_id == article_id:
            told = self.tr("In this character set it would begin:")
            self.known.show_pieces([Piece("added", told), Piece("same", f"\n\n{words}")])

    def _said(self, added: int) -> str:
        said = self.tr("What each file says of itself, and where. What you leave stays as it is.")
        doubts = sum(bool(row.hints) for row in self._rows)
        if doubts:
            said += " " + self.tr("To look at first: {}.").format(doubts)
        if len(self._rows) < added:
            said += " " + self.tr("{:,} of {:,} are listed.").format(len(self._rows), added)
        return said

    def _row(self) -> ReviewRow:
        return self._rows[self.table.currentRow()]

    def _ask_preview(self) -> None:
        if self._rows and self._row().encoding and self.encodings.chosen():
            self.preview_wanted.emit(self._row().article_id, self.encodings.chosen())

    def _refresh(self) -> None:
        at = self.table.currentRow()
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        self._details.setEnabled(row is not None)
        self._versions.setEnabled(row is not None)
        self.read.setEnabled(row is not None and bool(row.encoding))
        self.encodings.setEnabled(row is not None and bool(row.encoding))
        self.version.setEnabled(row is not None and bool(row.same_as))
        if row is not None and row.same_ref:
            self.version.setText(self.tr("Make it a new &version of {}").format(row.same_ref))
        else:
            self.version.setText(self.tr("Make it a new &version"))
        if row is None:
            self.known.show_pieces([])
        elif row.article_id != self._shown:
            self.encodings.choose(row.encoding)
            self._show_known(row)
        self._shown = row.article_id if row is not None else ""

    def _show_known(self, row: ReviewRow) -> None:
        pieces = []
        for name, value in row.known:
            pieces += [Piece("strong", f"{name}: "), Piece("same", f"{value}\n")]
        self.known.show_pieces([*pieces, Piece("same", f"\n{row.beginning}")])

    def _make_table(self) -> QTableWidget:
        heads = [
            self.tr("Article"),
            self.tr("Title"),
            self.tr("Author"),
            self.tr("Publisher"),
            self.tr("Published"),
            self.tr("To look at"),
        ]
        table = QTableWidget(0, len(heads), self)
        table.setObjectName("reviewTable")
        table.setAccessibleName(self.tr("Articles that came in"))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setWordWrap(True)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setColumnWidth(0, 70)
        for column in (1, _HINTS):
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.currentCellChanged.connect(lambda *_: self._refresh())
        return table

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
