"""Digits from French keyboards and from the keypad, by the codes of their keys."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.tags.conftest import Given, Press
from workbench.gui.actions.digit_keys import digit_of
from workbench.gui.main_window import MainWindow

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def event_of(
    key: int, text: str, code: int, modifiers: Qt.KeyboardModifier = NONE, **extra: Any
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, code, 0, 0, text, **extra)


def send(widget: QWidget, event: QKeyEvent) -> None:
    QCoreApplication.sendEvent(widget, event)


AZERTY = [
    (Key.Key_Ampersand, "&"),
    (Key.Key_Eacute, "é"),
    (Key.Key_QuoteDbl, '"'),
    (Key.Key_Apostrophe, "'"),
    (Key.Key_ParenLeft, "("),
    (Key.Key_Minus, "-"),
    (Key.Key_Egrave, "è"),
    (Key.Key_Underscore, "_"),
    (Key.Key_Ccedilla, "ç"),
    (Key.Key_Agrave, "à"),
]


@pytest.mark.parametrize(("place", "key"), list(enumerate(AZERTY)))
def test_that_the_row_of_digits_counts_without_shift(place: int, key: tuple[Qt.Key, str]) -> None:
    assert digit_of(event_of(*key, 10 + place)) == "1234567890"[place]


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (event_of(Key.Key_Exclam, "!", 10, SHIFT), "an English exclamation mark"),
        (event_of(Key.Key_Slash, "/", 16, SHIFT), "a German slash, which is search"),
        (event_of(Key.Key_Slash, "/", 18), "a bépo slash, which is search"),
        (event_of(Key.Key_Q, "q", 10), "a letter, whatever its code"),
        (event_of(Key.Key_1, "1", 10, CTRL), "another command"),
        (event_of(Key.Key_Ampersand, "&", 0), "a key without a code"),
        (event_of(Key.Key_T, "t", 28), "a letter"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_that_other_keys_are_no_digits(event: QKeyEvent, why: str) -> None:
    assert digit_of(event) == ""


@pytest.mark.parametrize(
    ("key", "text", "code", "modifiers"),
    [
        (Key.Key_Ampersand, "&", 10, NONE),
        (Key.Key_1, "1", 10, SHIFT),
        (Key.Key_1, "1", 87, KEYPAD),
    ],
    ids=["azerty", "azerty with shift", "keypad"],
)
def test_that_it_tags_in_the_text(
    window: MainWindow,
    press: Press,
    given: Given,
    key: Qt.Key,
    text: str,
    code: int,
    modifiers: Qt.KeyboardModifier,
) -> None:
    press(Key.Key_J)
    send(window.reading.reader, event_of(key, text, code, modifiers))
    assert given() == [["unverified"]]


@pytest.mark.parametrize(
    ("key", "text", "code", "modifiers"),
    [(Key.Key_Agrave, "à", 19, NONE), (Key.Key_0, "0", 90, KEYPAD)],
    ids=["azerty", "keypad"],
)
def test_that_zero_clears(
    window: MainWindow,
    press: Press,
    given: Given,
    key: Qt.Key,
    text: str,
    code: int,
    modifiers: Qt.KeyboardModifier,
) -> None:
    press(Key.Key_J, Key.Key_1)
    send(window.reading.reader, event_of(key, text, code, modifiers))
    assert given() == []


def test_that_it_tags_the_selected_card(window: MainWindow, press: Press, given: Given) -> None:
    press(Key.Key_J, Key.Key_1)
    window.cards.focus_list()
    send(window.cards.key_widgets()[0], event_of(Key.Key_Egrave, "è", 16))
    assert given() == [["unverified", "opinion"]]


def test_that_in_a_field_it_writes(
    window: MainWindow, press: Press, qtbot: QtBot, given: Given
) -> None:
    press(Key.Key_J)
    window.cards.focus_search()
    field = window.findChild(QLineEdit, "searchField")
    assert isinstance(field, QLineEdit)
    send(field, event_of(Key.Key_Eacute, "é", 11))
    assert (field.text(), given()) == ("é", [])


def test_that_it_is_off_where_single_keys_are(
    window: MainWindow, press: Press, given: Given
) -> None:
    press(Key.Key_J)
    for action in window.menus.bare_keys().values():
        action.setEnabled(False)
    send(window.reading.reader, event_of(Key.Key_Ampersand, "&", 10))
    assert given() == []


def test_that_holding_a_key_down_tags_once(window: MainWindow, press: Press, given: Given) -> None:
    press(Key.Key_J)
    send(window.reading.reader, event_of(Key.Key_Ampersand, "&", 10))
    send(window.reading.reader, event_of(Key.Key_Ampersand, "&", 10, autorep=True))
    assert given() == [["unverified"]]


def test_that_the_digit_of_a_tag_switched_off_gives_nothing(
    window: MainWindow, press: Press, given: Given
) -> None:
    window.session.act(lambda space: space.tagging.change("opinion", active=False)[0])
    press(Key.Key_J, Key.Key_7)
    assert given() == []
    assert "No tag has the key 7" in window.status.currentMessage()
