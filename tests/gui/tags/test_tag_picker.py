"""T: a tag by typing, for the selection, the mark at hand, or the selected cards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.tags.conftest import (
    Given,
    Press,
    TypeName,
    all_marks,
    picker_field,
    tag_called,
    tag_names,
)
from workbench.gui.main_window import MainWindow

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_picker(press: Press) -> None:
    """Select the first sentence and press T."""
    press(Key.Key_J, Key.Key_T)


def offered(window: MainWindow) -> list[tuple[str, str]]:
    return [(choice.kind, choice.name) for choice in window.tags.picking.picker.choices()]


def test_that_t_puts_the_keyboard_into_the_picker(window: MainWindow, open_picker: None) -> None:
    assert picker_field(window).hasFocus()


def test_that_the_picker_lies_inside_the_window_and_beside_the_selection(
    window: MainWindow, open_picker: None
) -> None:
    reader, picker = window.reading.reader, window.tags.picking.picker
    selection = reader.selection()
    assert selection is not None
    line = reader.rect_at(selection.start)
    corner = reader.viewport().mapTo(window, line.topLeft())
    assert window.rect().contains(picker.geometry())
    assert not picker.geometry().contains(corner)


def test_that_escape_closes_it_and_the_keyboard_returns_to_the_text(
    window: MainWindow, open_picker: None, qtbot: QtBot, given: Given
) -> None:
    qtbot.keyClick(picker_field(window), Key.Key_Escape)
    assert window.tags.picking.picker.isHidden()
    assert window.reading.reader.hasFocus()
    assert given() == []


def test_that_a_click_elsewhere_closes_it(
    window: MainWindow, open_picker: None, qtbot: QtBot
) -> None:
    qtbot.mouseClick(window.reading.reader.viewport(), Qt.MouseButton.LeftButton)
    assert window.tags.picking.picker.isHidden()


def test_that_with_nothing_selected_it_says_so(window: MainWindow, press: Press) -> None:
    press(Key.Key_T)
    assert window.tags.picking.picker.isHidden()
    assert "Press J" in window.status.currentMessage()


def test_that_enter_gives_the_tag_that_was_typed(
    window: MainWindow, open_picker: None, pick: TypeName, given: Given
) -> None:
    pick("spec")
    assert given() == [["speculative"]]
    assert window.reading.reader.hasFocus()


def test_that_typing_is_blind_to_case_and_accents(
    window: MainWindow, open_picker: None, qtbot: QtBot
) -> None:
    picker_field(window).setText("UNVÉR")
    assert offered(window) == [("tag", "unverified"), ("create", "UNVÉR")]


def test_that_digits_typed_into_it_are_no_tags(
    window: MainWindow, open_picker: None, qtbot: QtBot, given: Given
) -> None:
    qtbot.keyClicks(picker_field(window), "2022")
    assert (picker_field(window).text(), given()) == ("2022", [])


def test_that_arrows_choose_another_row(
    window: MainWindow, open_picker: None, qtbot: QtBot, given: Given
) -> None:
    qtbot.keyClick(picker_field(window), Key.Key_Down)
    qtbot.keyClick(picker_field(window), Key.Key_Return)
    assert given() == [["speculative"]]


def test_that_the_row_enter_takes_is_said(
    window: MainWindow, open_picker: None, qtbot: QtBot
) -> None:
    qtbot.keyClick(picker_field(window), Key.Key_Down)
    assert picker_field(window).accessibleDescription() == "speculative, nature · key 2"


def test_that_create_makes_and_gives_in_one_undo_step(
    window: MainWindow, open_picker: None, pick: TypeName, given: Given
) -> None:
    before = tag_names(window)
    pick("harbour rumour")
    assert given() == [["harbour rumour"]]
    window.journal.undo()
    assert (tag_names(window), given()) == (before, [])


def test_that_a_slip_is_offered_as_the_existing_tag_first(
    window: MainWindow, open_picker: None, pick: TypeName, given: Given
) -> None:
    picker_field(window).setText("unverifed")
    assert offered(window) == [("near", "unverified"), ("create", "unverifed")]
    pick("")
    assert given() == [["unverified"]]


def test_that_a_name_that_is_there_cannot_be_made_again(
    window: MainWindow, open_picker: None
) -> None:
    picker_field(window).setText(" Opinion ")
    assert offered(window) == [("tag", "opinion")]


def test_that_a_tag_that_is_on_is_taken_off_and_the_row_says_so(
    window: MainWindow, press: Press, qtbot: QtBot, pick: TypeName, given: Given
) -> None:
    press(Key.Key_J, Key.Key_7, Key.Key_1, Key.Key_T)
    qtbot.keyClicks(picker_field(window), "op")
    assert picker_field(window).accessibleDescription() == "opinion, Enter takes it off"
    pick("")
    assert given() == [["unverified"]]


def test_that_the_tag_is_repeated_by_semicolon(
    window: MainWindow, open_picker: None, pick: TypeName, press: Press, given: Given
) -> None:
    pick("harbour")
    press(Key.Key_J, Key.Key_Semicolon)
    assert given() == [["harbour"], ["harbour"]]


def test_that_selected_cards_get_the_tag_as_one_step(
    window: MainWindow, press: Press, qtbot: QtBot, pick: TypeName, given: Given
) -> None:
    press(Key.Key_J, Key.Key_1, Key.Key_J, Key.Key_3)
    window.cards.focus_list()
    cards = window.cards.key_widgets()[0]
    qtbot.keyClick(cards, Key.Key_Home)
    qtbot.keyClick(cards, Key.Key_Down, SHIFT)
    qtbot.keyClick(cards, Key.Key_T)
    pick("harbour")
    assert given() == [["unverified", "harbour"], ["corroborated", "harbour"]]
    assert cards.hasFocus()
    window.journal.undo()
    assert given() == [["unverified"], ["corroborated"]]


def test_that_the_mark_at_the_caret_gets_the_tag(
    window: MainWindow, press: Press, pick: TypeName, given: Given
) -> None:
    press(Key.Key_J, Key.Key_1)
    window.reading.reader.set_caret(all_marks(window)[0].start + 2)
    press(Key.Key_T)
    pick("opinion")
    assert given() == [["unverified", "opinion"]]


def test_that_tags_switched_off_are_not_offered(window: MainWindow, press: Press) -> None:
    window.session.act(lambda space: space.tagging.change("opinion", active=False)[0])
    press(Key.Key_J, Key.Key_T)
    assert ("tag", "opinion") not in offered(window)


def test_that_the_name_of_a_tag_switched_off_takes_it_into_use_again(
    window: MainWindow, press: Press, pick: TypeName, given: Given
) -> None:
    window.session.act(lambda space: space.tagging.change("opinion", active=False)[0])
    press(Key.Key_J, Key.Key_T)
    picker_field(window).setText("opinion")
    assert offered(window) == [("again", "opinion")]
    pick("")
    assert (given(), tag_called(window, "opinion").active) == ([["opinion"]], True)


def test_that_the_bar_under_a_mouse_selection_opens_it(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    press(Key.Key_J)
    window.reading.reader.mouse_selected.emit(window.reading.reader.selection())
    button = window.reading.bar.findChild(QToolButton, "tagBar_pick_tag")
    assert isinstance(button, QToolButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert picker_field(window).hasFocus()


def test_that_the_bar_still_writes_notes(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(Key.Key_J)
    window.reading.reader.mouse_selected.emit(window.reading.reader.selection())
    button = window.reading.bar.findChild(QToolButton, "tagBar_note")
    note = window.findChild(QWidget, "noteEdit")
    assert isinstance(button, QToolButton)
    assert isinstance(note, QWidget)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert note.hasFocus()


def test_that_more_in_the_inspector_opens_it_for_the_mark_shown(
    window: MainWindow, press: Press, qtbot: QtBot, pick: TypeName, given: Given
) -> None:
    press(Key.Key_J, Key.Key_1)
    more = window.findChild(QToolButton, "moreTags")
    assert isinstance(more, QToolButton)
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    pick("harbour")
    assert given() == [["unverified", "harbour"]]


def test_that_a_tag_made_elsewhere_meanwhile_is_offered(
    window: MainWindow, open_picker: None
) -> None:
    picker_field(window).setText("harb")
    window.session.act(lambda space: space.tagging.add("harbour")[0])
    assert offered(window) == [("tag", "harbour"), ("create", "harb")]


def test_that_closing_the_case_closes_it(window: MainWindow, open_picker: None) -> None:
    window.case_actions.close()
    assert window.tags.picking.picker.isHidden()
