"""The list of places to check: it follows the article, leads through it, and lets one tag."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.hands import CTRL, LEFT, found, marks, names, reached_by_tab
from tests.gui.second_looks.conftest import headings, index_of, marked, rows
from workbench.domain.span import Span
from workbench.gui.main_window import MainWindow
from workbench.gui.models.place_list import PlaceListModel, PlaceRow, shown_words
from workbench.gui.models.roles import GroupHeading
from workbench.gui.panes.choice_box import ChoiceBox
from workbench.gui.panes.cues_window import CuesWindow
from workbench.gui.panes.place_list import PlaceList
from workbench.services.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def cues(window: MainWindow, qtbot: QtBot) -> CuesWindow:
    """The list, opened on the first article."""
    window.menus["cues"].trigger()
    settle(window, qtbot)
    return window.looks.cues.window


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the places of the article are listed."""
    qtbot.waitUntil(lambda: window.looks.cues.is_settled)


def selected(window: MainWindow) -> str | None:
    span = window.reading.reader.selection()
    return span.cut(window.reading.reader.text) if span else None


def said(cues: CuesWindow) -> str:
    return " ".join(label.text() for label in cues.findChildren(QLabel))


def test_that_places_are_listed_by_kind_with_their_number(cues: CuesWindow) -> None:
    assert ("Hedges: may, could …", 2) in headings(cues.list)
    assert {"may", "could", "said"} <= set(marked(cues.list))
    row = index_of(cues.list, "may").data(Qt.ItemDataRole.AccessibleTextRole)
    assert row == (
        "may: Officials believe a storm may have caused it.,"
        " Possible, not certain: how likely, says who?. ¶3"
    )


def test_that_opening_the_list_leads_nowhere(window: MainWindow, cues: CuesWindow) -> None:
    assert selected(window) is None
    cues.list.clearFocus()
    cues.list.setFocus()
    assert selected(window) is None


