from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from workbench.domain.views import AnnotationView
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.note_edit import NoteEdit
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


def pane_card(pane: AnnotationPane, row: int) -> str:
    view = cards(pane).model().index(row, 0).data(VALUE_ROLE)
    assert isinstance(view, AnnotationView)
    return view.annotation.id


def click(
    qtbot: QtBot,
    view: QTableView,
    row: int,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def words(pane: AnnotationPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def test_a_click_activates_selects_and_inspects(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    show(views[:6])
    selected, activated = QSignalSpy(pane.cards_selected), QSignalSpy(pane.card_activated)
    click(qtbot, cards(pane), 1)
    assert (selected.count(), selected.at(0)) == (1, [["n1"]])
    assert (activated.count(), activated.at(0)) == (1, ["n1"])
    assert child(pane, NoteEdit, "noteEdit").text() == "Ask the port authority.\nSoon."


def test_several_cards(qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views) -> None:
    show(views[:12])
    activated, selected = QSignalSpy(pane.card_activated), QSignalSpy(pane.cards_selected)
    click(qtbot, cards(pane), 3)
    click(qtbot, cards(pane), 1, CTRL)
    qtbot.keyClick(cards(pane), Qt.Key.Key_A, CTRL)
    assert [selected.at(n)[0] for n in range(2)] == [["n2"], ["n0", "n2"]]
    assert pane.selected_ids() == [f"n{n}" for n in range(12)]
    assert activated.count() == 1
    assert "12 marks chosen" in words(pane)


def test_the_keyboard_walks_the_cards(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    show(views)
    selected = QSignalSpy(pane.cards_selected)
    pane.focus_list()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(cards(pane), key)
    assert [selected.at(n)[0] for n in range(selected.count())] == [["n1"], ["n29"], ["n0"]]
    with qtbot.waitSignal(pane.card_activated) as activated:
        qtbot.keyClick(cards(pane), Qt.Key.Key_Return)
    assert activated.args == ["n0"]


def test_showing_the_current_mark_is_silent(pane: AnnotationPane, show: Show, views: Views) -> None:
    show(views)
    spies = [QSignalSpy(signal) for signal in (pane.card_activated, pane.cards_selected)]
    pane.set_current("n20")
    assert pane.selected_ids() == ["n20"]
    view = cards(pane)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    pane.set_current(None)
    assert pane.selected_ids() == []
    assert not any(spy.count() for spy in spies)


def test_one_of_several_selected_keeps_them(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    show(views[:6])
    click(qtbot, cards(pane), 0)
    click(qtbot, cards(pane), 2, CTRL)
    pane.set_current("n2")
    assert pane.selected_ids() == ["n0", "n2"]
    pane.set_current("n3")
    assert pane.selected_ids() == ["n3"]


def test_a_mark_may_be_current_before_its_card_comes(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    show(views[:3])
    pane.set_current("n4", views[4])
    qtbot.waitUntil(lambda: f"A1 ¶5 [4–\u200b{views[4].annotation.end}]" in words(pane))
    show(views[:6])
    assert pane.selected_ids() == ["n4"]


@pytest.mark.parametrize("after", [slice(None), slice(3, None), slice(None, None, -1)])
def test_what_is_selected_stays_selected(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views, after: slice
) -> None:
    show(views[:12])
    click(qtbot, cards(pane), 6)
    click(qtbot, cards(pane), 4, CTRL)
    kept = ["n3", "n5"]
    assert pane.selected_ids() == kept
    selected = QSignalSpy(pane.cards_selected)
    show(views[:12][after])
    assert sorted(pane.selected_ids()) == kept
    assert selected.count() == 0


def test_the_scroll_place_stays_with_the_cards(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    show(views[6:])
    bar = cards(pane).verticalScrollBar()
    bar.setValue(777)
    qtbot.waitUntil(lambda: cards(pane).rowAt(0) > 3)
    before = cards(pane).viewport().grab().toImage()
    show(views)
    assert bar.value() > 777
    assert cards(pane).viewport().grab().toImage() == before


def test_the_topmost_card_may_go(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    show(views[:20])
    cards(pane).verticalScrollBar().setValue(500)
    top = cards(pane).rowAt(0)
    place = cards(pane).rowViewportPosition(top + 1)
    gone = pane_card(pane, top)
    show([view for view in views[:20] if view.annotation.id != gone])
    assert cards(pane).rowViewportPosition(top) == place


def test_a_waited_for_card_comes_into_view(pane: AnnotationPane, show: Show, views: Views) -> None:
    show(views[:6])
    pane.set_current("n25")
    show(views)
    view = cards(pane)
    assert pane.selected_ids() == ["n25"]
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_other_cards_start_at_the_top(pane: AnnotationPane, show: Show, views: Views) -> None:
    show(views[:15])
    cards(pane).verticalScrollBar().setValue(500)
    show(views[15:])
    assert cards(pane).rowAt(0) == 0


def test_a_note_being_typed_outlives_a_change(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    show(views[:6])
    pane.set_current("n0")
    editor = child(pane, NoteEdit, "noteEdit")
    pane.focus_note()
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "mine")
    show(views[:5])
    assert editor.text() == "mine"
    with qtbot.waitSignal(pane.note_edited) as saved:
        pane.flush_note()
    assert saved.args == ["n0", "mine", ""]
    stored = replace(views[0], annotation=replace(views[0].annotation, note="mine"))
    show([stored, *views[1:5]])
    again = replace(stored, annotation=replace(stored.annotation, note="undone"))
    show([again, *views[1:5]])
    assert editor.text() == "undone"


def test_empty_lists_say_what_to_do(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    show([])
    assert "No marks yet. Select text and press 1–9." in words(pane)
    pane.set_filter(["t0"], [])
    show([])
    assert "No mark passes this filter. Press a chip again to change it." in words(pane)
    pane.focus_list()
    assert child(pane, SearchField, "searchField").hasFocus()
    show(views)
    assert cards(pane).isVisible()


def test_scope_and_order_are_the_callers(qtbot: QtBot, pane: AnnotationPane) -> None:
    with qtbot.waitSignal(pane.scope_changed) as asked:
        qtbot.mouseClick(child(pane, QAbstractButton, "scopeAll"), Qt.MouseButton.LeftButton)
    assert asked.args == ["all"]
    menu = child(pane, QPushButton, "cardSort").menu()
    with qtbot.waitSignal(pane.sort_changed) as asked:
        menu.actions()[1].trigger()
    assert asked.args == ["time"]
    spies = [QSignalSpy(signal) for signal in (pane.scope_changed, pane.sort_changed)]
    pane.set_scope("article")
    pane.set_sort("position")
    assert child(pane, QAbstractButton, "scopeArticle").isChecked()
    assert not any(spy.count() for spy in spies)


def test_chips_and_inspector_are_passed_on(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    pane.set_current("n0")
    show(views)
    buttons = {b.accessibleName(): b for b in pane.findChildren(QAbstractButton)}
    with qtbot.waitSignal(pane.filter_changed) as filtered:
        buttons["Speculative, 4, not filtered"].click()
    assert filtered.args == [["t1"], []]
    with qtbot.waitSignal(pane.tag_toggled) as toggled:
        buttons["Speculative, key 2"].click()
    assert toggled.args == [["n0"], "t1"]
    with qtbot.waitSignal(pane.delete_requested) as deleted:
        buttons["Delete mark"].click()
    assert deleted.args == [["n0"]]


def test_the_menu_of_a_card(qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views) -> None:
    show(views)
    view = cards(pane)
    spot = view.visualRect(view.model().index(2, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, QPoint(7, 8))
    with qtbot.waitSignal(pane.context_requested) as asked:
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args == ["n1", QPoint(7, 8)]


def test_the_inspector_has_room_for_its_tags(
    qtbot: QtBot, pane: AnnotationPane, show: Show, views: Views
) -> None:
    show(views)
    pane.set_current("n0")
    tags = child(pane, QWidget, "inspectorTags")
    qtbot.waitUntil(lambda: tags.height() == tags.maximumHeight())
    assert child(pane, QWidget, "annotationList").height() > 300
