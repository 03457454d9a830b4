"""Where stretches of text lie in a line, also where the direction turns."""

import pytest
from pytestqt.qtbot import QtBot

from workbench.gui.panes.rows import Row, character_at, runs
from workbench.gui.panes.text_view import TextView


@pytest.fixture
def view(qtbot: QtBot) -> TextView:
    view = TextView()
    qtbot.addWidget(view)
    view.resize(760, 400)
    view.show()
    qtbot.waitExposed(view)
    return view


def only_row(view: TextView, text: str) -> Row:
    view.show_text(text, None)
    rows = view.rows()
    assert len(rows) == 1
    return rows[0]


def widths(view: TextView, row: Row, start: int, end: int) -> list[tuple[float, float]]:
    return runs(row, view.text, view.positions, start, end)


LINES = pytest.mark.parametrize(
    "text",
    [
        "plain words in one line",
        "with 😀 and 👩🏽‍🚀 inside",
        "أُغلق الجسر عند 06:40 يوم الاثنين",
        "وقالت لينا (Lena Ortiz) إن أحداً",
        "he said שלום עולם and left",
        "一座大桥关闭了",
    ],
)


@LINES
def test_the_whole_line_lies_where_its_text_is(view: TextView, text: str) -> None:
    row = only_row(view, text)
    found = widths(view, row, row.start, row.end)
    natural = row.line.naturalTextRect()
    assert found[0][0] == pytest.approx(natural.left(), abs=1)
    assert found[-1][1] == pytest.approx(natural.right(), abs=1)
    assert len(found) == 1


@LINES
def test_two_halves_of_a_line_make_the_whole(view: TextView, text: str) -> None:
    row = only_row(view, text)
    for cut in range(1, len(text)):
        if text[cut] in "\u200d\ufe0f🏽🚀\u064f\u064b" or text[cut - 1] == "\u200d":
            continue  # inside a character as people see it
        parts = widths(view, row, 0, cut) + widths(view, row, cut, len(text))
        covered = sum(right - left for left, right in parts)
        assert covered == pytest.approx(row.line.naturalTextRect().width(), abs=2), cut


def test_a_stretch_across_a_turn_lies_in_two_places(view: TextView) -> None:
    text = "وقالت لينا (Lena Ortiz) إن أحداً"
    row = only_row(view, text)
    start, end = text.index("لينا"), text.index(" Ortiz")
    assert len(widths(view, row, start, end)) == 2


@LINES
def test_a_place_in_the_line_is_the_character_drawn_there(view: TextView, text: str) -> None:
    row = only_row(view, text)
    for position, character in enumerate(text):
        if character in "\u200d\ufe0f🏽🚀\u064f\u064b👩":
            continue
        # An alef in a ligature has no glyph of its own.
        for left, right in widths(view, row, position, position + 1):
            assert character_at(row, text, view.positions, (left + right) / 2) == position


def test_beside_the_text_there_is_no_character(view: TextView) -> None:
    row = only_row(view, "short")
    assert (
        character_at(row, "short", view.positions, row.line.naturalTextRect().right() + 5) is None
    )
    assert character_at(row, "short", view.positions, -5) is None


def test_rows_have_no_line_break_in_them(view: TextView) -> None:
    text = "one\n\n" + "word " * 40 + "\nlast"
    view.show_text(text, "en")
    rows = view.rows()
    assert [row.first for row in rows][:4] == [True, True, True, False]
    assert all("\n" not in text[row.start : row.end] for row in rows)
    assert rows[0].end == 3
    assert text[rows[-1].start : rows[-1].end] == "last"
