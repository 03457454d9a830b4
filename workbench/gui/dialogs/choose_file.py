"""Asking for files and folders, without looking into what lies in the folders that are shown.

Qt's own dialog, like GTK's, opens each file whose name it does not know, to give it an icon. For
the open case and the log beside it that would take away all locks that this process has on them,
and another program could then remove the log with what was written last: POSIX locks go with any
descriptor, see “How To Corrupt An SQLite Database File”, section 2.2. So nothing but this module
may show a file dialog.
"""

import re
import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QStyle,
    QWidget,
)

_Mode = QFileDialog.FileMode
_Option = QFileDialog.Option
# The ending of a kind as Qt writes kinds: `Table (*.csv)`; none in `All files (*)`.
_ENDING = re.compile(r"\*\.(\w+)")


class NamesOnly(QAbstractFileIconProvider):
    """Files are shown by what they are called. Qt asks on a thread of its own."""

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)

    def icon(self, of: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        """That of a folder, or of a file."""
        if isinstance(of, QFileInfo):
            return self._folder if of.isDir() else self._file
        is_file = of == QAbstractFileIconProvider.IconType.File
        return self._file if is_file else self._folder

    def type(self, info: QFileInfo) -> str:
        """The ending of the name; nothing for a folder."""
        return "" if info.isDir() else info.suffix()


class FileDialog(QFileDialog):
    """A dialog that begins in a folder, or with a file; `kinds` as Qt writes them."""

    def __init__(self, parent: QWidget | None, title: str, start: Path, kinds: str = "") -> None:
        folder = start if start.is_dir() else start.parent
        super().__init__(parent, title, str(folder), kinds)
        self.setObjectName("chooseFile")
        # Other systems show such dialogs in a process of their own, or know no POSIX locks.
        self.setOption(_Option.DontUseNativeDialog, sys.platform not in {"darwin", "win32"})
        self.setIconProvider(_names_only())
        if folder != start:
            # What stands between straight marks Qt takes for the whole name.
            self.selectFile(start.name.replace('"', "'"))

    def chosen(self) -> list[Path]:
        """What a person chooses; nothing where that was given up."""
        try:
            return [Path(each) for each in self.selectedFiles()] if self.exec() else []
        finally:
            self.deleteLater()


def file_to_open(parent: QWidget | None, title: str, start: Path, kinds: str) -> Path | None:
    """An existing file, or None."""
    dialog = FileDialog(parent, title, start, kinds)
    dialog.setFileMode(_Mode.ExistingFile)
    return next(iter(dialog.chosen()), None)


def files_to_open(parent: QWidget | None, title: str, start: Path, kinds: str) -> list[Path]:
    """Existing files."""
    dialog = FileDialog(parent, title, start, kinds)
    dialog.setFileMode(_Mode.ExistingFiles)
    return dialog.chosen()


def folder_to_open(parent: QWidget | None, title: str, start: Path | None = None) -> Path | None:
    """An existing folder, or None."""
    dialog = FileDialog(parent, title, start or Path.cwd())
    dialog.setFileMode(_Mode.Directory)
    dialog.setOption(_Option.ShowDirsOnly)
    return next(iter(dialog.chosen()), None)


def file_to_save(
    parent: QWidget | None, title: str, suggested: Path, kinds: str, *, overwrites: bool = True
) -> tuple[Path, str] | None:
    """Where to write, and as which of the kinds; None where that was given up.

    A name typed without an ending gets that of the kind, or of the suggestion. Before a file that
    is there is overwritten the dialog asks; with `overwrites` False it leaves that to who writes.
    """
    dialog = FileDialog(parent, title, suggested, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(_Mode.AnyFile)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.filterSelected.connect(lambda kind: _take_ending(dialog, kind))
    dialog.setOption(_Option.DontConfirmOverwrite, not overwrites)
    chosen = dialog.chosen()
    return (chosen[0], dialog.selectedNameFilter()) if chosen else None


def _take_ending(dialog: QFileDialog, kind: str) -> None:
    """Qt itself gives a name with an ending that of the kind chosen."""
    if ending := _ENDING.search(kind):
        dialog.setDefaultSuffix(ending[1])


@cache
def _names_only() -> NamesOnly:
    """Kept for good: a dialog's thread may ask it until the dialog is quite gone."""
    return NamesOnly()
