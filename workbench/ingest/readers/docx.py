"""Word files (.docx): paragraphs, tables and notes in order, with what their styles say."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from workbench.domain.drafts import ArticleDraft
from workbench.domain.errors import Unreadable
from workbench.ingest.fields import one_line
from workbench.ingest.request import AS_FOUND, MIB, Limits, Request
from workbench.ingest.structure import TextBuilder
from workbench.ingest.title import title_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.coreprops import CoreProperties

ORDER: Final = 20
SUFFIXES: Final = frozenset({".docx", ".docm"})
ISOLATED: Final = True
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}notes"
_MOST_ENTRIES = 10_000
# What was deleted or moved away, and how a word is said (`rt`) that stands there as well.
_LEFT_OUT: Final = frozenset(
    {*(f"{_W}{name}" for name in ("del", "moveFrom", "p", "pPr", "rt")), _FALLBACK}
)
# The letters of the font Symbol that stand in prose.
_SYMBOLS: Final = {
    **{0xA2: "′", 0xB2: "″", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xB0: "°"},
    **{0xB1: "±", 0xB4: "×", 0xB8: "÷", 0x2D: "−", 0xB7: "•", 0xA0: "€", 0xD2: "®", 0xD3: "©"},
    **{0xD4: "™", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0x61: "α", 0x62: "β"},
    **{0x67: "γ", 0x64: "δ", 0x44: "Δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x57: "Ω"},
}
_STYLES: Final = (
    ("title", "heading", "1"),
    ("subtitle", "heading", "2"),
    ("quote", "quotation", None),
    ("intense quote", "quotation", None),
    ("quotations", "quotation", None),  # LibreOffice
    ("caption", "caption", None),
)


def sniff(data: bytes, name: str) -> bool:  # noqa: ARG001 - the protocol's signature
    """True for a zip archive that has a Word document in it."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


def read(data: bytes, name: str, request: Request = AS_FOUND) -> ArticleDraft:
    """The text of a Word file: what was inserted under review counts, what was deleted does not.

    Raises Unreadable (`damaged`, `too_large` for an archive that unpacks to more than the limit).
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    _check_archive(data, name, request.limits)
    try:
        document = docx.Document(io.BytesIO(data))
        builder = _text(document)
        core = _properties(document)
        title = one_line(core.title) if core else None
        author = one_line(core.author) if core else None
        made = core.created if core else None
        language = one_line(core.language) if core else None
    except (OpcError, LxmlError, zipfile.BadZipFile, KeyError, ValueError, AttributeError) as error:
        # A package whose parts do not fit together fails wherever it is first noticed.
        raise Unreadable(name, "damaged", str(error)[:200]) from error
    published = made.date().isoformat() if made else None
    places = (
        ("title", "document properties" if title else "text"),
        ("author", "document properties" if author else ""),
        ("published", "document properties: created" if published else ""),
    )
    return ArticleDraft(
        text=builder.text,
        title=title or _first_heading(builder) or title_of(builder.text, name),
        original=data,
        file_name=name,
        media_type=MEDIA_TYPE,
        author=author,
        published=published,
        published_from="inferred" if published else None,
        language=language,
        regions=tuple(builder.regions),
        found_in=tuple((field, place) for field, place in places if place),
    )


def _properties(document: "Document") -> "CoreProperties | None":
    """What a file says of itself; None for one of Google Docs, which says nothing.

    The library would make something up: “Word Document”, by itself.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE

    rels = document.part.package.rels.values() if document.part.package else ()
    has_any = any(rel.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for rel in rels)
    return document.core_properties if has_any else None


def _check_archive(data: bytes, name: str, limits: Limits) -> None:
    """Before anything is unpacked: an archive tells how much there is in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(name, "damaged", str(error)) from error
    size = sum(entry.file_size for entry in entries)
    if size > limits.max_unpacked or len(entries) > _MOST_ENTRIES:
        detail = f"it unpacks to {size / MIB:.0f} MB, the limit is {limits.max_unpacked // MIB} MB"
        raise Unreadable(name, "too_large", detail)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(name, "encrypted")


def _text(document: "Document") -> TextBuilder:
    builder = TextBuilder()
    styles = {style.style_id: style.name.lower() for style in document.styles if style.name}
    for element in _paragraphs(document.element.body):
        builder.add(_words(element), *_kind(element, styles))
    for sort in ("foot", "end"):
        for rel in document.part.rels.values():
            if rel.reltype == _NOTES.format(sort) and not rel.is_external:
                _add_notes(builder, rel.target_part.blob)
    return builder


def _add_notes(builder: TextBuilder, blob: bytes) -> None:
    """Footnotes or endnotes, each with its number, behind the text."""
    from docx.oxml.parser import parse_xml

    number = 0
    for note in parse_xml(blob):
        if note.get(f"{_W}type"):  # the line that separates notes from text
            continue
        number += 1
        words = " ".join(_words(element).strip() for element in _paragraphs(note))
        if words.strip():
            builder.add(f"[{number}] {words.strip()}")


def _paragraphs(parent: Any) -> Iterator[Any]:
    """Paragraphs in order, those in tables, text boxes and content controls included."""
    for element in parent.iter(f"{_W}p"):
        if not any(above.tag == _FALLBACK for above in element.iterancestors()):
            yield element


def _words(paragraph: Any) -> str:
    pieces: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        match element.tag:
            case t if t in (f"{_W}t", f"{_MATH}t"):
                pieces.append(element.text or "")
            case t if t == f"{_W}tab":
                pieces.append("\t")
            case t if t in (f"{_W}br", f"{_W}cr"):
                pieces.append("\n")
            case t if t == f"{_W}noBreakHyphen":
                pieces.append("\u2011")
            case t if t == f"{_W}sym":
                pieces.append(_symbol(element))
            case t if t in _LEFT_OUT or (t == f"{_W}r" and _is_hidden(element)):
                continue  # a paragraph in a text box comes by itself
            case _:
                waiting += reversed(element)
    return "".join(pieces)


def _symbol(element: Any) -> str:
    """A letter of a symbol font, which Word keeps at U+F000 and above; � for one nobody knows."""
    try:
        code = int(element.get(f"{_W}char") or "", 16)
        is_of_font = 0xF000 <= code <= 0xF0FF
        return _SYMBOLS.get(code - 0xF000, "\ufffd") if is_of_font else chr(code)
    except (ValueError, OverflowError):
        return "\ufffd"


def _is_hidden(run: Any) -> bool:
    """True for words that Word shows nobody, and does not print."""
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")


def _kind(paragraph: Any, styles: dict[str, str]) -> tuple[str | None, str | None]:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return None, None
    given = properties.find(f"{_W}pStyle")
    style = styles.get(given.get(f"{_W}val"), "") if given is not None else ""
    if style.startswith("heading "):
        return "heading", style.removeprefix("heading ")
    for name, kind, detail in _STYLES:
        if style == name:
            return kind, detail
    if style.startswith("list ") or properties.find(f"{_W}numPr") is not None:
        return "list_item", None
    return None, None


def _first_heading(builder: TextBuilder) -> str | None:
    heading = next((each for each in builder.regions if each.kind == "heading"), None)
    return one_line(builder.text[heading.start : heading.end]) if heading else None