def test_that_the_arrows_select_just_these_words_in_the_text(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    before = selected(window)
    qtbot.keyClick(cues.list, Key.Key_Down)
    first = selected(window)
    qtbot.keyClick(cues.list, Key.Key_Down)
    assert before != first
    assert [first, selected(window)] == marked(cues.list)[:2]


def test_that_a_digit_tags_what_the_list_selected(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    cues.list.make_current(index_of(cues.list, "may"))
    qtbot.keyClick(cues.list, Key.Key_1)
    assert [mark.quote for mark in marks(window)] == ["may"]
    assert names(window) == [["unverified"]]
    assert cues.list.currentIndex() == index_of(cues.list, "may")


def test_that_one_list_leads_to_the_other(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(cues.isActiveWindow)
    qtbot.keyClick(cues.list, Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(window.looks.conflicts.window.isVisible)
    qtbot.waitUntil(lambda: window.looks.conflicts.is_settled)


def test_that_undo_is_at_hand_in_the_list(window: MainWindow, cues: CuesWindow) -> None:
    assert set(cues.actions()) >= {window.menus["undo"], window.menus["redo"]}


def test_that_a_click_selects_in_the_text_and_leaves_the_keyboard_in_the_list(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    cues.list.scrollTo(index_of(cues.list, "could"))
    place = cues.list.visualRect(index_of(cues.list, "could")).center()
    qtbot.mouseClick(cues.list.viewport(), LEFT, pos=place)
    assert selected(window) == "could"
    assert cues.focusWidget() is cues.list


def test_that_enter_takes_the_keyboard_into_the_text(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    cues.list.make_current(index_of(cues.list, "could"))
    qtbot.keyClick(cues.list, Key.Key_Return)
    assert selected(window) == "could"
    assert window.focusWidget() is window.reading.reader


def test_that_a_place_is_shown_from_the_claim_board_too(
    window: MainWindow, cues: CuesWindow
) -> None:
    window.claims.board.show()
    cues.list.make_current(index_of(cues.list, "could"))
    assert window.middle.currentWidget() is window.reading
    assert selected(window) == "could"


def test_that_going_through_the_list_is_no_jump_to_go_back_from(
    window: MainWindow, cues: CuesWindow
) -> None:
    left = []
    window.current.leaving.connect(lambda: left.append(1))
    cues.list.make_current(index_of(cues.list, "may"))
    cues.list.make_current(index_of(cues.list, "could"))
    assert left == []


def test_that_the_list_follows_the_article(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    window.menus["next_article"].trigger()
    settle(window, qtbot)
    assert "may" not in marked(cues.list)
    assert "A2" in said(cues)
    assert selected(window) is None


def test_that_another_answer_than_that_of_the_article_is_dropped(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    window.menus["next_article"].trigger()
    window.menus["previous_article"].trigger()
    window.menus["next_article"].trigger()
    settle(window, qtbot)
    assert "A2" in said(cues)
    assert headings(cues.list) == [("No date", 1)]


def test_that_one_kind_alone_can_be_shown(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    kinds = found(cues, ChoiceBox, "cueKinds")
    assert kinds.itemText(0) == f"All kinds ({len(marked(cues.list))})"
    place = kinds.findText("Hedges: may, could … (2)")
    kinds.setCurrentIndex(place)
    kinds.activated.emit(place)
    assert marked(cues.list) == ["may", "could"]
    window.menus["next_article"].trigger()
    settle(window, qtbot)
    assert kinds.currentText() == "All kinds (1)"


def test_that_what_is_set_apart_from_the_list_has_no_places_any_more(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    reader = window.reading.reader
    start = reader.text.index("Officials")
    reader.select(Span(start, len(reader.text)))
    qtbot.keyClick(cues.list, Key.Key_X)
    settle(window, qtbot)
    assert "may" not in marked(cues.list)
    assert ("Not part of the article", 1) in headings(cues.list)


def test_that_a_date_given_to_the_article_is_taken_up(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    assert ("No date", 1) in headings(cues.list)
    article = window.current.article_id
    assert article is not None
    window.session.act(
        lambda space: space.library.set_article(article, {"published": "2026-01-06"})[0]
    )
    settle(window, qtbot)
    assert ("No date", 1) not in headings(cues.list)


def test_that_tagging_does_not_look_through_the_article_again(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    cues.list.make_current(index_of(cues.list, "may"))
    qtbot.keyClick(cues.list, Key.Key_2)
    assert window.looks.cues.is_settled


def test_that_nothing_is_looked_for_while_the_list_is_closed(
    window: MainWindow, cues: CuesWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(cues.list, Key.Key_Escape)
    assert not cues.isVisible()
    window.menus["next_article"].trigger()
    assert window.looks.cues.is_settled


def test_that_the_list_closes_with_the_case(window: MainWindow, cues: CuesWindow) -> None:
    window.menus["close"].trigger()
    assert not cues.isVisible()
    window.menus["cues"].trigger()
    assert not cues.isVisible()


def test_that_a_case_that_can_only_be_read_has_the_list_too(
    window: MainWindow, case: Path, qtbot: QtBot
) -> None:
    window.session.open(Workspace.open_reader(case))
    first = window.session.space.library.summaries()[0].article.id
    window.current.set_article(first)
    window.menus["cues"].trigger()
    settle(window, qtbot)
    listed = window.looks.cues.window.list
    listed.make_current(index_of(listed, "may"))
    assert selected(window) == "may"
    qtbot.keyClick(listed, Key.Key_1)
    assert marks(window) == []


def test_that_every_part_has_a_name_and_is_reached_by_tab(cues: CuesWindow) -> None:
    cues.list.setFocus()
    reached = [widget.objectName() for widget in reached_by_tab(cues)]
    assert reached == ["cueList", "cueKinds"]
    for widget in cues.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName()


def test_that_nothing_said_is_a_verdict(cues: CuesWindow) -> None:
    assert "not verdicts: you decide" in said(cues)
    every = " ".join(
        [said(cues), *(row.hint for row in rows(cues.list) if isinstance(row, PlaceRow))]
    )
    assert not {"false", "lie", "unreliable", "wrong"} & set(every.lower().split())


def test_that_hostile_words_are_shown_as_they_are(qtbot: QtBot) -> None:
    row = PlaceRow("a", Span(0, 3), "<b>bold</b>\u202e & ~$", (Span(0, 3),), "¶1", "<i>Why?</i>")
    listed = PlaceList("places", "Places")
    qtbot.addWidget(listed)
    listed.set_rows([GroupHeading("<u>Kind</u>", 1), row])
    listed.resize(300, 200)
    listed.show()
    assert not listed.grab().isNull()


def test_place_rows(qtmodeltester: ModelTester) -> None:
    model = PlaceListModel()
    qtmodeltester.check(model)
    row = PlaceRow("a", Span(4, 7), "It may.", (Span(3, 6),), "¶1", "Who says?")
    model.replace([GroupHeading("Hedges", 1), row])
    assert [model.index(n).data() for n in range(2)] == ["Hedges, 1", "may: It may., Who says?. ¶1"]
    assert list(model.heading_rows()) == [0]
    assert (model.row_of(row), model.row_of(None)) == (1, None)
    model.replace(())
    assert model.rowCount() == 0


def test_that_a_long_sentence_is_shown_round_the_place() -> None:
    words = "far away " * 60 + "may " + "and so on " * 60
    at = words.index("may")
    shown, hits = shown_words(Span(100, 100 + len(words)), words, (Span(100 + at, 103 + at),))
    assert len(shown) <= 112
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert [hit.cut(shown) for hit in hits] == ["may"]
