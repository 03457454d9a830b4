"""L, Ctrl+L and Shift+O: from a passage to a claim and to whose words it holds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.gui.claims.conftest import CLOSED, MONTHS, claim_field, claims, focus, type_and_enter
from tests.gui.hands import CTRL, SHIFT, catch_up, place_of, press
from workbench.domain.claim_views import ClaimLink
from workbench.gui.actions.target import Target
from workbench.gui.main_window import MainWindow

Key = Qt.Key
ENGINEER = "“Nobody was in danger,” said Dr. Lena Ortiz."


@pytest.fixture
def reader(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the keyboard in the text and one sentence selected that has no mark."""
    qtbot.waitUntil(window.isActiveWindow)
    window.reading.reader.setFocus()
    window.reading.reader.select(place_of(window, ENGINEER))
    return window


def links(window: MainWindow, quote: str) -> list[tuple[str, str]]:
    return [(link.ref, link.evidence.stance) for link in views_of(window, quote)]


def views_of(window: MainWindow, quote: str) -> tuple[ClaimLink, ...]:
    library = window.session.space.library
    article_id = window.current.article_id
    assert article_id is not None
    marks = [mark for mark in library.marks(article_id) if mark.quote == quote]
    return library.views(marks)[0].claims if marks else ()


def test_that_l_offers_the_claims_and_enter_links_to_the_first(
    reader: MainWindow, qtbot: QtBot
) -> None:
    press(reader, qtbot, Key.Key_L)
    assert claim_field(reader).hasFocus()
    assert [each.mark for each in reader.claims.picking.picker.choices()] == ["C1", "C2"]
    press(reader, qtbot, Key.Key_Return)
    assert links(reader, ENGINEER) == [("C1", "supports")]
    assert reader.reading.reader.hasFocus()
    assert reader.reading.reader.selection() == place_of(reader, ENGINEER)


def test_that_l_enter_links_to_the_claim_of_the_last_time(reader: MainWindow, qtbot: QtBot) -> None:
    press(reader, qtbot, Key.Key_L)
    type_and_enter(qtbot, "closed")
    reader.reading.reader.select(place_of(reader, MONTHS))
    press(reader, qtbot, Key.Key_L, Key.Key_Return)
    assert links(reader, MONTHS) == [("C1", "supports"), ("C2", "supports")]


def test_that_one_undo_takes_back_the_link_and_its_mark(reader: MainWindow, qtbot: QtBot) -> None:
    press(reader, qtbot, Key.Key_L, Key.Key_Return)
    assert reader.menus["undo"].text() == "&Undo Link to C1"
    press(reader, qtbot, (Key.Key_Z, CTRL))
    assert links(reader, ENGINEER) == []


def test_that_tab_and_arrows_choose_the_stance(reader: MainWindow, qtbot: QtBot) -> None:
    press(reader, qtbot, Key.Key_L, Key.Key_Tab, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    assert links(reader, ENGINEER) == [("C1", "refutes")]


def test_that_what_is_typed_and_not_there_becomes_a_claim(reader: MainWindow, qtbot: QtBot) -> None:
    press(reader, qtbot, Key.Key_L)
    type_and_enter(qtbot, "Nobody was hurt")
    assert claims(reader)[-1].claim.statement == "Nobody was hurt"
    assert links(reader, ENGINEER) == [("C3", "supports")]
    press(reader, qtbot, (Key.Key_Z, CTRL))
    assert len(claims(reader)) == 2
    assert links(reader, ENGINEER) == []


def test_that_escape_links_nothing(reader: MainWindow, qtbot: QtBot) -> None:
    press(reader, qtbot, Key.Key_L, Key.Key_Escape)
    assert links(reader, ENGINEER) == []
    assert reader.reading.reader.hasFocus()


def test_that_ctrl_l_states_a_claim_in_the_words_of_the_selection(
    reader: MainWindow, qtbot: QtBot
) -> None:
    press(reader, qtbot, (Key.Key_L, CTRL))
    assert claim_field(reader).selectedText() == ENGINEER
    press(reader, qtbot, Key.Key_Return)
    assert claims(reader)[-1].claim.statement == ENGINEER
    assert links(reader, ENGINEER) == [("C3", "supports")]


def test_that_a_claim_which_says_nearly_the_same_is_offered_instead(
    reader: MainWindow, qtbot: QtBot
) -> None:
    press(reader, qtbot, (Key.Key_L, CTRL))
    field = claim_field(reader)
    field.setText("The bridge was closed early on Monday")
    offered = reader.claims.picking.picker.choices()
    assert [each.kind for each in offered] == ["create", "claim"]
    assert offered[1].mark == "C2"


def test_that_with_nothing_selected_it_says_so(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.reading.reader.setFocus()
    press(window, qtbot, Key.Key_L)
    assert window.claims.picking.picker.isHidden()
    assert "Press J" in window.status.currentMessage()


def test_that_shift_o_names_whose_words_they_are(reader: MainWindow, qtbot: QtBot) -> None:
    reader.reading.reader.select(place_of(reader, MONTHS))
    reader.reading.reader.set_caret(place_of(reader, MONTHS).start + 2)
    press(reader, qtbot, (Key.Key_O, SHIFT))
    type_and_enter(qtbot, "City engineer")
    assert [link.origin for link in views_of(reader, MONTHS)] == ["City engineer"]


def test_that_an_origin_that_is_there_is_found_by_its_beginning(
    reader: MainWindow, qtbot: QtBot
) -> None:
    reader.reading.reader.set_caret(place_of(reader, MONTHS).start + 2)
    press(reader, qtbot, (Key.Key_O, SHIFT))
    type_and_enter(qtbot, "harb")
    assert [link.origin for link in views_of(reader, MONTHS)] == ["Harbour office"]


def test_that_the_inspector_shows_and_changes_the_stance(reader: MainWindow, qtbot: QtBot) -> None:
    reader.reading.reader.set_caret(place_of(reader, CLOSED).start + 2)
    catch_up(reader, qtbot)
    button = reader.cards.findChild(QToolButton, "claimLink_C2")
    assert isinstance(button, QToolButton)
    assert button.text() == "⚑ C2 supports · Harbour office"
    refutes = next(each for each in button.menu().actions() if "refutes" in each.text())
    refutes.trigger()
    assert links(reader, CLOSED) == [("C2", "refutes")]


def test_that_the_bar_under_a_mouse_selection_links_too(reader: MainWindow, qtbot: QtBot) -> None:
    reader.reading.action_chosen.emit("link")
    assert focus() is claim_field(reader)


def test_that_all_results_of_a_search_are_linked_in_one_step(window: MainWindow) -> None:
    space = window.session.space
    claim = space.claims.listed()[1]
    result = space.searching.search("tag:unverified", limit=100)
    marks = [hit.annotation.id for hit in result.hits if hit.annotation]
    window.claims.edits.link(Target(ids=tuple(marks)), claim.id, "context")
    assert len(space.claims.view(claim.id).evidence) == len(marks) == 3
    window.journal.undo()
    assert len(space.claims.view(claim.id).evidence) == 1
