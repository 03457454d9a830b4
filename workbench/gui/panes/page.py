"""One text on paper: font, line pitch, measure, direction and colours."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QPalette, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from workbench.gui.panes.layout_ahead import LayoutAhead
from workbench.gui.panes.structure import SetLine
from workbench.gui.panes.typography import (
    DEFAULT,
    LARGEST,
    NARROWEST,
    SIDE,
    SMALLEST,
    USUAL_MEASURE,
    WIDEST,
    Typography,
    document_of,
    is_right_to_left,
    script_of,
    typography,
)
from workbench.gui.positions import Utf16Map
from workbench.gui.theme import LIGHT, Theme, palette_of, reading_font

_FAR_SIDE = 16  # px that stay free at the right
_WHEEL_STEP = 120  # eighths of a degree


class Page(QTextEdit):
    """A read-only text in a centred column. Its width stays when the window's changes, so that
    no line moves and nothing is laid out again.
    """

    text_size_changed = Signal(float)  # points
    column_moved = Signal()
    look_changed = Signal()  # lines or colours: what was measured is no longer true

    def __init__(self, parent: QWidget | None = None, *, left_room: int = 0) -> None:
        """`left_room` is what stays free before the text, in px: at its left, or at the right of
        one that reads from right to left.
        """
        super().__init__(parent)
        self.text, self.positions = "", Utf16Map("")
        self.lines: tuple[SetLine, ...] = ()
        self.theme = LIGHT
        self._language: str | None = None
        self._direction: str | None = None
        self._points, self._measure = DEFAULT, USUAL_MEASURE
        self._left_room = left_room
        self.is_mirrored = False
        self._own: QTextDocument | None = None
        self._ahead = LayoutAhead(self)
        self.setting = self._typography()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.lay_out()
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours; Qt's own selection becomes invisible, ours is painted."""
        self.theme = theme
        palette = palette_of(theme)
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.text)
        self.setPalette(palette)
        self.look_changed.emit()

    def text_size(self) -> float:
        """The size of the text in points."""
        return self._points

    def set_text_size(self, points: float) -> None:
        """Set the text in 9 to 28 points; what is at the top stays there."""
        points = min(max(points, SMALLEST), LARGEST)
        if points != self._points:
            self._points = points
            self.set_anew()
            self.text_size_changed.emit(points)

    def enlarge_text(self) -> None:
        """One point more."""
        self.set_text_size(self._points + 1)

    def reduce_text(self) -> None:
        """One point less."""
        self.set_text_size(self._points - 1)

    def reset_text_size(self) -> None:
        """Back to 13 points."""
        self.set_text_size(DEFAULT)

    def measure(self) -> int:
        """The width of the column in characters of an alphabet."""
        return self._measure

    def set_measure(self, characters: int) -> None:
        """Set the column 40 to 110 characters wide (a CJK text has 38 for 66)."""
        characters = min(max(characters, NARROWEST), WIDEST)
        if characters != self._measure:
            self._measure = characters
            self.set_anew()

    def column_left(self) -> int:
        """Where the letters begin, px from the left of the widget."""
        return self.viewportMargins().left() + SIDE

    def column_right(self) -> int:
        """Where the lines end, or begin in what is read from the right; px from the left."""
        return self.viewportMargins().left() + self._column() - SIDE

    def set_anew(self) -> None:
        """Lay the text out again; who knows what is selected and in view keeps it so."""
        self.lay_out()

    def take_text(
        self,
        text: str,
        language: str | None,
        direction: str | None,
        lines: Sequence[SetLine] = (),
    ) -> None:
        """Take another text, with the lines that are no running text; `lay_out` shows it."""
        self.lines = tuple(lines)
        self.text, self.positions = text, Utf16Map(text)
        self._language, self._direction = language, direction
        self.is_mirrored = is_right_to_left(text, direction)

    def lay_out(self) -> None:
        """Make a new document: giving the old one other lines takes thirty times as long."""
        self.setting = self._typography()
        self.setFont(self.setting.font)
        self._place_column()
        old, self._own = (
            self._own,
            document_of(self.text, self.setting, self._direction, self, self.lines),
        )
        self._own.setTextWidth(self.lineWrapColumnOrWidth())  # or Qt would lay it out twice
        self.setDocument(self._own)
        self.verticalScrollBar().setValue(0)
        self._ahead.start(self._own)
        self.look_changed.emit()
        if old is not None:
            old.deleteLater()

    def _typography(self) -> Typography:
        font = reading_font(self._points, self._language)
        return typography(font, script_of(self.text, self._language), self._measure)

    def _free(self) -> int:
        """What the column may take; a scroll bar that comes and goes must not move lines."""
        return self.width() - self.verticalScrollBar().sizeHint().width() - self._left_room

    def _column(self) -> int:
        return min(self.setting.width, max(self._free(), 1))

    def _place_column(self) -> None:
        column = self._column()
        if column != self.lineWrapColumnOrWidth():  # Qt would lay out the same again
            self.setLineWrapColumnOrWidth(column)
        aside = max(0, (self._free() - column - _FAR_SIDE) // 2)
        left, right = self._left_room + aside, 0
        if self.is_mirrored:
            left, right = aside, self._left_room + self._free() - column - aside
        before, now = self.viewportMargins(), QMargins(left, 0, right, 0)
        if now != before:
            self.setViewportMargins(now)
            self.column_moved.emit()

    # Overrides

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # A text field claims Ctrl+Z and Ctrl+Shift+Right for itself; the window has them.
            event.ignore()
            return True
        if event.type() == QEvent.Type.Resize:
            if self._column() == self.lineWrapColumnOrWidth():
                self._place_column()
            else:  # Qt would keep stale lines below those that it has laid out again
                self.set_anew()
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.look_changed.emit()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_text_size(self._points + event.angleDelta().y() / _WHEEL_STEP)
            event.accept()
            return
        super().wheelEvent(event)
