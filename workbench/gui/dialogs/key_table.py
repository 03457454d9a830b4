"""A table of actions and their keys, with a field that takes another key for one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.dialogs.key_field import KeyField


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An action: its name in the program, its words, the key it has now and its usual one."""

    name: str
    words: str
    key: str
    usual: str


class KeyTable(QWidget):
    """`key_given(name, key)` asks to give a key, `reset` to take all own keys back."""

    key_given = Signal(str, str)
    reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[KeyRow] = []
        self._table = self._make_table()
        self._field = KeyField(self.tr("New key"), self)
        self._field.setObjectName("newKey")
        self._field.keySequenceChanged.connect(self._on_key)
        self._none = self._button("keyNone", self.tr("No key"), self._take_key)
        self._usual = self._button("keyUsual", self.tr("Usual key"), self._give_usual)
        self._all = self._button("keyReset", self.tr("Reset all"), self.reset.emit)
        self._message = QLabel(self)
        self._message.setObjectName("keyMessage")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._lay_out()

    def show_rows(self, rows: Sequence[KeyRow]) -> None:
        """Show these actions; the row chosen stays chosen."""
        at = max(0, self._table.currentRow())
        self._rows = list(rows)
        self._table.setRowCount(len(rows))
        native = QKeySequence.SequenceFormat.NativeText
        for place, row in enumerate(rows):
            key = QKeySequence(row.key).toString(native) if row.key else self.tr("none")
            for column, text in enumerate((row.words, key)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self._table.setItem(place, column, item)
        self._table.resizeColumnToContents(1)
        self._table.setCurrentCell(min(at, len(rows) - 1), 0)
        self._show_key()

    def say(self, text: str) -> None:
        """Tell why a key was not given; an empty text takes that away."""
        self._message.setText(text)

    def message(self) -> str:
        """What was told last."""
        return self._message.text()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2, self)
        table.setObjectName("keyTable")
        table.setAccessibleName(self.tr("Actions and their keys"))
        table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Key")])
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(
            0, table.horizontalHeader().ResizeMode.Stretch
        )
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.currentCellChanged.connect(lambda *_: self._on_row())
        return table

    def _button(self, name: str, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&New key:"))
        label.setBuddy(self._field)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self._field, 1)
        for button in (self._none, self._usual, self._all):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table, 1)
        layout.addLayout(line)
        layout.addWidget(self._message)

    def _row(self) -> KeyRow | None:
        at = self._table.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _on_row(self) -> None:
        self.say("")
        self._show_key()

    def _show_key(self) -> None:
        row = self._row()
        self._field.blockSignals(True)
        self._field.setKeySequence(QKeySequence(row.key if row else ""))
        self._field.blockSignals(False)

    def _on_key(self, sequence: QKeySequence) -> None:
        row = self._row()
        if row is not None and not sequence.isEmpty():
            self.key_given.emit(row.name, sequence.toString())

    def _take_key(self) -> None:
        row = self._row()
        if row is not None:
            self.key_given.emit(row.name, "")

    def _give_usual(self) -> None:
        row = self._row()
        if row is not None:
            self.key_given.emit(row.name, row.usual)
