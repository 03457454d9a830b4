"""Markdown, with or without front matter; the text stays as it was written."""

import re
from typing import Final

from workbench.domain.drafts import ArticleDraft, DraftRegion
from workbench.domain.text import normalise
from workbench.ingest.decode import decode
from workbench.ingest.fields import one_line
from workbench.ingest.readers import is_named
from workbench.ingest.request import AS_FOUND, Request
from workbench.ingest.title import title_of

ORDER: Final = 80
SUFFIXES: Final = frozenset({".md", ".markdown"})
ISOLATED: Final = False
KEYS: Final = frozenset({"title", "source", "author", "published", "url", "retrieved", "language"})
_KEY_LINE = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?[ \t]*")
_RULE = re.compile(r"---[ \t]*")
_CLOSING_RULE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_DOUBLE_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SINGLE_QUOTED = re.compile(r"'((?:[^']|'')*)'")
_FIRST_LINE = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\0?-\0?-\0?-")
_HEADING = re.compile(r"^#[ \t]+(.*?)[ \t#]*$|^(\S.*)\n=+[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(\S(?:.*?\S)?)\1(?!\w)")
_FENCE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[ \t]*$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(
    r"^(?P<marks>#{1,6})[ \t]+\S.*$|^ {0,3}(?P<item>[-*+]|\d{1,9}[.)])[ \t]+\S.*$"
    r"|^(?P<quotation>>[^\n]*\S[^\n]*)$",
    re.MULTILINE,
)
_TOP = 4000


def sniff(data: bytes, name: str) -> bool:
    """True for a file named so, and for any text that begins with front matter."""
    if is_named(name, SUFFIXES):
        return True
    if not _FIRST_LINE.match(data):
        return False
    # Half a character at the cut does not matter here.
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    head = data[:_TOP].decode("utf-16" if wide else "utf-8", "replace")
    return bool(split_front_matter(normalise(head))[0])


def read(data: bytes, name: str, request: Request = AS_FOUND) -> ArticleDraft:
    """The body as text, metadata from the front matter; else the title is the first heading.

    Raises Unreadable and InvalidValue as `decode` does.
    """
    decoded = decode(data, name, encoding=request.encoding)
    fields, text = split_front_matter(normalise(decoded.text))
    published = fields.get("published")
    return ArticleDraft(
        text=text,
        title=fields.get("title") or _heading(text) or title_of(text, name),
        original=data,
        file_name=name,
        media_type="text/markdown",
        encoding=decoded.encoding,
        encoding_sure=decoded.sure,
        source=fields.get("source"),
        author=fields.get("author"),
        published=published,
        published_from="stated" if published else None,
        url=fields.get("url"),
        retrieved=fields.get("retrieved"),
        language=fields.get("language"),
        regions=_regions(text),
        found_in=tuple((key, f"front matter: {key}") for key in fields),
    )


def _regions(text: str) -> tuple[DraftRegion, ...]:
    """Headings with their level, list items and lines of quotations, outside of code."""
    code = [match.span() for match in _FENCE.finditer(text)]
    found = []
    for match in _BLOCK.finditer(text):
        if any(start <= match.start() < end for start, end in code):
            continue
        if match["marks"]:
            found.append(DraftRegion("heading", *match.span(), str(len(match["marks"]))))
        else:
            kind = "quotation" if match["quotation"] else "list_item"
            found.append(DraftRegion(kind, *match.span()))
    return tuple(found)


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields we know from the front matter of normalised text, and the text after it.

    No fields and the whole text where there is no front matter: a first line `---`, lines of
    `key: value` of which at least one key is known, and a closing `---`.
    """
    if not text.startswith("---"):
        return {}, text
    lines = text.split("\n")
    close = next((n for n, line in enumerate(lines) if n and _CLOSING_RULE.fullmatch(line)), None)
    if close is None or not _RULE.fullmatch(lines[0]):
        return {}, text
    fields = _fields(lines[1:close])
    if not fields:
        return {}, text
    body = close + 1
    while body < len(lines) and not lines[body].strip():
        body += 1
    return {key: value for key, value in fields.items() if value}, "\n".join(lines[body:])


def _fields(lines: list[str]) -> dict[str, str]:
    """The known keys with their values; empty where a line is neither field, list nor comment."""
    fields: dict[str, str] = {}
    seen_key = False
    for line in lines:
        if match := _KEY_LINE.fullmatch(line):
            seen_key = True
            key = match[1].lower()
            if key in KEYS:
                fields.setdefault(key, _value(match[2] or ""))
        elif line.strip() and not line.startswith("#") and not _continues(line, seen_key):
            return {}
    return fields


def _continues(line: str, seen_key: bool) -> bool:
    """A list or a longer value below a key: we read neither, but it is front matter."""
    return seen_key and (line.startswith((" ", "\t", "- ")))


def _value(raw: str) -> str:
    raw = raw.strip()
    if match := _DOUBLE_QUOTED.fullmatch(raw):
        raw = re.sub(r"\\(.)", r"\1", match[1])
    elif match := _SINGLE_QUOTED.fullmatch(raw):
        raw = match[1].replace("''", "'")
    elif raw in {"|", ">", "|-", ">-", "~", "null"}:  # YAML's ways to begin a block, or say none
        raw = ""
    return one_line(raw) or ""


def _heading(text: str) -> str | None:
    match = _HEADING.search(text[:_TOP])
    if not match:
        return None
    heading = one_line(match[1] or match[2]) or ""
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", heading)) or None
