"""The list of conflicts between articles: each side of a pair leads to its place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gui.hands import LEFT, marks, reached_by_tab
from tests.gui.second_looks.conftest import headings, index_of, marked
from tests.services.conftest import add, draft
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.conflicts_window import ConflictsWindow
from workbench.services.workspace import Workspace

ONE = "The storm sank 40 boats in Riga."
OTHER = "It rained. In Riga the storm sank 60 boats."


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "storm.case"
    space = Workspace.create(path, "Storm")
    add(space, draft(ONE, title="Storm in Riga"), draft(OTHER, title="After the storm"))
    space.close()
    return path


@pytest.fixture
def conflicts(window: MainWindow, qtbot: QtBot) -> ConflictsWindow:
    """The list, opened."""
    window.menus["conflicts"].trigger()
    settle(window, qtbot)
    return window.looks.conflicts.window


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.looks.conflicts.is_settled)


def selected(window: MainWindow) -> tuple[str, str]:
    """The article being read, and what is selected there."""
    reader = window.reading.reader
    span, article = reader.selection(), window.current.article_id
    assert article is not None
    ref = window.session.space.library.summary(article).article.ref
    return ref, span.cut(reader.text) if span else ""


def said(conflicts: ConflictsWindow) -> str:
    return " ".join(label.text() for label in conflicts.findChildren(QLabel))


def test_that_two_sentences_stand_below_each_other(conflicts: ConflictsWindow) -> None:
    assert headings(conflicts.list) == [("“40 boats” and “60 boats”: which one holds?", 2)]
    assert marked(conflicts.list) == ["40 boats", "60 boats"]
    row = index_of(conflicts.list, "60 boats").data(Qt.ItemDataRole.AccessibleTextRole)
    assert row.endswith("After the storm. A2")
    assert "not verdicts: both may be right" in said(conflicts)


def test_that_each_side_leads_to_its_article(
    window: MainWindow, conflicts: ConflictsWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(conflicts.list, Qt.Key.Key_Down)
    assert selected(window) == ("A1", ONE)
    place = conflicts.list.visualRect(index_of(conflicts.list, "60 boats")).center()
    qtbot.mouseClick(conflicts.list.viewport(), LEFT, pos=place)
    assert selected(window) == ("A2", "In Riga the storm sank 60 boats.")
    qtbot.keyClick(conflicts.list, Qt.Key.Key_4)
    assert [mark.quote for mark in marks(window)] == ["In Riga the storm sank 60 boats."]


def test_that_enter_takes_the_keyboard_along(
    window: MainWindow, conflicts: ConflictsWindow, qtbot: QtBot
) -> None:
    conflicts.list.make_current(index_of(conflicts.list, "60 boats"))
    window.articles.focus_list()
    qtbot.keyClick(conflicts.list, Qt.Key.Key_Return)
    assert window.focusWidget() is window.reading.reader


def test_that_a_change_is_told_and_one_can_look_again(
    window: MainWindow, conflicts: ConflictsWindow, qtbot: QtBot
) -> None:
    article = window.session.space.library.summaries()[0].article.id
    window.session.act(lambda space: space.library.set_article(article, {"hidden": True})[0])
    assert "Look again?" in said(conflicts)
    qtbot.mouseClick(conflicts.again, LEFT)
    settle(window, qtbot)
    assert marked(conflicts.list) == []
    assert "No sentences of two articles were found to be at odds." in said(conflicts)


def test_that_the_list_closes_with_the_case(window: MainWindow, conflicts: ConflictsWindow) -> None:
    window.menus["close"].trigger()
    assert not conflicts.isVisible()
    assert marked(conflicts.list) == []


def test_that_tab_comes_to_the_list_and_the_button(conflicts: ConflictsWindow) -> None:
    conflicts.list.setFocus()
    names = [widget.objectName() for widget in reached_by_tab(conflicts)]
    assert names == ["conflictList", "conflictsAgain"]
