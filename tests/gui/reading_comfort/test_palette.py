"""The command palette: every action by a few letters."""

from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from tests.gui.hands import CTRL, SHIFT, Key, names, press
from workbench.gui.actions.menus import ENTRIES
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.command_palette import CommandPalette


def palette(window: MainWindow) -> CommandPalette:
    found = window.findChild(CommandPalette)
    assert isinstance(found, CommandPalette)
    return found


def open_with(window: MainWindow, qtbot: QtBot, text: str) -> None:
    press(window, qtbot, (Key.Key_P, CTRL | SHIFT))
    field = palette(window).findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, text)


def test_that_it_offers_every_action_that_can_be_done(window: MainWindow) -> None:
    offered = {command.words for command in window.comforts.palette.commands()}
    wanted = {
        window.menus[entry.name].text().replace("&", "")
        for entry in ENTRIES
        if window.menus[entry.name].isEnabled() and entry.name not in {"palette", "keys_key"}
    }
    assert wanted <= offered


def test_that_it_offers_the_tags_with_their_keys(window: MainWindow) -> None:
    offered = {command.words: command.keys for command in window.comforts.palette.commands()}
    assert offered["Tag opinion"] == "7"


def test_that_it_names_the_keys(window: MainWindow) -> None:
    offered = {command.words: command.keys for command in window.comforts.palette.commands()}
    assert offered["Next sentence"] == "J  Ctrl+Down"


def test_that_a_few_letters_are_enough(window: MainWindow, qtbot: QtBot) -> None:
    open_with(window, qtbot, "NEXT sen")
    assert palette(window).shown() == ["Next sentence"]


def test_that_what_begins_with_the_word_comes_first(window: MainWindow, qtbot: QtBot) -> None:
    open_with(window, qtbot, "report")
    assert palette(window).shown()[0] == "Report"


def test_that_enter_does_it_where_the_keyboard_was(window: MainWindow, qtbot: QtBot) -> None:
    open_with(window, qtbot, "next sentence")
    press(window, qtbot, Key.Key_Return)
    assert window.reading.reader.selection() is not None
    assert window.reading.reader.hasFocus()


def test_that_a_tag_is_given_to_the_cards_that_had_the_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_J, (Key.Key_3, CTRL), (Key.Key_A, CTRL))
    open_with(window, qtbot, "tag opinion")
    press(window, qtbot, Key.Key_Return)
    assert names(window) == [["unverified", "opinion"]]
    assert window.cards.list_has_focus()


def test_that_arrows_choose(window: MainWindow, qtbot: QtBot) -> None:
    open_with(window, qtbot, "text size")
    shown = palette(window).shown()
    press(window, qtbot, Key.Key_Escape)
    open_with(window, qtbot, "larger text")
    press(window, qtbot, Key.Key_Down, Key.Key_Up, Key.Key_Return)
    assert (shown, window.reading.reader.text_size()) == (["Normal text size"], 14.0)


def test_that_escape_closes_it_and_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    open_with(window, qtbot, "theme")
    press(window, qtbot, Key.Key_Escape)
    assert not palette(window).isVisible()
    assert window.reading.reader.hasFocus()


def test_that_nothing_found_is_said(window: MainWindow, qtbot: QtBot) -> None:
    open_with(window, qtbot, "zebra")
    press(window, qtbot, Key.Key_Return)
    assert palette(window).shown() == []
    assert palette(window).isVisible()


def test_that_turning_to_a_pane_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    open_with(window, qtbot, "x")
    press(window, qtbot, (Key.Key_1, CTRL))
    articles = window.findChild(QTableView, "articleList")
    assert isinstance(articles, QTableView)
    assert not palette(window).isVisible()
    assert articles.hasFocus()


def test_that_it_stays_inside_a_small_window(window: MainWindow, qtbot: QtBot) -> None:
    open_with(window, qtbot, "")
    window.resize(960, 600)
    assert window.rect().contains(palette(window).geometry())
