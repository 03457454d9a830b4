"""Files of every kind we read, made by the libraries that write them, or by hand."""

import io
from collections.abc import Callable
from email.message import EmailMessage

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fpdf import FPDF

SENTENCES = (
    "The ferry that crosses the Osk came back on Monday, three years after a flood carried the"
    " landing stage away.",
    "The council paid 40,000 crowns for the repair, the mayor said, and nobody asked where they"
    " had come from.",
    "Officials had promised the crossing twice before; nobody believed them any more.",
)
PARAGRAPH = " ".join(SENTENCES)


def pdf(
    *paragraphs: str,
    title: str = "",
    author: str = "",
    headings: bool = False,
    running_head: str = "",
    pages: int = 1,
    setup: Callable[[FPDF], None] | None = None,
) -> bytes:
    """A PDF with these paragraphs on each page, below a running head with the page's number."""
    made = FPDF()
    made.set_title(title)
    made.set_author(author)
    if setup:
        setup(made)
    for number in range(1, pages + 1):
        made.add_page()
        if running_head:
            made.set_font("helvetica", size=8)
            made.cell(0, 6, f"{running_head} {number}", new_x="LMARGIN", new_y="NEXT")
            made.ln(6)
        if headings:
            made.set_font("helvetica", size=18)
            made.multi_cell(190, 10, f"Heading {number}", new_x="LMARGIN", new_y="NEXT")
        made.set_font("helvetica", size=11)
        for paragraph in paragraphs:
            made.multi_cell(
                190, 6, paragraph.replace("PAGE", str(number)), new_x="LMARGIN", new_y="NEXT"
            )
            made.ln(4)
    return bytes(made.output())


def pdf_in_columns(left: list[str], right: list[str], *, by_row: bool) -> bytes:
    """A page with a line over both of its columns, written row by row or column by column."""
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=10)
    made.cell(190, 6, "A line that reaches over both columns of the page, from edge to edge. " * 2)
    places = [(10, 30 + 5 * at, text) for at, text in enumerate(left)]
    places += [(110, 30 + 5 * at, text) for at, text in enumerate(right)]
    if by_row:
        places.sort(key=lambda place: place[1])
    for x, y, text in places:
        made.set_xy(x, y)
        made.cell(80, 5, text)
    return bytes(made.output())


def docx_file(setup: Callable[[object], None] | None = None) -> bytes:
    """A Word file with a heading, a list, a quotation, a caption and a table."""
    made = docx.Document()
    made.core_properties.title = "Ferry returns to the Osk"
    made.core_properties.author = "Mira Tolland"
    made.add_heading("Ferry returns", 1)
    made.add_paragraph(SENTENCES[0])
    made.add_paragraph("First stop", style="List Bullet")
    made.add_paragraph("We waited for it every morning.", style="Quote")
    made.add_paragraph("The ferry on Monday", style="Caption")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Year", "Cost"
    made.add_paragraph(SENTENCES[1])
    if setup:
        setup(made)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def tracked_changes(document: object) -> None:
    """Adds a paragraph in which a word was inserted and another deleted under review."""
    paragraph = document.add_paragraph("It ")  # type: ignore[attr-defined]
    for tag, text in (("ins", "<w:t>sails</w:t>"), ("del", "<w:delText>sank</w:delText>")):
        xml = f'<w:{tag} {nsdecls("w")} w:id="1" w:author="x"><w:r>{text}</w:r></w:{tag}>'
        paragraph._p.append(parse_xml(xml))


def mail(plain: str = "", page: str = "", **headers: str) -> bytes:
    """An e-mail with a plain part, an HTML part, or both."""
    made = EmailMessage()
    made["From"] = "Osk Courier <news@courier.example>"
    made["To"] = "reader@example.org"
    made["Subject"] = "Ferry returns to the Osk"
    made["Date"] = "Mon, 06 May 2024 23:30:00 -0500"
    made["Message-ID"] = "<1@courier.example>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(plain)
    if page:
        made.add_alternative(page, subtype="html")
    return made.as_bytes()


PAGE = f"""<html lang="en"><head><title>Ferry returns to the Osk</title>
<meta property="og:site_name" content="Osk Courier"></head><body><nav>Home</nav>
<article><h1>Ferry returns to the Osk</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>
<h2>A long wait</h2><ul><li>First stop of the ferry</li></ul>
<blockquote><p>We waited for it every morning, said the baker.</p></blockquote>
<figure><img src="a.png"><figcaption>The ferry on Monday</figcaption></figure>
<p>{SENTENCES[2]}</p></article></body></html>"""


def mhtml(page: str = PAGE) -> bytes:
    """A page as browsers save it in one file."""
    body = page.replace("=", "=3D").encode("utf-8").replace(b"\n", b"\r\n")
    return (
        b"From: <Saved by Blink>\r\n"
        b"Snapshot-Content-Location: https://courier.example/osk/ferry/\r\n"
        b"Subject: Ferry\r\nDate: Tue, 7 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B--"\r\n\r\n'
        b"----B--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://courier.example/osk/ferry/\r\n\r\n" + body + b"\r\n"
        b"----B--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://courier.example/a.png\r\n\r\niVBORw0KGgo=\r\n----B----\r\n"
    )


def single_file(page: str = PAGE) -> bytes:
    """A page as the extension SingleFile saves it."""
    picture = "data:image/png;base64," + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB" * 500
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://courier.example/osk/ferry/ \n"
        " saved date: Tue May 07 2024 10:00:00 GMT+0200 (Central European Summer Time)\n-->"
    )
    return f"<!DOCTYPE html> {page.replace('a.png', picture)}".replace(
        '<html lang="en">', f'<html lang="en">{comment}'
    ).encode()


CSV = (
    "Title,Publisher,Date,URL,Text\n"
    f'"Ferry, again",Osk Courier,2024-05-06,https://courier.example/1,"{PARAGRAPH}"\n'
    ",Osk Times,May 2024,,\n"
    'Bridge,Osk Times,2024-05-07T08:00:00Z,,"The bridge stays closed.\nFor now."\n'
).encode()
JSONL = (
    b'{"headline": "Ferry", "body": "The ferry came back.", "authors": ["A B", "C D"]}\n'
    b"{broken\n"
    b'{"headline": "Bridge", "body": "The bridge stays closed."}\n'
)
JSON_LIST = (
    b'{"status": "ok", "articles": [\n'
    b'  {"title": "Ferry, once more", "content": "The ferry came back once more."},\n'
    b'  {"title": "Bridge, again", "content": "The bridge stays closed again."}\n]}\n'
)


def one_of_each() -> dict[str, bytes]:
    """A sound file of every kind by its name."""
    return {
        "page.html": PAGE.encode(),
        "single.html": single_file(),
        "page.mhtml": mhtml(),
        "paper.pdf": pdf(PARAGRAPH, PARAGRAPH, title="Paper", running_head="Courier", pages=3),
        "letter.docx": docx_file(),
        "mail.eml": mail(PARAGRAPH, PAGE),
        "table.csv": CSV,
        "lines.jsonl": JSONL,
        "list.json": JSON_LIST,
        "note.txt": PARAGRAPH.encode("utf-16"),
        "note.md": f"---\ntitle: Ferry\n---\n# Ferry\n\n{PARAGRAPH}\n".encode(),
    }
