"""The tags in the menu Tag."""

from pytestqt.qtbot import QtBot

from tests.gui.hands import Key, names, press
from workbench.gui.main_window import MainWindow


def items(window: MainWindow) -> list[str]:
    menu = window.menus.menus["&Tag"]
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def test_that_tags_with_keys_stand_first_in_the_menu(window: MainWindow) -> None:
    assert items(window)[:2] == ["?  unverified\t1", "~  speculative\t2"]


def test_that_a_tag_of_the_menu_is_given(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J)
    items(window)
    window.comforts.tag_menu.shown[2].trigger()
    assert names(window) == [["corroborated"]]


def test_that_the_menu_follows_the_tags_of_the_case(window: MainWindow) -> None:
    items(window)
    window.session.act(lambda space: space.tagging.change("unverified", name="open & unclear")[0])
    shown = items(window)
    assert shown[0] == "?  open && unclear\t1"
    assert len([each for each in shown if each.endswith("\t1")]) == 1


def test_that_the_palette_offers_each_tag_once(window: MainWindow) -> None:
    items(window)
    offered = [command.words for command in window.comforts.palette.commands()]
    assert [words for words in offered if "opinion" in words] == ["Tag opinion"]
