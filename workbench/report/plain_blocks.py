"""The commonest blocks of a report, put into python-markdown's tree without trying its patterns.

A long report is thousands of times a place in bold, a quotation or a list of short items, in the
words that `escape` writes. These are recognised whole; all else goes the usual way. What comes out
is the same: a test holds the two ways against each other.
"""

import re
from typing import Final
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# A line that begins with a letter, a character reference or bold is nothing but a paragraph.
_LINE: Final = r"(?:[^\W\d_]|&|\*\*[^\W_])[^\n]*"
_PARAGRAPH: Final = re.compile(_LINE)
_QUOTATION: Final = re.compile(f"> ({_LINE})")
_LIST: Final = re.compile(r"- [^\W\d_][^\n]*(?:\n- [^\W\d_][^\n]*)*")

_MARKUP: Final = re.compile(r"[\\`*_\[&\x02]|  \n")
_BOLD: Final = re.compile(r"\*\*([^\s\\`*_&\x02](?:[^\\`*_&\x02\n]*[^\s\\`*_&\x02])?)\*\*(?=\s)")
_BACKSLASHED: Final = re.compile(r"\\([-\\`*_{}\[\]()>#+.!])")
_ESCAPED: Final = re.compile(rf"{_BACKSLASHED.pattern}|&(?:#[0-9]+|[a-z]+);")


class PlainBlocks(BlockProcessor):
    """Paragraphs and quotations of one line, and lists of such items."""

    def test(self, parent: Element, block: str) -> bool:
        """Called by python-markdown: whether `run` is for this block."""
        if self.parser.state:
            return False
        match block[:2]:
            case "> ":
                after = self._last(parent) in ("blockquote", "pre")
                return not after and bool(_QUOTATION.fullmatch(block))
            case "- ":
                return self._last(parent) != "ul" and bool(_LIST.fullmatch(block))
        return bool(_PARAGRAPH.fullmatch(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Called by python-markdown: put the first block into the tree."""
        block = blocks.pop(0)
        match block[:2]:
            case "> ":
                SubElement(SubElement(parent, "blockquote"), "p").text = block[2:]
            case "- ":
                items = SubElement(parent, "ul")
                for line in block.split("\n"):
                    SubElement(items, "li").text = line[2:]
            case _:
                SubElement(parent, "p").text = block

    def _last(self, parent: Element) -> str:
        """The tag of the element before, which a block may go on with."""
        return parent[-1].tag if len(parent) else ""


class PlainText(InlineProcessor):
    """Fills in text without markup, or with bold at its beginning; all other goes the usual way."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Called by python-markdown."""
        rest = Element(tree.tag)
        rest.extend([block for block in tree if not _filled(block)])
        if len(rest):
            super().run(rest, ancestors)
        return tree


def _filled(block: Element) -> bool:
    """Whether nothing in the block is left to do."""
    if block.tag == "p" and _with_bold(block):
        return True
    todo = False
    for element in block.iter():
        if not element.text or isinstance(element.text, AtomicString):  # nothing, or code
            continue
        literal = _literal(element.text)
        if literal is None:
            todo = True
        else:
            element.text = AtomicString(literal)
    return not todo


def _with_bold(paragraph: Element) -> bool:
    text = paragraph.text or ""
    bold = _BOLD.match(text)
    tail = _literal(text[bold.end() :]) if bold else None
    if bold is None or tail is None:
        return False
    paragraph.text = None
    strong = SubElement(paragraph, "strong")
    strong.text, strong.tail = bold[1], tail
    return True


def _literal(text: str) -> str | None:
    """The text without its backslashes, or None where it holds other markup than escapes.

    Character references stay: python-markdown writes them out as they are.
    """
    if not _MARKUP.search(text):
        return text
    if _MARKUP.search(_ESCAPED.sub("x", text)):
        return None
    return _BACKSLASHED.sub(r"\1", text)


def register(md: markdown.Markdown) -> None:
    """Let a converter try these first."""
    md.parser.blockprocessors.register(PlainBlocks(md.parser), "plain", 200)
    md.treeprocessors.register(PlainText(md), "inline", 20)
