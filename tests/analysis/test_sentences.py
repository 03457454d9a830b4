"""Sentences end where a reader says they end."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.abbreviations import LISTS, Kind, lists
from workbench.analysis.sentences import sentences
from workbench.data_files import resource_path
from workbench.domain.text import Paragraphs, normalise


def cut(text: str, language: str | None = None) -> list[str]:
    return [span.cut(text) for span in sentences(text, language)]


# A bar stands where a sentence ends.
ENGLISH = [
    "The ferry came back.|Nobody believed it!|Did they?|Yes.",
    "Dr. Osk and Mr. Tolland met Mrs. Ferrer.|They talked.",
    "Gen. A. B. Tolland came.|Sen. J. K. Osk (D-Osk) left.",
    "Lt.-Gen. Ivan Osk and Prof. Dr. Mira Tolland spoke.",
    "J.R.R. Tolland and George W. Osk met.",
    "The U.N. Security Council met.|U.S. President Osk spoke.|U.S. forces left.",
    "He lives in the U.S.|The ferry does not.",
    "He lives in the U.S. “Nobody calls,” he said.".replace("S. “", "S.|“"),
    "Ferry Deal Worries U.S. To This Day",
    "It left at 5 p.m.|Police were there.",
    "It left at 5 p.m. on Monday.|It left at 5 p.m. Monday.|It left at 5 a.m. EST.",
    "It left at 5 p.m. Moscow time.|It left at 5 p.m. Central European Time.",
    "See No. 5 and Art. 7 of Vol. II.|He said no.|They left.",
    "On Sept. 11 and Jan. 5 they met.|They left in Jan.|The river froze.",
    "It cost 3.5 million, or $40,000.25 a year.|Version 2.0.1 is out.",
    "Osk Inc.|The firm sold it to Ferrer Corp. Chief Executive Osk.",
    "They met in St. Petersburg, on Wall St.|The street was empty.",
    "Osk v. Tolland is over, i.e. the court has ruled, e.g. on Ferrer et al. as well.",
    "Take plan B.|Officials did.|She has hepatitis C.|Doctors know.",
    "It was he and I.|Officials said so.|Nicholas I. Osk came.",
    "He left…|Then she left...|But he stayed… of course... they say.",
    "They had boats.|[...] But now they have none.|[…] The end.",
    "He said […] Nothing more.",
    "“Stop!” he said.|“Why?” she asked.|“Go!”|They went.",
    "“We waited.|It came.”|(Nobody knew.)|[Editor: it did.]|‘Yes.’|'No.'|\"Perhaps.\"",
    "He called it “new”.|She called it “old.”|They left.",
    "It has come back.[1]|Nobody knew.[2][3]|It stays [3] here.",
    "It was over.“|Nobody” knew.".replace("over.“|", "over.|“"),
    "It ended in defeat.|24 people died.|In 2022.|30 percent of them “agreed.”|5 did not.",
    "Sales rose 5 percent (approx. 30 boats, fig. 7).|Nos. 3 to 5 sank.",
    "1. First of all.|2. Second thing.|IV. Fourth thing.",
    "Great! 😀 Next one.|Good.".replace("! 😀", "!|😀"),
    "What?!|Really?..|No way!!!|Yes.",
    "See https://a.example/b?Q=1!C for more.|Then go.",
    "The gray zone is gone – for now.|Yes, now.",
]
RUSSIAN = [
    "Паром вернулся.|Никто не верил!|Почему?|Так вышло.",
    "Встреча прошла в г. Минск на ул. Ленина, д. 5, кв. 3.|Потом все ушли.",
    "А. Г. Осков и В. И. Паромов приехали.|Их встретил Осков А. Г.|Он был рад.",
    "24 февраля 2022 г. Россия начала войну.|Это случилось давно, ещё в 2014 г.|Потом стало хуже.",
    "В XIX в. Осков жил здесь.|Это произошло уже в начале XX в.|Потом его забыли.",
    "Паром, т. е. судно, вернулся.|Т. е. Осков был прав, т.к. Паромов ждал.",
    "Хлеб, соль, вода и т. д.|Потом чай и др.|Всё это есть.",
    "Завод им. Оскова стоит на р. Оска.|Он сказал им.|Они ушли.",
    "Он заплатил 100 р.|Потом ушёл.|Проф. Осков и акад. Паромов остались.",
    "См. рис. 5 и стр. 7, п. 3 и ст. 12.|Было 5 тыс. 200 человек.",
    "«Стоп!» — сказал он.|«Мы ушли.|Они остались».|«Правда?» — спросил Осков.",
    "Он ушёл…|Потом вернулся... и снова ушёл.|Что?..|Ничего!..",
    "Его звали «О.|Паромов»?|Нет.".replace("О.|П", "О. П"),
    "Это было поражение.|24 человека погибли.",
]
OTHERS = [
    "هل عادت العبارة؟|نعم۔|قال د. أحمد إنها عادت.|لم يصدق أحد!",
    "قال: «عادت.»|ثم ذهب.",
    "渡船回来了。|没有人相信！|真的吗？|“是的。”|他笑了。|（完）。",
    "他说：“回来了！”|「好。」|她走了……|然后没有了。".replace("……|", "……"),
    "船が戻った。|「本当？」|はい！",
    "Oui.\u00a0»|Il part.|« Non ! » dit-il.|Fin.",
    "Er sagte: „Nein.“|Dann ging er.",
    "Το πορθμείο ήρθε.|Ποιος το είδε;|Κανείς.",
]


@pytest.mark.parametrize("marked", [*ENGLISH, *RUSSIAN, *OTHERS])
def test_that_sentences_end_at_the_bars(marked: str) -> None:
    expected = marked.split("|")
    spaced = "".join(marked[marked.index("|") :]) if "|" in marked else ""
    chinese = any("\u3000" <= c <= "\u9fff" for c in spaced)
    text = ("" if chinese else " ").join(expected)
    language = "el" if ";" in marked else None

    assert cut(text, language) == expected


@pytest.mark.parametrize("marked", [ENGLISH[1], RUSSIAN[1], OTHERS[0]])
def test_that_a_wrong_or_missing_language_does_no_harm(marked: str) -> None:
    text = marked.replace("|", " ")

    assert cut(text, "klingon!") == cut(text, "") == cut(text, "zh-Hant") == marked.split("|")


def test_that_no_break_spaces_are_spaces() -> None:
    assert cut("Gen.\u00a0A.\u00a0B.\u202fOsk came.\u00a0Then left.") == [
        "Gen.\u00a0A.\u00a0B.\u202fOsk came.",
        "Then left.",
    ]


def test_that_a_line_end_always_ends_a_sentence() -> None:
    assert cut("A headline\nDr.\nOsk said,\n\n \nand left") == [
        "A headline",
        "Dr.",
        "Osk said,",
        "and left",
    ]


def test_that_spaces_round_a_sentence_are_left_out() -> None:
    assert cut(" \t One.  Two. \u00a0\n\u3000Three. ") == ["One.", "Two.", "Three."]


def test_that_positions_are_code_points() -> None:
    text = "😀 One 😀. 𝐓wo. 😀"

    assert cut(text) == ["😀 One 😀.", "𝐓wo. 😀"]


def test_that_a_mark_alone_at_the_end_of_a_line_belongs_to_the_sentence_before() -> None:
    assert cut("It is over. ***\n***\nThe end.") == ["It is over. ***", "***", "The end."]


def test_that_a_closing_mark_never_joins_another_line() -> None:
    assert cut("It is over. ”\n” The end.\n:") == ["It is over. ”", "” The end.", ":"]
    assert cut("It is over. ”\n:") == ["It is over. ”", ":"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\n\t"])
def test_that_a_blank_text_has_no_sentences(text: str) -> None:
    assert not sentences(text)


def test_that_a_lone_surrogate_is_no_hindrance() -> None:
    assert cut("One \ud800. Two.") == ["One \ud800.", "Two."]


def test_that_a_long_text_takes_a_moment() -> None:
    text = "The ferry came back. “We waited,” said Dr. Osk… Then 24 boats left.\n" * 15_000

    before = time.process_time()
    found = sentences(text)

    assert len(found) == 45_000
    assert time.process_time() - before < 3


@pytest.mark.parametrize(
    "piece",
    [
        "A. ",
        "[...] ",
        "24 XX в. ",
        "U.S. The ",
        "» ",
        '" ',
        "… а",
        "？/",
        "! ",
        ". 1",
        "(1)",
        "😀. ",
    ],
)
def test_that_no_odd_line_takes_long(piece: str) -> None:
    before = time.process_time()

    sentences(piece * 20_000)

    assert time.process_time() - before < 3


PIECES = (
    *("Dr. ", "U.S. ", "p.m. ", "No. 5 ", "г. ", "т. е. ", "А. ", "... ", "… ", "[...] ", "[1]"),
    *(". ", "! ", "? ", "。", "؟ ", "”", "“", "» ", " «", "(", ") ", '"', "'", "— ", "1. ", "24 "),
    *(
        "The ",
        "word",
        "Word ",
        "слово ",
        "你好",
        "😀",
        "\n",
        "\r\n",
        "\u00a0",
        "\u2028",
        "\t",
        "\x0b",
    ),
)
texts = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
)


@given(texts, st.sampled_from([None, "en", "ru", "ar", "zh"]))
def test_that_sentences_are_in_order_and_apart(text: str, language: str | None) -> None:
    found = sentences(text, language)

    assert all(left.end <= right.start for left, right in pairwise(found))


@given(texts)
def test_that_every_character_that_is_no_space_is_in_a_sentence(text: str) -> None:
    covered = {place for span in sentences(text) for place in range(span.start, span.end)}

    assert all(place in covered for place, c in enumerate(text) if not c.isspace())


@given(texts)
def test_that_sentences_lie_within_paragraphs_and_are_trimmed(text: str) -> None:
    paragraphs = Paragraphs.of(text).spans

    for span in sentences(text):
        assert any(p.start <= span.start and span.end <= p.end for p in paragraphs)
        assert span.cut(text) == span.cut(text).strip()


@given(texts, texts)
def test_that_a_paragraph_is_cut_the_same_whatever_stands_around_it(one: str, two: str) -> None:
    line = " ".join(one.split())

    assert cut(f"{two}\n{line}\n{two}") == cut(two) + cut(line) + cut(two)


@pytest.mark.parametrize("kind", list(Kind))
def test_that_every_kind_of_abbreviation_has_entries(kind: Kind) -> None:
    known = lists()
    about_neighbours = {
        Kind.AFTER_TIME: known.after_time,
        Kind.BEFORE_LETTER: known.before_letter,
        Kind.OPENS: known.openers,
    }

    assert about_neighbours.get(kind) or kind in known.kinds.values()


@pytest.mark.parametrize("language", LISTS)
def test_that_no_abbreviation_is_listed_twice(language: str) -> None:
    path = resource_path("abbreviations", f"{language}.txt")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    first_of_neighbours = next(
        (
            n
            for n, line in enumerate(lines)
            if line in ("[follows a time of day]", "[before a letter]")
        ),
        lines.index("[opens a sentence]"),
    )
    words = [line for line in lines[:first_of_neighbours] if line[0] not in "#["]

    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("number", "count", "sentence"),
    [
        ("000", 30, "“It’s a long-term"),
        ("001", 19, '"I don’t cling'),
        ("002", 27, "This back-to-back"),
        ("003", 108, "[...] But now"),
        ("004", 49, "On January 6, 2026, "),
    ],
)
def test_that_the_originals_are_cut_as_counted_by_hand(
    seeds: Path, number: str, count: int, sentence: str
) -> None:
    (path,) = seeds.glob(f"{number}_*.txt")
    found = cut(normalise(path.read_text(encoding="utf-8")), "en")

    assert len(found) == count
    assert sum(words.startswith(sentence) for words in found) == 1
