"""The chips over search results: what they show, what they do to the query, and the keyboard."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.hands import reached_by_tab
from tests.gui.search.conftest import chips, press_chip
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.tag_facet_chip import TagFacetChip

Key = Qt.Key


def test_that_a_chip_counts_the_hits_with_its_value(searched: MainWindow) -> None:
    counts = {value: chip.facet.count for value, chip in chips(searched).items()}
    assert (counts["unverified"], counts["opinion"]) == (1, 1)


def test_that_the_chip_of_a_tag_shows_its_glyph_in_its_colour(searched: MainWindow) -> None:
    chip = chips(searched)["opinion"]
    assert isinstance(chip, TagFacetChip)
    assert chip.tag.glyph == "“"
    picture = chip.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert chip.tag.light_stripe.lower() in colours


def test_that_a_chip_edits_the_query_round_and_back(searched: MainWindow, qtbot: QtBot) -> None:
    seen = [press_chip(searched, qtbot, "opinion").strip() for _ in range(3)]
    assert seen == ["the tag:opinion", "the -tag:opinion", "the"]


def test_that_chips_keep_their_places_while_they_are_pressed(
    searched: MainWindow, qtbot: QtBot
) -> None:
    order = list(chips(searched))
    assert "opinion" in order[1:]
    orders = []
    for _ in range(3):
        press_chip(searched, qtbot, "opinion")
        orders.append([value for value in chips(searched) if value in order])
    assert [each.index("opinion") for each in orders] == [
        [value for value in order if value in each].index("opinion") for each in orders
    ]


def test_that_tab_leads_from_the_field_over_the_chips_to_the_results(searched: MainWindow) -> None:
    reached = [widget.objectName() for widget in reached_by_tab(searched)]
    names = list(dict.fromkeys(reached))  # chips stand for one another
    assert names[: names.index("resultList") + 1] == [
        "searchField",
        "tagFacetChip",
        "resultSort",
        "resultActions",
        "resultList",
    ]


def test_that_a_slash_on_a_chip_leads_to_the_field(searched: MainWindow, qtbot: QtBot) -> None:
    chip = chips(searched)["opinion"]
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Slash)
    assert searched.cards.field.hasFocus()


def test_that_a_chip_on_a_half_typed_word_keeps_its_results(
    searched: MainWindow, qtbot: QtBot
) -> None:
    searched.cards.set_search("th")
    qtbot.waitUntil(lambda: searched.search_actions.query == "th*" and bool(chips(searched)))
    qtbot.waitUntil(lambda: searched.search_actions.is_settled)
    counted = chips(searched)["opinion"].facet.count
    assert press_chip(searched, qtbot, "opinion") == "th* tag:opinion "
    assert chips(searched)["opinion"].facet.count == counted
