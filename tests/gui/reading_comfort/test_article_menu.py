"""The menu of the article that is open, hidden articles, review states, groups."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QTableView
from pytestqt.qtbot import QtBot

from tests.gui.hands import CTRL, LEFT, Key, found, press
from workbench.domain.values import Article
from workbench.gui.main_window import MainWindow
from workbench.gui.models.roles import VALUE_ROLE, GroupHeading


def article(window: MainWindow, article_id: str) -> Article:
    return window.session.space.library.summary(article_id).article


def action(window: MainWindow, name: str) -> QAction:
    return found(window, QAction, name)


def table(window: MainWindow, name: str) -> QTableView:
    return found(window, QTableView, name)


def rows(view: QTableView) -> list[str]:
    return [view.model().index(n, 0).data() for n in range(view.model().rowCount())]


def click_row(qtbot: QtBot, view: QTableView, row: int, *, at_state: bool = False) -> None:
    rect = view.visualRect(view.model().index(row, 0))
    place = QPoint(rect.left() + 12, rect.center().y()) if at_state else rect.center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)


def test_that_the_citation_is_copied(window: MainWindow) -> None:
    window.menus["citation"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied == "Harbour bridge closed. Coastal Courier. [A1]"


def test_that_the_menu_of_the_header_holds_everything(window: MainWindow) -> None:
    menu = window.findChild(QMenu, "menuArticle")
    assert isinstance(menu, QMenu)
    words = [each.text().replace("&", "") for each in menu.actions() if each.text()]
    assert words == [
        "Article details…",
        "Versions of the text…",
        "Describe and grade the publisher…",
        "Copy citation",
        "Text direction",
        "Mark reviewed",
        "Hide article",
    ]


def test_that_the_direction_is_set_and_the_text_is_set_anew(
    window: MainWindow, articles: list[str]
) -> None:
    action(window, "direction_rtl").trigger()
    assert article(window, articles[0]).direction == "rtl"
    block = window.reading.reader.document().begin()
    assert block.textDirection() == Qt.LayoutDirection.RightToLeft


def test_that_the_place_stays_when_the_direction_changes(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_J)
    before = window.reading.reader.selection()
    action(window, "direction_rtl").trigger()
    assert window.reading.reader.selection() == before


def test_that_automatic_direction_takes_the_other_back(
    window: MainWindow, articles: list[str]
) -> None:
    action(window, "direction_rtl").trigger()
    action(window, "direction_auto").trigger()
    assert article(window, articles[0]).direction is None


def test_that_the_menu_shows_the_direction_in_force(window: MainWindow, qtbot: QtBot) -> None:
    action(window, "direction_rtl").trigger()
    press(window, qtbot, (Key.Key_PageDown, CTRL))
    assert action(window, "direction_auto").isChecked()


def test_that_a_hidden_article_gives_way_to_the_next(
    window: MainWindow, articles: list[str]
) -> None:
    window.menus["hide_article"].trigger()
    assert article(window, articles[0]).hidden
    assert window.current.article_id == articles[1]
    assert len(window.article_actions.rows) == 1


def test_that_hidden_articles_have_a_row_only_while_there_are_some(window: MainWindow) -> None:
    scopes = table(window, "articleScopes")
    before = rows(scopes)
    window.menus["hide_article"].trigger()
    assert [before, rows(scopes)] == [
        ["All, 2", "To review, 2"],
        ["All, 1", "To review, 1", "Hidden, 1"],
    ]


def test_that_a_hidden_article_is_seen_and_restored(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    window.menus["hide_article"].trigger()
    click_row(qtbot, table(window, "articleScopes"), 2)
    click_row(qtbot, table(window, "articleList"), 0)
    assert window.current.article_id == articles[0]
    assert window.menus["hide_article"].text() == "Restore article"
    window.menus["hide_article"].trigger()
    assert rows(table(window, "articleScopes")) == ["All, 2", "To review, 2"]
    assert len(window.article_actions.rows) == 2


def test_that_undo_restores_a_hidden_article(window: MainWindow, articles: list[str]) -> None:
    window.menus["hide_article"].trigger()
    window.journal.undo()
    assert window.current.article_id == articles[0]
    assert not article(window, articles[0]).hidden


def test_that_without_a_case_the_menu_is_off(window: MainWindow, case: Path) -> None:
    window.case_actions.close()
    names = ("details", "citation", "hide_article")
    assert [window.menus[name].isEnabled() for name in names] == [False, False, False]


def test_that_r_marks_reviewed_and_back(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    states = []
    for _ in range(2):
        press(window, qtbot, Key.Key_R)
        states.append(article(window, articles[0]).state)
    assert states == ["reviewed", "started"]


def test_that_u_goes_to_the_next_one_to_review(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    press(window, qtbot, Key.Key_R, Key.Key_U)
    assert window.current.article_id == articles[1]


def test_that_u_says_when_none_is_left(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_R, Key.Key_U, Key.Key_R, Key.Key_U)
    assert "No other article" in window.status.currentMessage()


def test_that_a_click_on_the_circle_changes_the_state_and_opens_nothing(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    click_row(qtbot, table(window, "articleList"), 1, at_state=True)
    assert article(window, articles[1]).state == "reviewed"
    assert window.current.article_id == articles[0]


@pytest.fixture
def grouped(window: MainWindow) -> QTableView:
    window.article_actions.show_list("all", "publisher")
    return table(window, "articleList")


def test_that_sorting_by_publisher_groups(grouped: QTableView) -> None:
    assert [row.split(",")[0] for row in rows(grouped)] == [
        "Coastal Courier (1)",
        "A1. Harbour bridge closed",
        "No publisher (1)",
        "A2. Council disputes repair time",
    ]


def test_that_the_keyboard_passes_over_headings(grouped: QTableView, qtbot: QtBot) -> None:
    grouped.setFocus()
    qtbot.keyClick(grouped, Qt.Key.Key_Home)
    qtbot.keyClick(grouped, Qt.Key.Key_Down)
    assert grouped.currentIndex().row() == 3


def test_that_a_click_on_a_heading_opens_nothing(
    window: MainWindow, grouped: QTableView, qtbot: QtBot, articles: list[str]
) -> None:
    click_row(qtbot, grouped, 2, at_state=True)
    click_row(qtbot, grouped, 2)
    assert window.current.article_id == articles[0]
    assert window.session.undo_state().undo == "Import 2 articles"


def test_that_rows_have_their_height_again_in_another_order(
    window: MainWindow, grouped: QTableView
) -> None:
    window.article_actions.show_list("all", "title")
    heights = {grouped.rowHeight(row) for row in range(grouped.model().rowCount())}
    assert heights == {grouped.verticalHeader().defaultSectionSize()}


def test_that_a_new_publisher_moves_an_article_to_its_group(
    window: MainWindow, grouped: QTableView, articles: list[str]
) -> None:
    window.session.act(
        lambda space: space.library.set_article(articles[1], {"source": "Coastal Courier"})[0]
    )
    first = grouped.model().index(0, 0).data(VALUE_ROLE)
    assert first == GroupHeading("Coastal Courier", 2)
    assert grouped.model().rowCount() == 3


def test_that_the_open_article_stays_highlighted_in_its_group(
    window: MainWindow, grouped: QTableView
) -> None:
    assert [index.row() for index in grouped.selectedIndexes()] == [1]


def test_that_every_article_hidden_is_no_empty_case(window: MainWindow) -> None:
    for _ in range(2):
        window.menus["hide_article"].trigger()
    labels = [label.text() for label in window.articles.findChildren(type(window.articles._empty))]
    assert "Every article is hidden. Choose Hidden above to see them." in labels
