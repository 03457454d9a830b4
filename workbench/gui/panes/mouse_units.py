"""Selecting by words and sentences with the mouse: two clicks, three clicks, and drags of them."""

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from workbench.domain.span import Span

Unit = Callable[[int], Span | None]


class MouseUnits:
    """Counts clicks, and says what to select while the button of the last one is down."""

    def __init__(self, word_at: Unit, sentence_at: Unit) -> None:
        self._word_at, self._sentence_at = word_at, sentence_at
        self._unit: Unit | None = None
        self._anchor: Span | None = None
        self._doubled: tuple[int, QPointF] | None = None

    @property
    def active(self) -> bool:
        """True while a word or a sentence is held, so that Qt must not select by letters."""
        return self._unit is not None

    def double_click(self, event: QMouseEvent, position: int) -> Span | None:
        """What two clicks at a code point select."""
        self._doubled = (event.timestamp(), event.position())
        return self._begin(self._word_at, position)

    def press(self, event: QMouseEvent, position: int) -> Span | None:
        """What a click selects if it is the third in a row, or else None."""
        self._unit = None
        if self._doubled is None:
            return None
        (when, where), self._doubled = self._doubled, None
        soon = event.timestamp() - when <= QApplication.doubleClickInterval()
        path = (event.position() - where).manhattanLength()
        if not soon or path > QApplication.startDragDistance():
            return None
        return self._begin(self._sentence_at, position)

    def drag(self, position: int) -> Span | None:
        """The selection from the unit that was clicked to the one at a code point."""
        if self._unit is None or self._anchor is None:
            return None
        here = self._unit(position) or self._anchor
        return Span(min(here.start, self._anchor.start), max(here.end, self._anchor.end))

    def release(self) -> None:
        """Let go."""
        self._unit = None

    def _begin(self, unit: Unit, position: int) -> Span | None:
        self._unit, self._anchor = unit, unit(position)
        return self._anchor
