"""Where on the screen a small list is to appear: beside what it is about."""

from PySide6.QtCore import QRect

from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.keyboard import has_keyboard
from workbench.gui.panes.reader_pane import ReaderPane


def place_at_hand(reading: ReaderPane, cards: AnnotationPane) -> QRect:
    """The current card where the cards have the keyboard, else the selection or the caret."""
    return cards.row_place() if has_keyboard(cards) else _place_in_text(reading)


def _place_in_text(reading: ReaderPane) -> QRect:
    """The selection, or the caret, as far as it is in view."""
    reader = reading.reader
    span, view = reader.selection(), reader.viewport()
    first = reader.rect_at(span.start if span else reader.caret())
    last = reader.rect_at(span.end if span else reader.caret())
    seen = first.united(last).intersected(view.rect())
    if seen.isEmpty():
        seen = QRect(view.rect().center(), view.rect().center())
    return QRect(view.mapToGlobal(seen.topLeft()), seen.size())
