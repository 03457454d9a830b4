"""PDFs give their paragraphs, with the page of each, and what they say of themselves."""

import random

import pytest
import typst
from fpdf import FPDF

from tests.ingest.makers import PARAGRAPH, SENTENCES, pdf, pdf_in_columns
from workbench.domain.errors import Unreadable
from workbench.ingest.pdf_layout import Line, joined, paragraphs
from workbench.ingest.readers.pdf import read, sniff
from workbench.ingest.request import Limits, Request


def reason_for(data: bytes, request: Request | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.pdf", request or Request())
    return caught.value.reason


def test_that_each_paragraph_is_one_line_of_text() -> None:
    assert read(pdf(PARAGRAPH, SENTENCES[2]), "a.pdf").text == f"{PARAGRAPH}\n{SENTENCES[2]}"


def test_that_running_heads_and_page_numbers_are_left_out() -> None:
    draft = read(pdf("The words of page PAGE.", running_head="Osk Courier", pages=4), "a.pdf")

    assert draft.text.split("\n") == [f"The words of page {n}." for n in range(1, 5)]


def test_that_the_page_of_each_paragraph_is_kept() -> None:
    draft = read(pdf("The words of page PAGE.", pages=3), "a.pdf")
    pages = [each for each in draft.regions if each.kind == "page"]

    assert [(p.detail, draft.text[p.start : p.end].strip()) for p in pages] == [
        (str(n), f"The words of page {n}.") for n in (1, 2, 3)
    ]


def test_that_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    chance = random.Random(20261122)
    words = " ".join("".join(chance.choices("aeioulnrst", k=7)) for _ in range(1500)) + "."
    draft = read(pdf(words), "a.pdf")

    assert len([each for each in draft.regions if each.kind == "page"]) > 1
    assert draft.text == words


def test_that_a_larger_line_is_a_heading() -> None:
    draft = read(pdf(PARAGRAPH, headings=True), "a.pdf")
    headings = [draft.text[h.start : h.end] for h in draft.regions if h.kind == "heading"]

    assert headings == ["Heading 1"]


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("They asked the govern-\nment for money.", "They asked the government for money."),
        (
            "A state-owned bank; the state-\nowned bank.",
            "A state-owned bank; the state-owned bank.",
        ),
        ("The city of Baden-\nBaden waits.", "The city of Baden-Baden waits."),
    ],
)
def test_that_broken_words_are_joined(words: str, joined: str) -> None:
    assert read(pdf(words), "a.pdf").text == joined


@pytest.mark.parametrize("by_row", [True, False])
def test_that_columns_are_read_one_after_the_other(by_row: bool) -> None:
    left = [f"left column line {n} with some words" for n in range(8)]
    right = [f"right column line {n} with some words" for n in range(8)]
    text = read(pdf_in_columns(left, right, by_row=by_row), "a.pdf").text

    assert text.index("left column line 7") < text.index("right column line 0")
    assert text.index("edge to edge") < text.index("left column line 0")


def test_that_rows_of_a_table_stay_rows() -> None:
    names, costs = [f"Item {n}" for n in range(8)], [f"{n}00" for n in range(8)]
    text = read(pdf_in_columns(names, costs, by_row=True), "a.pdf").text

    assert text.index("Item 0") < text.index("000") < text.index("Item 1")


def test_that_title_author_and_date_say_where_they_are_from() -> None:
    draft = read(pdf(PARAGRAPH, title="Ferry returns", author="Mira Tolland"), "a.pdf")

    assert (draft.title, draft.author, draft.published_from) == (
        "Ferry returns",
        "Mira Tolland",
        "inferred",
    )
    assert dict(draft.found_in) == {
        "title": "PDF Title",
        "author": "PDF Author",
        "published": "PDF CreationDate",
    }


def test_that_the_largest_heading_is_the_title_where_the_file_names_none() -> None:
    draft = read(pdf(PARAGRAPH, headings=True), "a.pdf")

    assert (draft.title, dict(draft.found_in)["title"]) == ("Heading 1", "largest heading")


def test_that_an_encrypted_file_says_so() -> None:
    def lock(made: FPDF) -> None:
        made.set_encryption(owner_password="a", user_password="b")

    assert reason_for(pdf(PARAGRAPH, setup=lock)) == "encrypted"


def test_that_a_file_cut_short_is_damaged() -> None:
    assert reason_for(pdf(PARAGRAPH)[:300]) == "damaged"


def test_that_pages_without_words_say_so() -> None:
    assert reason_for(pdf()) == "no_text_found"


def test_that_too_many_pages_are_too_large() -> None:
    limits = Limits(max_pages=2)

    assert reason_for(pdf("Words.", pages=3), Request(limits=limits)) == "too_large"


def test_that_scripts_in_a_file_do_nothing() -> None:
    data = pdf(PARAGRAPH).replace(
        b"/Type /Catalog", b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >> /Type /Catalog"
    )

    assert read(data, "a.pdf").text == PARAGRAPH


