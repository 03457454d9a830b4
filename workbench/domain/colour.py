"""Colours of tags: contrast, and a whole look made from one stripe colour.

Contrast is the ratio of WCAG 2.2 (relative luminance, sRGB); colours are `#RRGGBB`.
"""

import re

LIGHT_PAPER, DARK_PAPER = "#FFFEFA", "#1E1F22"
LIGHT_TEXT, DARK_TEXT = "#1B1B1B", "#E4E4E6"
STRIPE_CONTRAST = 4.9
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
# How much of the stripe's colour is in a fill and in the deeper fill under overlap.
_LIGHT_SHARES = (0.17, 0.34)
_DARK_SHARES = (0.20, 0.36)


def is_colour(text: str) -> bool:
    """True for `#RRGGBB`."""
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1.0 to 21.0 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, base: str, share: float) -> str:
    """`base` with `share` (0 to 1) of `colour` in it."""
    parts = (round(b + (c - b) * share) for c, b in zip(_parts(colour), _parts(base), strict=True))
    return "#" + "".join(f"{part:02X}" for part in parts)


def look_from(stripe: str) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """(stripe, fill, overlap) on light and on dark paper, made from one colour.

    The stripe is darkened or lightened until it stands out from the paper by 4.9 to 1.
    """
    light = _until_legible(stripe, "#000000", LIGHT_PAPER)
    dark = _until_legible(stripe, "#FFFFFF", DARK_PAPER)
    fill, overlap = (mixed(light, LIGHT_PAPER, share) for share in _LIGHT_SHARES)
    dark_fill, dark_overlap = (mixed(dark, DARK_PAPER, share) for share in _DARK_SHARES)
    return (light, fill, overlap), (dark, dark_fill, dark_overlap)


def _until_legible(colour: str, towards: str, paper: str) -> str:
    for step in range(21):
        tried = mixed(towards, colour, step / 20)
        if contrast(tried, paper) >= STRIPE_CONTRAST:
            return tried
    return towards


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (part / 255 for part in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
