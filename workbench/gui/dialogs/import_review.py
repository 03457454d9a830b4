"""What was guessed in an import, to be confirmed or mended."""

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

from workbench.gui.dialogs.encodings import EncodingBox


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """An article with what is to be looked at; `same_as` is one that has its address."""

    article_id: str
    ref: str
    title: str
    publisher: str
    published: str
    encoding: str
    hints: str
    same_as: str = ""
    same_ref: str = ""


class ImportReviewDialog(QDialog):
    """Rows to look at, with what can be done about the one chosen.

    `details_wanted(id)`, `encoding_wanted(id, encoding)`, `version_wanted(id, id of the older)`.
    """

    details_wanted = Signal(str)
    encoding_wanted = Signal(str, str)
    version_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importReview")
        self.setWindowTitle(self.tr("Review the import"))
        self._rows: list[ReviewRow] = []
        self.table = self._make_table()
        self._details = self._button("reviewDetails", self.tr("&Details…"))
        self._details.clicked.connect(lambda: self.details_wanted.emit(self._row().article_id))
        self.encodings = EncodingBox()
        self.read = self._button("reviewRead", self.tr("&Read again in this character set"))
        self.read.clicked.connect(
            lambda: self.encoding_wanted.emit(self._row().article_id, self.encodings.chosen())
        )
        self.version = self._button("reviewVersion", self.tr("Make it a new &version"))
        self.version.clicked.connect(
            lambda: self.version_wanted.emit(self._row().article_id, self._row().same_as)
        )
        row = QHBoxLayout()
        for widget in (self._details, self.encodings, self.read, self.version):
            row.addWidget(widget)
        row.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        words = QLabel(
            self.tr("The program guessed here. What you leave as it is stays marked as a guess.")
        )
        words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(buttons)
        self.resize(980, 460)
        self._refresh()

    def show_rows(self, rows: Sequence[ReviewRow]) -> None:
        """Show these rows; the place in the table stays."""
        at = max(0, self.table.currentRow())
        self._rows = list(rows)
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            shown = (row.ref, row.title, row.publisher, row.published, row.encoding, row.hints)
            for column, words in enumerate(shown):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(number, column, item)
        if rows:
            self.table.setCurrentCell(min(at, len(rows) - 1), 0)
        self._refresh()

    def _row(self) -> ReviewRow:
        return self._rows[self.table.currentRow()]

    def _refresh(self) -> None:
        at = self.table.currentRow()
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        for widget in (self._details, self.encodings):
            widget.setEnabled(row is not None)
        self.read.setEnabled(row is not None and bool(row.encoding))
        self.version.setEnabled(row is not None and bool(row.same_as))
        if row is not None and row.same_ref:
            self.version.setText(self.tr("Make it a new &version of {}").format(row.same_ref))
        else:
            self.version.setText(self.tr("Make it a new &version"))

    def _make_table(self) -> QTableWidget:
        heads = [
            self.tr("Article"),
            self.tr("Title"),
            self.tr("Publisher"),
            self.tr("Published"),
            self.tr("Character set"),
            self.tr("To look at"),
        ]
        table = QTableWidget(0, len(heads), self)
        table.setObjectName("reviewTable")
        table.setAccessibleName(self.tr("Articles to look at"))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        for column in (1, 5):
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.currentCellChanged.connect(lambda *_: self._refresh())
        return table

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
