"""Messages with headers and parts: e-mails, and pages saved as MHTML."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Final, cast

from workbench.domain.errors import Unreadable
from workbench.ingest.decode import Decoded, decode
from workbench.ingest.fields import one_line
from workbench.ingest.request import Request

_HEAD: Final = 16_384
_FIRST = re.compile(rb"(?:>?From [^\r\n]+\r?\n)?[A-Za-z][A-Za-z0-9-]{0,60}:[ \t\r\n]")
_BLANK = re.compile(rb"\r?\n\r?\n|\r\r")
_NAME = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{0,60}):", re.MULTILINE)


def header_names(data: bytes) -> frozenset[str]:
    """The names, in small letters, of the headers that content begins with; none for other text."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n")
    if not _FIRST.match(head):
        return frozenset()
    block = _BLANK.split(head, maxsplit=1)[0]
    return frozenset(name.decode("ascii").lower() for name in _NAME.findall(block))


def message(data: bytes, name: str) -> EmailMessage:
    """The message in `data`. Raises Unreadable (`damaged`)."""
    try:
        found = email.message_from_bytes(data.lstrip(b"\r\n"), policy=email.policy.default)
        list(found.walk())
    except (RecursionError, ValueError, LookupError, IndexError, AttributeError) as error:
        raise Unreadable(name, "damaged", "its parts cannot be told from each other") from error
    return found


def header(part: EmailMessage, name: str) -> str | None:
    """A header as one line; None where it is missing or cannot be read."""
    try:
        value = part[name]
    except (ValueError, IndexError, AttributeError, LookupError, TypeError):
        # The library's parsers of broken headers fail in each of these ways.
        return None
    return one_line(str(value)) if value is not None else None


def moment(part: EmailMessage) -> datetime | None:
    """The time of the header Date; one that names no zone is UTC."""
    raw = header(part, "Date")
    try:
        found = parsedate_to_datetime(raw) if raw else None
    except (ValueError, IndexError, TypeError):
        return None
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


def texts(found: EmailMessage, kind: str) -> Iterator[EmailMessage]:
    """The parts of type text/`kind` that are no attachments, in order; not of mails in the mail."""
    for part in _own(found):
        if part.get_content_maintype() == "text" and part.get_content_subtype() == kind:
            if (part.get("Content-Disposition") or "").lower().startswith("attachment"):
                continue
            yield part


def mails_in(found: EmailMessage) -> Iterator[EmailMessage]:
    """The mails that lie in a mail, as those that were forwarded do; not what lies in them."""
    for part in _own(found):
        if part is not found and part.get_content_maintype() == "message":
            yield from _inside(part)[:1]


def _own(found: EmailMessage) -> Iterator[EmailMessage]:
    yield found
    for part in _inside(found):
        if part.get_content_maintype() == "message":
            yield part
        else:
            yield from _own(part)


def _inside(part: EmailMessage) -> list[EmailMessage]:
    return cast(list[EmailMessage], part.get_payload()) if part.is_multipart() else []


def words(part: EmailMessage, name: str, request: Request) -> Decoded:
    """The text of a part in the character set that was asked for, else in its own."""
    try:
        payload = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except (ValueError, LookupError, AssertionError) as error:
        raise Unreadable(name, "damaged", str(error)) from error
    data = payload if isinstance(payload, bytes) else b""
    decoded = decode(data, name, encoding=request.encoding, declared=charset)
    parameters = part["Content-Type"].params if part["Content-Type"] else {}
    if str(parameters.get("format", "")).lower() != "flowed":
        return decoded
    text = _flowing(decoded.text, str(parameters.get("delsp", "")).lower() == "yes")
    return replace(decoded, text=text)


def _flowing(text: str, without_space: bool) -> str:
    """The paragraphs of a text that was sent in short lines, which end in a space (RFC 3676)."""
    lines: list[str] = []
    depth_before, goes_on = 0, False
    for line in text.replace("\r\n", "\n").split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        signature = words == "-- "
        if goes_on and depth == depth_before and not signature:
            lines[-1] += words
        else:
            lines.append(line[:depth] + (" " if depth else "") + words)
        goes_on = words.endswith(" ") and not signature
        if goes_on and without_space:
            lines[-1] = lines[-1][:-1]
        depth_before = depth
    return "\n".join(lines)
