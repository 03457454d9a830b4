"""Side panes that fold, and a text that stays readable when it is large."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.hands import CTRL, SHIFT, Key, found, press
from workbench.gui.app import make_window
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.title_label import TitleLabel
from workbench.gui.settings import Settings

ONLY_THE_TEXT = (Key.Key_F11, SHIFT)


def shown(window: MainWindow) -> list[bool]:
    return [bool(size) for size in window.splitter.sizes()]


def test_that_shift_f11_shows_the_text_alone_and_the_panes_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.splitter.sizes()
    press(window, qtbot, ONLY_THE_TEXT)
    alone = shown(window)
    press(window, qtbot, ONLY_THE_TEXT)
    assert (alone, window.splitter.sizes()) == ([False, True, False], before)


def test_that_a_pane_folded_before_stays_folded(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_F9, ONLY_THE_TEXT, ONLY_THE_TEXT)
    assert shown(window) == [False, True, True]


def test_that_the_keyboard_does_not_stay_in_a_folded_pane(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, (Key.Key_1, CTRL), ONLY_THE_TEXT)
    assert window.reading.reader.hasFocus()


def test_that_folding_does_not_leave_the_report(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, (Key.Key_E, CTRL))
    qtbot.waitUntil(lambda: bool(window.reporting.markdown))
    press(window, qtbot, (Key.Key_1, CTRL), ONLY_THE_TEXT)
    preview = window.findChild(QTextBrowser, "reportPreview")
    assert isinstance(preview, QTextBrowser)
    assert preview.hasFocus()


def test_that_text_of_200_percent_in_a_small_window_needs_no_sideways_scrolling(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(960, 600)
    reader = window.reading.reader
    reader.set_text_size(26)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (960, 600)
    assert reader.horizontalScrollBar().maximum() == 0
    ends = [row.left + row.line.naturalTextWidth() for row in reader.rows()]
    assert max(ends) <= reader.viewport().width()


def test_that_a_long_title_does_not_push_the_text_out(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(960, 600)
    window.reading.reader.set_text_size(26)
    article_id = window.current.article_id
    assert article_id is not None
    window.session.act(
        lambda space: space.library.set_article(article_id, {"title": "Bridge closed " * 40})[0]
    )
    QApplication.processEvents()
    title = window.findChild(QLabel, "articleTitle")
    assert isinstance(title, QLabel)
    assert window.height() == 600
    assert window.reading.reader.viewport().height() >= 3 * window.reading.reader.setting.pitch


def lines_of_title(window: MainWindow) -> int:
    title = found(window, TitleLabel, "articleTitle")
    return round(title.height() / title.fontMetrics().lineSpacing())


def test_that_a_long_title_takes_two_lines_and_ends_in_an_ellipsis(
    window: MainWindow, qtbot: QtBot
) -> None:
    title = found(window, TitleLabel, "articleTitle")
    title.setText("Bridge closed " * 40)
    qtbot.waitUntil(lambda: lines_of_title(window) == 2)
    whole = title.grab().toImage()
    title.setText("Bridge closed " * 39 + "behind the end")
    assert title.grab().toImage() == whole


def test_that_a_long_title_takes_one_line_where_the_text_has_few(
    window: MainWindow, qtbot: QtBot
) -> None:
    found(window, TitleLabel, "articleTitle").setText("Bridge closed " * 40)
    window.resize(960, 600)
    qtbot.waitUntil(lambda: lines_of_title(window) == 2)
    window.reading.resize(window.reading.width(), 300)
    qtbot.waitUntil(lambda: lines_of_title(window) == 1)


def test_that_f11_fills_the_screen_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_F11)
    assert window.isFullScreen()
    press(window, qtbot, Key.Key_F11)
    assert not window.isFullScreen()


def test_that_the_strip_and_the_bar_leave_room_for_the_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(960, 600)
    window.reading.reader.set_text_size(26)
    window.reading.first_steps.show()
    press(window, qtbot, (Key.Key_F, CTRL))
    QApplication.processEvents()
    bar = window.findChild(QWidget, "findBar")
    assert isinstance(bar, QWidget)
    assert bar.mapTo(window, bar.rect().bottomRight()).y() <= window.height()
    assert window.reading.reader.viewport().height() >= 3 * window.reading.reader.setting.pitch


def enlarge_letters(window: MainWindow) -> None:
    """What a system with text of 200 % does."""
    font = window.font()
    font.setPointSizeF(2 * font.pointSizeF())
    window.setFont(font)


def fill_with_large_letters(window: MainWindow, qtbot: QtBot) -> None:
    """Letters so large that the articles have to give way in the smallest window."""
    enlarge_letters(window)
    window.resize(960, 600)
    qtbot.waitUntil(lambda: shown(window) == [False, True, True])


def test_that_the_articles_give_way_to_large_letters_and_come_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    fill_with_large_letters(window, qtbot)
    window.resize(1400, 600)
    qtbot.waitUntil(lambda: shown(window) == [True, True, True])


def test_that_articles_asked_for_stay_where_letters_are_large(
    window: MainWindow, qtbot: QtBot
) -> None:
    fill_with_large_letters(window, qtbot)
    press(window, qtbot, Key.Key_F9)
    window.resize(980, 620)
    QApplication.processEvents()
    assert shown(window) == [True, True, True]


@pytest.mark.parametrize("key", [(Key.Key_1, CTRL), (Key.Key_3, CTRL)])
def test_that_going_to_a_folded_pane_opens_it(
    window: MainWindow, qtbot: QtBot, key: tuple[Key, object]
) -> None:
    press(window, qtbot, ONLY_THE_TEXT, key)
    assert shown(window) == [key[0] == Key.Key_1, True, key[0] == Key.Key_3]


def test_that_articles_that_gave_way_are_there_at_the_next_start(
    window: MainWindow, qtbot: QtBot, case: Path, tmp_path: Path
) -> None:
    fill_with_large_letters(window, qtbot)
    window.close()
    again = make_window(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(again)
    again.show()
    assert shown(again) == [True, True, True]
