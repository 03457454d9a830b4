from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QLabel,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from workbench.domain.views import AnnotationView, SearchResult, Totals
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.search_field import SearchField

Views = list[AnnotationView]
Show = Callable[[Views], None]
T = TypeVar("T", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier


def child(pane: AnnotationPane, kind: type[T], name: str) -> T:
    found = pane.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def cards(pane: AnnotationPane) -> QTableView:
    return child(pane, QTableView, "annotationList")


def words(pane: AnnotationPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def test_typing_searches_once_it_pauses(qtbot: QtBot, pane: AnnotationPane) -> None:
    field = child(pane, SearchField, "searchField")
    spy = QSignalSpy(pane.search_changed)
    pane.focus_search()
    assert field.hasFocus()
    with qtbot.waitSignal(pane.search_changed) as asked:
        qtbot.keyClicks(field, "crack")
    assert asked.args == ["crack"]
    assert spy.count() == 1
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (spy.at(1), field.text()) == ([""], "")


def test_a_query_from_elsewhere_searches_at_once(pane: AnnotationPane) -> None:
    spy = QSignalSpy(pane.search_changed)
    pane.set_search("tag:opinion")
    pane.set_search("tag:opinion")
    assert [spy.at(n) for n in range(spy.count())] == [["tag:opinion"]]


def test_results_take_the_place_of_cards(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views, result: SearchResult
) -> None:
    show(views)
    pane.set_results(result)
    results = child(pane, QTableView, "resultList")
    assert results.isVisible()
    assert not cards(pane).isVisible()
    assert "14 marks in 5 articles · 31 passages" in words(pane)
    assert "contains “bridge”\n“colour:” is not a field" in words(pane)
    pane.set_results(None)
    assert cards(pane).isVisible()


def test_the_keyboard_goes_through_results(
    qtbot: QtBot, pane: AnnotationPane, result: SearchResult
) -> None:
    pane.search_changed.connect(lambda text: pane.set_results(result if text else None))
    field = child(pane, SearchField, "searchField")
    pane.focus_search()
    qtbot.keyClicks(field, "bridge")
    qtbot.keyClick(field, Qt.Key.Key_Down)  # searches at once
    results = child(pane, QTableView, "resultList")
    assert results.hasFocus()
    opened = QSignalSpy(pane.result_activated)
    qtbot.keyClick(results, Qt.Key.Key_Return)
    qtbot.keyClick(results, Qt.Key.Key_Down)
    qtbot.keyClick(results, Qt.Key.Key_Return)
    pane.focus_search()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    hits = [opened.at(n)[0] for n in range(opened.count())]
    assert hits == [result.hits[0], result.hits[2], result.hits[2]]


def test_nothing_found(pane: AnnotationPane, result: SearchResult) -> None:
    pane.set_results(replace(result, hits=(), totals=Totals(0, 0, 0), hints=()))
    assert "Nothing found. Esc empties the field." in words(pane)
    one = replace(result, hits=result.hits[:1], totals=Totals(1, 0, 1))
    pane.set_results(one)
    assert "1 mark in 1 article · 0 passages" in words(pane)
    pane.set_results(replace(one, totals=Totals(0, 2, 1)))
    assert "2 passages in 1 article" in words(pane)
