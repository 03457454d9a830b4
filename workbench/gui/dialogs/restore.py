"""Choosing the backup that a case is put back from."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.backup import Backup
from workbench.domain.dates import local_time
from workbench.gui.dialogs.choose_file import file_to_open

_CASES = "Cases (*.case);;All files (*)"


class RestoreDialog(QDialog):
    """Lists backups, the newest first. `chosen(Path)` when one is to be put back."""

    chosen = Signal(Path)

    def __init__(
        self, case: Path, backups: Sequence[Backup], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("restoreDialog")
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(560, 380)
        self._list = QListWidget(self)
        self._list.setObjectName("backupList")
        self._list.setAccessibleName(self.tr("Backups, the newest first"))
        for backup in backups:
            item = QListWidgetItem(self._words(backup))
            item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _item: self._take())
        self._restore = QPushButton(self.tr("&Restore"), self)
        self._restore.setObjectName("restoreButton")
        self._restore.setEnabled(bool(backups))
        self._restore.clicked.connect(self._take)
        self._lay_out(case, bool(backups))

    def _lay_out(self, case: Path, has_backups: bool) -> None:
        words = self.tr("{} becomes again what it was. What is there now is kept.")
        if not has_backups:
            words = self.tr("There is no backup of {} yet.")
        about = QLabel(words.format(case.name), self)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        other = QPushButton(self.tr("Other &file…"), self)
        other.setObjectName("restoreOther")
        other.clicked.connect(self._ask_other)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(self._restore, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(other, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addWidget(self._list, 1)
        layout.addWidget(buttons)

    def _words(self, backup: Backup) -> str:
        when = local_time(backup.at)
        size = QLocale().formattedDataSize(backup.size)
        return f"{when} · {self._reason(backup.reason)} · {size}"

    def _reason(self, reason: str) -> str:
        return {
            "open": self.tr("daily, on opening"),
            "upgrade": self.tr("before an upgrade"),
            "import": self.tr("before an import"),
            "change": self.tr("before a large change"),
            "restore": self.tr("before a restore"),
            "asked": self.tr("asked for"),
        }.get(reason, reason)

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._choose(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _ask_other(self) -> None:
        chosen = file_to_open(self, self.tr("Restore from"), Path.home(), _CASES)
        if chosen:
            self._choose(chosen)

    def _choose(self, path: Path) -> None:
        self.accept()
        self.chosen.emit(path)
