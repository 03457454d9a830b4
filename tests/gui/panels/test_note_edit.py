import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.panes.note_edit import MOST_CHARACTERS, NoteEdit

EXACT = "10\u00a0000 🏗\u2028next\ttab \u202f\n\nend\u00a0"


def edits(spy: QSignalSpy) -> list[tuple[str, str, str]]:
    return [tuple(spy.at(n)) for n in range(spy.count())]


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEdit:
    made = NoteEdit()
    qtbot.addWidget(made)
    made.show_note("n1", "")
    return made


@pytest.fixture
def spy(editor: NoteEdit) -> QSignalSpy:
    return QSignalSpy(editor.note_edited)


def paste(editor: NoteEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    editor.insertFromMimeData(data)


def test_typing_is_saved_after_a_pause(qtbot: QtBot, editor: NoteEdit) -> None:
    with qtbot.waitSignal(editor.note_edited) as saved:
        qtbot.keyClicks(editor, "Ask him")
    assert saved.args == ["n1", "Ask him", ""]


def test_showing_a_note_saves_nothing(qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy) -> None:
    editor.show_note("n2", "stored\r\nelsewhere")
    editor.flush()
    assert spy.count() == 0
    assert editor.text() == "stored\r\nelsewhere"


def test_what_is_stored_stays_exact_when_one_types(
    qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy
) -> None:
    editor.show_note("n2", EXACT)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, "!")
    editor.flush()
    assert edits(spy) == [("n2", EXACT + "!", EXACT)]


def test_pasted_text_stays_exact_but_for_line_ends(editor: NoteEdit, spy: QSignalSpy) -> None:
    paste(editor, f"one\r\ntwo\r{EXACT}")
    editor.flush()
    assert edits(spy) == [("n1", f"one\ntwo\n{EXACT}", "")]


def test_copied_text_stays_exact(qtbot: QtBot, editor: NoteEdit) -> None:
    editor.show_note("n1", EXACT)
    editor.selectAll()
    editor.copy()
    assert QGuiApplication.clipboard().text() == EXACT
    editor.cut()
    editor.paste()
    assert editor.text() == EXACT


COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from workbench.gui.panes.note_edit import NoteEdit
app = QApplication([])
editor = NoteEdit()
editor.show_note("n1", "some text")
editor.selectAll()
editor.copy()
"""


def test_a_copy_outlives_the_program_s_end() -> None:
    subprocess.run([sys.executable, "-c", COPY_AND_END], check=True)


def test_shift_enter_is_a_common_line_end(qtbot: QtBot, editor: NoteEdit) -> None:
    qtbot.keyClicks(editor, "a")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "b")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "a\nb\n"


def test_another_annotation_saves_this_one_first(
    qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy
) -> None:
    qtbot.keyClicks(editor, "mine")
    editor.show_note("n2", "other")
    assert edits(spy) == [("n1", "mine", "")]
    assert editor.text() == "other"
    editor.flush()
    assert spy.count() == 1


def test_no_annotation_takes_no_note(qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy) -> None:
    qtbot.keyClicks(editor, "mine")
    editor.show_note(None, "")
    assert edits(spy) == [("n1", "mine", "")]
    assert not editor.isEnabled()
    assert editor.text() == ""


def test_leaving_the_field_saves(qtbot: QtBot) -> None:
    editor = NoteEdit()
    editor.show_note("n1", "")
    spy = QSignalSpy(editor.note_edited)
    window = QWidget()
    other = QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(editor)
    layout.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    editor.setFocus()
    qtbot.keyClicks(editor, "quick")
    assert spy.count() == 0
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert edits(spy) == [("n1", "quick", "")]


def test_what_was_told_is_not_told_twice(qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy) -> None:
    qtbot.keyClicks(editor, "a")
    editor.flush()
    editor.flush()
    editor.show_note("n1", "a")
    editor.flush()
    assert edits(spy) == [("n1", "a", "")]
    qtbot.keyClicks(editor, "b")
    editor.flush()
    assert edits(spy)[1:] == [("n1", "ab", "a")]


def test_the_answer_may_come_while_one_types_on(
    qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy
) -> None:
    qtbot.keyClicks(editor, "a")
    editor.flush()
    qtbot.keyClicks(editor, "b")
    editor.show_note("n1", "a")
    assert editor.text() == "ab"
    editor.flush()
    assert edits(spy)[1:] == [("n1", "ab", "a")]


def test_a_change_from_elsewhere_shows(qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy) -> None:
    editor.show_note("n1", "first words")
    editor.moveCursor(QTextCursor.MoveOperation.Right)
    editor.show_note("n1", "second words")
    assert editor.text() == "second words"
    assert editor.textCursor().position() == 1
    editor.show_note("n1", "")
    assert editor.textCursor().position() == 0
    assert spy.count() == 0


def test_a_change_from_elsewhere_does_not_take_what_is_typed(
    qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy
) -> None:
    qtbot.keyClicks(editor, "mine")
    editor.show_note("n1", "theirs")
    assert editor.text() == "mine"
    editor.flush()
    assert edits(spy) == [("n1", "mine", "")]  # `before` lets the case see the conflict


def test_a_save_that_failed_loses_nothing(qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy) -> None:
    qtbot.keyClicks(editor, "mine")
    editor.flush()
    editor.show_note("n1", "")  # the case still has the old text
    assert editor.text() == "mine"
    qtbot.keyClicks(editor, "!")
    editor.flush()
    assert edits(spy)[1:] == [("n1", "mine!", "")]


def test_what_is_typed_and_taken_back_can_be_typed_again(
    qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy
) -> None:
    qtbot.keyClicks(editor, "a")
    editor.flush()
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    editor.flush()
    qtbot.keyClicks(editor, "a")
    editor.flush()
    assert edits(spy) == [("n1", "a", ""), ("n1", "a", "")]


def test_ten_thousand_characters_fit_exactly(editor: NoteEdit, spy: QSignalSpy) -> None:
    note = ("🏗\u00a0é\u2028x" * 2_000)[:MOST_CHARACTERS]
    paste(editor, note)
    editor.flush()
    assert len(note) == MOST_CHARACTERS
    assert edits(spy) == [("n1", note, "")]


def test_more_is_left_out_and_told(qtbot: QtBot, editor: NoteEdit) -> None:
    left_out = QSignalSpy(editor.left_out)
    paste(editor, "🏗" * 9_999)
    paste(editor, "abcd")
    assert editor.text() == "🏗" * 9_999 + "a"
    assert left_out.at(0) == [3]
    qtbot.keyClicks(editor, "z")
    assert editor.text() == "🏗" * 9_999 + "a"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [left_out.at(n) for n in range(1, left_out.count())] == [[1], [1]]
    composed = QInputMethodEvent()
    composed.setCommitString("字字")
    editor.moveCursor(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    editor.textCursor().removeSelectedText()
    paste(editor, "b" * 9_999)
    QApplication.sendEvent(editor, composed)
    assert editor.text() == "b" * 9_999 + "字"


def test_pasting_over_a_selection_counts_what_it_replaces(editor: NoteEdit) -> None:
    paste(editor, "a" * MOST_CHARACTERS)
    editor.selectAll()
    paste(editor, "b" * MOST_CHARACTERS)
    assert editor.text() == "b" * MOST_CHARACTERS


def test_a_longer_note_from_elsewhere_can_be_mended(
    qtbot: QtBot, editor: NoteEdit, spy: QSignalSpy
) -> None:
    long = "x" * 12_000
    editor.show_note("n9", long)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, "y")
    assert editor.text() == long
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    editor.undo()
    assert editor.text() == long
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    editor.flush()
    assert edits(spy) == [("n9", long[:-1], long)]
