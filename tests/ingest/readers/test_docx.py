"""Word files give every paragraph in order, with its kind, and their properties."""

import io
import zipfile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.ingest.makers import SENTENCES, docx_file, tracked_changes
from workbench.domain.errors import Unreadable
from workbench.ingest.readers.docx import read, sniff
from workbench.ingest.request import Limits, Request

FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:t>Told by phone.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def reason_for(data: bytes, request: Request | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.docx", request or Request())
    return caught.value.reason


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The archive with some of its parts replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name) or old.read(name))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return target.getvalue()


def test_that_paragraphs_come_in_order_a_line_each() -> None:
    assert read(docx_file(), "a.docx").text.split("\n") == [
        "Ferry returns",
        SENTENCES[0],
        "First stop",
        "We waited for it every morning.",
        "The ferry on Monday",
        "Year",
        "Cost",
        SENTENCES[1],
    ]


def test_that_styles_become_regions() -> None:
    draft = read(docx_file(), "a.docx")

    assert [(r.kind, draft.text[r.start : r.end], r.detail) for r in draft.regions] == [
        ("heading", "Ferry returns", "1"),
        ("list_item", "First stop", None),
        ("quotation", "We waited for it every morning.", None),
        ("caption", "The ferry on Monday", None),
    ]


def test_that_properties_say_where_they_are_from() -> None:
    draft = read(docx_file(), "a.docx")

    assert (draft.title, draft.author, draft.published_from) == (
        "Ferry returns to the Osk",
        "Mira Tolland",
        "inferred",
    )
    assert dict(draft.found_in)["published"] == "document properties: created"


def test_that_insertions_under_review_count_and_deletions_do_not() -> None:
    assert read(docx_file(tracked_changes), "a.docx").text.endswith("\nIt sails")


def test_that_footnotes_follow_the_text() -> None:
    data = docx_file()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    target = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    data = repacked(
        data,
        {
            "word/footnotes.xml": FOOTNOTES.encode(),
            "word/_rels/document.xml.rels": rels.replace(
                "</Relationships>",
                f'<Relationship Id="f" Type="{target}" Target="footnotes.xml"/></Relationships>',
            ).encode(),
            "[Content_Types].xml": types.replace(
                "</Types>",
                f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>',
            ).encode(),
        },
    )

    assert read(data, "a.docx").text.endswith("\n[1] Told by phone.")


def test_that_entities_are_not_unfolded() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(12))
        + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = repacked(docx_file(), {"word/document.xml": bomb.encode()})
    try:
        text = read(data, "a.docx").text
    except Unreadable as error:
        text = error.reason

    assert len(text) < 1000


def test_that_an_archive_that_unpacks_to_too_much_is_refused_unread() -> None:
    data = repacked(docx_file(), {"word/big.xml": b" " * 5_000_000})

    assert reason_for(data, Request(limits=Limits(max_unpacked=4_000_000))) == "too_large"


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_that_a_file_cut_short_is_damaged(kept: float) -> None:
    data = docx_file()

    assert reason_for(data[: int(len(data) * kept)]) == "damaged"


def test_that_missing_parts_are_damage() -> None:
    data = repacked(docx_file(), {"word/document.xml": b"<no"})

    assert reason_for(data) == "damaged"


def test_that_it_is_recognised_by_what_is_in_it() -> None:
    assert sniff(docx_file(), "letter")
    assert not sniff(b"PK\x03\x04 other", "a.docx")


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def in_a_run(xml: str) -> bytes:
    """A Word file whose last paragraph is “So”, a run with this in it, and “it is.”."""

    def setup(document: object) -> None:
        paragraph = document.add_paragraph("So ")  # type: ignore[attr-defined]
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')} xmlns:m='{MATH}'>{xml}</w:r>"))
        paragraph.add_run(" it is.")

    return docx_file(setup)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<w:sym w:font="Symbol" w:char="F0B0"/><w:t>C</w:t>', "°C"),
        ('<w:sym w:font="Wingdings" w:char="F04A"/>', "\ufffd"),
        ('<w:sym w:font="Arial" w:char="2642"/><w:sym w:char="moon"/>', "♂\ufffd"),
        ("<m:oMath><m:r><m:t>m+n</m:t></m:r></m:oMath>", "m+n"),
        (
            "<w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby>",
            "東",
        ),
        ("<w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t>", ""),
        ('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t>', "seen"),
    ],
    ids=["degree", "picture", "others", "formula", "ruby", "hidden", "not hidden"],
)
def test_that_it_says_what_word_shows(xml: str, words: str) -> None:
    assert read(in_a_run(xml), "a.docx").text.endswith(f"\nSo {words} it is.")
