"""Keys in the results of a search mean the mark that is found, never the text behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.tags.conftest import Given, Press, TypeName
from workbench.gui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def results(window: MainWindow, press: Press, qtbot: QtBot) -> QWidget:
    """Tag two sentences, select a third, and enter the results for `crack`."""
    press(Key.Key_J, Key.Key_3, Key.Key_J, Key.Key_3, Key.Key_J)
    field = window.findChild(QLineEdit, "searchField")
    assert isinstance(field, QLineEdit)
    window.cards.focus_search()
    qtbot.keyClicks(field, "crack")
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.waitUntil(lambda: window.cards.current_hit() is not None)
    return window.cards.key_widgets()[1]


def to_passage(window: MainWindow, results: QWidget, qtbot: QtBot) -> None:
    """Go down to a hit without a mark."""
    for _ in range(5):
        hit = window.cards.current_hit()
        if hit is not None and hit.annotation is None:
            return
        qtbot.keyClick(results, Key.Key_Down)
    pytest.fail("there is no passage among the results")


def test_that_a_digit_retags_the_mark_that_is_found(
    results: QWidget, qtbot: QtBot, given: Given
) -> None:
    qtbot.keyClick(results, Key.Key_7)
    assert given() == [["corroborated"], ["corroborated", "opinion"]]


def test_that_the_result_stays_current(
    window: MainWindow, results: QWidget, qtbot: QtBot, given: Given
) -> None:
    qtbot.keyClick(results, Key.Key_7)
    qtbot.keyClick(results, Key.Key_7)
    assert given() == [["corroborated"], ["corroborated"]]


def test_that_a_passage_without_a_mark_is_not_tagged(
    window: MainWindow, results: QWidget, qtbot: QtBot, given: Given
) -> None:
    to_passage(window, results, qtbot)
    qtbot.keyClick(results, Key.Key_1)
    assert given() == [["corroborated"], ["corroborated"]]
    assert "Enter goes there" in window.status.currentMessage()


def test_that_delete_on_a_passage_deletes_nothing(
    window: MainWindow, results: QWidget, qtbot: QtBot, given: Given
) -> None:
    to_passage(window, results, qtbot)
    qtbot.keyClick(results, Key.Key_Delete)
    assert given() == [["corroborated"], ["corroborated"]]


def test_that_t_works_for_the_mark_that_is_found(
    results: QWidget, qtbot: QtBot, pick: TypeName, given: Given
) -> None:
    qtbot.keyClick(results, Key.Key_T)
    pick("harbour")
    assert given() == [["corroborated"], ["corroborated", "harbour"]]
