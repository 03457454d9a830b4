"""Pages saved from a browser: article text and metadata through trafilatura, without a network.

Also pages saved complete with a folder beside them, and those that SingleFile made.
"""

import logging
import re
import warnings
from typing import TYPE_CHECKING, Final

from workbench.domain.drafts import ArticleDraft
from workbench.domain.errors import Unreadable
from workbench.domain.text import normalise
from workbench.ingest.decode import Decoded, decode
from workbench.ingest.html_metadata import page_metadata, places_in
from workbench.ingest.html_tree import parse, parts, visible_lines, without_advertisements
from workbench.ingest.readers import is_named
from workbench.ingest.request import AS_FOUND, Request
from workbench.ingest.structure import regions_of
from workbench.ingest.title import title_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]
    from trafilatura.settings import Document

ORDER: Final = 50
SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml"})
ISOLATED: Final = True
_HEAD = 4096
_BEGINNING = re.compile(
    rb"\s*+(?:(?><\?xml[^>]*>|<!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    rb"</?(?:p|div|br|h[1-6]|a|span|article|section|table|ul|ol|meta|img)\b[^<]*>", re.I
)
_CHARSET = re.compile(
    rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)


def sniff(data: bytes, name: str) -> bool:
    """True for content that begins like a page, and for a file named so that has any tags."""
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _BEGINNING.match(head):
        return True
    return is_named(name, SUFFIXES) and bool(_TAG.search(data.replace(b"\0", b"")))


def read(data: bytes, name: str, request: Request = AS_FOUND) -> ArticleDraft:
    """The article text of a page, with what the page says of itself.

    Raises Unreadable (`no_text_found`, `unreadable` for a page that cannot be taken apart) and
    InvalidValue, as well as what `decode` raises.
    """
    decoded = decode(data, name, encoding=request.encoding, declared=_declared(data))
    return draft_of_page(decoded, data, name, request)


def draft_of_page(
    decoded: Decoded, original: bytes, name: str, request: Request, media_type: str = "text/html"
) -> ArticleDraft:
    """The article in a page's text; `original` is the file that the page came in."""
    tree = parse(decoded.text, name)
    # First: the extractor may take the tree apart.
    structure, seen, places = parts(tree), visible_lines(tree), places_in(tree)
    found = _extract(without_advertisements(tree))
    extracted = found.text if found and not request.whole else None
    text = normalise(extracted or "\n".join(seen)).strip()
    if not text:
        raise Unreadable(name, "no_text_found")
    page = page_metadata(decoded.text, tree, found, places, seen)
    return ArticleDraft(
        text=text,
        title=page.title or title_of(text, name),
        original=original,
        file_name=name,
        media_type=media_type,
        encoding=decoded.encoding,
        encoding_sure=decoded.sure,
        source=page.source,
        author=page.author,
        published=page.published,
        published_from=page.published_from,
        url=page.url,
        canonical_url=page.canonical_url,
        retrieved=page.retrieved,
        language=page.language,
        regions=regions_of(text, structure),
        found_in=page.found_in,
    )


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _extract(tree: "HtmlElement") -> "Document | None":
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    # Without a handler of its own what the library logs would be printed.
    for library in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        with warnings.catch_warnings():  # its date parsers warn about what the page says
            warnings.simplefilter("ignore")
            found = bare_extraction(
                tree,
                fast=True,
                with_metadata=True,
                include_comments=False,
                include_tables=True,
            )
    except RecursionError:  # a page of many nested parts: its visible text will do
        return None
    return found if isinstance(found, Document) else None
