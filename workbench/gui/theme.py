"""Palettes over Fusion, fonts set by name, and the colours of tags on light and dark paper.

Qt's own `setColorScheme` does nothing on bare X11, so both palettes ship with the program.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from workbench.domain.colour import DARK_PAPER, DARK_TEXT, LIGHT_PAPER, LIGHT_TEXT, mixed
from workbench.domain.values import Tag

ThemeChoice = Literal["light", "dark", "system"]
THEME_CHOICES: Final = ("light", "dark", "system")

_SERIF: Final = ("Noto Serif", "Source Serif 4", "Charter", "Georgia", "DejaVu Serif", "Times")
_SANS: Final = ("Noto Sans", "Segoe UI", "SF Pro Text", "Cantarell", "DejaVu Sans", "Arial")
_OTHER_SCRIPTS: Final = (
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "Noto Sans Arabic",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
)
# Han characters are shared by languages that draw them differently.
_CJK_FIRST: Final = {
    "ja": ("Noto Serif CJK JP", "Noto Sans CJK JP"),
    "ko": ("Noto Serif CJK KR", "Noto Sans CJK KR"),
    "zh": ("Noto Serif CJK SC", "Noto Sans CJK SC"),
    "zh-tw": ("Noto Serif CJK TC", "Noto Sans CJK TC"),
    "zh-hk": ("Noto Serif CJK HK", "Noto Sans CJK HK"),
    "zh-hant": ("Noto Serif CJK TC", "Noto Sans CJK TC"),
}
_CHROME_POINTS: Final = 9.5
_FIELDS: Final = ("QLineEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox")
_FUSION_EDGE: Final = 140


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look, `#RRGGBB`.

    `edge` is the border of fields, 3:1 on what is in them and round them. `veil` is the share
    (0 to 1) of paper laid over text that is set apart, `veil_on_fill` where that is marked or
    selected: it stays above 4.5:1.
    `selection_share` is how much of the accent a selection lays over what it covers, `tint_share`
    how much of a tag's stripe comes over that where text with the tag is selected.
    """

    dark: bool
    paper: str
    text: str
    muted: str
    line: str
    edge: str
    chrome: str
    chrome_text: str
    field: str
    button: str
    accent: str
    accent_text: str
    danger: str
    veil: float
    veil_on_fill: float
    selection_share: float
    tint_share: float


@dataclass(frozen=True, slots=True)
class TagColours:
    """A tag's colours on one paper, `#RRGGBB`: `overlap` is the fill where marks overlap."""

    stripe: str
    fill: str
    overlap: str


LIGHT: Final = Theme(
    dark=False,
    paper=LIGHT_PAPER,
    text=LIGHT_TEXT,
    muted="#646464",
    line="#C9C8C4",
    edge="#838280",
    chrome="#F2F1EE",
    chrome_text="#1B1B1B",
    field="#FFFEFA",
    button="#F2F1EE",
    accent="#1A5FB4",
    accent_text="#FFFFFF",
    danger="#B3261E",
    veil=0.32,
    veil_on_fill=0.12,
    selection_share=0.26,
    tint_share=0.12,
)
DARK: Final = Theme(
    dark=True,
    paper=DARK_PAPER,
    text=DARK_TEXT,
    muted="#9C9CA2",
    line="#4A4B4F",
    edge="#797A80",
    chrome="#26272B",
    chrome_text="#E4E4E6",
    field="#1E1F22",
    button="#323338",
    accent="#3A76C0",
    accent_text="#FFFFFF",
    danger="#D17B76",
    veil=0.36,
    veil_on_fill=0.03,
    selection_share=0.36,
    tint_share=0.22,
)
# A mark without tags (only a note, or a claim) still has to be seen.
_UNTAGGED_SHARES: Final = (0.10, 0.20)


def theme_for(choice: str, *, system_dark: bool) -> Theme:
    """The look for a choice of `THEME_CHOICES`; an unknown choice counts as `system`."""
    dark = choice == "dark" or (choice != "light" and system_dark)
    return DARK if dark else LIGHT


