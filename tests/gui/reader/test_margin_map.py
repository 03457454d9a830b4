"""The map beside the text."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from workbench.domain.values import Annotation, Tag
from workbench.gui.panes.margin_map import MarginMap
from workbench.gui.panes.mark_index import MarkIndex
from workbench.gui.panes.mark_looks import MarkLooks
from workbench.gui.theme import LIGHT

LENGTH = 1_000


def mark(start: int, tag: str) -> Annotation:
    return Annotation(f"m{start}", "a", 1, start, start + 50, "", "", "", tags=(tag,))


@pytest.fixture
def margin_map(qtbot: QtBot, tags: dict[str, Tag]) -> MarginMap:
    shown = MarginMap()
    qtbot.addWidget(shown)
    shown.resize(26, 444)  # 400 px of track: 2.5 code points each
    index = MarkIndex([mark(0, "opinion"), mark(500, "misleading"), mark(900, "opinion")])
    shown.show_marks(index, MarkLooks(tags, LIGHT), LENGTH)
    shown.show_visible_range(400, 700)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_it_counts_what_is_out_of_view(margin_map: MarginMap) -> None:
    assert (margin_map.above(), margin_map.below()) == (1, 1)
    margin_map.show_visible_range(20, 950)
    assert (margin_map.above(), margin_map.below()) == (0, 0)
    assert "0" in margin_map.accessibleDescription()


def test_each_mark_has_a_tick_at_its_share_of_the_text(
    margin_map: MarginMap, tags: dict[str, Tag]
) -> None:
    image = margin_map.grab().toImage()
    assert image.pixelColor(13, 22 + 200).name().upper() == tags["misleading"].light_stripe
    assert image.pixelColor(13, 22 + 360).name().upper() == tags["opinion"].light_stripe
    assert image.pixelColor(13, 22 + 100).name().upper() == LIGHT.paper


@pytest.mark.parametrize(("y", "position"), [(22 + 203, 500), (22 + 300, 750), (443, 999), (0, 0)])
def test_a_click_goes_to_the_mark_near_it_or_to_the_place(
    qtbot: QtBot, margin_map: MarginMap, y: int, position: int
) -> None:
    with qtbot.waitSignal(margin_map.jumped) as told:
        qtbot.mouseClick(margin_map, Qt.MouseButton.LeftButton, pos=QPoint(13, y))
    assert told.args is not None
    assert told.args[0] == pytest.approx(position, abs=1)


def test_hidden_marks_leave_it_empty(margin_map: MarginMap) -> None:
    margin_map.show_marks(MarkIndex([mark(500, "opinion")]), None, LENGTH)
    margin_map.show_visible_range(0, LENGTH)
    image = margin_map.grab().toImage()
    assert (margin_map.above(), margin_map.below()) == (0, 0)
    assert {image.pixelColor(13, y).name().upper() for y in range(444)} == {LIGHT.paper}


def test_an_empty_text_takes_no_click(qtbot: QtBot, margin_map: MarginMap) -> None:
    margin_map.show_marks(MarkIndex(), None, 0)
    with qtbot.assertNotEmitted(margin_map.jumped):
        qtbot.mouseClick(margin_map, Qt.MouseButton.LeftButton, pos=QPoint(13, 200))
