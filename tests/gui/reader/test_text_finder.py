"""Finding in an article."""

import pytest

from workbench.domain.span import Span
from workbench.gui.panes.text_finder import TextFinder


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("The Café closed", "cafe", "Café"),
        ("ten\u00a0percent of it", "ten  PERCENT", "ten\u00a0percent"),
        ("say «нет» now", '"нет"', "«нет»"),
        ("Ёлка", "елка", "Ёлка"),
        ("العَرَبِيّة", "العربية", "العَرَبِيّة"),
        ("一座大桥关闭", "大桥", "大桥"),
        ("ＡＢＣ", "abc", "ＡＢＣ"),
        ("a😀 b😀", "B😀", "b😀"),
        ("one\n\ntwo", "one two", "one\n\ntwo"),
        ("co\u00adoperate", "cooperate", "co\u00adoperate"),
        ("cost (3.5)*", "(3.5)*", "(3.5)*"),
    ],
)
def test_it_finds_whatever_the_spelling(text: str, wanted: str, found: str) -> None:
    assert [span.cut(text) for span in TextFinder(text).places(wanted)] == [found]


def test_nothing_is_found_for_nothing() -> None:
    assert TextFinder("a b").places("  ") == []
    assert TextFinder("a b").next_place("x", 0) is None


def test_it_goes_round_in_both_directions() -> None:
    finder = TextFinder("x a x a x")
    assert finder.next_place("a", 3) == Span(6, 7)
    assert finder.next_place("a", 7) == Span(2, 3)
    assert finder.next_place("a", 6, backward=True) == Span(2, 3)
    assert finder.next_place("a", 2, backward=True) == Span(6, 7)
