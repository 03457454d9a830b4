"""The query language: what it means, and that nothing can make it fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.query import parse
from workbench.domain.query_edit import opened
from workbench.domain.query_tree import And, Field, Not, Or, Query, Words, explain

PIECES = st.lists(
    st.sampled_from(
        [
            '"',
            "(",
            ")",
            "-",
            "--",
            "OR",
            "AND",
            "NOT",
            "tag:",
            "tag:x",
            "is:orphan",
            "*",
            "a",
            " ",
            "has:",
            ":",
            "“",
            "”",
            "«",
            "x:y",
            "政府",
            "\0",
            "'",
            "is:(a OR",
            "-(",
            "NEAR",
            "^",
        ]
    ),
    max_size=30,
).map(" ".join)


def word(text: str) -> Words:
    return Words((text,), shown=text)


@given(st.one_of(st.text(), PIECES, PIECES.map(lambda s: s.replace(" ", ""))))
def test_that_no_input_fails(text: str) -> None:
    query = parse(text)
    assert isinstance(query.explanation, str)
    assert parse(opened(text)) is not None


def test_that_words_must_all_be_there() -> None:
    assert parse("bridge closed").tree == And((word("bridge"), word("closed")))


def test_that_quotation_marks_of_any_style_make_a_phrase() -> None:
    for text in ('"six months"', "“six months”", "«six months»", '"six months'):
        tree = parse(text).tree
        assert isinstance(tree, Words)
        assert tree.words == ("six", "months")


def test_that_or_binds_weaker_than_and() -> None:
    assert parse("a b OR c").tree == Or((And((word("a"), word("b"))), word("c")))


def test_that_brackets_group() -> None:
    assert parse("(a OR b) c").tree == And((Or((word("a"), word("b"))), word("c")))


@pytest.mark.parametrize("text", ["-mayor", "NOT mayor", "- mayor NOT"])
def test_that_minus_and_not_exclude(text: str) -> None:
    expected = word("mayor") if text.startswith("- ") else Not(word("mayor"))
    assert parse(text).tree == expected


def test_that_small_or_is_a_word() -> None:
    assert parse("a or b").tree == And((word("a"), word("or"), word("b")))


def test_that_a_field_takes_a_word_a_phrase_or_brackets() -> None:
    assert parse("tag:a").tree == Field("tag", word("a"))
    assert parse('tag:"a b"').tree == Field("tag", Words(("a", "b"), shown="a b"))
    assert parse("tag:(a OR b)").tree == Or((Field("tag", word("a")), Field("tag", word("b"))))


def test_that_an_unknown_field_becomes_words_and_a_hint() -> None:
    query = parse("colour:red")
    assert query.tree == Words(("colour", "red"), shown="colour:red")
    assert "colour:" in query.hints[0].text


def test_that_a_bad_value_is_told_while_the_rest_still_runs() -> None:
    query = parse("is:purple bridge")
    assert query.tree == word("bridge")
    assert query.hints


def test_that_open_brackets_and_quotes_close_themselves() -> None:
    assert parse("(a OR b").tree == parse("(a OR b)").tree
    assert parse(")a").tree == word("a")


def test_that_an_empty_query_asks_for_nothing() -> None:
    assert parse("  -  ").tree is None
    assert Query(None).explanation == "nothing"


@pytest.mark.parametrize("text", ["(", "-", " () ", '"', "*", "OR", "NOT (", "…", "(-"])
def test_that_signs_without_words_are_told(text: str) -> None:
    (hint,) = parse(text).hints
    assert hint.text.startswith("There is nothing to search for")
    assert text[hint.start : hint.end] == text.strip()


@pytest.mark.parametrize("text", ["", "  ", "a (", "- a", '"a'])
def test_that_a_query_with_words_or_an_empty_one_needs_no_hint(text: str) -> None:
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("foo:bar", "a phrase beginning with “foo:bar”"),
        ("政府", "a phrase beginning with “政府”"),
        ('"政府', "a phrase beginning with “政府”"),
        ("bel", "words beginning with “bel”"),
        ("tag:unv", "tag words beginning with “unv”"),
        ('"six months"', "the phrase “six months”"),
    ],
)
def test_that_what_is_being_typed_is_explained_as_it_was_typed(typed: str, said: str) -> None:
    assert parse(opened(typed)).explanation == said


def test_that_the_word_being_typed_finds_its_continuations() -> None:
    assert parse(opened("a bel")).tree == And(
        (word("a"), Words(("bel",), prefix=True, shown="bel*"))
    )


def test_that_a_finished_word_is_taken_as_it_is() -> None:
    assert parse(opened("bel ")).tree == word("bel")


@pytest.mark.parametrize("text", ["x " * 500, "政" * 5000, '"' + "x " * 5000])
def test_that_an_over_long_query_is_cut_and_says_so(text: str) -> None:
    assert "too long" in parse(text).hints[0].text


def test_that_words_cut_from_a_phrase_leave_no_open_end() -> None:
    tree = parse("政" * 1500 + "*").tree
    assert isinstance(tree, Words)
    assert (len(tree.words), tree.prefix) == (1000, False)


@pytest.mark.parametrize("text", ["is:(purple)", "has:(bogus OR -x)", "is:(a b)"])
def test_that_a_bad_value_in_brackets_is_told_too(text: str) -> None:
    query = parse(text)
    assert query.tree is None
    assert query.hints


def test_that_deep_brackets_do_not_exhaust_the_stack() -> None:
    assert parse("(" * 150 + "a" + ")" * 150) is not None


def test_that_a_query_is_explained_in_words() -> None:
    tree = parse('tag:unverified -mayor "six months"').tree
    assert tree is not None
    assert explain(tree) == "tag “unverified” and not “mayor” and the phrase “six months”"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("NOT (a OR b)", "not (“a” or “b”)"),
        ("-(a b)", "not (“a” and “b”)"),
        ("a b OR c", "(“a” and “b”) or “c”"),
        ("colour:red", "the phrase “colour:red”"),
        ("date:2022-11..2023", "published from 2022-11 to 2023"),
        ("marked:>=2022", "marked from 2022"),
        ("grade:C..E", "from a publisher graded C to E"),
        ("is:unread has:claim", "in an article that is unread and linked to a claim"),
    ],
)
def test_that_an_explanation_keeps_brackets_and_values(text: str, said: str) -> None:
    assert parse(text).explanation == said


def test_that_a_hint_tells_its_place() -> None:
    text = "bridge date:2022-13 tag:opinion"
    (hint,) = parse(text).hints
    assert text[hint.start : hint.end] == "date:2022-13"


def test_that_the_rest_of_a_query_with_a_bad_date_still_runs() -> None:
    assert parse("bridge date:2022-13").tree == word("bridge")


def test_that_brackets_too_deep_are_told() -> None:
    assert "deep" in parse("(" * 30 + "a").hints[0].text


def test_that_few_letters_wait_for_more_where_that_is_asked() -> None:
    for text, prefix in (("br", False), ("bri", True)):
        tree = parse(opened(text, shortest=3)).tree
        assert isinstance(tree, Words)
        assert tree.prefix is prefix
