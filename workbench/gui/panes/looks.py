"""The colours that lists paint with, all taken from the palette in force and the tags' own."""

from PySide6.QtGui import QColor, QPalette

from workbench.domain.colour import mixed
from workbench.domain.values import Tag
from workbench.gui.theme import DARK, LIGHT, TagColours, tag_colours


def colours_of(tag: Tag, palette: QPalette) -> TagColours:
    """A tag's colours on this palette's paper."""
    return tag_colours(tag, DARK if is_dark(palette) else LIGHT)


def stripe(tag: Tag, palette: QPalette) -> QColor:
    """The colour of a tag's stripe and of its name."""
    return QColor(colours_of(tag, palette).stripe)


def quiet_text(palette: QPalette) -> QColor:
    """Secondary text on paper."""
    return palette.color(QPalette.ColorRole.PlaceholderText)


def hairline(palette: QPalette) -> QColor:
    """Borders of cards, and lines between rows."""
    return palette.color(QPalette.ColorRole.Mid)


def faint_line(palette: QPalette) -> QColor:
    """Lines that only part one row from the next."""
    return QColor(mixed(hairline(palette).name(), palette.base().color().name(), 0.5))


def accent(palette: QPalette) -> QColor:
    """Focus rings and what is selected."""
    return palette.color(QPalette.ColorRole.Highlight)


def selected_fill(palette: QPalette) -> QColor:
    """The accent as a ground for white text: a little darker, so that it has 4.5:1."""
    return QColor(mixed("#000000", accent(palette).name(), 0.08))


def selected_ground(palette: QPalette) -> QColor:
    """Paper with a breath of the accent: secondary text on it keeps its 4.5:1."""
    return QColor(mixed(accent(palette).name(), palette.base().color().name(), 0.04))


def is_dark(palette: QPalette) -> bool:
    """True for light text on dark paper."""
    return palette.base().color().lightness() < palette.text().color().lightness()


def stance_ink(stance: str, palette: QPalette) -> QColor:
    """The colour of a stance's sign; the sign itself tells them apart without it."""
    if stance in ("supports", "partially_supports"):
        return QColor("#4D9D84" if is_dark(palette) else "#00734F")
    if stance == "refutes":
        return warning_ink(palette)
    return quiet_text(palette)


def warning_ink(palette: QPalette) -> QColor:
    """The colour of what needs a person's eye."""
    return QColor((DARK if is_dark(palette) else LIGHT).danger)
