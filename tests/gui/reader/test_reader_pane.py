"""The reader with its head, its map and the bar of tags."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from tests.gui.reader.conftest import TEXT, Maker
from workbench.domain.span import Span
from workbench.domain.values import Article, Source, Tag
from workbench.domain.views import ArticleSummary
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.theme import DARK

LEFT = Qt.MouseButton.LeftButton


def summary(
    title: str = "Harbour bridge closed",
    source: str | None = "Coastal Courier",
    author: str | None = "Eilish Hart",
) -> ArticleSummary:
    article = Article("a1", 1, title, author=author, published="2026-11-02", language="en")
    return ArticleSummary(article, Source("s", source) if source else None, len(TEXT), "", 0)


@pytest.fixture
def empty_pane(qtbot: QtBot) -> ReaderPane:
    pane = ReaderPane()
    qtbot.addWidget(pane)
    pane.resize(720, 600)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@pytest.fixture
def pane(empty_pane: ReaderPane, sentences_of: Callable[[str], list[Span]]) -> ReaderPane:
    empty_pane.show_article(summary(), TEXT, sentences_of(TEXT))
    return empty_pane


def label(pane: ReaderPane, name: str) -> QLabel:
    found = pane.findChild(QLabel, name)
    assert found is not None
    return found


def select_with_mouse(qtbot: QtBot, pane: ReaderPane, span: Span) -> None:
    reader = pane.reader
    reader.select(span)
    reader.mouse_selected.emit(span)


def test_without_an_article_a_sentence_names_the_next_key(empty_pane: ReaderPane) -> None:
    assert "Ctrl+I" in label(empty_pane, "readerEmpty").text()
    assert label(empty_pane, "readerEmpty").isVisible()
    assert not empty_pane.reader.isVisible()
    empty_pane.show_nothing("Press Ctrl+N.")
    assert label(empty_pane, "readerEmpty").text() == "Press Ctrl+N."


def test_the_head_tells_origin_and_title(pane: ReaderPane) -> None:
    fields = ("A1", "Coastal Courier", "Eilish Hart", "2026-11-02")
    isolated = " · ".join(f"\u2068{field}\u2069" for field in fields)
    assert label(pane, "articleOrigin").text() == isolated
    assert label(pane, "articleTitle").text() == "Harbour bridge closed"


def test_unknown_fields_are_left_out_and_nothing_is_html(pane: ReaderPane) -> None:
    pane.show_summary(summary(title="<b>5 < 6</b>", source=None, author=None))
    assert label(pane, "articleOrigin").text() == "\u2068A1\u2069 · \u20682026-11-02\u2069"
    assert label(pane, "articleTitle").text() == "<b>5 < 6</b>"
    assert label(pane, "articleTitle").textFormat() == Qt.TextFormat.PlainText


def test_the_title_begins_where_the_text_does(pane: ReaderPane) -> None:
    title = label(pane, "articleTitle")
    text = pane.reader.mapTo(pane, QPoint(pane.reader.column_left(), 0))
    assert abs(title.mapTo(pane, QPoint(0, 0)).x() - text.x()) <= 3


def test_the_button_opens_the_menu(qtbot: QtBot, pane: ReaderPane) -> None:
    menu = QMenu(pane)
    menu.addAction("Details")
    pane.set_header_menu(menu)
    button = pane.findChild(QToolButton, "articleMenu")
    assert button is not None
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_the_bar_appears_under_a_mouse_selection_and_goes_with_it(
    qtbot: QtBot, pane: ReaderPane, maker: Maker, tags: dict[str, Tag]
) -> None:
    pane.set_marks([], tags)
    span = maker.span("found a crack")
    select_with_mouse(qtbot, pane, span)
    assert pane.bar.isVisible()
    assert pane.rect().contains(pane.bar.geometry())
    foot = pane.reader.viewport().mapTo(pane, pane.reader.rect_at(span.end).bottomLeft())
    assert pane.bar.y() >= foot.y()
    pane.reader.next_sentence()
    assert not pane.bar.isVisible()


def test_a_selection_by_key_brings_no_bar(pane: ReaderPane, tags: dict[str, Tag]) -> None:
    pane.set_marks([], tags)
    pane.reader.next_sentence()
    assert not pane.bar.isVisible()


def test_the_bar_gives_tags_and_leaves_the_focus_where_it_is(
    qtbot: QtBot, pane: ReaderPane, maker: Maker, tags: dict[str, Tag]
) -> None:
    pane.set_marks([], tags)
    pane.activateWindow()
    pane.reader.setFocus()
    qtbot.waitUntil(pane.reader.hasFocus)
    select_with_mouse(qtbot, pane, maker.span("found a crack"))
    button = pane.findChild(QToolButton, "tagBar_4")
    assert button is not None
    with qtbot.waitSignal(pane.tag_chosen) as told:
        qtbot.mouseClick(button, LEFT)
    assert told.args == ["contradicted"]
    assert pane.reader.hasFocus()
    assert pane.reader.selection() == maker.span("found a crack")
    for name in ("pick_tag", "note", "link"):
        action = pane.findChild(QToolButton, f"tagBar_{name}")
        assert action is not None
        with qtbot.waitSignal(pane.action_chosen) as told:
            qtbot.mouseClick(action, LEFT)
        assert told.args == [name]


def test_every_button_of_the_bar_is_named_and_large_enough(
    qtbot: QtBot, pane: ReaderPane, maker: Maker, tags: dict[str, Tag]
) -> None:
    pane.set_marks([], tags)
    select_with_mouse(qtbot, pane, maker.span("found a crack"))
    buttons = [b for b in pane.bar.findChildren(QToolButton) if b.isVisible()]
    assert len(buttons) == 12
    for button in buttons:
        assert button.accessibleName()
        assert button.toolTip()
        assert min(button.width(), button.height()) >= 24
        assert button.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_only_active_tags_with_a_key_are_in_the_bar_and_actions_can_go(
    pane: ReaderPane, tags: dict[str, Tag]
) -> None:
    pane.bar.set_tags([tags["opinion"], tags["unverified"]])
    pane.bar.set_actions({"note"})
    pane.bar.show()
    names = [b.text() for b in pane.bar.findChildren(QToolButton) if b.isVisible()]
    assert sorted(names) == sorted(["?1", "“7", "N"])


def test_the_bar_can_be_put_away(
    qtbot: QtBot, pane: ReaderPane, maker: Maker, tags: dict[str, Tag]
) -> None:
    assert not pane.hide_bar()
    pane.set_marks([], tags)
    select_with_mouse(qtbot, pane, maker.span("found a crack"))
    assert pane.hide_bar()
    assert not pane.bar.isVisible()


def test_the_pane_follows_the_theme(pane: ReaderPane) -> None:
    pane.set_theme(DARK)
    image = pane.grab().toImage()
    assert image.pixelColor(pane.width() // 2, pane.height() - 20).name().upper() == DARK.paper
    assert image.pixelColor(pane.width() // 2, 3).name().upper() == DARK.paper


def test_the_reader_with_the_focus_has_a_ring(qtbot: QtBot, pane: ReaderPane) -> None:
    without = pane.grab().toImage()
    pane.activateWindow()
    pane.reader.setFocus()
    qtbot.waitUntil(pane.reader.hasFocus)
    edge = pane.reader.mapTo(pane, QPoint(0, 0)) - QPoint(1, -20)
    assert pane.grab().toImage().pixelColor(edge) != without.pixelColor(edge)
