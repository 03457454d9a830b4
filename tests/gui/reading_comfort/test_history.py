"""Back and forward: every jump can be returned from."""

from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.gui.hands import ALT, CTRL, Key, field, focused, found, place_of, press
from workbench.domain.span import Span
from workbench.gui.main_window import MainWindow

BACK, FORWARD = (Key.Key_Left, ALT), (Key.Key_Right, ALT)


def selected(window: MainWindow) -> Span | None:
    return window.reading.reader.selection()


def search(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Search as an analyst does, and go to the results when they are there."""
    press(window, qtbot, Key.Key_Slash)
    qtbot.keyClicks(field(window, "searchField"), text)
    press(window, qtbot, Key.Key_Down)
    results = found(window, QTableView, "resultList")
    qtbot.waitUntil(lambda: focused(window) is results and results.currentIndex().isValid())


def test_that_another_article_is_returned_from(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_J)
    before = selected(window)
    press(window, qtbot, (Key.Key_PageDown, CTRL), BACK)
    assert (window.current.article_id, selected(window)) == (articles[0], before)


def test_that_forward_goes_there_again(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    press(window, qtbot, (Key.Key_PageDown, CTRL), Key.Key_J)
    there = selected(window)
    press(window, qtbot, BACK, FORWARD)
    assert (window.current.article_id, selected(window)) == (articles[1], there)


def test_that_a_card_in_another_article_is_one_jump(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    press(window, qtbot, (Key.Key_PageDown, CTRL), Key.Key_J, Key.Key_1, (Key.Key_PageUp, CTRL))
    press(window, qtbot, Key.Key_J)
    before = selected(window)
    mark = window.session.space.library.marks(articles[1])[0]
    window.card_actions.go_to(mark.id)
    press(window, qtbot, BACK)
    assert (window.current.article_id, selected(window)) == (articles[0], before)


def test_that_a_search_hit_returns_to_the_place_and_to_the_results(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J)
    before = selected(window)
    search(window, qtbot, "six months")
    press(window, qtbot, Key.Key_Return)
    there = selected(window)
    press(window, qtbot, BACK)
    results = found(window, QTableView, "resultList")
    assert there == place_of(window, "six months")
    assert (selected(window), focused(window)) == (before, results)


def test_that_the_next_hit_can_be_opened_at_once_after_returning(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    search(window, qtbot, "six")
    press(window, qtbot, Key.Key_Return, BACK, Key.Key_Down, Key.Key_Return)
    assert window.current.article_id == articles[1]


def test_that_an_undo_elsewhere_is_returned_from(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, (Key.Key_PageDown, CTRL), (Key.Key_Z, CTRL))
    assert window.current.article_id == articles[0]
    press(window, qtbot, BACK)
    assert window.current.article_id == articles[1]


def test_that_an_undo_at_the_same_place_keeps_the_way_forward(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    press(window, qtbot, (Key.Key_PageDown, CTRL), BACK)
    press(window, qtbot, Key.Key_J, Key.Key_1, (Key.Key_Z, CTRL), FORWARD)
    assert window.current.article_id == articles[1]


def test_that_an_article_that_is_gone_is_passed_over(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, (Key.Key_PageDown, CTRL))
    window.journal.undo()
    window.menus["back"].trigger()
    assert window.reading.reader.text == ""
    assert window.status.currentMessage() == "There is no earlier place."


def test_that_the_ends_of_the_way_are_said(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, BACK)
    assert window.status.currentMessage() == "There is no earlier place."
    press(window, qtbot, FORWARD)
    assert window.status.currentMessage() == "There is no later place."
