"""The left of the status bar: what was done, which marks are here, or the keys to go on with."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.hands import Key, place_of, press
from workbench.gui.done_words import done_sentence
from workbench.gui.main_window import MainWindow


@pytest.fixture
def overlapping(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Two marks, one in the other, and the status bar at rest."""
    window.view.show_reading()
    for quote, key in (
        ("closed at 06:40 after inspectors found a crack", Key.Key_1),
        ("inspectors found", Key.Key_6),
    ):
        window.reading.reader.select(place_of(window, quote))
        press(window, qtbot, key)
    window.reading.reader.set_caret(0)
    window.status.clearMessage()
    return window


def said(window: MainWindow) -> str:
    return window.status.currentMessage()


def test_that_all_marks_at_the_caret_are_named_the_innermost_first(
    overlapping: MainWindow,
) -> None:
    overlapping.reading.reader.set_caret(place_of(overlapping, "inspectors").start + 2)
    overlapping.status.clearMessage()
    assert said(overlapping) == "! misleading   ? unverified"


def test_that_the_marks_under_the_mouse_are_named_while_it_is_there(
    overlapping: MainWindow,
) -> None:
    reader = overlapping.reading.reader
    outer = reader.marks_at(place_of(overlapping, "closed at").start)
    reader.tell_hover([mark.id for mark in outer])
    assert said(overlapping) == "? unverified"
    reader.tell_hover([])
    assert "J/K sentence" in said(overlapping)


def test_that_without_a_mark_the_keys_are_named(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J)
    assert said(window) == "J/K sentence · 1–9 tag · N note · ? keys"


def test_that_without_single_keys_others_are_named(window: MainWindow) -> None:
    window.comforts.preferences._set_single_keys(False)
    assert said(window) == "Ctrl+Down/Ctrl+Up sentence · F1 keys"


def test_that_what_was_done_is_said_before_the_marks(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_3)
    assert said(window) == "Tagged Corroborated. Ctrl+Z undoes."
    window.status.clearMessage()
    assert said(window) == "✓ corroborated"


def test_that_a_message_gives_way_when_the_reader_has_gone_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_1)
    assert "Press J" in said(window)
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_J)
    qtbot.waitUntil(lambda: "J/K sentence" in said(window))


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Tag 'Corroborated'", "Tagged Corroborated"),
        ("Untag 'Unverified' on 3 marks", "Untagged Unverified on 3 marks"),
        ("Delete mark", "Deleted mark"),
        ("Set apart as boilerplate", "Set apart as boilerplate"),
        ("Link 2 marks to C1", "Linked 2 marks to C1"),
        ("Tag 'Tag' and 'so on'", "Tagged Tag and 'so on'"),
    ],
)
def test_that_an_edit_is_told_as_done(label: str, sentence: str) -> None:
    assert done_sentence(label) == f"{sentence}. Ctrl+Z undoes."
