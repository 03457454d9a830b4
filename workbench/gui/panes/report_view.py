"""A view of a rendered report that opens no link and loads no file."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

# Pieces are put in while less than so many screens are left below.
_AHEAD: Final = 2


class ReportView(QTextBrowser):
    """Shows the pieces of HTML that the report package made, as far as one scrolls.

    What they refer to is never fetched.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportPreview")
        self.setAccessibleName(self.tr("Report preview"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._jump)
        self._waiting: Iterator[str] = iter(())
        self._is_whole = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fill)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._go_on())
        # Also where nobody scrolls: a larger window, or a text that comes out shorter than thought.
        bar.rangeChanged.connect(lambda _least, _most: self._go_on())

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None

    def begin(self, style: str, pieces: Iterable[str] = ()) -> None:
        """Show a new report; `style` is CSS, `pieces` are asked for as there is room for them."""
        self._waiting, self._is_whole = iter(pieces), False
        self.clear()
        self.document().setDefaultStyleSheet(style)
        self._go_on()

    def _go_on(self) -> None:
        if not self._is_whole and not self._timer.isActive() and self._wants_more():
            self._timer.start()

    def _wants_more(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.maximum() - bar.value() < _AHEAD * max(1, self.viewport().height())

    def _fill(self) -> None:
        piece = next(self._waiting, None)
        if piece is None:
            self._is_whole = True
            return
        bar = self.verticalScrollBar()
        place = bar.value()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self.document().isEmpty():
            cursor.insertBlock()
        cursor.insertHtml(piece)
        bar.setValue(place)
        self._go_on()

    def _jump(self, url: QUrl) -> None:
        """Links inside the report may be followed; all others lead out of the program."""
        if url.isRelative() and url.hasFragment() and not url.path():
            while not self._is_whole and f'id="{url.fragment()}"' not in self.toHtml():
                self._fill()
            self.scrollToAnchor(url.fragment())
