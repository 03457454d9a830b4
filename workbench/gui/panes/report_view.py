"""A view of rendered Markdown that opens no link and loads no file."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget


class ReportView(QTextBrowser):
    """Shows HTML that the report package made. What it refers to is never fetched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportPreview")
        self.setAccessibleName(self.tr("Report preview"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._jump)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None

    def _jump(self, url: QUrl) -> None:
        """Links inside the report may be followed; all others lead out of the program."""
        if url.isRelative() and url.hasFragment() and not url.path():
            self.scrollToAnchor(url.fragment())
