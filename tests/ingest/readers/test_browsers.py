"""What browsers write when they save a page, in each of their ways: exact text and metadata."""

import base64
import quopri
from pathlib import Path

import pytest

from tests.ingest.pages import LINES
from workbench.domain.drafts import ArticleDraft
from workbench.services.importing import Prepared, ReadingPool, list_files

ADDRESS = "https://observer.example/2025/03/night-tram/?ref=a=b"
TITLE = "Night tram returns to Vell Harbour"
RUSSIAN = (
    "Ночной трамвай снова ходит с пятницы, через две зимы после оползня, — сообщили в городе.",
    "Ремонт стоил 18,4 миллиона крон, из которых министерство заплатило около трети.",
)
TEXT = "\n".join((TITLE, *LINES))


def page(lines: tuple[str, ...], *, head: str = "", title: str = TITLE, files: str = "") -> str:
    """A page as its publisher wrote it; `files` is the folder that a browser's links lead to."""
    paragraphs = "".join(f"<p>{line}</p>\n" for line in lines)
    return (
        f'<html lang="en"><head>{head}<title>{title}</title>\n'
        '<meta property="og:site_name" content="Vell Observer">'
        '<meta name="author" content="Tamsin Okoro">'
        '<meta property="article:published_time" content="2025-03-14T06:30:00+00:00">\n'
        f'<link rel="stylesheet" href="{files}style.css"><script src="{files}app.js"></script>'
        f'</head><body><nav><a href="https://observer.example/">Home</a></nav><article>\n'
        f'<h1>{title}</h1><img src="{files}tram.jpg" alt="">\n{paragraphs}</article></body></html>'
    )


def read(*paths: Path) -> list[ArticleDraft]:
    with ReadingPool() as pool:
        outcomes = [each for file in list_files(paths).files for each in pool.read(file)]
    assert all(isinstance(each, Prepared) for each in outcomes)
    return [each.draft for each in outcomes if isinstance(each, Prepared)]


def facts(draft: ArticleDraft) -> tuple[str | None, ...]:
    return (draft.title, draft.author, draft.source, draft.published, draft.published_from)


FACTS = (TITLE, "Tamsin Okoro", "Vell Observer", "2025-03-14", "stated")


