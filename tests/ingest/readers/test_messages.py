"""E-mails and MHTML pages: what they say, not how it is wrapped."""

from email import message_from_bytes
from email.policy import default

import pytest

from tests.ingest.makers import PAGE, PARAGRAPH, SENTENCES, mail, mhtml
from workbench.domain.errors import Unreadable
from workbench.ingest.reader import read_one, reader_for
from workbench.ingest.readers import mail as mail_reader
from workbench.ingest.readers import mhtml as mhtml_reader
from workbench.ingest.request import Request


def test_that_a_mail_is_its_plain_text_with_its_headers() -> None:
    draft = read_one(mail(PARAGRAPH), "a.eml")

    assert draft.text == PARAGRAPH
    assert (draft.title, draft.author, draft.source, draft.published, draft.published_from) == (
        "Ferry returns to the Osk",
        "Osk Courier",
        "courier.example",
        "2024-05-06",
        "stated",
    )
    assert dict(draft.found_in)["published"] == "Date"


def test_that_a_newsletter_with_an_empty_plain_part_is_its_page() -> None:
    draft = read_one(mail("View in browser", PAGE), "a.eml")

    assert SENTENCES[1] in draft.text
    assert "View in browser" not in draft.text


def test_that_what_a_newsletter_hides_is_not_read() -> None:
    page = f'<div style="display:none">Preview only</div><p>{SENTENCES[0]}</p>'

    assert read_one(mail("", page), "a.eml").text == SENTENCES[0]


def test_that_the_structure_of_a_page_in_a_mail_is_kept() -> None:
    draft = read_one(mail("", PAGE), "a.eml")
    kinds = {draft.text[r.start : r.end]: r.kind for r in draft.regions}

    assert kinds["A long wait"] == "heading"
    assert kinds["The ferry on Monday"] == "caption"


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251"])
def test_that_a_mail_is_in_the_encoding_it_declares(charset: str) -> None:
    head = (
        "From: a@b.example\r\nDate: Mon, 06 May 2024 08:00:00 +0000\r\nSubject: x\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    ).encode()

    assert read_one(head + "Паром вернулся.".encode(charset), "a.eml").text == "Паром вернулся."


def test_that_attachments_are_left_out() -> None:
    data = mail(PARAGRAPH).replace(
        b"Content-Type: text/plain", b"Content-Disposition: attachment\nContent-Type: text/plain"
    )
    with pytest.raises(Unreadable) as caught:
        read_one(data, "a.eml")

    assert caught.value.reason == "no_text_found"


def test_that_a_saved_page_knows_where_and_when_it_was_saved() -> None:
    draft = read_one(mhtml(), "a.mhtml")

    assert (draft.url, draft.retrieved, draft.source) == (
        "https://courier.example/osk/ferry/",
        "2024-05-07T10:00:00+00:00",
        "Osk Courier",
    )
    assert draft.text.startswith(f"Ferry returns to the Osk\n{SENTENCES[0]}")


def test_that_an_archive_without_a_page_says_so() -> None:
    data = mhtml().replace(b"text/html\r\nContent-Transfer", b"text/css\r\nContent-Transfer")
    with pytest.raises(Unreadable) as caught:
        read_one(data, "a.mhtml")

    assert caught.value.reason == "no_text_found"


def test_that_parts_in_parts_without_end_are_a_reason() -> None:
    head = b"From: a@b\r\nDate: x\r\nSubject: y\r\nMIME-Version: 1.0\r\n"
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)
    )
    with pytest.raises((Unreadable, RecursionError)):
        read_one(head + deep, "a.eml")


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (mail("x"), mail_reader),
        (mhtml(), mhtml_reader),
        (b"From 1@x Mon May  6 08:00:00 2024\n" + mail("x"), mail_reader),
    ],
)
def test_that_messages_are_recognised_whatever_they_are_called(data: bytes, reader: object) -> None:
    assert reader_for(data, "a.txt") is reader


@pytest.mark.parametrize(
    "text", ["From: the beginning\n\nText.", "Note: a colon.\nSubject: another", "Subject: only"]
)
def test_that_text_with_colons_is_no_mail(text: str) -> None:
    assert read_one(text.encode(), "a.txt").media_type == "text/plain"


def test_that_an_encoding_that_a_person_chose_wins() -> None:
    data = mail("Паром").replace(b'charset="utf-8"', b'charset="koi8-r"')

    assert read_one(data, "a.eml", Request(encoding="utf-8")).text == "Паром"


def forwarded(inner: bytes) -> bytes:
    """A mail with a line of its own, in which another one lies."""
    outer = message_from_bytes(mail("For the file."), policy=default)
    outer.add_attachment(message_from_bytes(inner, policy=default))
    return outer.as_bytes()


def test_that_a_mail_in_a_mail_keeps_who_wrote_it_and_when() -> None:
    text = read_one(forwarded(mail("The sluices were opened.")), "a.eml").text

    assert text.split("\n") == [
        *("For the file.", "", "From: Osk Courier <news@courier.example>"),
        *("Date: Mon, 06 May 2024 23:30:00 -0500", "Subject: Ferry returns to the Osk", ""),
        "The sluices were opened.",
    ]


def test_that_what_was_said_above_a_forwarded_page_is_kept() -> None:
    text = read_one(forwarded(mail("", PAGE)), "a.eml").text

    assert text.startswith("For the file.\n\nFrom: Osk Courier")
    assert SENTENCES[2] in text
