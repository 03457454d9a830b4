"""A report's safe HTML as plain nested data, for a typesetter that must never see markup."""

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any, Final

Json = dict[str, Any]
_VOID: Final = frozenset({"br", "hr"})
_STYLES: Final = {"strong": "b", "em": "i", "del": "s", "sub": "sub", "sup": "sup"}
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_CONTAINERS: Final = {"blockquote": "quote", "ul": "ul", "ol": "ol"}
_HASH: Final = re.compile("[0-9a-f]{64}")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


@dataclass(slots=True)
class Node:
    """An element with its attributes and what is in it."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text in it, elements left out."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parsed(html: str) -> Node:
    """The tree of well-formed HTML."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return tree.root


@dataclass(slots=True)
class Blocks:
    """Turns trees into blocks; footnotes stand where they are first referred to."""

    notes: dict[str, list[Any]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def of(self, node: Node) -> list[Json]:
        """The blocks in a node; text that stands in it bare is a paragraph."""
        found: list[Json] = []
        bare: list[Node | str] = []
        for child in node.children:
            if isinstance(child, str) or child.tag in _STYLES or child.tag in ("a", "code", "br"):
                bare.append(child)
                continue
            self._paragraph(bare, found)
            bare = []
            block = self._block(child)
            if block:
                found.append(block)
        self._paragraph(bare, found)
        _keep_together(found)
        return found

    def _paragraph(self, bare: list[Node | str], found: list[Json]) -> None:
        node = Node("p", {}, bare)
        if node.text.strip():
            found.append(self._text("p", node))

    def _block(self, node: Node) -> Json | None:
        if node.tag in _HEADINGS:
            return {"t": "h", "level": _HEADINGS[node.tag], "c": self.inline(node)}
        match node.tag:
            case "p":
                return self._text("p", node)
            case "blockquote":
                return {"t": "quote", "c": self.of(node)}
            case "ul" | "ol":
                items = [self.of(item) for item in _elements(node, "li")]
                return {"t": node.tag, "items": items}
            case "pre":
                return {"t": "pre", "s": node.text.rstrip("\n")}
            case "table":
                return self._table(node)
            case "hr":
                return {"t": "hr"}
        return None

    def _text(self, kind: str, node: Node) -> Json:
        block: Json = {"t": kind, "c": self.inline(node)}
        return block | {"rtl": True} if _is_right_to_left(node.text) else block

    def _table(self, node: Node) -> Json:
        rows = [
            row for part in node.children if isinstance(part, Node) for row in _elements(part, "tr")
        ]
        cells = [[c for c in row.children if isinstance(c, Node)] for row in rows]
        head, body = cells[0], cells[1:]
        lengths = [
            max((_length(row[at].text) for row in cells if at < len(row)), default=1)
            for at in range(len(head))
        ]
        return {
            "t": "table",
            "align": [cell.attributes.get("align") or "left" for cell in head],
            "widths": _widths(lengths),
            "head": [self.inline(cell) for cell in head],
            "rows": [[{"c": self.inline(cell)} for cell in row] for row in body],
        }

    def inline(self, node: Node) -> list[Any]:
        """The text in a node with its styles and footnotes."""
        parts: list[Any] = []
        for child in node.children:
            if isinstance(child, str):
                parts.append(" ".join(child.split("\n")))
            elif child.tag == "code":
                parts.append({"t": "code", "s": child.text})
            elif child.tag == "br":
                parts.append({"t": "br"})
            elif (label := _label(child)) in self.notes:
                _hold_on(parts)
                parts.append(self._note(label))
            elif child.tag in _STYLES:
                parts.append({"t": _STYLES[child.tag], "c": self.inline(child)})
            else:
                parts += self.inline(child)
        return parts

    def _note(self, label: str) -> Json:
        if label in self._used:
            return {"t": "again", "label": label}
        self._used.add(label)
        return {"t": "note", "label": label, "c": self.notes[label]}

    def take_notes(self, root: Node) -> None:
        """Keep the footnotes of the list at the end, and take the list out of the tree."""
        last = next((c for c in reversed(root.children) if isinstance(c, Node)), None)
        if last is None or last.tag != "ul":
            return
        items = _elements(last, "li")
        if not items or not all((i.attributes.get("id") or "").startswith("fn-") for i in items):
            return
        at = root.children.index(last)
        rule = max((n for n, c in enumerate(root.children[:at]) if isinstance(c, Node)), default=at)
        del root.children[rule if _is_rule(root.children[rule]) else at :]
        for item in items:
            label = str(item.attributes["id"]).removeprefix("fn-")
            rest = Node("li", {}, item.children[1:])
            self.notes[label] = self.inline(rest)


def _hold_on(parts: list[Any]) -> None:
    """No line ends between a word and its footnote."""
    if parts and isinstance(parts[-1], str) and parts[-1].strip():
        parts[-1] = parts[-1].rstrip(" ") + "\u202f"


def _keep_together(blocks: list[Json]) -> None:
    """No page ends between a paragraph and the quotation or the list that it announces."""
    for block, after in pairwise(blocks):
        if block["t"] == "p" and (after["t"] == "quote" or _announces(block)):
            block["keep"] = True


def _announces(paragraph: Json) -> bool:
    last = paragraph["c"][-1] if paragraph["c"] else ""
    return isinstance(last, str) and last.rstrip().endswith(":")


def _is_rule(child: Node | str) -> bool:
    return isinstance(child, Node) and child.tag == "hr"


def _label(node: Node) -> str:
    """The label of a footnote that a raised link leads to, else nothing."""
    if node.tag != "sup" or len(node.children) != 1:
        return ""
    link = node.children[0]
    if isinstance(link, str) or link.tag != "a":
        return ""
    return (link.attributes.get("href") or "").removeprefix("#fn-")


def _elements(node: Node, tag: str) -> list[Node]:
    return [child for child in node.children if isinstance(child, Node) and child.tag == tag]


def _length(cell: str) -> int:
    """The characters in a line of a cell; the typesetter sets a hash in four lines."""
    return len(cell) // 4 if _HASH.fullmatch(cell) else len(cell)


def _widths(lengths: list[int]) -> list[int]:
    """Shares of the width for columns with long cells; 0 for those that fit as they are."""
    return [0 if length <= 18 else min(60, max(16, length)) for length in lengths]


def _is_right_to_left(text: str) -> bool:
    """The direction of a paragraph by its first strong character (UAX #9, P2 and P3)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return False
        if kind in _RIGHT_TO_LEFT:
            return True
    return False
