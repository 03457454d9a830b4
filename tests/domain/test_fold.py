"""Folding: blind to what spellings differ in, never losing the place."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.fold import fold, fold_each, fold_quote, tokens
from workbench.domain.matching import places, snippet_span
from workbench.domain.query_tree import Words


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("cafe", "Café"),
        ("strasse", "STRASSE Straße".split()[1]),
        ("елка", "ёлка"),
        ("министр", "МИНИСТР"),
        ("الاسعار", "الأسعار"),
        ("sovereignty", "sover\u00adeignty"),
        ("two words", "two\u00a0words"),
        ("abc", "ＡＢＣ"),
        ("istanbul", "İstanbul"),
    ],
)
def test_that_spellings_that_mean_the_same_fold_alike(asked: str, written: str) -> None:
    assert fold(written) == fold(asked)


def test_that_a_chinese_word_is_found_inside_a_sentence() -> None:
    assert f" {fold('政府')} " in f" {fold('昨天政府宣布')} "


def test_that_voicing_marks_tell_kana_apart() -> None:
    assert fold("か") != fold("が")


@given(st.text() | st.text(alphabet='"\\\0\n\x1b\x7f\u2028“a '))
def test_that_folded_words_can_stand_in_json_as_they_are(text: str) -> None:
    folded = [fold(text), *fold_each([text, text])]
    inside = '","'.join(folded)
    assert json.loads(f'["{inside}"]') == folded


@given(st.text())
def test_that_tokens_are_the_folded_words(text: str) -> None:
    assert [token.word for token in tokens(text)] == fold(text).split()


@given(st.text())
def test_that_tokens_lie_in_the_text_in_order(text: str) -> None:
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(a.start <= b.start for a, b in itertools.pairwise(found))


@given(st.text())
def test_that_folded_words_hold_nothing_of_the_index_language(text: str) -> None:
    assert not set(fold(text)) & set("\"*():^-+'\\\n\t")


@given(st.text())
def test_that_folding_quotation_marks_keeps_every_position(text: str) -> None:
    assert len(fold_quote(text)) == len(text)


def test_that_matches_come_in_positions_of_the_original_text() -> None:
    text = "Das «Café» an der Straße."
    found = places(text, [Words(("cafe",)), Words(("strasse",))])
    assert [span.cut(text) for span in found] == ["Café", "Straße"]


def test_that_a_prefix_matches_the_whole_word_it_begins() -> None:
    text = "Belarusian troops"
    assert [span.cut(text) for span in places(text, [Words(("belar",), prefix=True)])] == [
        "Belarusian"
    ]


@given(st.text(min_size=1, max_size=600))
def test_that_a_snippet_lies_in_the_text(text: str) -> None:
    span = snippet_span(text, (), length=100)
    assert 0 <= span.start < span.end <= len(text)
    assert span.length <= 100


@given(st.lists(st.one_of(st.text(), st.text("aZ’“é ж政\0\u00ad"), st.just("x" * 250)), max_size=6))
def test_that_folding_together_gives_the_words_of_folding_apart(parts: list[str]) -> None:
    together = fold_each(parts)
    assert [words.split() for words in together] == [fold(part).split() for part in parts]
