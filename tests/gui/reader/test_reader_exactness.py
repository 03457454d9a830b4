"""What is selected and copied is exactly what stands in the text, whatever characters it has."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.gui.reader.conftest import Maker, quote
from workbench.domain.span import Span
from workbench.domain.text import Paragraphs
from workbench.gui.panes.reader import Reader

ODD = "A 😀 b\u00a0c e\u0301 大𠮷桥. Dr\u202f👩🏽‍🚀 said “مرحبا”. End"


def test_every_character_can_be_selected_exactly(empty_reader: Reader) -> None:
    empty_reader.show_article("a1", ODD, (), None)
    for start in range(len(ODD)):
        for end in range(start + 1, min(start + 4, len(ODD)) + 1):
            empty_reader.set_selection(Span(start, end), scroll=False)
            assert empty_reader.selection() == Span(start, end)


def test_a_selection_that_cuts_a_surrogate_pair_takes_it_whole(empty_reader: Reader) -> None:
    empty_reader.show_article("a1", ODD, (), None)
    cursor = empty_reader.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(6, cursor.MoveMode.KeepAnchor)
    empty_reader.setTextCursor(cursor)
    assert quote(empty_reader) == "😀 b"


def test_what_is_copied_is_our_own_text(qtbot: QtBot, empty_reader: Reader) -> None:
    empty_reader.show_article("a1", ODD, (), None)
    empty_reader.set_selection(Span(4, 8), scroll=False)
    empty_reader.copy()
    assert QGuiApplication.clipboard().text() == "b\u00a0c "


COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from workbench.gui.panes.reader import Reader
app = QApplication([])
reader = Reader()
reader.show_article("a", "some text", (), "en")
reader.selectAll()
reader.copy()
"""


def test_a_copy_outlives_the_program_s_end() -> None:
    subprocess.run([sys.executable, "-c", COPY_AND_END], check=True)


def test_a_quotation_across_paragraphs_has_line_feeds(reader: Reader, maker: Maker) -> None:
    span = Span(maker.span("engineer.").start, maker.span("Traffic").end)
    reader.select(span)
    assert quote(reader) == "engineer.\n\nTraffic"


@pytest.mark.parametrize("text", ["", "one", "\n\na\n\n \n\u00a0\n  b c \nd\n", "a\n\u3000b"])
def test_paragraphs_are_counted_as_the_domain_does(empty_reader: Reader, text: str) -> None:
    empty_reader.show_article("a1", text, (), None)
    paragraphs = Paragraphs.of(text)
    assert empty_reader.paragraphs() == len(paragraphs.spans)
    for position in range(len(text)):
        assert empty_reader.paragraph_at(position) == paragraphs.number_at(position)
