"""Words for the double click, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.panes.words import (
    next_word_end,
    next_word_start,
    previous_word_end,
    previous_word_start,
    word_at,
)


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("don't stop", 3, "don't"),
        ("48,000 vehicles", 2, "48,000"),
        ("(closed).", 3, "closed"),
        ("the 6.5 % rise", 5, "6.5"),
        ("go 👩🏽‍🚀 now", 5, "👩🏽‍🚀"),
        ("🇩🇪🇫🇷", 2, "🇫🇷"),
        ("1️⃣ x", 1, "1️⃣"),
        ("大桥关闭", 1, "桥"),
        ("𠮷野", 0, "𠮷"),
        ("橋はカタカナ", 3, "カタカナ"),
        ("قال مَرْحَبًا له", 7, "مَرْحَبًا"),
        ("می‌خواهم رفت", 2, "می‌خواهم"),
        ("e\u0301te\u0301 x", 1, "e\u0301te\u0301"),
        ("a\u00a0b", 0, "a"),
        ("well—known", 4, "—"),
        ("end", 3, "end"),
    ],
)
def test_the_word_at_a_place(text: str, at: int, word: str) -> None:
    span = word_at(text, at)
    assert span is not None
    assert span.cut(text) == word


@pytest.mark.parametrize(("text", "at"), [("a  b", 2), ("", 0), ("   ", 1), ("a", 5)])
def test_no_word_on_white_space_or_outside(text: str, at: int) -> None:
    assert word_at(text, at) is None


def test_steps_from_word_to_word() -> None:
    text = "One, two.\n\n😀 中文"
    assert next_word_end(text, 0) == 3
    assert next_word_end(text, 3) == 8
    assert next_word_start(text, 0) == 5
    assert next_word_start(text, 5) == 11
    assert next_word_end(text, 8) == 12
    assert previous_word_end(text, 12) == 8
    assert previous_word_start(text, 11) == 5
    assert previous_word_start(text, 0) is None
    assert next_word_end(text, len(text)) is None


@given(st.text("ab中😀\u0301 \n.'-", max_size=60), st.integers(0, 60))
def test_steps_always_move_and_stay_inside(text: str, position: int) -> None:
    position = min(position, len(text))
    for step in (next_word_end, next_word_start):
        place = step(text, position)
        assert place is None or position < place <= len(text)
    for step in (previous_word_end, previous_word_start):
        place = step(text, position)
        assert place is None or 0 <= place < position


def test_very_long_gaps_and_words_end() -> None:
    text = "a" + " " * 5_000 + "b" * 5_000 + " c"
    assert next_word_start(text, 0) == 5_001
    end = next_word_end(text, 1)
    assert end is not None
    assert 5_001 < end <= 10_001
    assert previous_word_end(text, 5_000) == 1