def test_that_it_is_recognised_by_its_signature() -> None:
    assert sniff(pdf("x"), "letter.txt")
    assert not sniff(b"About %PDF", "a.pdf")


def line_of(text: str, left: float, right: float, bottom: float, broken: bool = False) -> Line:
    return Line(text, left, right, bottom, 16.0, broken)


def set_in_type(source: str) -> bytes:
    """A PDF as a typesetting program makes it, with soft hyphens and letters for formulas."""
    return typst.compile(f"#set text(size: 10pt, lang: 'en')\n{source}".replace("'", '"').encode())


def test_that_the_number_of_a_note_stays_in_its_sentence() -> None:
    # As pdfium tells the pieces of a page that Chromium printed.
    before = Line("sent no warning until Sunday.", 33.8, 316.6, 581.2, 16.0)
    number = Line("1", 316.6, 322.2, 586.6, 13.3)
    behind = Line("The engineer", 325.4, 539.7, 581.2, 16.0)
    below = Line("said nothing.", 33.8, 113.9, 565.0, 16.0)
    column = Line("Another column", 560.0, 700.0, 565.0, 16.0)

    assert joined([before, number, behind, below, column]) == [
        Line("sent no warning until Sunday.1 The engineer", 33.8, 539.7, 581.2, 16.0),
        below,
        column,
    ]


def test_that_a_page_with_formulas_keeps_its_headings() -> None:
    draft = read(set_in_type(f"$ E = m $\n= A long wait\n{PARAGRAPH}"), "a.pdf")
    headings = [draft.text[h.start : h.end] for h in draft.regions if h.kind == "heading"]

    assert headings == ["A long wait"]
    assert draft.text.endswith(PARAGRAPH)


def test_that_words_broken_at_a_soft_hyphen_are_joined() -> None:
    words = " ".join(["The municipality nevertheless waited."] * 60)
    narrow = (
        "#set page(width: 7cm, height: 9cm)\n#set par(justify: true)\n#set text(hyphenate: true)"
    )
    draft = read(set_in_type(f"{narrow}\n{words}"), "a.pdf")

    assert len([each for each in draft.regions if each.kind == "page"]) > 1
    assert draft.text == words


def test_that_a_heading_of_several_lines_is_one() -> None:
    words = "Dam officials waited two days before anybody warned the valley"
    source = f"#align(center)[#set text(size: 22pt)\n{words}]\n\n{PARAGRAPH}"
    draft = read(set_in_type(source), "a.pdf")

    assert draft.text == f"{words}\n{PARAGRAPH}"
    assert [each.kind for each in draft.regions] == ["heading", "page"]


def test_that_a_large_first_letter_belongs_to_its_word() -> None:
    page = [
        Line("T", 33.8, 57.7, 716.8, 48.0),
        line_of("he ferry came back, and all of the village stood", 57.8, 575.0, 738.0),
        line_of("on the bank of the river to see it come in; the", 57.8, 574.0, 723.0),
        line_of("band of the fire brigade played.", 33.8, 542.0, 709.0),
    ]

    (found,) = paragraphs([joined(page)])
    assert found.text.startswith("The ferry came back, and all of the village stood on the bank of")


@pytest.mark.parametrize(
    ("first", "second", "broken", "text"),
    [
        (
            "渡轮周一恢复运行从哪里来",
            "的官员们以前曾两次",
            False,
            "渡轮周一恢复运行从哪里来的官员们以前曾两次",
        ),
        ("see vale.example/goes", "on", True, "see vale.example/goes-on"),
        ("it goes", "on", True, "it goeson"),
    ],
    ids=["no spaces", "address", "word"],
)
def test_that_lines_are_joined_as_their_words_are_written(
    first: str, second: str, broken: bool, text: str
) -> None:
    lines = [line_of(first, 30.0, 570.0, 500.0, broken), line_of(second, 30.0, 300.0, 482.0)]

    assert [each.text for each in paragraphs([lines])] == [text]


# Letters a to d that stand for the first four of Hebrew, each to the left of the one before it.
HEBREW = {
    1: b"<< /Type /Catalog /Pages 2 0 R >>",
    2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R"
    b" /Resources << /Font << /F 5 0 R >> >> >>",
    4: b"<< /Length 64 >> stream\nBT /F 12 Tf 130 100 Td"
    b" [(a) 1200 (b) 1200 (c) 1200 (d)] TJ ET        \nendstream",
    5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
    6: b"<< /Length 163 >> stream\n/A findresource begin begincmap 1 begincodespacerange <00> <ff>"
    b" endcodespacerange 4 beginbfchar <61> <05D0> <62> <05D1> <63> <05D2> <64> <05D3> endbfchar"
    b" endcmap end       \nendstream",
}


def test_that_a_word_that_runs_to_the_left_is_not_mirrored() -> None:
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in HEBREW.items())
    data = b"%PDF-1.4\n" + objects + b"trailer << /Size 7 /Root 1 0 R >>\n%%EOF"

    assert read(data, "a.pdf").text == "\u05d0\u05d1\u05d2\u05d3"
