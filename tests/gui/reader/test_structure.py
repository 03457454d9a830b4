"""Headings, lists, quotations and captions are set as what they are; no character moves."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextBlock
from pytestqt.qtbot import QtBot

from workbench.domain.span import Span
from workbench.domain.values import Annotation, Region, Tag
from workbench.gui.panes.reader import Reader
from workbench.gui.panes.structure import lines_of

TEXT = (
    "The quay 🌉 in use\n"
    "The council met. It said “no” to the plan.\n"
    "The first item\n"
    "- The second item\n"
    "We wait, said the harbour master.\nNothing else will do.\n"
    "The quay in spring\n"
    "Work begins in May."
)
LINES = TEXT.split("\n")


def region(words: str, kind: str, detail: str | None = None) -> Region:
    start = TEXT.index(words)
    return Region(words, "a", 1, start, start + len(words), kind, detail=detail)


REGIONS = (
    region(LINES[0], "heading", "1"),
    region(LINES[2], "list_item"),
    region("The second item", "list_item"),
    region("\n".join(LINES[4:6]), "quotation"),
    region(LINES[6], "caption"),
)


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    made = Reader()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show_article("a", TEXT, (), "en", None, REGIONS)
    return made


def block(reader: Reader, number: int) -> QTextBlock:
    return reader.document().findBlockByNumber(number)


def size_of(reader: Reader, number: int) -> int:
    """How much larger a line is set, in Qt's steps."""
    letters = block(reader, number).begin().fragment().charFormat()
    return letters.intProperty(letters.Property.FontSizeAdjustment)


def weight_of(reader: Reader, number: int) -> int:
    return block(reader, number).begin().fragment().charFormat().fontWeight()


def test_that_a_heading_is_bold_and_large_and_what_follows_is_not(reader: Reader) -> None:
    assert (weight_of(reader, 0), size_of(reader, 0)) == (700, 1)
    assert (weight_of(reader, 1), size_of(reader, 1)) == (400, 0)


def test_that_list_items_and_quotations_stand_in(reader: Reader) -> None:
    indents = [block(reader, n).blockFormat().indent() for n in range(len(LINES))]
    bullets = [block(reader, n).textList() is not None for n in range(len(LINES))]

    assert indents == [0, 0, 0, 1, 1, 1, 0, 0]
    assert bullets == [False, False, True, False, False, False, False, False]  # one has its own
    assert size_of(reader, 6) == -1


def test_that_no_character_is_added_or_moved(reader: Reader) -> None:
    assert reader.document().toPlainText() == TEXT
    for words in ("in use", "second item", "Nothing", "begins in May."):
        span = Span(TEXT.index(words), TEXT.index(words) + len(words))
        reader.set_selection(span)
        assert reader.selection() == span
        assert reader.textCursor().selectedText() == words


def test_that_marks_lie_under_the_words_of_lines_that_stand_in(
    reader: Reader, tags: dict[str, Tag], ground_at: Callable[[Reader, int], str], qtbot: QtBot
) -> None:
    reader.show()
    qtbot.waitExposed(reader)
    start, end = TEXT.index("second"), TEXT.index("second") + len("second")
    bare = ground_at(reader, start)
    quote = TEXT[start:end]
    reader.set_marks(
        [Annotation("m", "a", 1, start, end, quote, "", "", tags=("unverified",))], tags
    )

    assert [ground_at(reader, at) != bare for at in (start - 2, start, end - 1, end + 1)] == [
        *(False, True, True, False)
    ]


def test_that_regions_shown_already_lay_nothing_out_again(reader: Reader) -> None:
    before = reader.document()
    reader.set_regions(REGIONS)
    assert reader.document() is before


def test_that_regions_that_come_later_are_set_and_the_selection_stays(qtbot: QtBot) -> None:
    made = Reader()
    qtbot.addWidget(made)
    made.show_article("a", TEXT, (), "en")
    made.set_selection(Span(3, 9))
    made.set_regions(REGIONS)

    assert weight_of(made, 0) == 700
    assert made.selection() == Span(3, 9)


def test_that_a_part_of_a_paragraph_is_not_set_apart() -> None:
    assert lines_of(TEXT, [region("It said “no” to the plan.", "quotation")]) == ()


def test_that_regions_taken_back_or_of_another_text_are_left_alone() -> None:
    gone = Region("x", "a", 1, 0, len(LINES[0]), "heading", state="dismissed")
    beyond = Region("y", "a", 1, 5, 10_000, "heading")
    assert lines_of(TEXT, [gone, beyond]) == ()


@pytest.mark.parametrize(("text", "italic"), [("We wait.", True), ("نحن ننتظر", False)])
def test_that_quotations_are_slanted_where_the_script_has_italics(
    qtbot: QtBot, text: str, italic: bool
) -> None:
    made = Reader()
    qtbot.addWidget(made)
    quoted = Region("q", "a", 1, 0, len(text), "quotation")
    made.show_article("a", text, (), None, None, [quoted])

    assert block(made, 0).begin().fragment().charFormat().fontItalic() is italic
