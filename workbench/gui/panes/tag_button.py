"""A button that is a tag: glyph in the tag's colour, then words; framed and filled when on."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.domain.values import Tag
from workbench.gui.panes.looks import accent, colours_of, hairline, quiet_text
from workbench.gui.panes.row_delegate import bold, write_left

_PADDING = 6
_GAP = 5


class TagButton(QAbstractButton):
    """Shows a key quietly, the glyph, and words; `is_on` and `is_barred` give its look."""

    def __init__(self, tag: Tag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A long name is cut short where the pane is narrow, and does not widen it.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tag = tag
        self._key = self._words = ""
        self._size: QSize | None = None

    @property
    def tag(self) -> Tag:
        """The tag it stands for."""
        return self._tag

    def show_tag(self, tag: Tag, words: str, key: str = "") -> None:
        """Take a tag's look with these words, and the digit that gives it, if any."""
        # Not the button's own text: an & in a tag's name would become a shortcut.
        if (tag, words, key) == (self._tag, self._words, self._key):
            return
        before = self.sizeHint()
        self._tag, self._words, self._key = tag, words, key
        self._size = None
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def is_on(self) -> bool:
        """True where it is drawn framed and filled in the tag's colours."""
        return self.isChecked()

    def is_barred(self) -> bool:
        """True where it is drawn with a broken frame."""
        return False

    def sizeHint(self) -> QSize:
        """Measured once: a layout asks for it ten times whenever anything changes."""
        if self._size is None:
            self._size = self._measured()
        return self._size

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size = None
        super().changeEvent(event)

    def _measured(self) -> QSize:
        heavy, light = QFontMetrics(bold(self.font())), QFontMetrics(self.font())
        width = 2 * _PADDING + heavy.horizontalAdvance(self._tag.glyph)
        for piece in (self._key, self._words):
            if piece:
                width += _GAP + light.horizontalAdvance(piece)
        return QSize(width + 2, max(26, light.lineSpacing() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(26, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        self._paint_words(painter)

    def _paint_box(self, painter: QPainter) -> None:
        palette, colours = self.palette(), colours_of(self._tag, self.palette())
        ground = palette.button().color()
        pen = QPen(hairline(palette), 1)
        if self.is_on():
            ground, pen = QColor(colours.fill), QPen(QColor(colours.stripe), 1.5)
        elif self.underMouse() and self.isEnabled():
            ground = palette.base().color()
        if self.is_barred():
            pen = QPen(QColor(colours.stripe), 1.5, Qt.PenStyle.DashLine)
        if self.hasFocus():
            pen = QPen(accent(palette), 2)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _paint_words(self, painter: QPainter) -> None:
        palette = self.palette()
        rest = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        live = self.isEnabled()
        ink = palette.buttonText().color() if live else quiet_text(palette)
        if self._key:
            quiet = ink if self.is_on() else quiet_text(palette)
            rest = write_left(painter, rest, self._key, quiet).adjusted(_GAP, 0, 0, 0)
        painter.setFont(bold(self.font()))
        glyph = QColor(colours_of(self._tag, palette).stripe) if live else ink
        rest = write_left(painter, rest, self._tag.glyph, glyph).adjusted(_GAP, 0, 0, 0)
        painter.setFont(self.font())
        write_left(painter, rest, self._words, ink)
