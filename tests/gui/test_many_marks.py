"""An article with more marks than are read before it is painted first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.bench.gui_cases import Plan, make_case
from tests.gui.hands import Key, press
from workbench.gui.app import make_window
from workbench.gui.main_window import MainWindow
from workbench.gui.settings import Settings

MARKS = 600


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "many.case"
    make_case(path, [Plan("Short", 2_000), Plan("Many", 60_000, MARKS)])
    made = make_window(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    assert made.case_actions.open(path)
    qtbot.waitExposed(made)
    yield made
    made.close()


def turn_to_many(window: MainWindow) -> str:
    article = window.article_actions.rows[1].article.id
    window.current.set_article(article)
    return article


def test_that_marks_in_view_come_first_and_the_others_by_themselves(
    window: MainWindow, qtbot: QtBot
) -> None:
    article = turn_to_many(window)
    reader = window.reading.reader
    start, end = reader.visible_range()
    every = window.session.space.library.marks(article)
    in_view = [mark for mark in every if mark.start < end and mark.end > start]
    assert [mark.id for mark in reader.index.overlapping(start, end)] == [
        mark.id for mark in reader.index.marks
    ]
    assert {mark.id for mark in reader.index.marks} == {mark.id for mark in in_view}
    assert 0 < len(in_view) < MARKS
    qtbot.waitUntil(lambda: len(reader.index) == MARKS)


def test_that_a_mark_left_for_later_can_be_jumped_to_at_once(window: MainWindow) -> None:
    article = window.article_actions.rows[1].article.id
    last = window.session.space.library.marks(article)[-1]
    window.card_actions.go_to(last.id)
    assert window.current.mark_id == last.id
    assert window.reading.reader.selection() == last.span
    assert len(window.reading.reader.index) == MARKS


def test_that_a_tag_given_at_once_joins_them(window: MainWindow, qtbot: QtBot) -> None:
    turn_to_many(window)
    window.reading.reader.setFocus()
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert len(window.reading.reader.index) == MARKS + 1
