"""The character sets a person may choose from; any other can be typed."""

import codecs
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

ENCODINGS: Final = (
    ("utf-8", "Unicode (UTF-8)"),
    ("cp1252", "Western (Windows-1252)"),
    ("latin-1", "Western (ISO 8859-1)"),
    ("cp1250", "Central European (Windows-1250)"),
    ("iso8859-2", "Central European (ISO 8859-2)"),
    ("cp1251", "Cyrillic (Windows-1251)"),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("cp866", "Cyrillic (DOS 866)"),
    ("cp1256", "Arabic (Windows-1256)"),
    ("cp1253", "Greek (Windows-1253)"),
    ("cp1254", "Turkish (Windows-1254)"),
    ("cp1257", "Baltic (Windows-1257)"),
    ("cp1255", "Hebrew (Windows-1255)"),
    ("cp932", "Japanese (Shift JIS)"),
    ("euc-jp", "Japanese (EUC-JP)"),
    ("gb18030", "Chinese, simplified (GB 18030)"),
    ("big5", "Chinese, traditional (Big5)"),
    ("cp949", "Korean (EUC-KR)"),
    ("utf-16", "Unicode (UTF-16)"),
)


class EncodingBox(QComboBox):
    """`chosen()` is the character set as Python names it; `picked` when a person chose one."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("encodingBox")
        self.setEditable(True)
        for name, words in ENCODINGS:
            self.addItem(words, name)
        self.setAccessibleName(self.tr("Character set"))
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(self.tr("Character set"))
            line.editingFinished.connect(self.picked)
        self.activated.connect(lambda _at: self.picked.emit())

    def choose(self, name: str) -> None:
        """Show a set; one that is not offered as it was written."""
        plain = codecs.lookup(name).name if name else ""
        same = (at for at, (known, _) in enumerate(ENCODINGS) if codecs.lookup(known).name == plain)
        at = next(same, -1)
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(name)

    def chosen(self) -> str:
        """The set that is shown, or what was typed."""
        at = self.findText(self.currentText())
        return str(self.itemData(at)) if at >= 0 else self.currentText().strip()
