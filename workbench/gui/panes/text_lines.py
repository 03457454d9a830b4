"""A few lines of text laid out once, cut with an ellipsis, and drawn many times."""

import unicodedata
from collections import OrderedDict

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from workbench.domain.span import Span
from workbench.gui.positions import Utf16Map

_MOST_CHARACTERS = 1_000
_MOST_LAYOUTS = 512
_ELLIPSIS = "…"


class TextLines:
    """Layouts of text in one font; make a new one when the font changes."""

    def __init__(self, font: QFont) -> None:
        self._font = QFont(font)  # the one in a style option dies with it
        metrics = QFontMetricsF(font)
        self._ascent = metrics.ascent()
        self.pitch = metrics.lineSpacing()
        self._known: OrderedDict[tuple[str, int, int, tuple[Span, ...]], QTextLayout] = (
            OrderedDict()
        )

    def layout(self, text: str, width: int, most: int, hits: tuple[Span, ...] = ()) -> QTextLayout:
        """At most `most` lines of `text`, `width` pixels wide, `pitch` apart, the rest as `…`.

        Line ends become spaces. `hits` (code points of `text`) are bold and underlined. A text
        that begins from right to left stands at the right.
        """
        key = (text, width, most, hits)
        if key not in self._known:
            self._known[key] = self._cut_to_fit(text, width, most, hits)
            if len(self._known) > _MOST_LAYOUTS:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]

    def _cut_to_fit(self, text: str, width: int, most: int, hits: tuple[Span, ...]) -> QTextLayout:
        shown = text[:_MOST_CHARACTERS].replace("\n", " ").replace("\r", " ")
        layout = self._fill(shown, width, hits)
        if layout.lineCount() <= most:
            return layout
        last = layout.lineAt(most - 1)
        end = Utf16Map(shown).to_points(last.textStart() + last.textLength())
        # The ellipsis may push the line's last word over: then that much less of the text.
        for cut in range(end, max(0, end - 40), -1):
            layout = self._fill(shown[:cut].rstrip() + _ELLIPSIS, width, hits)
            if layout.lineCount() <= most:
                break
        return layout

    def _fill(self, text: str, width: int, hits: tuple[Span, ...]) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption(alignment(text))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(_hit_formats(text, hits))
        layout.beginLayout()
        for n in range(_MOST_CHARACTERS):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            # One pitch for all scripts: fallback fonts differ in height, rows must not.
            line.setPosition(QPointF(0, n * self.pitch + self._ascent - line.ascent()))
        layout.endLayout()
        return layout


def alignment(text: str) -> Qt.AlignmentFlag:
    """Left or right, as the first letter that has a direction says."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return Qt.AlignmentFlag.AlignRight
        if direction == "L":
            break
    return Qt.AlignmentFlag.AlignLeft


def _hit_formats(text: str, hits: tuple[Span, ...]) -> list[QTextLayout.FormatRange]:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    positions = Utf16Map(text)
    pieces = []
    for hit in hits:
        start, end = positions.span_to_units(hit)
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = start, end - start, look
        pieces.append(piece)
    return pieces
