"""Bytes to text: which character set, and how sure that is."""

import codecs
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workbench.domain.errors import InvalidValue, Unreadable


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of the character set as Python spells it, and False where that is a guess."""

    text: str
    encoding: str
    sure: bool = True


# UTF-32 first: its little-endian mark begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Everything below the space but tab, line feed, form feed, carriage return and escape.
_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\f\r\x1b") + b"\x7f"
_MOST_CONTROLS = 0.03
# Wrong bytes among those that are not ASCII, below which a character set still is the right one.
_MOST_DAMAGE = 0.05
_MOST_DAMAGE_WITH_MARK = 0.01
# A page that names the first is, by the rules browsers follow, written in the second.
_WEB_NAMES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
        **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
        **dict.fromkeys(("shift_jis", "shift_jis_2004"), "cp932"),
        "euc_kr": "cp949",
        "big5": "big5hkscs",
        "iso8859-9": "cp1254",
        "tis-620": "cp874",
    }
)
# Python calls these character sets; no file is written in them, and some warn while decoding.
_NOT_FOR_FILES = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)


def decode(
    data: bytes, name: str, *, encoding: str | None = None, declared: str | None = None
) -> Decoded:
    """The text of `data`, without a byte order mark.

    `encoding` is what a person says and wins over everything; `declared` is what the file says of
    itself and is believed after marks and valid UTF-8. Raises InvalidValue (no such character
    set), Unreadable (`binary`, `unknown_encoding`) for the file called `name`.
    """
    if encoding is not None:
        return _as_told(data, name, encoding)
    sure = _marked(data) or _wide(data)
    if sure:
        return sure
    if _is_binary(data):
        raise Unreadable(name, "binary", "it is mostly control characters")
    found = (
        _with_escapes(data)
        or _strictly(data, "utf-8")
        or _as_declared(data, declared)
        or _damaged(data, "utf-8")
    )
    if found:
        return found
    from workbench.ingest.guess import guess  # 60 ms that a file in UTF-8 need not wait for

    text, guessed, is_sure = guess(data, name)
    return Decoded(text, guessed, is_sure)


def known_encoding(encoding: str) -> str:
    """The name Python uses for a character set. Raises InvalidValue where it knows none."""
    try:
        codec = codecs.lookup(encoding.strip())
    except (LookupError, ValueError):  # ValueError: a NUL or a lone surrogate in the name
        raise InvalidValue("encoding", encoding) from None
    # codecs also finds zlib, base64 and the like, and only this attribute tells them apart.
    is_text = getattr(codec, "_is_text_encoding", True)
    if not is_text or codec.name.replace("-", "_") in _NOT_FOR_FILES:
        raise InvalidValue("encoding", encoding)
    return codec.name.removesuffix("-sig")


def _as_told(data: bytes, name: str, encoding: str) -> Decoded:
    codec = known_encoding(encoding)
    try:
        return Decoded(data.decode(codec).removeprefix("\ufeff"), codec)
    except UnicodeError as error:
        where = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise Unreadable(name, "unknown_encoding", f"it is not in {codec}{where}") from error


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeError:
        return None


def _damaged(data: bytes, encoding: str) -> Decoded | None:
    """The text with U+FFFD where bytes are wrong, if those are few among what is not ASCII."""
    text = data.decode(encoding, "replace")
    wrong = text.count("\ufffd")
    others = len(text) - len(text.encode("ascii", "ignore"))
    return Decoded(text, encoding, sure=False) if wrong <= _MOST_DAMAGE * others else None


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            found = _strictly(rest, encoding) or _cut_short(rest, encoding)
            if found and not (encoding == "utf-8" and _is_binary(rest)):
                return found
    return None


def _cut_short(data: bytes, encoding: str) -> Decoded | None:
    text = data.decode(encoding, "replace")
    wrong = text.count("\ufffd")
    few = wrong <= max(1, _MOST_DAMAGE_WITH_MARK * len(text))
    return Decoded(text, encoding, sure=False) if few and wrong < len(text) else None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: any such text has NUL bytes, from its spaces and lines."""
    if b"\0" not in data:
        return None
    encodings = ["utf-16-le", "utf-16-be"]
    if len(data) % 4 == 0 and data.count(0) * 2 >= len(data):
        encodings = ["utf-32-le", "utf-32-be", *encodings]
    rated = [
        (_plausibility(found.text[:2000]), found)
        for encoding in encodings
        if (found := _strictly(data, encoding))
    ]
    best, found = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return found if best > 0 else None


def _plausibility(text: str) -> float:
    """How much of a text is ASCII, or 0 where it has characters that no text has.

    Bytes paired the wrong way round give unassigned and private characters, and no spaces.
    """
    bad = sum(
        unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"} and c not in "\t\n\f\r" for c in text
    )
    plain = len(text.encode("ascii", "ignore"))
    has_spaces = any(c in text for c in " \n\r\t")
    if bad > 0.01 * len(text) or not (has_spaces or plain * 2 >= len(text)):
        return 0.0
    return plain / len(text)


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(data)


def _with_escapes(data: bytes) -> Decoded | None:
    """The Japanese and Korean mail encodings: their bytes are ASCII, so they pass for UTF-8."""
    if b"\x1b" not in data or b"\x1b$" not in data:  # one byte is found much quicker than two
        return None
    return _strictly(data, "iso2022_jp_2") or _strictly(data, "iso2022_kr")


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        codec = known_encoding(declared)
    except InvalidValue:
        return None
    codec = _WEB_NAMES.get(codec, codec)
    if codec.startswith("utf"):  # a page that can name it in ASCII is in none of the others
        codec = "utf-8"
    return _strictly(data, codec) or _damaged(data, codec)
