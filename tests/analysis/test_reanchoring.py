"""A quotation is found again where that is certain, suggested where it is likely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.differences import differences
from workbench.analysis.reanchoring import reanchored, suggestion
from workbench.domain.anchor import Anchor
from workbench.domain.span import Span

OLD = "The ferry came back. It rained. The ferry left. It rained. Nobody saw it."


def anchor_of(quote: str, nth: int = 0, text: str = OLD) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Anchor.at(text, Span(start, start + len(quote)))


def place(anchor: Anchor, text: str) -> tuple[int, int] | None:
    found = reanchored(anchor, text)
    assert found is None or found.holds_in(text)
    return (found.start, found.end) if found else None


def test_that_it_stays_where_nothing_changed() -> None:
    assert place(anchor_of("It rained.", 1), OLD) == (48, 58)


def test_that_the_one_exact_place_is_taken_wherever_it_is() -> None:
    assert place(anchor_of("Nobody saw it."), "Nobody saw it. The end.") == (0, 14)


def test_that_of_several_places_the_one_in_the_same_context_is_taken() -> None:
    text = "A new beginning. " + OLD

    assert place(anchor_of("It rained.", 1), text) == (48 + 17, 58 + 17)


def test_that_between_places_alike_nothing_is_chosen() -> None:
    assert place(anchor_of("It rained."), "It rained. It rained. It rained.") is None


def test_that_the_offset_alone_does_not_decide_where_the_context_is_another() -> None:
    # The same words stand at the old offset by chance, and elsewhere in the old context.
    old = "One. It rained. Two."
    text = "Six. It rained. Ten. One. It rained. Two."

    assert place(anchor_of("It rained.", 0, old), text) == (26, 36)


def test_that_changed_words_are_only_suggested() -> None:
    anchor = anchor_of("The ferry came back.")
    text = "Title. The old ferry came back at last. It rained."
    found = suggestion(anchor, text)

    assert place(anchor, text) is None
    assert found is not None
    assert "ferry came back" in found.quote
    assert found.span.cut(text) == found.quote


def test_that_nothing_is_suggested_for_words_that_are_gone() -> None:
    assert suggestion(anchor_of("Nobody saw it."), "12345 67890 12345") is None


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60), st.data())
def test_that_what_is_found_is_always_the_very_quotation(
    old: str, new: str, data: st.DataObject
) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    anchor = Anchor.at(old, Span(start, end))
    found = reanchored(anchor, new)

    assert found is None or (found.quote == anchor.quote and found.holds_in(new))
    assert reanchored(anchor, old) == anchor or old.count(anchor.quote) > 1


@given(st.text("ab.\n ", max_size=80), st.text("ab.\n ", max_size=80))
def test_that_differences_hold_both_texts(old: str, new: str) -> None:
    found = differences(old, new)

    assert "".join(each.text for each in found if each.kind != "added") == old
    assert "".join(each.text for each in found if each.kind != "removed") == new


def test_that_differences_are_words_not_lines() -> None:
    found = differences("A line.\nIt rained today.\n", "A line.\nIt snowed today.\n")

    assert [(each.kind, each.text) for each in found] == [
        ("same", "A line.\nIt "),
        ("removed", "rained"),
        ("added", "snowed"),
        ("same", " today.\n"),
    ]


@pytest.mark.parametrize("lines", [5_000, 20_000])
def test_that_long_texts_are_compared_from_their_ends(lines: int) -> None:
    old = "".join(f"Line {n}\n" for n in range(lines))
    new = old.replace("Line 77\n", "Line seventy-seven\n")

    assert "".join(each.text for each in differences(old, new) if each.kind != "removed") == new
