"""Digits from keyboards that write them with Shift, and from the keypad.

A French keyboard has `&é"'(-è_çà` where others have digits, and digits with Shift. Which key of
that row was pressed is told by its scan code; X11 and Wayland count it from 10 on.
"""

import sys
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_DIGITS = "1234567890"
_FIRST_CODE = 10
_KEYS = {Qt.Key(Qt.Key.Key_0 + int(digit)): digit for digit in _DIGITS}
_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
# Other commands, which some keyboards have in that row.
_OTHER_COMMANDS = frozenset("/;?")


def digit_of(event: QKeyEvent) -> str:
    """The digit that a person means by a key, or nothing where it is no digit.

    A key of the digits' row counts without Shift, unless it writes a letter from A to Z.
    """
    if event.modifiers() & _COMMAND:
        return ""
    if event.key() in _KEYS:
        return _KEYS[Qt.Key(event.key())]
    place = event.nativeScanCode() - _FIRST_CODE
    shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    in_row = sys.platform.startswith("linux") and 0 <= place < len(_DIGITS)
    if not in_row or shifted or letter or event.text() in _OTHER_COMMANDS:
        return ""
    return _DIGITS[place]


class DigitKeys(QObject):
    """Lets these widgets take such digits for the plain ones; `actions` are those of the digits."""

    def __init__(self, actions: Mapping[str, QAction], widgets: Iterable[QWidget]) -> None:
        super().__init__()
        self._actions = dict(actions)
        for action in self._actions.values():
            action.setAutoRepeat(False)  # a key held down would put on and take off
        for widget in widgets:
            self.watch(widget)

    def watch(self, widget: QWidget) -> None:
        """Let a further widget take such digits, too."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        digit = digit_of(event)
        action = self._actions.get(digit)
        # Who switched single keys off, or gave the digit to nothing, means these as well.
        if action is None or not action.isEnabled():
            return False
        if QKeySequence(digit) not in action.shortcuts():
            return False
        if not event.isAutoRepeat():
            action.trigger()
        return True
