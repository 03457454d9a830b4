"""Pages saved from a browser: article text and metadata through trafilatura, without a network."""

import logging
import re
import warnings
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from workbench.domain.errors import Unreadable
from workbench.domain.text import normalise
from workbench.domain.values import ArticleDraft
from workbench.ingest.decode import decode
from workbench.ingest.title import one_line, title_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]
    from trafilatura.settings import Document

SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml"})
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
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STATED_DATE = re.compile(
    r"(?:published_time|datePublished)[\"'][^<>]{0,80}?(\d{4}-\d\d-\d\d)", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")
_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "select", "textarea")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)


def sniff(data: bytes, name: str) -> bool:
    """True for content that begins like a page, and for a file named so that has any tags."""
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _BEGINNING.match(head):
        return True
    named = PurePath(name).suffix.lower() in SUFFIXES
    return named and bool(_TAG.search(data.replace(b"\0", b"")))


def read(data: bytes, name: str, encoding: str | None = None) -> ArticleDraft:
    """The article text of a page, with what the page says of itself.

    Raises Unreadable (`no_text_found`, `unreadable` for a page that cannot be taken apart) and
    InvalidValue, as well as what `decode` raises.
    """
    decoded = decode(data, name, encoding=encoding, declared=_declared(data))
    tree = _parse(decoded.text, name)
    language = one_line(tree.get("lang") or tree.get("xml:lang"))
    found = _extract(tree)
    text = normalise((found and found.text) or _visible_text(tree)).strip()
    if not text:
        raise Unreadable(name, "no_text_found")
    url, canonical = _addresses(decoded.text, found)
    published = one_line(found.date) if found else None
    return ArticleDraft(
        text=text,
        title=(one_line(found.title) if found else None) or title_of(text, name),
        original=data,
        file_name=name,
        media_type="text/html",
        encoding=decoded.encoding,
        encoding_sure=decoded.sure,
        source=one_line(found.sitename or found.hostname) if found else None,
        author=one_line(found.author) if found else None,
        published=published,
        published_from=_where_dated(decoded.text, published),
        url=url,
        canonical_url=canonical,
        language=language,
    )


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _parse(text: str, name: str) -> "HtmlElement":
    """The page as a tree; left to itself trafilatura loses what lies deep, without a word."""
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = document_fromstring(_CONTROLS.sub("", text).encode(), parser=parser)
    except LxmlError as error:
        raise Unreadable(name, "no_text_found", str(error)) from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise Unreadable(name, "unreadable", "its parts lie in each other more than 2,000 deep")
    return tree


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
                tree, fast=True, with_metadata=True, include_comments=False, include_tables=True
            )
    except RecursionError:  # a page of many nested parts: its visible text will do
        return None
    return found if isinstance(found, Document) else None


def _visible_text(tree: "HtmlElement") -> str:
    """All that a reader sees, a line for each block: for pages not laid out as articles."""
    from lxml.etree import iterwalk, strip_elements

    strip_elements(tree, *_UNSEEN, with_tail=False)
    pieces: list[str] = []
    for event, element in iterwalk(tree, events=("start", "end")):
        pieces.append("\n" if element.tag in _BLOCKS else "")
        pieces.append(_SPACE.sub(" ", (element.text if event == "start" else element.tail) or ""))
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _addresses(page: str, found: "Document | None") -> tuple[str | None, str | None]:
    """Where the page was saved from and what it gives as its own address."""
    canonical = one_line(found.url) if found else None
    saved = _SAVED_FROM.search(page[:_HEAD])
    return (one_line(saved[1]) if saved else canonical), canonical


def _where_dated(page: str, published: str | None) -> str | None:
    """`stated` where the page's metadata has the date, `inferred` where it was found elsewhere."""
    if published is None:
        return None
    return "stated" if published in _STATED_DATE.findall(page) else "inferred"
