"""The editor of a claim's statement: one line of text that wraps."""

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.domain.claims import STATEMENT_LENGTH
from workbench.gui.panes.note_edit import NoteEdit


class StatementEdit(NoteEdit):
    """As NoteEdit, but Enter finishes and line ends that are pasted become spaces."""

    most = STATEMENT_LENGTH

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimStatement")
        self.setAccessibleName(self.tr("Statement"))
        self.setPlaceholderText("")

    def sizeHint(self) -> QSize:
        return QSize(260, self.fontMetrics().lineSpacing() * 3 + 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        plain = QMimeData()
        plain.setText(" ".join(source.text().split()))
        super().insertFromMimeData(plain)
