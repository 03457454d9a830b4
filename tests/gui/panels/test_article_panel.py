from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from workbench.domain.values import Tag
from workbench.domain.views import ArticleSummary, TagUse
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.article_delegate import facts
from workbench.gui.panes.article_panel import ArticlePanel

Rows = list[ArticleSummary]


@pytest.fixture
def panel(qtbot: QtBot, summaries: Rows, tags: list[Tag]) -> ArticlePanel:
    made = ArticlePanel()
    made.resize(made.sizeHint())
    qtbot.addWidget(made)
    made.set_articles(summaries, 10, 7)
    made.set_tags([TagUse(tag, n) for n, tag in enumerate(tags)])
    with qtbot.waitActive(made):
        made.show()
    return made


def table(panel: ArticlePanel, name: str) -> QTableView:
    found = panel.findChild(QTableView, name)
    assert isinstance(found, QTableView)
    return found


def click(qtbot: QtBot, view: QTableView, row: int) -> None:
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def highlighted(view: QTableView) -> list[int]:
    return [index.row() for index in view.selectedIndexes()]


def words(panel: ArticlePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_a_click_opens_an_article(qtbot: QtBot, panel: ArticlePanel) -> None:
    articles = table(panel, "articleList")
    with qtbot.waitSignal(panel.article_chosen) as chosen:
        click(qtbot, articles, 2)
    assert chosen.args == ["a2"]
    assert highlighted(articles) == [2]


def test_the_keyboard_opens_an_article(qtbot: QtBot, panel: ArticlePanel) -> None:
    articles = table(panel, "articleList")
    panel.set_current("a1")
    panel.focus_list()
    assert articles.hasFocus()
    qtbot.keyClick(articles, Qt.Key.Key_Down)
    assert highlighted(articles) == [1]  # still the one that is open
    with qtbot.waitSignal(panel.article_chosen) as chosen:
        qtbot.keyClick(articles, Qt.Key.Key_Return)
    assert chosen.args == ["a2"]


def test_showing_the_current_article_is_silent(panel: ArticlePanel) -> None:
    spy = QSignalSpy(panel.article_chosen)
    panel.set_current("a9")
    articles = table(panel, "articleList")
    assert highlighted(articles) == [9]
    assert articles.viewport().rect().contains(articles.visualRect(articles.currentIndex()))
    panel.set_current("not listed")
    assert highlighted(articles) == []
    assert spy.count() == 0


@pytest.mark.parametrize("kept", [slice(None, None, -1), slice(3, None), slice(7, 8)])
def test_the_highlight_stays_with_the_article(
    panel: ArticlePanel, summaries: Rows, kept: slice
) -> None:
    panel.set_current("a7")
    rows = summaries[kept]
    panel.set_articles(rows, 10, 7)
    articles = table(panel, "articleList")
    (row,) = highlighted(articles)
    assert rows[row].article.id == "a7"


def test_the_highlight_comes_back_with_the_article(panel: ArticlePanel, summaries: Rows) -> None:
    panel.set_current("a7")
    panel.set_articles(summaries[:3], 10, 7)
    articles = table(panel, "articleList")
    assert highlighted(articles) == []
    panel.set_articles(summaries, 10, 7)
    assert highlighted(articles) == [7]


def test_a_change_elsewhere_does_not_move_the_keyboard(
    qtbot: QtBot, panel: ArticlePanel, summaries: Rows
) -> None:
    articles = table(panel, "articleList")
    panel.set_current("a1")
    panel.focus_list()
    for _ in range(4):
        qtbot.keyClick(articles, Qt.Key.Key_Down)
    panel.set_articles([replace(row, annotations=9) for row in summaries], 10, 6)
    panel.set_articles(summaries[2:], 8, 6)
    assert articles.currentIndex().data(VALUE_ROLE).article.id == "a5"


def test_the_filter_is_the_callers(qtbot: QtBot, panel: ArticlePanel) -> None:
    field = panel.findChild(QLineEdit, "articleFilter")
    assert isinstance(field, QLineEdit)
    with qtbot.waitSignal(panel.filter_changed) as asked:
        qtbot.keyClicks(field, "bridge")
    assert asked.args == ["bridge"]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert table(panel, "articleList").hasFocus()


def test_the_fixed_rows(qtbot: QtBot, panel: ArticlePanel) -> None:
    scopes = table(panel, "articleScopes")
    assert [scopes.model().index(n, 0).data() for n in range(2)] == ["All, 10", "To review, 7"]
    with qtbot.waitSignal(panel.to_review_chosen):
        click(qtbot, scopes, 1)
    assert highlighted(scopes) == [1]
    scopes.setFocus()
    qtbot.keyClick(scopes, Qt.Key.Key_Up)
    with qtbot.waitSignal(panel.all_chosen):
        qtbot.keyClick(scopes, Qt.Key.Key_Space)
    assert highlighted(scopes) == [0]
    panel.set_scope("to_review")
    assert highlighted(scopes) == [1]


def test_a_click_on_a_tag(qtbot: QtBot, panel: ArticlePanel) -> None:
    with qtbot.waitSignal(panel.tag_chosen) as chosen:
        click(qtbot, table(panel, "tagList"), 2)
    assert chosen.args == ["t2"]


def test_the_tags_fold_away(qtbot: QtBot, panel: ArticlePanel, tags: list[Tag]) -> None:
    button = panel.findChild(QToolButton, "tagsButton")
    assert isinstance(button, QToolButton)
    tag_list = table(panel, "tagList")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not tag_list.isVisible()
    panel.set_tags([TagUse(tags[0], 1)])
    assert not tag_list.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tag_list.isVisible()
    panel.set_tags(())
    assert not tag_list.isVisible()
    assert not button.isVisible()


def test_sorting_is_the_callers(qtbot: QtBot, panel: ArticlePanel) -> None:
    button = panel.findChild(QPushButton, "articleSort")
    assert isinstance(button, QPushButton)
    actions = {str(action.data()): action for action in button.menu().actions()}
    assert list(actions) == ["number", "date", "title", "publisher", "marks", "state"]
    with qtbot.waitSignal(panel.sort_changed) as asked:
        actions["publisher"].trigger()
    assert asked.args == ["publisher"]
    assert button.text() == "Publisher"
    spy = QSignalSpy(panel.sort_changed)
    panel.set_sort("date")
    assert (button.text(), spy.count()) == ("Date", 0)


def test_the_menu_of_an_article(qtbot: QtBot, panel: ArticlePanel) -> None:
    articles = table(panel, "articleList")
    spot = articles.visualRect(articles.model().index(1, 0)).center()
    with qtbot.waitSignal(panel.context_requested) as asked:
        QApplication.sendEvent(
            articles.viewport(),
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, QPoint(5, 6)),
        )
    assert asked.args == ["a1", QPoint(5, 6)]


