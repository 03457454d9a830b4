"""Which sentences of two articles are set beside each other, and which are left alone."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.conflicts import Telling, conflicts
from workbench.analysis.sentences import sentences
from workbench.domain.conflicts import CONFLICT_KINDS, Conflict
from workbench.domain.span import Span
from workbench.domain.text import normalise
from workbench.domain.values import Article


def told(
    *texts: str, regions: Sequence[tuple[Span, str]] = (), language: str | None = "en"
) -> list[Conflict]:
    """The conflicts between articles; what is set apart is so in the first one."""
    return conflicts(
        [
            Telling(
                Article(f"id{number}", number, f"Article {number}", language=language),
                text,
                sentences(text, "en"),
                regions if number == 1 else (),
            )
            for number, text in enumerate(texts, 1)
        ]
    )  # fmt: skip


def places(conflict: Conflict) -> list[list[str]]:
    """The words at odds on each side."""
    return [
        [
            side.words[s.start - side.sentence.start : s.end - side.sentence.start]
            for s in side.spans
        ]
        for side in (conflict.one, conflict.other)
    ]


@pytest.mark.parametrize(
    ("kind", "one", "other", "found"),
    [
        ("numbers", "The storm sank 40 boats in the old harbour of Riga.",
         "In Riga the storm sank 60 boats that lay in the harbour.", [["40 boats"], ["60 boats"]]),
        ("numbers", "The pier of Riga cost the city $8 million in all.",
         "The city paid nine million dollars in all for the pier of Riga.",
         [["$8 million"], ["nine million dollars"]]),
        ("numbers", "A poll in Riga has 30 percent of voters for the pier.",
         "For the pier are 13% of the voters in a poll in Riga.", [["30 percent"], ["13%"]]),
        ("units", "The repair of the harbour bridge will take six weeks.",
         "The repair of the harbour bridge takes six months.", [["six weeks"], ["six months"]]),
        ("units", "The wall stands 200 kilometres from the harbour of Riga.",
         "From the harbour of Riga the wall stands 200 miles away.",
         [["200 kilometres"], ["200 miles"]]),
        ("dates", "On 3 May 2021 the mayor signed the harbour treaty in Riga.",
         "The mayor signed the harbour treaty in Riga on May 5, 2021.",
         [["3 May 2021"], ["May 5, 2021"]]),
        ("quotations", "He said: “We shall never sell the old harbour to strangers.”",
         "“We will never sell our old harbour to any stranger,” he said.",
         [["“We shall never sell the old harbour to strangers.”"],
          ["“We will never sell our old harbour to any stranger,”"]]),
    ],
)  # fmt: skip
def test_that_two_sentences_at_odds_are_found(
    kind: str, one: str, other: str, found: list[list[str]]
) -> None:
    (conflict,) = told(f"{one} Nobody came.", f"It rained. {other}")
    assert (conflict.kind, places(conflict)) == (kind, found)
    assert (conflict.one.article.ref, conflict.other.article.ref) == ("A1", "A2")
    assert 0 < conflict.alike <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm sank 40 boats in Riga.", "The storm sank forty boats in Riga."),
        ("The storm sank about 40 boats in Riga.", "The storm sank 42 boats in Riga."),
        ("The storm sank 30 to 50 boats in Riga.", "The storm sank 40 boats in Riga."),
        ("The storm sank 1,500 boats in Riga.", "The storm sank 1500 boats in Riga."),
        ("The storm sank 40 boats in Riga.", "A museum in Oslo shows 60 boats."),
        ("On 3 May 2021 the mayor signed the treaty.", "The mayor signed the treaty in May 2021."),
        ("On 3 May 2021 the mayor signed the treaty.", "In 2019 a whale was seen near Oslo."),
        ("“We shall never sell the old pier,” he said.", "“We shall never sell the old pier!”"),
        ("“We shall never sell the old pier,” he said.", "He says “never sell the old pier”."),
        ("The two crews met in Riga harbour.", "The crews met for two days in Riga harbour."),
        ("Nobody came.", ""),
    ],
)  # fmt: skip
def test_that_what_agrees_or_is_about_something_else_is_left_alone(one: str, other: str) -> None:
    assert told(f"{one} It rained.", f"Nobody laughed. {other}") == []


def test_that_one_article_is_not_compared_with_itself() -> None:
    assert told("The storm sank 40 boats in Riga. The storm sank 60 boats in Riga.") == []
    assert told() == []


def test_that_what_is_set_apart_is_left_out() -> None:
    one, other = "The storm sank 40 boats in Riga.", "The storm sank 60 boats in Riga."
    assert len(told(one, other)) == 1
    assert told(one, other, regions=[(Span(0, len(one)), "teaser")]) == []


def test_that_numbers_are_read_in_english_alone() -> None:
    one, other = "The storm sank 40 boats in Riga.", "The storm sank 60 boats in Riga."
    assert told(one, other, language="fr") == []
    assert len(told(one, other, language=None)) == 1


def test_that_the_most_alike_come_first() -> None:
    found = told(
        "The storm sank 40 boats in Riga. The old mayor counted 30 cats in the town of Tartu.",
        "The storm sank 60 boats in Riga. In Tartu lived 50 cats, and the mayor fed every one.",
    )
    assert [places(each)[0] for each in found] == [["40 boats"], ["30 cats"]]
    assert found[0].alike > found[1].alike


def test_that_all_places_at_odds_in_two_sentences_are_one_conflict() -> None:
    (found,) = told(
        "The storm sank 40 boats and killed 9 sailors in Riga.",
        "The storm sank 60 boats and killed 12 sailors in Riga.",
    )
    assert places(found) == [["40 boats", "9 sailors"], ["60 boats", "12 sailors"]]


def test_that_words_of_many_sentences_bring_nothing_together() -> None:
    texts = [f"The storm sank {number} boats in Riga." for number in range(100, 140)]
    assert told(*texts) == []


def test_that_comparing_ends_when_it_is_stopped() -> None:
    telling = Telling(Article("a", 1, "A"), "The storm sank 40 boats.", sentences("x"))
    assert conflicts([telling, telling], lambda: True) == []


PIECES = (
    "The storm sank", "40 boats", "60 boats", "in Riga", "harbour", "about", "30 percent", "%", "$",
    "six weeks", "six months", "on 3 May 2021", "May 5, 2021", "2021-13-45", "“We sold the pier",
    "”", '"', ".", "\n", "to", "20–30", "1,500", "9" * 30, "million", "\u0130", "🌉", "-", "one",
)  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES)).map(" ".join))


@given(texts, texts)
def test_that_sides_lie_in_their_texts_and_the_answer_is_the_same_again(
    one: str, other: str
) -> None:
    pair = [normalise(one), normalise(other)]
    found = told(*pair)
    assert found == told(*pair)
    assert [each.alike for each in found] == sorted((each.alike for each in found), reverse=True)
    for each in found:
        assert each.kind in CONFLICT_KINDS
        for side, text in zip((each.one, each.other), pair, strict=True):
            assert side.sentence.cut(text) == side.words
            for span in side.spans:
                assert side.sentence.start <= span.start < span.end <= side.sentence.end
