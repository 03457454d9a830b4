"""REFI-QDA projects (.qdpx, QDA-XML 1.0): what QualCoder, ATLAS.ti, MAXQDA and NVivo read.

A zip of project.qde and each text as a file with LF line ends and no byte order mark; positions
count characters. Tags are codes, annotations selections with codings, notes notes. Orphaned
annotations have no place in the text and are left out.
"""

import io
import re
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree import ElementTree

from workbench.domain.values import Tag
from workbench.exchange.values import SharedAnnotation, SharedText

_NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_OUR_GUIDS: Final = uuid.UUID("7d2f9f4e-6a51-4f0e-9d5b-0f2d6f1f2c11")
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def write(
    title: str,
    tags: Sequence[Tag],
    texts: Sequence[SharedText],
    annotations: Sequence[SharedAnnotation],
) -> bytes:
    """A project with every text and the annotations anchored in it; the same bytes each time."""
    placed = [each for each in annotations if each.view.annotation.state == "anchored"]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", _project(title, tags, texts, placed))
        for text in texts:
            _put(archive, f"sources/{_file_name(text)}", text.text.encode("utf-8"))
    return buffer.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)


def _project(
    title: str,
    tags: Sequence[Tag],
    texts: Sequence[SharedText],
    annotations: Sequence[SharedAnnotation],
) -> bytes:
    root = ElementTree.Element("Project", {"xmlns": _NAMESPACE, "name": _xml(title)})
    root.set("origin", "source-workbench")
    people = sorted({each.view.annotation.creator or "unknown" for each in annotations})
    if people:
        users = ElementTree.SubElement(root, "Users")
        for name in people:
            ElementTree.SubElement(users, "User", guid=_guid("user", name), name=_xml(name))
    if tags:
        _codes(root, tags)
    if texts:
        _sources(root, texts, annotations)
    _notes(root, annotations)
    ElementTree.indent(root)
    declared = b'<?xml version="1.0" encoding="utf-8"?>\n'
    xml = ElementTree.tostring(root, encoding="unicode")
    return declared + xml.encode("utf-8") + b"\n"


def _codes(root: ElementTree.Element, tags: Sequence[Tag]) -> None:
    book = ElementTree.SubElement(root, "CodeBook")
    codes = ElementTree.SubElement(book, "Codes")
    for tag in tags:
        code = ElementTree.SubElement(codes, "Code", guid=tag.id, name=_xml(tag.name))
        code.set("isCodable", "true")
        code.set("color", tag.light_stripe)
        if tag.meaning:
            ElementTree.SubElement(code, "Description").text = _xml(tag.meaning)


def _sources(
    root: ElementTree.Element, texts: Sequence[SharedText], annotations: Sequence[SharedAnnotation]
) -> None:
    by_article: dict[str, list[SharedAnnotation]] = {}
    for each in annotations:
        by_article.setdefault(each.view.article.id, []).append(each)
    sources = ElementTree.SubElement(root, "Sources")
    for text in texts:
        source = ElementTree.SubElement(sources, "TextSource", guid=text.article_id)
        source.set("name", _xml(f"{text.ref} {text.title}"))
        source.set("plainTextPath", f"internal://{_file_name(text)}")
        for each in by_article.get(text.article_id, ()):
            source.append(_selection(each))


def _selection(shared: SharedAnnotation) -> ElementTree.Element:
    held = shared.view.annotation
    moments = {
        "creatingUser": _guid("user", held.creator or "unknown"),
        **({"creationDateTime": held.created} if held.created else {}),
        **({"modifiedDateTime": held.modified} if held.modified else {}),
    }
    selection = ElementTree.Element(
        "PlainTextSelection",
        guid=held.id,
        name=_xml(" ".join(held.quote.split())[:80]),
        startPosition=str(held.start),
        endPosition=str(held.end),
        attrib=moments,
    )
    for tag in shared.view.tags:
        coding = ElementTree.SubElement(selection, "Coding", guid=_guid(held.id, tag.id))
        coding.set("creatingUser", moments["creatingUser"])
        ElementTree.SubElement(coding, "CodeRef", targetGUID=tag.id)
    if held.note:
        ElementTree.SubElement(selection, "NoteRef", targetGUID=_guid("note", held.id))
    return selection


def _notes(root: ElementTree.Element, annotations: Sequence[SharedAnnotation]) -> None:
    noted = list(_noted(annotations))
    if not noted:
        return
    notes = ElementTree.SubElement(root, "Notes")
    for each in noted:
        held = each.view.annotation
        note = ElementTree.SubElement(notes, "Note", guid=_guid("note", held.id))
        note.set("name", _xml(f"{each.view.article.ref} [{held.start}–{held.end}]"))
        ElementTree.SubElement(note, "PlainTextContent").text = _xml(held.note)


def _noted(annotations: Sequence[SharedAnnotation]) -> Iterator[SharedAnnotation]:
    return (each for each in annotations if each.view.annotation.note)


def _file_name(text: SharedText) -> str:
    return f"{text.article_id}.txt"


def _guid(kind: str, name: str) -> str:
    return str(uuid.uuid5(_OUR_GUIDS, f"{kind}\n{name}"))


def _xml(text: str) -> str:
    """The text without characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
