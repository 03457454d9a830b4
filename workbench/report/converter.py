"""python-markdown set up for reports: what they are made of and nothing else, piece by piece.

The whole of a long report in one go takes three times as long as its pieces: python-markdown's
cost grows with the size of a document, and half its patterns are for links, pictures and raw HTML,
which a report does not have. Left out, they appear as the text they are.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Final
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from workbench.report import plain_blocks

_UNUSED_INLINE: Final = (
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "html",
)
_UNUSED_BLOCKS: Final = ("reference", "setextheader")
_BETWEEN_BLOCKS: Final = re.compile(r"(</(?:p|h[1-6]|[uo]l|li|blockquote|tr|table)>)(?=<)")
_PIECE: Final = 10_000
_FOOTNOTE: Final = r"\[\^([A-Za-z0-9]+)\]"
_DEFINITION: Final = re.compile(r"^\[\^([A-Za-z0-9]+)\]: (.*)$", re.MULTILINE)
_FENCE: Final = re.compile(r"^```", re.MULTILINE)
# A block of code with nothing in it that python-markdown would change.
_CODE: Final = re.compile(r"```\w*\n([^`\t\r\x02\x03]*\n)```\n?")


class _Reference(InlineProcessor):
    """`[^A1]`: a raised link to the footnote of that name."""

    def __init__(self, pattern: str, md: markdown.Markdown, labels: frozenset[str]) -> None:
        super().__init__(pattern, md)
        self._labels = labels
        self._seen: dict[str, int] = {}

    def handleMatch(  # type: ignore[override] # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ElementTree.Element | None, int | None, int | None]:
        label = m[1]
        if label not in self._labels:
            return None, None, None
        self._seen[label] = number = self._seen.get(label, 0) + 1
        raised = ElementTree.Element("sup")
        link = ElementTree.SubElement(raised, "a", href=f"#fn-{label}")
        if number == 1:
            link.set("id", f"fnref-{label}")
        link.text = label
        return raised, m.start(0), m.end(0)


class _ReportMarkdown(Extension):
    """Takes out what reports do not use and adds references to footnotes."""

    def __init__(self, labels: frozenset[str]) -> None:
        super().__init__()
        self._labels = labels

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Called by python-markdown."""
        for name in _UNUSED_INLINE:
            md.inlinePatterns.deregister(name)
        md.preprocessors.deregister("html_block")
        for name in _UNUSED_BLOCKS:
            md.parser.blockprocessors.deregister(name)
        # Line ends between elements, in a pass of its own over all of them.
        md.treeprocessors.deregister("prettify")
        md.inlinePatterns.register(_Reference(_FOOTNOTE, md, self._labels), "footnote", 175)
        plain_blocks.register(md)


def html_pieces(text: str, clean: Callable[[str], str]) -> Iterator[str]:
    """The HTML of a report's Markdown without front matter, in pieces of whole blocks.

    `clean` makes each piece safe. Footnotes come last, as a list with links back.
    """
    pieces, notes = _split(text)
    converter = markdown.Markdown(
        extensions=["tables", "sane_lists", "fenced_code", _ReportMarkdown(frozenset(notes))],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
    for piece in pieces:
        if code := _CODE.fullmatch(piece):
            yield clean(f"<pre><code>{escape(code[1], quote=False)}</code></pre>")
            continue
        html = converter.reset().convert(piece)
        yield clean(_BETWEEN_BLOCKS.sub(r"\1\n", html))
    if notes:
        yield clean(_notes(notes, converter))


def _split(text: str) -> tuple[list[str], dict[str, str]]:
    """Pieces that begin where a paragraph in bold or a heading does, or are code; and footnotes."""
    pieces: list[str] = []
    notes: dict[str, str] = {}
    current: list[str] = []
    length, in_fence = 0, False
    for block in text.split("\n\n"):
        if not in_fence and (found := _DEFINITION.findall(block)):
            notes |= dict(found)
            continue
        if _CODE.fullmatch(block) and not in_fence:
            pieces += ["\n\n".join(current), block]
            current, length = [], 0
            continue
        if length > _PIECE and not in_fence and block.startswith(("#", "**")):
            pieces.append("\n\n".join(current))
            current, length = [], 0
        current.append(block)
        length += len(block)
        in_fence ^= len(_FENCE.findall(block)) % 2 == 1
    pieces.append("\n\n".join(current))
    return [piece for piece in pieces if piece.strip()], notes


def _notes(notes: dict[str, str], converter: markdown.Markdown) -> str:
    """The footnotes as a list; each is one paragraph, and so they are converted together."""
    html = converter.reset().convert("\n\n".join(notes.values()))
    paragraphs = html.removesuffix("</p>").split("</p>")
    if len(paragraphs) != len(notes):  # not ours: one is empty, or no paragraph
        paragraphs = [f"<p>{escape(note)}" for note in notes.values()]
    items = "".join(
        f'<li id="fn-{label}"><a href="#fnref-{label}">{label}</a> {inside.lstrip()[3:]}</li>\n'
        for label, inside in zip(notes, paragraphs, strict=True)
    )
    return f"<hr>\n<ul>\n{items}</ul>"
