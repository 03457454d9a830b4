"""What holds for every widget of the side panels: names, sizes, contrast, the way of Tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.hands import reached_by_tab
from workbench.domain.values import Tag
from workbench.domain.views import AnnotationView, ArticleSummary, SearchResult, TagUse
from workbench.gui.afterwards import Afterwards
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.article_panel import ArticlePanel
from workbench.gui.panes.looks import quiet_text, selected_fill, selected_ground, stripe
from workbench.gui.theme import DARK, LIGHT, Theme, palette_of


@pytest.fixture
def window(
    qtbot: QtBot, summaries: list[ArticleSummary], views: list[AnnotationView], tags: list[Tag]
) -> QWidget:
    made = QWidget()
    made.resize(700, 800)
    panel, pane = ArticlePanel(), AnnotationPane(Afterwards())
    layout = QHBoxLayout(made)
    layout.addWidget(panel)
    layout.addWidget(pane)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    uses = [TagUse(tag, 4) for tag in tags]
    panel.set_articles(summaries, 10, 7)
    panel.set_tags(uses)
    pane.set_tags(tags)
    pane.set_counts(uses)
    pane.set_cards(30, lambda offset, limit: views[offset : offset + limit], lambda _id: None)
    pane.set_current("n1", views[1])
    return made


def test_tab_goes_in_reading_order(window: QWidget) -> None:
    field = window.findChild(QWidget, "articleFilter")
    assert isinstance(field, QWidget)
    field.setFocus()
    names = [widget.objectName() or widget.accessibleName() for widget in reached_by_tab(window)]
    assert names == [
        "articleFilter",
        "articleScopes",
        "articleSort",
        "articleList",
        "tagsButton",
        "tagList",
        "searchField",
        "scopeArticle",
        "cardSort",
        "Unverified, 4, not filtered",
        "Speculative, 4, not filtered",
        "Corroborated, 4, not filtered",
        "Old & unused, 4, not filtered",
        "annotationList",
        "deleteMark",
        "Unverified, key 1",
        "Speculative, key 2",
        "Corroborated, key 3",
        "moreTags",
        "linkToClaim",
        "noteEdit",
    ]


def test_arrows_change_the_scope(qtbot: QtBot, window: QWidget) -> None:
    pane, button = window.findChild(AnnotationPane), window.findChild(QWidget, "scopeArticle")
    assert isinstance(pane, AnnotationPane)
    assert isinstance(button, QWidget)
    button.setFocus()
    with qtbot.waitSignal(pane.scope_changed) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Right)
    assert asked.args == ["all"]


def test_everything_that_takes_focus_has_a_name_and_a_size(
    window: QWidget, result: SearchResult
) -> None:
    pane = window.findChild(AnnotationPane)
    assert isinstance(pane, AnnotationPane)
    found = set()
    for searching in (None, result):
        pane.set_results(searching)
        QApplication.processEvents()
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), widget
                assert min(widget.width(), widget.height()) >= 24, widget
                found.add(widget)
    assert len(found) > 18


def test_a_name_with_an_ampersand_makes_no_shortcut(window: QWidget) -> None:
    chips = [w for w in window.findChildren(QWidget) if "Old & unused" in w.accessibleName()]
    assert len(chips) == 1
    assert chips[0].property("shortcut").isEmpty()


def contrast(one: QColor, other: QColor) -> float:
    def light(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(theme: Theme, tags: list[Tag]) -> None:
    palette = palette_of(theme)
    paper = palette.color(QPalette.ColorRole.Base)
    text = palette.color(QPalette.ColorRole.Text)
    for ground in (paper, selected_ground(palette)):
        inks = [text, quiet_text(palette), *(stripe(tag, palette) for tag in tags[:3])]
        assert min(contrast(ink, ground) for ink in inks) >= 4.5
    assert contrast(palette.highlightedText().color(), selected_fill(palette)) >= 4.5
    assert contrast(quiet_text(palette), palette.color(QPalette.ColorRole.Window)) >= 4.5
    assert contrast(quiet_text(palette), palette.color(QPalette.ColorRole.Button)) >= 4.5


def count(image: QImage, color: QColor) -> int:
    wanted = color.rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_cards_are_painted_in_the_palette_in_force(
    window: QWidget, theme: Theme, tags: list[Tag]
) -> None:
    palette = palette_of(theme)
    window.setPalette(palette)
    pane = window.findChild(AnnotationPane)
    assert isinstance(pane, AnnotationPane)
    image = pane.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for tag in tags[:3]:
        assert count(image, stripe(tag, palette)) > 100
    assert count(image, palette.color(QPalette.ColorRole.Base)) > 10_000
