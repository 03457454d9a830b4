"""Files in the shape that the world's programs give them: exact text, and nothing guessed."""

import base64
import io
import quopri
import re
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fpdf import FPDF

from tests.ingest.makers import SENTENCES
from tests.ingest.pages import AMP, LINES, LINKED_DATA, LIVE_BLOG, NEWSLETTER, WORDPRESS
from workbench.domain.drafts import ArticleDraft
from workbench.ingest.reader import read_bytes, read_one


def page(text: str) -> ArticleDraft:
    return read_one(text.encode(), "saved.html")


def regions(draft: ArticleDraft) -> list[tuple[str, str]]:
    return [(each.kind, draft.text[each.start : each.end]) for each in draft.regions]


def test_that_a_post_of_wordpress_is_its_content_without_what_stands_around() -> None:
    found = page(WORDPRESS)

    assert found.text.split("\n") == [
        *(LINES[0], LINES[1], "Who paid", LINES[2]),
        *("- The ministry: 6 million", "- The city: 12.4 million"),
        *("Nobody asked us before the digging began.", LINES[3]),
    ]
    assert regions(found) == [
        ("heading", "Who paid"),
        ("list_item", "The ministry: 6 million"),
        ("list_item", "The city: 12.4 million"),
        ("quotation", "Nobody asked us before the digging began."),
    ]
    assert (found.title, found.source) == ("Night tram returns to Vell Harbour", "Vell Observer")
    assert (found.author, found.language) == ("Tamsin Okoro", "en-GB")
    assert (found.published, found.published_from) == ("2025-03-14", "stated")
    assert dict(found.found_in)["published"] == "meta article:published_time"


def test_that_a_news_page_is_neither_its_banner_nor_its_data() -> None:
    found = page(LINKED_DATA)

    assert found.text.split("\n") == list(LINES)
    assert found.author == "Tamsin Okoro; Jon Adeyemi"
    assert (found.published, found.published_from) == ("2025-03-14", "stated")  # not as modified
    assert found.canonical_url == "https://standard.example/city/night-tram-48213"
    assert dict(found.found_in) | {"url": "", "canonical_url": "", "language": ""} == {
        "title": "JSON-LD headline",
        "author": "JSON-LD author",
        "source": "JSON-LD publisher",
        "published": "JSON-LD datePublished",
        **dict.fromkeys(("url", "canonical_url", "language"), ""),
    }


def test_that_an_amp_page_has_no_advertisement_in_its_text() -> None:
    found = page(AMP)

    assert found.text.split("\n") == ["Night tram returns", *LINES[:3]]
    assert (found.source, found.published) == ("Vell Gazette", "2025-03-14")


def test_that_a_live_blog_keeps_the_order_and_the_headings_of_its_posts() -> None:
    found = page(LIVE_BLOG)

    assert found.text.split("\n") == [
        *("Night tram live: first ride", "Crowd at the terminus", LINES[3]),
        *("First tram leaves", LINES[0], "Varga speaks", LINES[1]),
    ]
    assert [kind for kind, _ in regions(found)] == ["heading"] * 4
    assert (found.source, found.author) == ("Vell FM", None)


@pytest.mark.parametrize("text", [WORDPRESS, LINKED_DATA, AMP, LIVE_BLOG])
def test_that_a_page_without_its_metadata_is_told_to_have_none(text: str) -> None:
    bare = re.sub(r"<head>.*?</head>|<time.*?</time>|by <a.*?</a>", "", text, flags=re.DOTALL)
    found = page(bare)

    assert (found.source, found.published, found.url) == (None, None, None)


def part(kind: str, coding: str, body: bytes, more: str = "") -> bytes:
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n{more}\r\n"
    return head.encode() + body + b"\r\n"


def parts(boundary: str, kind: str, *inside: bytes) -> bytes:
    head = f"Content-Type: multipart/{kind}; boundary={boundary}\r\n\r\n".encode()
    line = f"--{boundary}".encode()
    return head + b"".join(line + b"\r\n" + each for each in inside) + line + b"--\r\n"


HEAD = (
    b"Return-Path: <bounce@sender.example>\r\nDate: Fri, 14 Mar 2025 00:30:00 +0100\r\n"
    b"From: =?utf-8?q?Vell_Observer_=E2=80=93_Morning?= <letter@observer.example>\r\n"
    b"To: reader@example.org\r\nList-Unsubscribe: <https://l.example/u>\r\nMIME-Version: 1.0\r\n"
    b"Subject: =?utf-8?b?" + base64.b64encode("Night tram – and more".encode()) + b"?=\r\n"
)


