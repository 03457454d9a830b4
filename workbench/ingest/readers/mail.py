"""E-mails and newsletters (.eml)."""

from email.message import EmailMessage
from email.utils import parseaddr
from typing import Final

from workbench.domain.drafts import ArticleDraft
from workbench.domain.errors import Unreadable
from workbench.domain.text import normalise
from workbench.ingest.decode import Decoded
from workbench.ingest.fields import one_line
from workbench.ingest.html_tree import parse, parts, visible_lines
from workbench.ingest.mime import header, header_names, mails_in, message, moment, texts, words
from workbench.ingest.request import AS_FOUND, Request
from workbench.ingest.structure import regions_of
from workbench.ingest.title import title_of

ORDER: Final = 25
SUFFIXES: Final = frozenset({".eml"})
ISOLATED: Final = True
_SENDER: Final = frozenset({"from", "sender", "return-path"})
_OTHERS: Final = frozenset({"date", "subject", "message-id", "received", "mime-version"})
# A text, what it was decoded from, and what in it is a heading or the like.
_Body = tuple[str, list[Decoded], list[tuple[str, str, str | None]]]
# The plain part of a newsletter is often a mere "look at this in a browser".
_ENOUGH_PLAIN = 0.5


def sniff(data: bytes, name: str) -> bool:  # noqa: ARG001 - the protocol's signature
    """True for content that begins with the headers of a mail, other than those of MHTML."""
    names = header_names(data)
    return bool(names & _SENDER) and len(names & _OTHERS) >= 2


def read(data: bytes, name: str, request: Request = AS_FOUND) -> ArticleDraft:
    """The text of a mail: its plain part, or the HTML one where that says much more.

    Raises Unreadable (`damaged`, `no_text_found`), and what `decode` raises.
    """
    mail = message(data, name)
    text, found, structure = _body(mail, name, request)
    decoded = _least_sure(found)
    if not text.strip():
        raise Unreadable(name, "no_text_found", "the mail has attachments only, or nothing")
    subject, sent = header(mail, "Subject"), moment(mail)
    sender, address = parseaddr(header(mail, "From") or "")
    domain = address.rpartition("@")[2].lower() or None
    url = (header(mail, "Archived-At") or "").strip("<>")
    places = {
        "title": "Subject" if subject else "text",
        "author": "From" if sender or address else "",
        "source": "domain of From" if domain else "",
        "published": "Date" if sent else "",
        "url": "Archived-At" if url else "",
        "language": "Content-Language" if header(mail, "Content-Language") else "",
    }
    return ArticleDraft(
        text=text,
        title=subject or title_of(text, name),
        original=data,
        file_name=name,
        media_type="message/rfc822",
        encoding=decoded.encoding,
        encoding_sure=decoded.sure,
        source=domain,
        author=one_line(sender or address),
        published=sent.date().isoformat() if sent else None,
        published_from="stated" if sent else None,
        url=url or None,
        language=header(mail, "Content-Language"),
        regions=regions_of(text, structure),
        found_in=tuple((field, place) for field, place in places.items() if place),
    )


def _body(mail: EmailMessage, name: str, request: Request) -> _Body:
    """Its text and that of the mails in it, each below who sent it, when and about what."""
    text, found, structure = _own_body(mail, name, request)
    pieces = [text]
    for inner in mails_in(mail):
        theirs, decoded, parts_of_it = _body(inner, name, request)
        if theirs:
            said = [(field, header(inner, field)) for field in ("From", "Date", "Subject")]
            pieces += ["\n".join(f"{field}: {value}" for field, value in said if value), theirs]
            found += decoded
            structure += parts_of_it
    return "\n\n".join(piece for piece in pieces if piece), found, structure


def _own_body(mail: EmailMessage, name: str, request: Request) -> _Body:
    plain = [words(part, name, request) for part in texts(mail, "plain")]
    pages = [words(part, name, request) for part in texts(mail, "html")]
    plain_text = "\n\n".join(normalise(each.text).strip() for each in plain).strip()
    lines: list[str] = []
    structure: list[tuple[str, str, str | None]] = []
    for page in pages:
        if page.text.strip():
            tree = parse(page.text, name)
            lines += visible_lines(tree)
            structure += parts(tree)
    html_text = normalise("\n".join(lines))
    if request.whole or len(plain_text) < _ENOUGH_PLAIN * len(html_text):
        return html_text or plain_text, pages or plain, structure
    return plain_text, plain if plain_text else [], []


def _least_sure(found: list[Decoded]) -> Decoded:
    return min(found, key=lambda each: each.sure, default=Decoded("", "ascii"))