def system_is_dark() -> bool:
    """True where the desktop says it is dark; one that says nothing counts as light."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application Fusion, the theme's palette, and the chrome font."""
    if app.style().name().lower() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(chrome_font())
    palette = palette_of(theme)
    app.setPalette(palette)
    # Fusion draws borders in the window's colour darkened by this, which on fields is too faint.
    palette.setColor(QPalette.ColorRole.Window, QColor(theme.edge).lighter(_FUSION_EDGE))
    for kind in _FIELDS:
        app.setPalette(palette, kind)  # type: ignore[arg-type]  # it takes text only


def palette_of(theme: Theme) -> QPalette:
    """The Qt palette of a theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, roles in (
        (theme.chrome, (role.Window,)),
        (theme.chrome_text, (role.WindowText, role.ButtonText, role.ToolTipText)),
        (theme.field, (role.Base, role.ToolTipBase)),
        (mixed(theme.text, theme.field, 0.04), (role.AlternateBase,)),
        (theme.text, (role.Text, role.BrightText)),
        (theme.muted, (role.PlaceholderText,)),
        (theme.button, (role.Button,)),
        (theme.accent, (role.Highlight, role.Accent)),
        (theme.accent_text, (role.HighlightedText,)),
        (link_colour(theme), (role.Link, role.LinkVisited)),
        (mixed("#FFFFFF", theme.button, 0.10 if theme.dark else 0.60), (role.Light,)),
        (mixed("#FFFFFF", theme.button, 0.05 if theme.dark else 0.30), (role.Midlight,)),
        (theme.line, (role.Mid,)),
        (mixed("#000000", theme.line, 0.25), (role.Dark,)),
        (mixed("#000000", theme.line, 0.60), (role.Shadow,)),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for disabled in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, disabled, QColor(theme.muted))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.line))
    return palette


def link_colour(theme: Theme) -> str:
    """The accent as text and thin lines need it: 4.5:1 on the theme's paper and chrome."""
    return mixed("#FFFFFF", theme.accent, 0.35) if theme.dark else theme.accent


def tag_colours(tag: Tag, theme: Theme) -> TagColours:
    """The colours a tag has on the theme's paper."""
    if theme.dark:
        return TagColours(tag.dark_stripe, tag.dark_fill, tag.dark_overlap)
    return TagColours(tag.light_stripe, tag.light_fill, tag.light_overlap)


def untagged_colours(theme: Theme) -> TagColours:
    """The colours of a mark that carries no tag."""
    fill, overlap = (mixed(theme.text, theme.paper, share) for share in _UNTAGGED_SHARES)
    return TagColours(theme.muted, fill, overlap)


def reading_font(points: float, language: str | None = None) -> QFont:
    """The serif stack at a size in points; `language` (BCP 47) decides how Han is drawn."""
    return _font(
        (*_SERIF, *_cjk_families(language), *_OTHER_SCRIPTS), QFont.StyleHint.Serif, points
    )


def chrome_font(points: float = _CHROME_POINTS) -> QFont:
    """The sans-serif font of everything but the article, at a size in points."""
    return _font((*_SANS, *_OTHER_SCRIPTS), QFont.StyleHint.SansSerif, points)


def _cjk_families(language: str | None) -> tuple[str, ...]:
    tag = (language or "").lower().replace("_", "-")
    return _CJK_FIRST.get(tag, _CJK_FIRST.get(tag.split("-")[0], ()))


@cache
def _present(families: tuple[str, ...]) -> tuple[str, ...]:
    """To name a family that is missing makes Qt search all fonts for aliases, and warn."""
    return tuple(name for name in dict.fromkeys(families) if QFontDatabase.hasFamily(name))


def _font(families: tuple[str, ...], hint: QFont.StyleHint, points: float) -> QFont:
    present = _present(families)
    font = QFont()
    font.setStyleHint(hint)
    if present:
        font.setFamilies(list(present))
    font.setPointSizeF(points)
    return font