def test_that_a_newsletter_of_nested_parts_is_its_text() -> None:
    words = f"NIGHT TRAM\n\n{LINES[0]}\n\n{LINES[1]}\n"
    plain = part(
        "text/plain; charset=utf-8", "quoted-printable", quopri.encodestring(words.encode())
    )
    rich = part("text/html; charset=utf-8", "base64", base64.encodebytes(NEWSLETTER.encode()))
    picture = part("image/png", "base64", b"iVBORw0KGgo=", "Content-ID: <x>\r\n")
    paper = part("application/pdf", "base64", b"JVBERi0=", "Content-Disposition: attachment\r\n")
    both = parts("A", "alternative", plain, rich)
    found = read_one(
        HEAD + parts("M", "mixed", parts("R", "related", both, picture), paper), "a.eml"
    )

    assert found.text == words.strip()
    assert (found.title, found.author) == ("Night tram – and more", "Vell Observer – Morning")
    assert (found.source, found.published) == ("observer.example", "2025-03-14")
    assert (found.encoding, found.encoding_sure) == ("utf-8", True)


def test_that_a_newsletter_of_one_page_is_what_a_reader_of_it_sees() -> None:
    found = read_one(
        HEAD + part("text/html; charset=utf-8", "base64", base64.encodebytes(NEWSLETTER.encode())),
        "a.eml",
    )

    assert found.text.split("\n") == ["View in browser", "Night tram returns", *LINES[:2]]
    assert regions(found) == [("heading", "Night tram returns")]


FLOWED = (
    b"The night tram runs again from \r\nFriday, two winters after \r\nthe slide.\r\n\r\n"
    b"> Is it so that \r\n> the slope holds?\r\nIt does.\r\n\r\n-- \r\nIlse\r\n"
)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "text/plain; charset=utf-8; format=flowed",
            "The night tram runs again from Friday, two winters after the slide.\n\n"
            "> Is it so that the slope holds?\nIt does.\n\n-- \nIlse",
        ),
        ("text/plain; charset=utf-8", FLOWED.decode().replace("\r\n", "\n").strip()),
    ],
)
def test_that_a_text_sent_in_flowing_lines_gets_its_paragraphs_back(kind: str, text: str) -> None:
    assert read_one(HEAD + part(kind, "7bit", FLOWED), "a.eml").text == text


def test_that_flowing_lines_of_a_script_without_spaces_are_joined_without() -> None:
    body = "夜の電車は \r\n金曜日に戻る。\r\n".encode()
    kind = "text/plain; charset=utf-8; format=flowed; delsp=yes"
    assert read_one(HEAD + part(kind, "8bit", body), "a.eml").text == "夜の電車は金曜日に戻る。"


def saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def without_properties(data: bytes) -> bytes:
    """The file as Google Docs would write it: nothing in it is about it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.startswith("docProps/"):
                continue
            if entry.filename == "_rels/.rels":
                content = re.sub(rb"<Relationship [^>]*docProps[^>]*/>", b"", content)
            if entry.filename == "[Content_Types].xml":
                content = re.sub(rb"<Override [^>]*docProps[^>]*/>", b"", content)
            new.writestr(entry.filename, content)
    return target.getvalue()


def test_that_a_file_of_google_docs_is_not_said_to_be_by_a_library() -> None:
    made = docx.Document()
    made.add_heading("Night tram returns", 1)
    item = made.add_paragraph("First stop")
    item._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    )
    made.add_paragraph(SENTENCES[0])
    found = read_one(without_properties(saved(made)), "Night tram.docx")

    assert (found.title, found.author, found.published) == ("Night tram returns", None, None)
    assert found.text.split("\n") == ["Night tram returns", "First stop", SENTENCES[0]]
    assert regions(found) == [("heading", "Night tram returns"), ("list_item", "First stop")]
    assert "author" not in dict(found.found_in)


def test_that_the_styles_of_libreoffice_are_known() -> None:
    made = docx.Document()
    made.styles.add_style("Quotations", 1)
    made.styles.add_style("Text body", 1)
    made.add_paragraph("Night tram returns", style="Title")
    made.add_paragraph(SENTENCES[0], style="Text body")
    made.add_paragraph("We waited for it.", style="Quotations")
    found = read_one(saved(made), "a.docx")

    assert regions(found) == [("heading", "Night tram returns"), ("quotation", "We waited for it.")]


COLUMNS = {
    1: (
        [
            *("In the first winter the rail was meas-", "ured in every week of frost, and the"),
            *("results were writ-", "ten down by the same hand."),
        ],
        ["What fol-", "lowed from it for the slope is not yet", "known to the city."],
    ),
    2: (
        ["Nobody had asked the drivers, who knew", "the bend since the day it was bu-", "ilt."],
        ["A drain under the embank-", "ment had been closed in that very year."],
    ),
    3: (
        ["So the slope moved by a finger's breadth", "between two inspections."],
        ["The authors thank the night watch of the", "depot for its lamps."],
    ),
}
JOINED = (
    "In the first winter the rail was measured in every week of frost, and the results were written"
    " down by the same hand. What followed from it for the slope is not yet known to the city."
    " Nobody had asked the drivers, who knew the bend since the day it was built. A drain under the"
    " embankment had been closed in that very year. So the slope moved by a finger's breadth"
    " between two inspections. The authors thank the night watch of the depot for its lamps."
)


def journal() -> bytes:
    """Three pages of two columns with running heads, feet, and words broken at line ends."""
    made = FPDF()
    for number in (1, 2, 3):
        made.add_page()
        made.set_font("helvetica", size=8)
        made.set_xy(10, 8)
        made.cell(190, 5, f"Journal of Invented Rails 12 (2025) {100 + number}")
        made.set_font("helvetica", size=10)
        left, right = COLUMNS[number]
        for x, lines in ((10, left), (110, right)):
            for at, line in enumerate(lines):
                made.set_xy(x, 30 + 5 * at)
                made.cell(80, 5, line)
        made.set_font("helvetica", size=8)
        made.set_xy(10, 270)
        made.cell(190, 5, f"{100 + number}", align="C")
    return bytes(made.output())


def test_that_a_journal_in_columns_is_read_as_a_person_would() -> None:
    found = read_one(journal(), "journal.pdf")
    words = " ".join(found.text.split())

    assert words == JOINED
    pages = [region for region in found.regions if region.kind == "page"]
    assert [page.detail for page in pages] == ["1", "2", "3"]
    assert [found.text[page.start :].split()[0] for page in pages] == ["In", "Nobody", "So"]


ROWS = (
    "title{0}source{0}date{0}text\r\n"
    'Tram fährt{0}Tagblatt{0}2025-03-14{0}"Sie fährt; bald.\nJa."\r\n'
)


@pytest.mark.parametrize(
    ("data", "encoding", "sure"),
    [
        (ROWS.format(";").encode("utf-8-sig"), "utf-8", True),
        (f"sep=;\r\n{ROWS.format(';')}".encode("utf-8-sig"), "utf-8", True),
        (f"sep=;\r\n{ROWS.format(';')}".encode("cp1252"), "cp1252", False),
        (ROWS.format("\t").encode("utf-16"), "utf-16-le", True),
        (ROWS.format("\t").encode("utf-16-be"), "utf-16-be", True),
        (ROWS.format(";").encode("cp1252"), "cp1252", False),
    ],
)
def test_that_tables_of_spreadsheets_are_read(data: bytes, encoding: str, sure: bool) -> None:
    (found,) = read_bytes(data, "table.csv")

    assert isinstance(found, ArticleDraft)
    assert (found.title, found.source, found.published) == ("Tram fährt", "Tagblatt", "2025-03-14")
    assert found.text == "Sie fährt; bald.\nJa."
    assert (found.encoding, found.encoding_sure) == (encoding, sure)


def test_that_lines_of_json_may_have_a_mark_escapes_and_blank_lines() -> None:
    first, second = read_bytes(
        b'\xef\xbb\xbf{"title": "Tram", "content": "It runs \\ud83d\\ude8b again."}\r\n\r\n'
        b'{"title": "Two", "content": "One more."}\r\n',
        "lines.jsonl",
    )
    assert isinstance(first, ArticleDraft)
    assert isinstance(second, ArticleDraft)
    assert (first.text, second.text) == ("It runs 🚋 again.", "One more.")
