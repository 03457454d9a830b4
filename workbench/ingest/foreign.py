"""Formats that are no text, known by their first bytes."""

import re
from typing import Final

from workbench.domain.errors import Unreadable

# What might hold an article, were there a reader for it.
_DOCUMENTS: Final = (
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older or an encrypted Office file"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
)
# Inside a zip the first entry's name or type tells what it is.
_ZIPS: Final = (
    (b"xl/", "an Excel file"),
    (b"ppt/", "a PowerPoint file"),
    (b"application/epub", "an EPUB book"),
    (b"opendocument", "an OpenDocument file"),
    (b"[Content_Types].xml", "an Office file"),
)
_NO_DOCUMENTS: Final = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_SIGNATURES: Final = tuple(signature for signature, _ in _DOCUMENTS + _NO_DOCUMENTS)
_RIFF: Final = re.compile(rb"RIFF....(?:WEBP|WAVE|AVI )", re.DOTALL)
_MP4: Final = re.compile(rb"....ftyp", re.DOTALL)


def refuse_foreign(data: bytes, name: str) -> None:
    """Do nothing, or say what the file called `name` is.

    Raises Unreadable: `unknown_format` where it may hold an article, else `binary`.
    """
    head = data[:4096]
    document = _first(head, _DOCUMENTS) or _zip(data[:65536])
    if document:
        raise Unreadable(name, "unknown_format", f"it is {document}")
    other = _first(head, _NO_DOCUMENTS)
    if not other and (_RIFF.match(head) or _MP4.match(head)):
        other = "a picture, a recording or a video"
    if other:
        raise Unreadable(name, "binary", f"it is {other}")


def _first(head: bytes, signatures: tuple[tuple[bytes, str], ...]) -> str | None:
    if not head.startswith(_SIGNATURES):  # as nearly all files that come here
        return None
    return next((what for signature, what in signatures if head.startswith(signature)), None)


def _zip(head: bytes) -> str | None:
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    return next((what for clue, what in _ZIPS if clue in head), "a zip archive")
