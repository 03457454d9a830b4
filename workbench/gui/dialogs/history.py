"""What was done to a mark, a claim, an article or the case: searchable, with who and when."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.models.history_table import CHANGE, WHAT, HistoryTableModel, when
from workbench.services.telling import Told

_DEBOUNCE_MS = 150


class HistoryDialog(QDialog):
    """Shows entries that it is given. `wanted(scope number, words)` asks for others."""

    wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyDialog")
        self.setWindowTitle(self.tr("History"))
        self.resize(860, 560)
        self._scope, self._words = QComboBox(self), QLineEdit(self)
        self._table, self._detail = QTableView(self), QPlainTextEdit(self)
        self._state = QLabel(self)
        self._model = HistoryTableModel(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self.ask)
        self._set_up_table()
        self._lay_out()
        self._scope.currentIndexChanged.connect(lambda _at: self.ask())
        self._words.textChanged.connect(lambda _text: self._timer.start())
        self._table.selectionModel().currentRowChanged.connect(
            lambda index, _before: self._show_detail(index.row())
        )

    def set_scopes(self, names: Sequence[str], chosen: int) -> None:
        """What the history can be shown of; asks for the chosen one."""
        self._scope.blockSignals(True)
        self._scope.clear()
        self._scope.addItems(list(names))
        self._scope.setCurrentIndex(chosen)
        self._scope.blockSignals(False)
        self.ask()

    def ask(self) -> None:
        """Ask for the entries of the chosen scope with the words that are typed."""
        self._timer.stop()
        self._state.setText(self.tr("Reading…"))
        self.wanted.emit(self._scope.currentIndex(), self._words.text())

    def show_told(self, told: Told) -> None:
        """Show what was asked for."""
        self._model.show_entries(told.entries)
        for column in range(CHANGE):
            if column != WHAT:
                self._table.resizeColumnToContents(column)
        self._state.setText(self._words_for(told))
        if told.entries:
            self._table.selectionModel().setCurrentIndex(
                self._model.index(0, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
        else:
            self._detail.clear()

    def _words_for(self, told: Told) -> str:
        count = len(told.entries)
        words = self.tr("1 entry") if count == 1 else self.tr("{} entries").format(f"{count:,}")
        if told.more:
            words = self.tr("The newest {} entries").format(f"{count:,}")
        if told.broken is None:
            return self.tr("{} · the chain of the case is whole").format(words)
        altered = self.tr("ENTRY {} OF THE CASE WAS ALTERED OR IS MISSING")
        return f"{words} · {altered.format(told.broken)}"

    def _show_detail(self, row: int) -> None:
        entry = self._model.entry(row)
        if entry is not None:
            head = f"{entry.n} · {when(entry)} · {entry.who}\n{entry.what} ({entry.thing})"
            self._detail.setPlainText(f"{head}\n\n{entry.change}")

    def _set_up_table(self) -> None:
        table = self._table
        table.setObjectName("historyTable")
        table.setAccessibleName(self.tr("History, the newest first"))
        table.setModel(self._model)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        table.setColumnWidth(WHAT, 220)

    def _lay_out(self) -> None:
        self._scope.setObjectName("historyScope")
        self._scope.setAccessibleName(self.tr("History of"))
        self._words.setObjectName("historyWords")
        self._words.setAccessibleName(self.tr("Words to look for"))
        self._words.setPlaceholderText(self.tr("Who, what, old or new words"))
        self._words.setClearButtonEnabled(True)
        self._detail.setObjectName("historyDetail")
        self._detail.setAccessibleName(self.tr("The chosen entry in full"))
        self._detail.setReadOnly(True)
        self._detail.setTabChangesFocus(True)
        self._state.setObjectName("historyState")
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        top = QHBoxLayout()
        top.addWidget(self._scope)
        top.addWidget(self._words, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self._table)
        parts.addWidget(self._detail)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(parts, 1)
        layout.addWidget(self._state)
