"""The small list at the selection in which a tag is found by typing, or made."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from workbench.domain.tags import NAME_LENGTH
from workbench.gui.models.tag_choices import TagChoice
from workbench.gui.panes.announce import announce
from workbench.gui.panes.tag_choice_list import TagChoiceList

Offer = Callable[[str], Sequence[TagChoice]]

_WIDTH = 320  # px
_GAP = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagPicker(QFrame):
    """Emits `picked(TagChoice)`; `offer(typed)` tells what to show.

    It lies on its window, and goes away with Esc, with Tab, and when the keyboard is put elsewhere
    in the window. The keyboard then returns to where it was.
    """

    picked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tagPicker")
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setAutoFillBackground(True)
        self._window = window
        self._offer: Offer = lambda _typed: ()
        self._before: QWidget | None = None
        self._at, self._stands_above = QRect(), False
        self._field = QLineEdit(self)
        self._field.setObjectName("tagPickerField")
        self._field.setAccessibleName(self.tr("Choose or create a tag"))
        self._field.setPlaceholderText(self.tr("Choose or create a tag"))
        self._field.setMaxLength(NAME_LENGTH)
        self._field.textChanged.connect(self._on_text)
        self._field.installEventFilter(self)
        self._list = TagChoiceList(self)
        self._list.picked.connect(self._pick)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(4)
        self._column.addWidget(self._field)
        self._column.addWidget(self._list, 1)
        self.hide()

    def open(self, at: QRect, offer: Offer) -> None:
        """Appear under a rectangle of the window, or above it where there is no room."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._offer, self._at = offer, at
        self._stands_above = False
        self._field.clear()
        self._on_text("")
        self._stand()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Go away; the keyboard returns to where it was."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        had_keyboard = self._field.hasFocus()
        self.hide()
        if had_keyboard and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self) -> None:
        """Offer anew for what is typed: tags may be others by now."""
        if not self.isHidden():
            self._on_text(self._field.text())

    def choices(self) -> list[TagChoice]:
        """What is offered now, from top to bottom."""
        return self._list.rows()

    def _on_text(self, text: str) -> None:
        self._list.set_rows(self._offer(text))
        height = self._column.sizeHint().height()
        # Above a selection the lower edge has to stay where it is, and so does the field.
        self.setFixedHeight(max(height, self.height()) if self._stands_above else height)
        self._announce()

    def _pick(self, choice: TagChoice) -> None:
        self.close_up()
        self.picked.emit(choice)

    def _stand(self) -> None:
        """Find a place with room for all that is offered now: what is typed makes it less."""
        within = self._window.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self.setFixedWidth(min(_WIDTH, within.width()))
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

    # Overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list, and the field's loss of the keyboard."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            focus = QApplication.focusWidget()
            if focus is not None and focus is not self._field and focus.window() is self.window():
                self.hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.close_up()
        elif event.key() in _ENTER:
            choice = self._list.current()
            if choice is not None:
                self._pick(choice)
        elif self._list.take_key(event):
            self._announce()
        else:
            return super().eventFilter(watched, event)
        return True
