"""Palettes, and the contrast that the design promises for them."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from workbench.domain.colour import contrast, mixed
from workbench.domain.values import Tag
from workbench.gui.theme import (
    DARK,
    LIGHT,
    Theme,
    apply_theme,
    link_colour,
    palette_of,
    reading_font,
    tag_colours,
    theme_for,
    untagged_colours,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
def test_text_stands_out_from_every_fill_by_seven_to_one(
    theme: Theme, tags: dict[str, Tag]
) -> None:
    for tag in tags.values():
        colours = tag_colours(tag, theme)
        assert contrast(theme.text, colours.fill) >= 7, tag.name
        assert contrast(theme.text, colours.overlap) >= 7, tag.name
        assert round(contrast(colours.stripe, theme.paper), 1) >= 4.9, tag.name
    assert contrast(theme.text, untagged_colours(theme).overlap) >= 7


@THEMES
def test_selected_text_stays_readable_on_every_fill(theme: Theme, tags: dict[str, Tag]) -> None:
    for tag in tags.values():
        colours = tag_colours(tag, theme)
        for fill in (colours.fill, colours.overlap):
            ground = mixed(theme.accent, fill, theme.selection_share)
            assert contrast(theme.text, ground) >= 4.5, tag.name
            assert contrast(theme.text, mixed(colours.stripe, ground, theme.tint_share)) >= 4.5, (
                tag.name
            )


@THEMES
def test_a_tag_is_seen_under_the_selection(theme: Theme, tags: dict[str, Tag]) -> None:
    selected = QColor(mixed(theme.accent, theme.paper, theme.selection_share))
    for tag in tags.values():
        colours = tag_colours(tag, theme)
        ground = mixed(theme.accent, colours.fill, theme.selection_share)
        shown = QColor(mixed(colours.stripe, ground, theme.tint_share))
        apart = (
            abs(shown.red() - selected.red())
            + abs(shown.green() - selected.green())
            + abs(shown.blue() - selected.blue())
        )
        assert apart >= 60, tag.name


@THEMES
def test_what_is_set_apart_is_lighter_and_still_readable(
    theme: Theme, tags: dict[str, Tag]
) -> None:
    text = mixed(theme.paper, theme.text, theme.veil)
    assert 4.5 <= contrast(text, theme.paper) <= 8
    for tag in tags.values():
        fill = mixed(theme.paper, tag_colours(tag, theme).fill, theme.veil)
        assert contrast(text, fill) >= 4.5, tag.name


@THEMES
def test_that_what_is_set_apart_is_readable_where_it_is_marked_and_selected(
    theme: Theme, tags: dict[str, Tag]
) -> None:
    text = mixed(theme.paper, theme.text, theme.veil_on_fill)
    for tag in tags.values():
        colours = tag_colours(tag, theme)
        selected = mixed(theme.accent, colours.overlap, theme.selection_share)
        for ground in (colours.overlap, mixed(colours.stripe, selected, theme.tint_share)):
            shown = mixed(theme.paper, ground, theme.veil_on_fill)
            assert contrast(text, shown) >= 4.5, tag.name


@THEMES
def test_the_window_s_own_words_are_readable(theme: Theme) -> None:
    for ground in (theme.paper, theme.chrome, theme.field):
        assert contrast(theme.muted, ground) >= 4.5
        assert contrast(theme.chrome_text, ground) >= 7
        assert contrast(link_colour(theme), ground) >= 4.5
    assert contrast(theme.accent_text, theme.accent) >= 4.5
    assert contrast(theme.chrome_text, theme.button) >= 7
    assert contrast(theme.danger, theme.chrome) >= 4.5


def test_a_choice_decides_and_the_system_only_where_it_is_asked() -> None:
    assert theme_for("light", system_dark=True) is LIGHT
    assert theme_for("dark", system_dark=False) is DARK
    assert theme_for("system", system_dark=True) is DARK
    assert theme_for("what?", system_dark=False) is LIGHT


def test_the_palette_has_the_theme_s_paper_and_text(qapp: QApplication) -> None:
    palette = palette_of(DARK)
    assert palette.color(QPalette.ColorRole.Base).name().upper() == DARK.paper
    assert palette.color(QPalette.ColorRole.Text).name().upper() == DARK.text


def test_the_application_gets_style_font_and_palette(qapp: QApplication) -> None:
    style, font, palette = qapp.style().name(), qapp.font(), qapp.palette()
    apply_theme(qapp, LIGHT)
    try:
        assert qapp.style().name().lower() == "fusion"
        assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.chrome
        assert qapp.font().families()
    finally:
        qapp.setStyle(style)
        qapp.setFont(font)
        qapp.setPalette(palette)


def test_japanese_and_chinese_get_fonts_of_their_own(qapp: QApplication) -> None:
    families = {language: reading_font(13, language).families() for language in ("ja", "zh-TW")}
    assert families["ja"][0] == families["zh-TW"][0]
    if any("CJK JP" in name for name in families["ja"]):
        assert not any("CJK JP" in name for name in families["zh-TW"])


@THEMES
def test_that_the_border_of_a_field_has_three_to_one(theme: Theme) -> None:
    assert contrast(theme.edge, theme.field) >= 3
    assert contrast(theme.edge, theme.chrome) >= 3


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QSpinBox, QComboBox])
@THEMES
def test_that_fields_are_drawn_with_that_border(
    qapp: QApplication, qtbot: QtBot, theme: Theme, kind: type[QWidget]
) -> None:
    apply_theme(qapp, theme)
    field = kind()
    qtbot.addWidget(field)
    field.resize(120, 40)
    picture = field.grab().toImage()
    middle = picture.width() // 2
    edge = (picture.pixelColor(middle, y).name() for y in range(3))
    assert max(contrast(each, theme.field) for each in edge) >= 3
