"""Heights of headings in a list of cards, whatever comes and goes between them."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.panels.conftest import Show, Views
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.card_list import CardList


def heights(view: CardList) -> list[bool]:
    """For each row from the top whether it has the height of a heading."""
    usual = view.verticalHeader().defaultSectionSize()
    return [view.rowHeight(row) < usual for row in range(view.model().rowCount())]


@pytest.mark.parametrize("gone", [0, 3, 5, 6, 11, 29])
def test_that_headings_keep_their_height_when_a_card_goes_and_comes(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views, gone: int
) -> None:
    show(views)
    cards = pane.findChild(CardList, "annotationList")
    assert isinstance(cards, CardList)
    before = heights(cards)
    assert [row for row, is_low in enumerate(before) if is_low] == [0, 7, 14, 21, 28]
    show([view for n, view in enumerate(views) if n != gone], f"n{gone}")
    fewer = [7 * n - (7 * n > gone + gone // 6) for n in range(5)]
    assert [row for row, is_low in enumerate(heights(cards)) if is_low] == fewer
    show(views, f"n{gone}")
    assert heights(cards) == before


def test_that_the_width_of_rows_follows_a_scroll_bar_that_comes(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    cards = pane.findChild(CardList, "annotationList")
    assert isinstance(cards, CardList)
    show(views[:1])
    qtbot.waitUntil(lambda: not cards.verticalScrollBar().isVisible())
    show(views)
    qtbot.waitUntil(cards.verticalScrollBar().isVisible)
    pane.resize(270, 300)
    qtbot.waitUntil(lambda: cards.columnWidth(0) == cards.viewport().width())
