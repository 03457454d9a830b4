"""What an import left out, or could not place, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)


@dataclass(frozen=True, slots=True)
class LeftOutWords:
    """The dialog's title, the heading of its first column, and the sentence above the table."""

    title: str
    of: str
    said: str


class LeftOutDialog(QDialog):
    """A table of (file, reason) that can be read and copied; or of other things by `words`."""

    def __init__(
        self,
        rows: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        words: LeftOutWords | None = None,
    ) -> None:
        super().__init__(parent)
        said = words or LeftOutWords(
            self.tr("Files left out"), self.tr("File"), self.tr("Nothing of these files was added:")
        )
        self.setObjectName("leftOutFiles")
        self.setWindowTitle(said.title)
        self.table = QTableWidget(len(rows), 2, self)
        self.table.setObjectName("leftOutTable")
        self.table.setAccessibleName(self.tr("{}, with the reasons").format(said.title))
        self.table.setHorizontalHeaderLabels([said.of, self.tr("Reason")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        # Two lines hold every reason of ours; to measure each of thousands of rows takes its time.
        self.table.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + 8)
        for at, row in enumerate(rows):
            for column, shown in enumerate(row):
                item = QTableWidgetItem(shown)
                item.setToolTip(shown)
                self.table.setItem(at, column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(said.said))
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        self.resize(720, 420)