@pytest.mark.parametrize(
    ("top", "meta", "url"),
    [
        (
            f"<!DOCTYPE html>\n<!-- saved from url=({len(ADDRESS):04}){ADDRESS} -->\n",
            '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">',
            ADDRESS,
        ),
        (
            "<!DOCTYPE html>\n",
            '\n<meta http-equiv="content-type" content="text/html; charset=UTF-8">',
            None,
        ),
    ],
    ids=["chrome", "firefox"],
)
def test_that_a_page_saved_complete_is_its_page_alone(
    tmp_path: Path, top: str, meta: str, url: str | None
) -> None:
    name = "Night tram returns – Vell Observer"
    folder = tmp_path / f"{name}_files"
    folder.mkdir()
    (folder / "style.css").write_text("p { color: red }")
    (folder / "app.js").write_text("document.write('<p>An advertisement.</p>')")
    (folder / "saved_resource.html").write_text("<p>A frame of an advertiser, with words.</p>")
    (folder / "tram.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    saved = tmp_path / f"{name}.html"
    saved.write_text(top + page(LINES, head=meta, files=f"./{folder.name}/"), encoding="utf-8")
    (draft,) = read(tmp_path)

    assert (draft.text, facts(draft)) == (TEXT, FACTS)
    assert (draft.url, draft.encoding, draft.encoding_sure) == (url, "utf-8", True)
    assert draft.original == saved.read_bytes()


def archive(html: bytes, *, charset: str, coding: str, blink: bool = True) -> bytes:
    """An MHTML file as Chrome, Edge and Opera write it, or as older programs did."""
    encoded = (
        quopri.encodestring(html) if coding == "quoted-printable" else base64.encodebytes(html)
    )
    body = encoded.replace(b"\r\n", b"\n").decode("ascii")
    subject = "=?utf-8?Q?Night=20tram=20returns=20=E2=80=93?=\n =?utf-8?Q?=20Vell?="
    top = (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {ADDRESS}\n"
        if blink
        else 'From: "Saved by Windows Internet Explorer 11"\n'
    )
    boundary = "----MultipartBoundary--kQ7vN2dXx4eZP9aBcDeF----"
    frame = "<html><body><p>A frame of an advertiser, with words of its own.</p></body></html>"
    parts = (
        f"Content-Type: text/html{charset}\nContent-ID: <frame-4C@mhtml.blink>\n"
        f"Content-Transfer-Encoding: {coding}\nContent-Location: {ADDRESS}\n\n{body}",
        "Content-Type: text/css\nContent-Transfer-Encoding: quoted-printable\n"
        "Content-Location: cid:css-1@mhtml.blink\n\n@charset =22utf-8=22;\np { margin: 0px; }",
        "Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\n"
        "Content-Location: https://observer.example/tram.jpg\n\n/9j/4AAQ",
        "Content-Type: text/html\nContent-ID: <frame-5D@mhtml.blink>\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{frame}",
    )
    return (
        (
            f"{top}Subject: {subject}\nDate: Sat, 15 Mar 2025 09:12:44 +0100\nMIME-Version: 1.0\n"
            'Content-Type: multipart/related;\n\ttype="text/html";\n'
            f'\tboundary="{boundary}"\n\n\n'
            + "".join(f"--{boundary}\n{part}\n" for part in parts)
            + f"--{boundary}--\n"
        )
        .replace("\n", "\r\n")
        .encode("ascii")
    )


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
@pytest.mark.parametrize(
    ("charset", "encoding", "blink"),
    [
        ("", "utf-8", True),
        ("; charset=utf-8", "utf-8", True),
        (';\n\tcharset="windows-1251"', "cp1251", False),
        (';\n\tcharset="koi8-r"', "koi8-r", False),
    ],
)
def test_that_an_archive_is_read_however_it_is_coded(
    tmp_path: Path, coding: str, charset: str, encoding: str, blink: bool
) -> None:
    html = page(RUSSIAN, title="Трамвай снова ходит").encode(encoding, "xmlcharrefreplace")
    (tmp_path / "a.mhtml").write_bytes(archive(html, charset=charset, coding=coding, blink=blink))
    (draft,) = read(tmp_path / "a.mhtml")

    assert draft.text == "\n".join(("Трамвай снова ходит", *RUSSIAN))
    assert facts(draft) == ("Трамвай снова ходит", *FACTS[1:])
    assert (draft.url, draft.retrieved) == (ADDRESS, "2025-03-15T09:12:44+01:00")
    assert (draft.encoding_sure, draft.media_type) == (True, "multipart/related")
    assert dict(draft.found_in)["retrieved"] == "archive's Date"


@pytest.mark.parametrize(
    "before", ["<!DOCTYPE html> <html lang=en>", "<!doctype html><html lang=en style>"]
)
def test_that_a_page_of_singlefile_is_read_without_what_it_carries(
    tmp_path: Path, before: str
) -> None:
    # SingleFile leaves out quotes and closing tags, and puts pictures and fonts into the page.
    picture = "data:image/jpeg;base64," + base64.b64encode(bytes(range(256)) * 400).decode()
    comment = (
        "<!--\n Page saved with SingleFile \n"
        f" url: {ADDRESS} \n saved date: Sat Mar 15 2025 09:12:44 GMT+0100 (CET)\n-->"
    )
    paragraphs = "".join(f"<p>{line}" for line in LINES)
    (tmp_path / "a.html").write_text(
        f"{before}{comment}<meta charset=utf-8><title>{TITLE}</title>"
        '<meta property=og:site_name content="Vell Observer">'
        '<meta name=author content="Tamsin Okoro">'
        "<meta property=article:published_time content=2025-03-14T06:30:00+00:00>"
        f"<style>@font-face{{src:url({picture})}}:root{{--sf-img-1:url({picture})}}</style>"
        "<meta http-equiv=content-security-policy content=\"default-src 'none'; img-src data:;\">"
        f"<body><nav><a href=https://observer.example/>Home</a></nav><article><h1>{TITLE}</h1>"
        f'<img src="{picture}" class=sf-hidden alt>{paragraphs}</article>'
        "<script data-template-shadow-root>(()=>{})()</script>",
        encoding="utf-8",
    )
    (draft,) = read(tmp_path / "a.html")

    assert (draft.text, facts(draft)) == (TEXT, FACTS)
    assert (draft.url, draft.retrieved) == (ADDRESS, "2025-03-15T09:12:44+01:00")
