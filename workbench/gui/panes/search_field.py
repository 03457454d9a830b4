"""A field that tells what is typed once typing pauses, and leads into the list below."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

SEARCH_AFTER_MS = 120


class SearchField(QLineEdit):
    """Called `name` while it is empty; emits `search_changed(text)` `pause_ms` after the last key.

    `down_pressed` asks to enter the list below, `enter_pressed` to open its current row; the text
    is told first. Esc empties the field; in an empty one it is left to the window.
    """

    search_changed = Signal(str)
    down_pressed = Signal()
    enter_pressed = Signal()

    def __init__(
        self, name: str, parent: QWidget | None = None, *, pause_ms: int = SEARCH_AFTER_MS
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setClearButtonEnabled(True)
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self.tell)
        self.textChanged.connect(self._timer.start)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def tell(self) -> None:
        """Emit the text now, unless it was the last one emitted."""
        self._timer.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.search_changed.emit(self._told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.tell()
            self.down_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tell()
            self.enter_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.tell()
        else:
            super().keyPressEvent(event)
