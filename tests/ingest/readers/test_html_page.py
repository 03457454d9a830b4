"""Saved pages give their article and what they say of themselves; nothing of them crashes us."""

import logging
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.errors import SKIP_REASONS, Unreadable
from workbench.ingest.readers.html_page import read, sniff

PAGE = """<!DOCTYPE html>
<!-- saved from url=(0041)https://mobile.courier.example/osk/ferry/ -->
<html lang="en-GB"><head><meta charset="utf-8">
<title>Ferry returns to the Osk | Osk Courier</title>
<meta property="og:site_name" content="Osk Courier">
<meta name="author" content="Mira Tolland">
<meta property="article:published_time" content="2024-05-06T08:00:00Z">
<link rel="canonical" href="https://courier.example/osk/ferry/">
<script>document.write("no text")</script>
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Ferry returns to the Osk</h1>
<p>The ferry that crosses the Osk came back on Monday, three years after a flood carried the
landing stage away.</p>
<p>“We waited for it every morning,” said the baker 😀, who lives on the far bank. The council
paid 40,000 crowns for the repair &amp; the music.</p>
<h2>A long wait</h2>
<p>Officials had promised the crossing twice before. Nobody believed them any more; the
<b>third</b> promise held.</p></article>
<img src="http://tracker.example/pixel.gif"><script src="http://tracker.example/x.js"></script>
<footer><a href="/imprint">Imprint</a></footer></body></html>"""


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def reason_for(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.html")
    return caught.value.reason


def test_that_the_text_is_the_article_alone() -> None:
    assert read(PAGE.encode(), "a.html").text.split("\n") == [
        "Ferry returns to the Osk",
        "The ferry that crosses the Osk came back on Monday, three years after a flood carried "
        "the landing stage away.",
        "“We waited for it every morning,” said the baker 😀, who lives on the far bank. The "
        "council paid 40,000 crowns for the repair & the music.",
        "A long wait",
        "Officials had promised the crossing twice before. Nobody believed them any more; the "
        "third promise held.",
    ]


def test_that_metadata_come_from_the_page() -> None:
    draft = read(PAGE.encode(), "a.html")

    assert (draft.title, draft.source, draft.author, draft.language) == (
        "Ferry returns to the Osk",
        "Osk Courier",
        "Mira Tolland",
        "en-GB",
    )


def test_that_the_address_it_was_saved_from_and_its_own_are_told_apart() -> None:
    draft = read(PAGE.encode(), "a.html")

    assert (draft.url, draft.canonical_url) == (
        "https://mobile.courier.example/osk/ferry/",
        "https://courier.example/osk/ferry/",
    )


def test_that_a_date_in_the_metadata_is_stated() -> None:
    draft = read(PAGE.encode(), "a.html")

    assert (draft.published, draft.published_from) == ("2024-05-06", "stated")


def test_that_a_date_found_elsewhere_is_inferred() -> None:
    draft = read(page("<p>Posted on 6 May 2024</p><p>The ferry came back.</p>"), "a.html")

    assert (draft.published, draft.published_from) == ("2024-05-06", "inferred")


def test_that_a_page_that_says_nothing_of_itself_has_no_metadata() -> None:
    draft = read(page("<p>The ferry came back to the river.</p>"), "a.html")

    assert (draft.title, draft.source, draft.author, draft.published, draft.url) == (
        "The ferry came back to the river.",
        None,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    "body",
    [
        "<p>One line.</p>",
        "One line.",
        "<div>One line.</div>",
        "<table><tr><td>One line.</td></tr></table>",
        "<form><label>One line.</label></form>",
        "<nav>One line.</nav>",
    ],
)
def test_that_a_page_that_is_no_article_gives_its_visible_text(body: str) -> None:
    assert read(page(body), "a.html").text.lstrip("|- ").rstrip("| ") == "One line."


def test_that_a_piece_of_a_page_is_read() -> None:
    assert read(b"<p>Only this.</p>", "a.html").text == "Only this."


@pytest.mark.parametrize(
    "data",
    [
        page(""),
        page("<script>var x = 'text'</script><style>p {}</style>"),
        page("<img src='a.png'>", "<title>A title</title>"),
        b"<!DOCTYPE html>",
        b"<html/>",
        b"<!-- text -->",
        b"</html>",
    ],
)
def test_that_a_page_without_text_says_so(data: bytes) -> None:
    assert reason_for(data) == "no_text_found"


@pytest.mark.parametrize(
    ("declaration", "encoding", "name"),
    [
        ('<meta charset="windows-1251">', "cp1251", "cp1251"),
        (
            "<META HTTP-EQUIV='Content-Type' content='text/html; charset=koi8-r'>",
            "koi8_r",
            "koi8-r",
        ),
        ('<meta charset="UTF-8">', "utf-8", "utf-8"),
        ('<meta charset="windows-1251">', "utf-8", "utf-8"),
        ("", "utf-8", "utf-8"),
        ("", "utf-16", "utf-16-le"),
        ('<meta charset="iso-8859-5">', "iso8859_5", "iso8859-5"),
    ],
)
def test_that_a_page_is_in_the_encoding_it_declares_unless_it_plainly_is_not(
    declaration: str, encoding: str, name: str
) -> None:
    text = f"<html><head>{declaration}</head><body><p>Паром вернулся на реку.</p></body></html>"

    draft = read(text.encode(encoding), "a.html")

    assert (draft.text, draft.encoding) == ("Паром вернулся на реку.", name)


def test_that_an_xml_declaration_is_believed() -> None:
    text = "<?xml version='1.0' encoding='cp1251'?><html><body><p>Паром вернулся</p></body></html>"

    assert read(text.encode("cp1251"), "a.xhtml").text == "Паром вернулся"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<!DOCTYPE html><p>x", "a"),
        (b"\xef\xbb\xbf\r\n  <html lang=en>", "a.txt"),
        (b"<?xml version='1.0'?><!-- c --><html xmlns='x'>", "a"),
        ("<html><body>".encode("utf-16"), "a"),
        (b"words <br> and words", "a.HTM"),
    ],
)
def test_that_a_page_is_recognised(data: bytes, name: str) -> None:
    assert sniff(data, name)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"About <html> and other tags", "a.txt"),
        (b"<b>bold</b> words", "a.md"),
        (b"a < b", "a.html"),
        (b"", "a.html"),
        (b"<htmlish>", "a"),
    ],
)
def test_that_other_text_is_not_taken_for_a_page(data: bytes, name: str) -> None:
    assert not sniff(data, name)


