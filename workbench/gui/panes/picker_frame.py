"""A small list that lies on the window, in which something is found by typing, or made."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from workbench.gui.panes.announce import announce
from workbench.gui.panes.choice_rows import ChoiceRows
from workbench.gui.panes.keyboard import has_keyboard

Offer = Callable[[str], Sequence[Any]]

_GAP = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class PickerFrame(QFrame):
    """Emits `picked(row)`; `offer(typed)` tells what to show.

    It goes away with Esc, and when the keyboard is put elsewhere in the window; with Tab too,
    unless there is a `foot` with something to set. The keyboard then returns to where it was.
    """

    picked = Signal(object)

    def __init__(
        self, window: QWidget, name: str, rows: ChoiceRows, foot: QWidget | None = None
    ) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setAutoFillBackground(True)
        self._window, self._foot = window, foot
        self._width = 320  # px
        self._offer: Offer = lambda _typed: ()
        self._before: QWidget | None = None
        self._at, self._stands_above = QRect(), False
        self._field = QLineEdit(self)
        self._field.setObjectName(f"{name}Field")
        self._field.textChanged.connect(self._on_text)
        self._field.installEventFilter(self)
        rows.setParent(self)
        self._list = rows
        self._list.picked.connect(self._pick)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(4)
        self._column.addWidget(self._field)
        self._column.addWidget(rows, 1)
        if foot is not None:
            foot.setParent(self)
            self._column.addWidget(foot)
            for each in foot.findChildren(QWidget):
                each.installEventFilter(self)
        self.hide()

    def set_words(self, words: str) -> None:
        """What the field is for."""
        self._field.setAccessibleName(words)
        self._field.setPlaceholderText(words)

    def set_most(self, characters: int, *, width: int | None = None) -> None:
        """How much can be typed, and how wide the list is, in px."""
        self._field.setMaxLength(characters)
        self._width = width or self._width

    def open(self, at: QRect, offer: Offer, typed: str = "") -> None:
        """Appear under a rectangle of the window, or above it where there is no room.

        `typed` stands in the field, selected: what is typed next replaces it.
        """
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._offer, self._at = offer, at
        self._stands_above = False
        self._field.setText(typed)
        self._field.selectAll()
        self._on_text(self._field.text())
        self._stand()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Go away; the keyboard returns to where it was."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        had_keyboard = has_keyboard(self)
        self.hide()
        if had_keyboard and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self) -> None:
        """Offer anew for what is typed: the case may have changed."""
        if not self.isHidden():
            self._on_text(self._field.text())

    def choices(self) -> list[Any]:
        """What is offered now, from top to bottom."""
        return list(self._list.rows())

    def _on_text(self, text: str) -> None:
        self._list.set_rows(self._offer(text))
        height = self._needed()
        # Above a selection the lower edge has to stay where it is, and so does the field.
        self.setFixedHeight(max(height, self.height()) if self._stands_above else height)
        self._announce()

    def _needed(self) -> int:
        """The height for all that is offered, px."""
        if self._column.hasHeightForWidth():
            within = self._window.width() - 2 * _GAP
            return self._column.totalHeightForWidth(min(self._width, within))
        return self._column.sizeHint().height()

    def _pick(self, choice: object) -> None:
        self.close_up()
        self.picked.emit(choice)

    def _stand(self) -> None:
        """Find a place with room for all that is offered now: what is typed makes it less."""
        within = self._window.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self.setFixedWidth(min(self._width, within.width()))
        left = max(within.left(), min(self._at.left(), within.right() - self.width()))
        top = self._at.bottom() + _GAP
        self._stands_above = top + self.height() > within.bottom()
        if self._stands_above:
            top = max(within.top(), self._at.top() - _GAP - self.height())
        self.move(left, top)

    def _announce(self) -> None:
        """The field has the keyboard, so nobody else would say which row Enter takes."""
        words = self._list.current_words()
        self._field.setAccessibleDescription(words)
        if self.isVisible():
            announce(self._field, words)

    def _has_foot(self) -> bool:
        return self._foot is not None and not self._foot.isHidden()

    def _take_enter(self) -> None:
        choice = self._list.current()
        if choice is not None:
            self._pick(choice)

    # Overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list, and the loss of the keyboard."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            focus = QApplication.focusWidget()
            if focus and not has_keyboard(self) and focus.window() is self.window():
                self.hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape or (event.key() in _TABS and not self._has_foot()):
            self.close_up()
        elif event.key() in _ENTER:
            self._take_enter()
        elif watched is self._field and self._list.take_key(event):
            self._announce()
        else:
            return super().eventFilter(watched, event)
        return True
