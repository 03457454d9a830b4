"""The underline patterns that tell tags apart where colours cannot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

_WIDTH: Final = 1.6  # px, as all lengths here
_DOUBLE_GAP: Final = 2.6
_WAVE_LENGTH: Final = 5
_WAVE_HEIGHT: Final = 2.0
_TILE_HEIGHT: Final = 5
_TILE_WAVES: Final = 16
# Lengths of dash, gap, dash, … in widths of the pen.
_DASHES: Final = {
    "dotted": (1.2, 1.5),
    "dash": (4.0, 2.2),
    "dash-dot": (4.5, 1.8, 1.2, 1.8),
    "dash-dot-dot": (4.5, 1.6, 1.2, 1.4, 1.2, 1.6),
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """Lines of one pen, or stretches tiled with one picture, ready to draw."""

    pen: QPen
    lines: tuple[QLineF, ...] = ()
    tile: QPixmap | None = None
    tiled: tuple[QRectF, ...] = ()

    def draw(self, painter: QPainter) -> None:
        """Draw them where the painter's origin is."""
        if self.lines:
            painter.setPen(self.pen)
            painter.drawLines(self.lines)
        if self.tile is not None:
            for stretch in self.tiled:
                painter.drawTiledPixmap(stretch, self.tile)


class Underlines:
    """Makes strokes for a screen of some device pixels a px; waves are drawn once a colour."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._tiles: dict[int, QPixmap] = {}

    def stroke(
        self,
        pattern: str,
        colour: QColor,
        runs: Sequence[tuple[float, float]],
        *,
        under: float,
        middle: float,
    ) -> Stroke | None:
        """The pattern (one of `UNDERLINES`) along runs from left to right.

        `under` is the height of an underline, `middle` that of a line through the letters. None
        for the pattern `none`.
        """
        if pattern == "none":
            return None
        pen = QPen(colour, _WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if pattern == "wave":
            top = under - _TILE_HEIGHT / 2
            tiled = tuple(QRectF(a, top, b - a, _TILE_HEIGHT) for a, b in runs)
            return Stroke(pen, tile=self._wave(colour), tiled=tiled)
        heights = [middle if pattern == "strike" else under]
        if pattern == "double":
            pen.setWidthF(1.0)
            heights = [under - _DOUBLE_GAP / 2, under + _DOUBLE_GAP / 2]
        if pattern in _DASHES:
            pen.setDashPattern(_DASHES[pattern])
        return Stroke(pen, tuple(QLineF(a, y, b, y) for a, b in runs for y in heights))

    def _wave(self, colour: QColor) -> QPixmap:
        """A line of waves: stroking a smooth one anew costs 1 ms a line of text."""
        if colour.rgb() not in self._tiles:
            size = QRectF(0, 0, _WAVE_LENGTH * _TILE_WAVES, _TILE_HEIGHT).size() * self._ratio
            tile = QPixmap(size.toSize())
            tile.setDevicePixelRatio(self._ratio)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour, 1.2))
            middle, half = _TILE_HEIGHT / 2, _WAVE_HEIGHT / 2
            points = [
                QPointF(step * _WAVE_LENGTH / 2, middle + (half if step % 2 else -half))
                for step in range(-1, 2 * _TILE_WAVES + 2)
            ]
            painter.drawPolyline(QPolygonF(points))
            painter.end()
            self._tiles[colour.rgb()] = tile
        return self._tiles[colour.rgb()]
