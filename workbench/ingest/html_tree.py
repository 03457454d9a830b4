"""A page as a tree, and all that a reader of it sees."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workbench.domain.errors import Unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Pictures and fonts that a page saved as one file carries: megabytes that hold no words.
_DATA = re.compile(r"data:[\w/+.;=-]{0,80}base64,[A-Za-z0-9+/=\s]{200,}")
_SPACE = re.compile(r"\s+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_UNSEEN: Final = frozenset(
    "script style noscript template head svg select textarea iframe object".split()
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body br caption dd div dl dt figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul".split()
)
_AMP_ASIDE: Final = ("amp-ad", "amp-embed", "amp-consent", "amp-sidebar", "amp-sticky-ad")
_KINDS: Final = {
    **{f"h{level}": ("heading", str(level)) for level in range(1, 7)},
    "li": ("list_item", None),
    "blockquote": ("quotation", None),
    "figcaption": ("caption", None),
    "caption": ("caption", None),
}


def parse(text: str, name: str) -> "HtmlElement":
    """The page as a tree. Raises Unreadable (`no_text_found`, `unreadable` where too deep)."""
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    clean = _CONTROLS.sub("", _DATA.sub("data:,", text))
    try:
        tree = document_fromstring(clean.encode(), parser=parser)
    except LxmlError as error:
        raise Unreadable(name, "no_text_found", str(error)) from error
    # Left to itself the extractor loses what lies deep, without a word.
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise Unreadable(name, "unreadable", "its parts lie in each other more than 2,000 deep")
    return tree


def without_advertisements(tree: "HtmlElement") -> "HtmlElement":
    """The tree without what AMP pages mark as advertisements, menus and questions for consent."""
    for element in list(tree.iter(*_AMP_ASIDE)):
        element.drop_tree()
    return tree


def visible_lines(tree: "HtmlElement") -> list[str]:
    """All that a reader sees, a line for each block."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        block = "\n" if element.tag in _BLOCKS else ""
        if event == "start":
            if not _is_seen(element):
                walk.skip_subtree()
                continue
            pieces += (block, _SPACE.sub(" ", element.text or ""))
        else:
            pieces += (block, _SPACE.sub(" ", element.tail or ""))
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def parts(tree: "HtmlElement") -> list[tuple[str, str, str | None]]:
    """Headings, list items, quotations and captions of a page in order: (kind, words, detail)."""
    found = []
    for element in _with_kind(tree):
        kind, detail = _KINDS[element.tag]
        blocks = [each for each in element.iterdescendants("p") if _words(each)]
        for each in blocks or [element]:
            found.append((kind, _words(each), detail))
    return [part for part in found if part[1]]


def _with_kind(tree: "HtmlElement") -> Iterator["HtmlElement"]:
    from lxml.etree import iterwalk

    walk = iterwalk(tree, events=("start",))
    for _, element in walk:
        if element.tag in _KINDS:
            yield element
            if element.tag != "li":
                walk.skip_subtree()


def _words(element: "HtmlElement") -> str:
    """The words of an element, without those of lists inside it."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag not in {"ul", "ol"}:
            pieces.append("".join(child.itertext()))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


def _is_seen(element: "HtmlElement") -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return False
    return not _HIDDEN.search(element.get("style") or "")
