"""The fields of a tag in the manager: what is written there is stored, or told to be wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from tests.gui.tags.conftest import Write, tag_called
from tests.gui.tags.manager_hands import line, take
from workbench.gui.dialogs.tag_manager import TagManagerDialog
from workbench.gui.main_window import MainWindow

Key = Qt.Key


@pytest.mark.parametrize(
    ("field", "text", "attribute"),
    [
        ("tagGroupText", "sourcing", "group_name"),
        ("tagGlyph", "¿", "glyph"),
    ],
)
def test_that_a_line_is_stored(
    window: MainWindow, write: Write, field: str, text: str, attribute: str
) -> None:
    write(field, text)
    assert getattr(tag_called(window, "unverified"), attribute) == text


def test_that_the_underline_is_stored(window: MainWindow, dialog: TagManagerDialog) -> None:
    take(dialog, "tagUnderline", "wave")
    assert tag_called(window, "unverified").underline == "wave"


def test_that_the_meaning_is_stored_on_leaving_the_field(
    window: MainWindow, dialog: TagManagerDialog, qtbot: QtBot
) -> None:
    meaning = dialog.findChild(QPlainTextEdit, "tagMeaning")
    assert isinstance(meaning, QPlainTextEdit)
    meaning.setFocus()
    meaning.selectAll()
    qtbot.keyClicks(meaning, "Nobody looked.")
    qtbot.keyClick(meaning, Key.Key_Tab)
    assert tag_called(window, "unverified").meaning == "Nobody looked."


def test_that_the_meaning_is_stored_on_closing(
    window: MainWindow, dialog: TagManagerDialog, qtbot: QtBot
) -> None:
    meaning = dialog.findChild(QPlainTextEdit, "tagMeaning")
    assert isinstance(meaning, QPlainTextEdit)
    meaning.setPlainText("Nobody looked.")
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert tag_called(window, "unverified").meaning == "Nobody looked."
    assert not dialog.isVisible()


def test_that_a_key_is_taken_from_the_tag_that_had_it_and_that_is_said(
    window: MainWindow, dialog: TagManagerDialog
) -> None:
    take(dialog, "tagKey", "3  (corroborated)")
    keys = [tag_called(window, name).key for name in ("unverified", "corroborated")]
    assert keys == ["3", None]
    assert dialog.notice.text() == "The key 3 was taken from corroborated."


def test_that_a_key_can_be_taken_away(window: MainWindow, dialog: TagManagerDialog) -> None:
    take(dialog, "tagKey", "none")
    assert tag_called(window, "unverified").key is None


def test_that_a_faint_colour_is_adjusted_and_that_is_said(
    window: MainWindow, dialog: TagManagerDialog, write: Write
) -> None:
    write("tagColour", "#FFEE00")
    stripe = tag_called(window, "unverified").light_stripe
    assert dialog.notice.text() == (
        f"So that it stands out, #FFEE00 was darkened to {stripe} on light paper."
    )
    assert line(dialog, "tagColour").text() == stripe


def test_that_the_contrast_is_shown(dialog: TagManagerDialog, write: Write) -> None:
    write("tagColour", "#000000")
    shown = dialog.findChild(QLabel, "tagContrast")
    assert isinstance(shown, QLabel)
    assert shown.text().startswith("Stands out 20.8 : 1 from light paper")


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("tagColour", "yellow", "“yellow” is not possible for colour."),
        ("tagGlyph", "abc", "“abc” is not possible for glyph."),
        ("tagName", "opinion", "There is a tag “opinion” already."),
    ],
)
def test_that_what_is_wrong_is_said_in_the_dialog(
    window: MainWindow, dialog: TagManagerDialog, write: Write, field: str, text: str, said: str
) -> None:
    before = tag_called(window, "unverified")
    write(field, text)
    assert dialog.notice.text().startswith(said)
    assert tag_called(window, "unverified") == before
    assert window.messages.isHidden()