def test_that_many_comments_are_passed_over_once_each() -> None:
    # A pattern that tries them in every combination would not come to an end.
    assert not sniff(b"<!---->" * 500 + b"text", "a.txt")


def test_that_no_network_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("network")

    read(PAGE.encode(), "a.html")  # loads what only checks on loading whether there is a network
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    outside = (
        '<!DOCTYPE html SYSTEM "http://x.example/x.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    )

    assert "root:" not in read((outside + PAGE[15:] + "&e;").encode(), "a.html").text


def test_that_what_libraries_log_is_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    # Outside pytest no handler is installed, and then Python prints warnings itself.
    root = logging.getLogger()
    handlers, root.handlers = root.handlers, []
    try:
        reason_for(page(""))
    finally:
        root.handlers = handlers

    assert capfd.readouterr() == ("", "")


def test_that_what_dates_make_libraries_warn_of_stays_inside() -> None:
    date = '<meta property="article:published_time" content="2024-05-06T08:00:0GB">'

    assert read(page("<p>The ferry came back.</p>", date), "a.html").text


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "font", "ul><li", "table><tr><td"])
def test_that_deep_nesting_keeps_the_text(tag: str) -> None:
    body = f"<p>Above.</p>{f'<{tag}>' * 300}Deep.<p>Below.</p>"

    text = read(page(body), "a.html").text

    assert all(word in text for word in ("Above.", "Deep.", "Below."))


def test_that_nesting_too_deep_to_follow_is_a_reason_not_a_silent_loss() -> None:
    assert reason_for(page("<p>Above.</p>" + "<div>" * 100_000 + "Deep.")) == "unreadable"


def test_that_a_page_the_extractor_cannot_walk_gives_its_visible_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def too_deep(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", too_deep)

    assert read(page("<h1>Ferry</h1><p>It came\nback.</p><script>x</script>"), "a.html").text == (
        "Ferry\nIt came back."
    )


PIECES = (
    *("<p>", "</p>", "<div>", "</div>", "<table>", "<td>", "<ul>", "<li>", "<article>", "<head>"),
    *("<title>", "</title>", "<!--", "-->", "<?x", "<![CDATA[", "<", ">", "&#0;", "&#x110000;"),
    *("\0", "\x0b", "\u2028", "\ufffe", "<svg:x y:z='1'>", "<a href='http://['>", "<br/>", '"'),
    *("<meta name=date content=2024-13-45>", "<time datetime=x>", "<link rel=canonical href=':'>"),
    *("<quote>", "<hi>", "<item>", "<graphic/>", "<html/>", "<body>", "</body>", "<frameset>"),
    *("The ferry came back. ", "6 May 2024 ", "\n"),
)


@pytest.mark.slow
@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_that_any_page_gives_text_or_a_reason(body: str) -> None:
    try:
        outcome = read(page(body), "a.html").text.strip()
    except Unreadable as error:
        outcome = SKIP_REASONS[error.reason]

    assert outcome
