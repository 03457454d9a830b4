"""A page read by code points: what is selected, what is in view, and where on it things are."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPointF, QRect, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from workbench.domain.span import Span
from workbench.domain.text import Paragraphs
from workbench.gui.panes.copied_text import holding
from workbench.gui.panes.page import Page
from workbench.gui.panes.rows import Row, block_at, character_at, lay_out_to, rows_between
from workbench.gui.panes.structure import SetLine
from workbench.gui.panes.typography import BOTTOM

_CONTEXT_ROWS = 2  # rows kept in view round what is revealed
_CONTEXT_SHARE = 6  # they take no more than this part of a low view


class TextView(Page):
    """Every position in and out is a code point of the text, never one of Qt's UTF-16 units."""

    selection_changed = Signal(object)  # Span | None; also when only the caret moved
    visible_range_changed = Signal(int, int)  # code points

    def __init__(self, parent: QWidget | None = None, *, left_room: int = 0) -> None:
        """`left_room` is what stays free before the text, in px."""
        super().__init__(parent, left_room=left_room)
        self._told, self._quiet = (0, 0), False
        self._paragraphs = Paragraphs.of("")
        self._rows: tuple[tuple[int, int], list[Row]] | None = None
        self.cursorPositionChanged.connect(self._tell_selection)
        self.selectionChanged.connect(self._tell_selection)
        self.look_changed.connect(self._forget_rows)

    def show_text(
        self,
        text: str,
        language: str | None,
        direction: str | None = None,
        lines: Sequence[SetLine] = (),
    ) -> None:
        """Show another text from its beginning.

        `language` is BCP 47; `direction` is ltr, rtl, or None for each paragraph's own; `lines` are
        no running text.
        """
        self._quiet = True
        self._paragraphs = Paragraphs.of(text)
        self.take_text(text, language, direction, lines)
        self.lay_out()
        self._quiet, self._told = False, (0, 0)
        self.selection_changed.emit(None)
        self._tell_visible_range()

    def set_anew(self) -> None:
        """Lay the text out again; selection and top line stay."""
        selection, caret, top = self.selection(), self.caret(), self.scroll_position()[0]
        at_top = self.verticalScrollBar().value() == 0
        self._quiet = True
        self.lay_out()
        if selection is not None:
            self.set_selection(selection, scroll=False)
        else:
            self.set_caret(caret)
        self._quiet = False
        if not at_top:
            self.restore_scroll(top, 0)
        self._tell_visible_range()

    def paragraph_at(self, position: int) -> int:
        """The number of the paragraph at a code point; in a gap, the one before it, at least 1."""
        return self._paragraphs.number_at(position)

    def paragraphs(self) -> int:
        """How many paragraphs the text has."""
        return len(self._paragraphs.spans)

    # Selection and caret

    def selection(self) -> Span | None:
        """The selected span, None where nothing is selected."""
        cursor = self.textCursor()
        return self.positions.span_to_points(cursor.selectionStart(), cursor.selectionEnd())

    def caret(self) -> int:
        """The code point at the caret."""
        return self.positions.to_points(self.textCursor().position())

    def set_selection(self, span: Span, *, scroll: bool = True) -> None:
        """Select a span; with `scroll` bring it into view, or else stay where the view is."""
        self._set_cursor(*self.positions.span_to_units(span))
        if scroll:
            self.reveal(span)

    def set_caret(self, position: int, *, scroll: bool = False) -> None:
        """Put the caret before a code point and select nothing."""
        unit = self.positions.to_units(position)
        self._set_cursor(unit, unit)
        if scroll and position < len(self.text):
            self.reveal(Span(position, position + 1))

    # Places in the view

    def rows(self) -> list[Row]:
        """The lines of text that touch the viewport."""
        place = (self.verticalScrollBar().value(), self.viewport().height())
        if self._rows is None or self._rows[0] != place:
            scroll, height = place
            found = rows_between(self.document(), self.positions, scroll, 0, height)
            self._rows = (place, found)
        return self._rows[1]

    def rows_between(self, top: float, bottom: float) -> list[Row]:
        """The lines of text that touch two heights of the viewport, px."""
        pitch = self.setting.pitch
        return [row for row in self.rows() if top - pitch < row.baseline < bottom + pitch]

    def visible_range(self) -> tuple[int, int]:
        """Start and end of what is in view, in code points."""
        height = self.viewport().height() + self.setting.ascent
        rows = [row for row in self.rows() if 0 < row.baseline < height]
        return (rows[0].start, rows[-1].end) if rows else (0, 0)

    def position_at(self, point: QPointF) -> int | None:
        """The code point drawn at a point of the viewport, None beside the text."""
        for row in self.rows():
            top = row.baseline - self.setting.ascent
            if top <= point.y() < top + self.setting.pitch:
                return character_at(row, self.text, self.positions, point.x() - row.left)
        return None

    def rect_at(self, position: int) -> QRect:
        """The caret's place before a code point, px of the viewport."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_units(position))
        return self.cursorRect(cursor)

    # Scrolling

    def reveal(self, span: Span) -> None:
        """Scroll as little as shows the span with a little context, its start at least."""
        height = self.viewport().height()
        margin = min(_CONTEXT_ROWS * self.setting.pitch, height // _CONTEXT_SHARE)
        top = self.rect_at(span.start).top() - margin
        bottom = self.rect_at(span.end).bottom() + margin
        if top < 0 or bottom - top > height:
            self._scroll_by(top)
        elif bottom > height:
            self._scroll_by(bottom - height)

    def scroll_to(self, position: int) -> None:
        """Scroll the line of a code point to a quarter of the view's height."""
        self._scroll_by(self.rect_at(position).top() - self.viewport().height() // 4)

    def scroll_position(self) -> tuple[int, int]:
        """The code point that begins the top line, and how far that line is cut off, in px."""
        start = self.visible_range()[0]
        return start, -self.rect_at(start).top()

    def restore_scroll(self, position: int, offset: int) -> None:
        """Scroll to what `scroll_position` told."""
        self._scroll_by(self.rect_at(position).top() + offset)

    def _scroll_by(self, pixels: int) -> None:
        """Also to where Qt, which lays out long texts bit by bit, has not come yet."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        value = bar.value() + pixels
        if value > bar.maximum():
            lay_out_to(self.document(), value + height)
            last = block_at(self.document(), value + height).layout()
            bottom = last.position().y() + last.boundingRect().bottom() + BOTTOM
            bar.setMaximum(max(bar.maximum(), int(bottom - height)))
        bar.setValue(value)

    def _set_cursor(self, anchor: int, position: int) -> None:
        """Qt would follow the caret; here only `reveal` scrolls."""
        bar = self.verticalScrollBar()
        was = bar.value()
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        with QSignalBlocker(bar):
            self.setTextCursor(cursor)
            bar.setValue(was)

    def _forget_rows(self) -> None:
        self._rows = None

    def _tell_selection(self) -> None:
        cursor = self.textCursor()
        now = (cursor.anchor(), cursor.position())
        if now != self._told and not self._quiet:
            self._told = now
            self.viewport().update()
            self.selection_changed.emit(self.selection())

    def _tell_visible_range(self) -> None:
        self.visible_range_changed.emit(*self.visible_range())

    # Overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_visible_range()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._tell_visible_range()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: our own text, where no-break spaces are still there."""
        span = self.selection()
        return holding(super().createMimeDataFromSelection(), span.cut(self.text) if span else "")
