"""Plain text: everything that is no other format."""

from typing import Final

from workbench.domain.drafts import ArticleDraft
from workbench.domain.text import normalise
from workbench.ingest.credit import credits_of
from workbench.ingest.decode import decode
from workbench.ingest.request import AS_FOUND, Request
from workbench.ingest.title import title_of

ORDER: Final = 90
SUFFIXES: Final = frozenset({".txt", ".text"})
ISOLATED: Final = False


def sniff(data: bytes, name: str) -> bool:  # noqa: ARG001 - the protocol's signature
    """True: whatever nothing else recognised is tried as text."""
    return True


def read(data: bytes, name: str, request: Request = AS_FOUND) -> ArticleDraft:
    """The whole file as text, its title the first line that reads like one.

    Publisher and author are taken from lines that say so.

    Raises Unreadable and InvalidValue as `decode` does.
    """
    decoded = decode(data, name, encoding=request.encoding)
    text = normalise(decoded.text)
    named = credits_of(text)
    return ArticleDraft(
        text=text,
        title=title_of(text, name),
        original=data,
        file_name=name,
        media_type="text/plain",
        encoding=decoded.encoding,
        encoding_sure=decoded.sure,
        source=named.get("source"),
        author=named.get("author"),
        found_in=tuple((field, "a line of the text") for field in named),
    )
