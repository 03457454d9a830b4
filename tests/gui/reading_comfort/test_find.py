"""Finding words in the article that is open."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.hands import ALT, CTRL, SHIFT, Key, field, names, place_of, press
from workbench.gui.main_window import MainWindow


def count(window: MainWindow) -> str:
    found = window.findChild(QLabel, "findCount")
    assert isinstance(found, QLabel)
    return found.text()


def bar(window: MainWindow) -> QWidget:
    found = window.findChild(QWidget, "findBar")
    assert isinstance(found, QWidget)
    return found


def find(window: MainWindow, qtbot: QtBot, text: str) -> None:
    press(window, qtbot, (Key.Key_F, CTRL))
    qtbot.keyClicks(field(window, "findField"), text)


def test_that_ctrl_f_puts_the_keyboard_into_the_bar(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, (Key.Key_F, CTRL))
    assert field(window, "findField").hasFocus()


def test_that_what_is_typed_is_found_and_counted(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "a ")
    assert count(window) == f"1 of {window.reading.reader.hits('a ')}"


def test_that_typing_on_stays_at_the_first_place(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "the")
    first = window.reading.reader.current_hit()
    qtbot.keyClicks(field(window, "findField"), " ")
    assert window.reading.reader.current_hit() == first


def test_that_finding_is_blind_to_case_and_quotes(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, '"NOBODY was')
    assert count(window) == "1 of 1"


def test_that_enter_goes_on_and_shift_enter_back(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "in ")
    press(window, qtbot, Key.Key_Return)
    second = count(window)
    press(window, qtbot, (Key.Key_Return, SHIFT))
    assert (second[:4], count(window)[:4]) == ("2 of", "1 of")


def test_that_f3_goes_on_while_the_text_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "in ")
    press(window, qtbot, (Key.Key_2, CTRL), Key.Key_F3)
    assert count(window).startswith("2 of")


def test_that_f3_in_the_bar_leaves_the_keyboard_there(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "in ")
    press(window, qtbot, Key.Key_F3)
    assert count(window).startswith("2 of")
    assert field(window, "findField").hasFocus()


def test_that_f3_without_words_asks_for_them(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_F3)
    assert field(window, "findField").hasFocus()


def test_that_what_is_not_there_is_said(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "zebra")
    assert count(window) == "Not in this article"


def test_that_ctrl_enter_selects_the_place_and_a_digit_tags_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    find(window, qtbot, "six months")
    press(window, qtbot, (Key.Key_Return, CTRL), Key.Key_1)
    assert window.reading.reader.selection() == place_of(window, "six months")
    assert names(window) == [["unverified"]]


def test_that_ctrl_enter_in_the_text_selects_the_place_too(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J)
    find(window, qtbot, "six months")
    press(window, qtbot, (Key.Key_2, CTRL), (Key.Key_Return, CTRL), Key.Key_1)
    assert window.reading.reader.selection() == place_of(window, "six months")
    assert names(window) == [["unverified"]]


def test_that_escape_closes_the_bar_and_returns_to_the_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    find(window, qtbot, "six")
    press(window, qtbot, Key.Key_Escape)
    assert bar(window).isHidden()
    assert window.reading.reader.hasFocus()
    assert window.reading.reader.current_hit() is None


def test_that_escape_in_the_text_closes_the_bar_before_it_lets_the_selection_go(
    window: MainWindow, qtbot: QtBot
) -> None:
    find(window, qtbot, "six months")
    press(window, qtbot, (Key.Key_Return, CTRL), Key.Key_Escape)
    assert bar(window).isHidden()
    assert window.reading.reader.selection() is not None


def test_that_another_article_is_counted_anew(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "six weeks")
    press(window, qtbot, (Key.Key_PageDown, CTRL))
    assert count(window) == "1 place"


def test_that_alt_left_returns_to_where_finding_began(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J)
    before = window.reading.reader.selection()
    find(window, qtbot, "six months")
    press(window, qtbot, (Key.Key_Return, CTRL), (Key.Key_Left, ALT))
    assert window.reading.reader.selection() == before


def test_that_letters_in_the_bar_are_no_commands(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J)
    find(window, qtbot, "1jn")
    assert field(window, "findField").text() == "1jn"
    assert names(window) == []


@pytest.mark.parametrize("name", ["find", "find_next", "find_previous"])
def test_that_without_a_case_there_is_nothing_to_find(
    window: MainWindow, case: Path, name: str
) -> None:
    window.case_actions.close()
    window.menus[name].trigger()
    assert bar(window).isHidden()
