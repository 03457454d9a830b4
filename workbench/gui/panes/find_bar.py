"""The slim bar under the text in which one looks for words in an article."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from workbench.gui.panes.keyboard import has_keyboard
from workbench.gui.panes.quiet_label import QuietLabel

_TARGET = 28  # px
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Hidden until it is opened. `text_changed(text)` while one types, `moved(step)` with 1 or -1
    for the next and previous place, `taken` to select the place shown, `closed` to go away.
    """

    text_changed = Signal(str)
    moved = Signal(int)
    taken = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAutoFillBackground(True)
        self._field = QLineEdit(self)
        self._field.setObjectName("findField")
        self._field.setAccessibleName(self.tr("Find in this article"))
        self._field.setPlaceholderText(self.tr("Find in this article · Ctrl+Enter selects"))
        self._field.setClearButtonEnabled(True)
        self._field.setMaximumWidth(420)
        self._field.textChanged.connect(self.text_changed)
        self._field.installEventFilter(self)
        self._count = QuietLabel(self)
        self._count.setObjectName("findCount")
        self._count.setWordWrap(False)
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 8, 4)
        row.addWidget(self._field, 3)
        row.addWidget(self._button("findPrevious", "↑", self.tr("Previous place (Shift+F3)"), -1))
        row.addWidget(self._button("findNext", "↓", self.tr("Next place (F3)"), 1))
        row.addWidget(self._count, 2)
        row.addWidget(self._button("findClose", "✕", self.tr("Close (Esc)"), 0))
        self.hide()

    def text(self) -> str:
        """What is looked for."""
        return self._field.text()

    def has_keyboard(self) -> bool:
        """True while one of its parts has the focus."""
        return has_keyboard(self)

    def open(self) -> None:
        """Show the bar with the keyboard in it, what was looked for last selected."""
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def dismiss(self) -> bool:
        """Ask to go away; False where it is not there."""
        if self.isHidden():
            return False
        self.closed.emit()
        return True

    def show_count(self, place: int, count: int) -> None:
        """`3 of 7`; without a current place how many there are."""
        if not self.text().strip():
            words = ""
        elif not count:
            words = self.tr("Not in this article")
        elif place:
            words = self.tr("{} of {:,}").format(place, count)
        else:
            words = self.tr("1 place") if count == 1 else self.tr("{:,} places").format(count)
        self._count.setText(words)

    def _button(self, name: str, sign: str, words: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(sign)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        button.setMinimumSize(_TARGET, _TARGET)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.moved.emit(step) if step else self.closed.emit())
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field, which would keep it to itself."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _ENTER and held == Qt.KeyboardModifier.ControlModifier:
                self.taken.emit()
                return True
            if event.key() in _ENTER:
                self.moved.emit(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