def test_empty_lists_say_what_to_do(qtbot: QtBot, panel: ArticlePanel) -> None:
    panel.set_articles((), 0, 0)
    assert "No articles yet. Press Ctrl+I to import files." in words(panel)
    panel.set_articles((), 10, 0)
    assert "No article here. Choose All above." in words(panel)
    field = panel.findChild(QLineEdit, "articleFilter")
    assert isinstance(field, QLineEdit)
    with qtbot.waitSignal(panel.filter_changed):
        qtbot.keyClicks(field, "zzz")
    panel.set_articles((), 10, 0)
    assert "No article matches. Press Esc in the filter to see them all." in words(panel)
    panel.focus_list()
    assert field.hasFocus()


def test_facts_are_isolated_and_complete(qapp: QApplication, summaries: Rows) -> None:
    metrics = QFontMetrics(qapp.font())
    assert facts(summaries[1], metrics, 900) == (
        "\u2068Городские вести\u2069 · \u2068C\u2069 · \u20682026-11-02\u2069 · \u20681\u2069"
    )
    assert facts(summaries[2], metrics, 900) == (
        "\u2068صوت الساحل\u2069 · \u20682026-11-03\u2069 · \u20682\u2069"
    )
    assert facts(summaries[4], metrics, 900) == ""


def test_the_publisher_gives_way_first(qapp: QApplication, summaries: Rows) -> None:
    metrics = QFontMetrics(qapp.font())
    line = facts(summaries[1], metrics, metrics.horizontalAdvance("Городски · C · 2026-11-02 · 1"))
    assert "…\u2069 · \u2068C\u2069 · \u20682026-11-02\u2069 · \u20681\u2069" in line
