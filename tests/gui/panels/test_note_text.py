import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from workbench.gui.panes.note_text import for_widget, from_widget, with_plain_line_ends

NOTES = {
    "plain": "Two lines\nof text\n",
    "empty": "",
    "blank lines": "\n\n a \n\n",
    "no-break spaces": "10\u00a0000\u202f€ \u2007|\u2060|",
    "line separator": "one\u2028two",
    "paragraph separator": "one\u2029two",
    "carriage returns": "one\r\ntwo\rthree\r\n",
    "frames": "a\ufdd0b\ufdd1c",
    "stand-ins": "a\ufff0b\ufff4c\ufff4\ufff1d\ufff8",
    "emoji": "🏗️ 👩🏽‍🚀 🇧🇾",
    "combining": "e\u0301 ё й",
    "bidi": "تقرير \u2067A\u2069 \u200f3\u200e",
    "controls": "tab\tnel\u0085 vt\x0bff\x0c bell\x07 soft\u00adhyphen bom\ufeff object\ufffc",
    "NUL": "a\0b",
}


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES.keys())
def test_a_document_gives_back_what_it_was_given(note: str, qtbot: QtBot) -> None:
    document = QTextDocument()
    document.setPlainText(for_widget(note))
    assert from_widget(document.toRawText()) == note


def test_common_text_is_put_in_as_it_is() -> None:
    assert for_widget("a\n\u00a0ä\u2028🏗") == "a\n\u00a0ä\u2028🏗"


def test_pasted_line_ends_become_what_typing_makes() -> None:
    assert with_plain_line_ends("a\r\nb\rc\u2029d\u2028e\n") == "a\nb\nc\nd\u2028e\n"
