"""Pages saved as one file by a browser (MHTML)."""

import dataclasses
from email.message import EmailMessage
from typing import Final

from workbench.domain.drafts import ArticleDraft
from workbench.domain.errors import Unreadable
from workbench.ingest.mime import header, header_names, message, moment, texts, words
from workbench.ingest.readers.html_page import draft_of_page
from workbench.ingest.request import AS_FOUND, Request

ORDER: Final = 24
SUFFIXES: Final = frozenset({".mhtml", ".mht"})
ISOLATED: Final = True


def sniff(data: bytes, name: str) -> bool:  # noqa: ARG001 - the protocol's signature
    """True for content that begins with headers of a message made of related parts."""
    names = header_names(data)
    if "snapshot-content-location" in names:
        return True
    if "content-type" not in names:
        return False
    head = data[:4096].lower()
    saved = b"from: <saved by" in head or b'from: "saved by' in head
    return saved and b"multipart/related" in head


def read(data: bytes, name: str, request: Request = AS_FOUND) -> ArticleDraft:
    """The page in an archive, as `html_page` reads pages; where and when it was saved is stated.

    Raises Unreadable (`damaged`, `no_text_found`), and what `html_page.read` raises.
    """
    archive = message(data, name)
    page = next(texts(archive, "html"), None)
    if page is None:
        raise Unreadable(name, "no_text_found", "no page is in the archive")
    draft = draft_of_page(words(page, name, request), data, name, request, "multipart/related")
    address, saved = _address(archive, page), moment(archive)
    places = [each for each in draft.found_in if each[0] not in {"url", "retrieved"}]
    if address:
        places.append(("url", "archive's header"))
    if saved:
        places.append(("retrieved", "archive's Date"))
    return dataclasses.replace(
        draft,
        url=address or draft.url,
        source=draft.source,
        retrieved=saved.isoformat() if saved else draft.retrieved,
        found_in=tuple(places),
    )


def _address(archive: EmailMessage, page: EmailMessage) -> str | None:
    for part in (archive, page):
        for name in ("Snapshot-Content-Location", "Content-Location"):
            value = header(part, name)
            if value and value.startswith(("http://", "https://")):
                return value
    return None
