"""A window with a search in it, and its chips."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.domain.span import Span
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.facet_chip import FacetChip
from workbench.gui.panes.tag_facet_chip import TagFacetChip


@pytest.fixture
def searched(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Two marks of the first article, one unverified and one opinion, and a search for `the`."""
    space = window.session.space
    article = space.library.summaries()[0].article.id
    for span, name in ((Span(23, 60), "unverified"), (Span(61, 160), "opinion")):
        space.marking.tag_span(article, span, [space.tagging.named(name).id])
    window.session.look_at_everything()
    qtbot.waitUntil(window.isActiveWindow)
    window.cards.focus_search()
    qtbot.keyClicks(window.cards.field, "the ")
    qtbot.waitUntil(lambda: bool(chips(window)))
    return window


def chips(window: MainWindow) -> dict[str, FacetChip | TagFacetChip]:
    within = window.cards.results.chips
    found: list[FacetChip | TagFacetChip] = [
        *within.findChildren(FacetChip),
        *within.findChildren(TagFacetChip),
    ]
    return {chip.facet.value: chip for chip in sorted(found, key=place) if chip.isVisible()}


def place(chip: QWidget) -> tuple[int, int]:
    return chip.y(), chip.x()


def press_chip(window: MainWindow, qtbot: QtBot, value: str) -> str:
    """Press a chip; returns the query once its chips stand for it."""
    chip = chips(window)[value]
    chip.click()
    qtbot.waitUntil(lambda: chips(window).get(value) not in {None, chip})
    return window.cards.field.text()
