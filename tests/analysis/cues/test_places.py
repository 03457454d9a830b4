"""Where cues are found: regions, sentences, quote marks, names, dates."""

from collections.abc import Callable

import pytest

from tests.analysis.cues.conftest import find_cues
from workbench.analysis.cue_dates import is_date_rule, resolved
from workbench.analysis.name_variants import name_variants
from workbench.analysis.quotations import quotations
from workbench.analysis.sentences import sentences
from workbench.domain.span import Span

Words = Callable[..., list[str]]
WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()


@pytest.mark.parametrize("kind", ["boilerplate", "teaser", "caption", "duplicate_title"])
def test_that_nothing_is_found_in_what_is_set_apart(kind: str) -> None:
    text = "The dam broke.\nA source in Riga may have seen it."
    apart = Span(text.index("A source"), len(text))
    found = find_cues(text, regions=[(apart, kind)])
    assert {cue.kind for cue in found} <= {kind}


@pytest.mark.parametrize("kind", ["boilerplate", "teaser"])
def test_that_what_is_set_apart_is_named_itself(kind: str) -> None:
    text = "The dam broke.\nMore from us"
    (cue,) = find_cues(text, kind, regions=[(Span(15, 27), kind)])
    assert (cue.span, cue.rule) == (Span(15, 27), "set-apart")


def test_that_a_heading_is_no_place_to_leave_out(words: Words) -> None:
    text = "Dam may burst\nNobody came."
    found = find_cues(text, "modal_hedge", regions=[(Span(0, 13), "heading")])
    assert [cue.span.cut(text) for cue in found] == ["may"]


def test_that_a_cue_does_not_reach_over_the_end_of_a_sentence(words: Words) -> None:
    assert words("They asked a source. In Riga nobody knew.", "anonymous_source") == []


def test_that_a_quotation_may_hold_several_sentences() -> None:
    text = "He wrote: “It leaks. We left at once.” Nobody came."
    (cue,) = find_cues(text, "quotation")
    assert cue.sentence.cut(text) == "He wrote: “It leaks. We left at once.”"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "go now" and left.', ['"go now"']),
        ("„Geh jetzt“, sagte er.", ["„Geh jetzt“"]),
        ("« Allez-y », dit-il.", ["« Allez-y »"]),
        ("“‘Go,’ he said,” she wrote.", ["“‘Go,’ he said,”"]),
        ("The ‘old pier’ is the crew’s pride.", ["‘old pier’"]),
        ('A 5" nail of" two', []),
        ("“Never closed\nand a “closed one”", ["“closed one”"]),
        ("“One “two”", ["“two”"]),
        ("“ ” and “—”", []),
    ],
)
def test_that_quote_marks_are_paired(text: str, found: list[str]) -> None:
    assert [span.cut(text) for span in quotations(text)] == found


def variants(text: str) -> list[tuple[str, str]]:
    return [(each.name, each.likely) for each in name_variants(text, sentences(text, "en"))]


def test_that_a_name_with_swapped_letters_is_set_beside_the_frequent_one() -> None:
    text = "When Petrenko came, old Petrenko left. Then Petrneko spoke. Nobody saw Petrenko."
    assert variants(text) == [("Petrneko", "Petrenko")]


@pytest.mark.parametrize(
    "text",
    [
        "In Russia the Russian and the Russians and old Russia and new Russia met.",
        "He saw Petrenko, old Petrenko and Petrov.",
        "With Karina, old Karina and Marina.",
        "Then Harbour and old Harbour and our harbours, and Harbors in small harbors.",
    ],
)
def test_that_other_names_and_forms_of_a_word_are_no_variants(text: str) -> None:
    assert variants(text) == []


def test_that_names_in_the_list_of_exceptions_are_no_variants(words: Words) -> None:
    text = "From Slovakia to old Slovakia and new Slovakia, but not in Slovenia."
    assert words(text, "name_variant") == []


def test_that_a_variant_says_which_name_it_is_near() -> None:
    text = "When Petrenko came, old Petrenko left. Then Petrneko spoke."
    (cue,) = find_cues(text, "name_variant")
    assert "“Petrenko”" in cue.reason


@pytest.mark.parametrize(
    ("rule", "words", "written", "date"),
    [
        ("day 0", "today", "2026-01-06", "2026-01-06"),
        ("day -1", "yesterday", "2026-01-01", "2025-12-31"),
        ("week -1", "last week", "2026-01-06T10:00:00+01:00", "2025-12-29/2026-01-04"),
        ("month -1", "last month", "2026-01", "2025-12"),
        ("year 0", "this year", "2026", "2026"),
        ("weekday", "on Tuesday", "2026-01-08", "2026-01-06"),
        ("weekday", "on Thursday", "2026-01-08", "2026-01-08"),
        ("day 0", "today", "2026-01", None),
        ("day 0", "today", "January 2026", None),
        ("day 0", "today", None, None),
        ("year -1", "last year", "0001", None),
        ("day +1", "tomorrow", "9999-12-31", None),
        ("week 0", "this week", "2026-02-30", None),
    ],
)
def test_that_a_relative_date_needs_a_date_as_exact_as_itself(
    rule: str, words: str, written: str | None, date: str | None
) -> None:
    assert is_date_rule(rule)
    assert resolved(rule, words, written, WEEK) == date


def test_that_a_date_is_reckoned_only_where_the_article_has_one() -> None:
    text = "The dam broke yesterday."
    (dated,) = find_cues(text, "relative_date", published="2026-01-06")
    (undated,) = find_cues(text, "relative_date", published=None)
    assert (dated.date, undated.date) == ("2026-01-05", None)
    assert "2026-01-05" in dated.reason
    assert "2026" not in undated.reason
