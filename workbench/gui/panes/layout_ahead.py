"""Laying out a long text while nothing else is to be done, in steps too short to be noticed."""

from PySide6.QtCore import QEvent, QObject, QSizeF, QTimer
from PySide6.QtGui import QTextDocument

_STEP = 12_000  # characters: about 5 ms
_PAUSE_MS = 2
_STEPS_TOLD = 16  # steps after which the scroll bar learns how far the text reaches


class LayoutAhead(QObject):
    """Instead of Qt's own way, which takes 200,000 characters at a time: pauses of 90 ms.

    A jump lays out what is left above its goal: the end of 10 MB costs 4 s at first, and nothing
    when this is done.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._document: QTextDocument | None = None
        self._reached = self._steps = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._step)

    def start(self, document: QTextDocument) -> None:
        """Lay out this document from now on, and no other."""
        self._document = document
        self._reached = self._steps = 0
        document.documentLayout().installEventFilter(self)
        self._timer.start()

    def is_done(self) -> bool:
        """True where all of the text is laid out."""
        return self._document is None or self._document.lastBlock().layout().lineCount() > 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Qt's timers from it while there is something to lay out.

        No longer: one of them tells of a new size without delay, and fires until it is heard.
        """
        return event.type() == QEvent.Type.Timer and not self.is_done()

    def _step(self) -> None:
        document = self._document
        if document is None:
            return
        layout = document.documentLayout()
        if not self.is_done():
            self._reached = min(self._reached + _STEP, document.characterCount() - 1)
            # Asked where a block lies, Qt lays out as far as there, and no further.
            layout.blockBoundingRect(document.findBlock(self._reached))
            self._steps += 1
        done = self.is_done()
        if done:
            self._timer.stop()
        if done or self._steps % _STEPS_TOLD == 0:
            layout.documentSizeChanged.emit(QSizeF())  # whoever hears it asks for the size itself
