"""Rules of tags: what a tag may be, how a new one looks, and which go together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.colour import DARK_PAPER, LIGHT_PAPER, STRIPE_CONTRAST, contrast
from workbench.domain.errors import InvalidValue
from workbench.domain.tags import checked, edited, find_tag, new_tag, with_tag
from workbench.domain.tokens import EXCLUSIVE_GROUP
from workbench.domain.values import Tag


def tag(name: str = "rumour", held: tuple[Tag, ...] = (), **fields: str) -> Tag:
    return new_tag(f"id of {name}", name, held, **fields)


def test_that_a_new_tag_is_free_has_no_key_and_shows_its_first_letter() -> None:
    made = tag()
    assert (made.group_name, made.key, made.glyph, made.active) == ("free", None, "r", True)


def test_that_new_tags_have_colours_of_their_own() -> None:
    held: tuple[Tag, ...] = ()
    for number in range(8):
        held = (*held, tag(f"tag {number}", held))
    assert len({each.light_stripe for each in held}) == 8


def test_that_a_ninth_tag_finds_a_colour_too() -> None:
    held: tuple[Tag, ...] = ()
    for number in range(30):
        held = (*held, tag(f"tag {number}", held))
    assert len({each.position for each in held}) == 30


@given(st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True))
def test_that_a_stripe_of_any_colour_stands_out_from_the_paper(colour: str) -> None:
    made = tag(colour=colour)
    assert contrast(made.light_stripe, LIGHT_PAPER) >= STRIPE_CONTRAST
    assert contrast(made.dark_stripe, DARK_PAPER) >= STRIPE_CONTRAST


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", " \t"),
        ("name", "x" * 61),
        ("glyph", ""),
        ("glyph", "abc"),
        ("glyph", "\n"),
        ("glyph", "\x1b"),
        ("group", ""),
        ("group", "x" * 61),
        ("key", "0"),
        ("key", "10"),
        ("key", "a"),
        ("underline", "wavy"),
        ("colour", "red"),
        ("colour", "#12345"),
        ("colour", "#12345G"),
        ("meaning", "x" * 1001),
        ("colours", "#123456"),
        ("id", "other"),
    ],
)
def test_that_an_impossible_value_is_refused(field: str, value: str) -> None:
    with pytest.raises(InvalidValue):
        edited(tag(), {field: value})


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("name", "  two \n words ", "two words"),
        ("name", "x" * 60, "x" * 60),
        ("group", " my\x00 own ", "my own"),
        ("glyph", "🌉", "🌉"),
        ("meaning", "line\nline", "line\nline"),
        ("meaning", "\udce9", "\ufffd"),
        ("key", "9", "9"),
        ("key", "", None),
    ],
)
def test_that_a_value_is_kept_as_names_are(field: str, value: str, kept: str | None) -> None:
    made = edited(tag(key="1"), {field: value})
    assert getattr(made, "group_name" if field == "group" else field) == kept


def test_that_none_leaves_a_field_as_it_is() -> None:
    made = tag(key="3", meaning="why")
    assert edited(made, dict.fromkeys(("name", "key", "meaning", "colour", "active"))) == made


def test_that_what_new_tag_makes_can_be_one() -> None:
    assert checked(tag()) == tag()


@pytest.mark.parametrize("name", ["rumour", "RUMOUR", "  Rumour "])
def test_that_a_tag_is_found_by_its_name_blind_to_case(name: str) -> None:
    made = tag()
    assert find_tag([tag("other"), made], name) == made


def test_that_a_verdict_takes_the_place_of_another() -> None:
    old, new, free = tag("old", group=EXCLUSIVE_GROUP), tag("new", group=EXCLUSIVE_GROUP), tag()
    known = {each.id: each for each in (old, free, new)}
    assert with_tag((old.id, free.id), new, known) == (free.id, new.id)
