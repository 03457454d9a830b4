"""The things a case holds, as frozen values; each is one row (annotations with their tags).

Every field is a string, number, boolean, None or a tuple of strings, so that a value turns into a
record of plain JSON (`record_of`) and is made of it again: history, undo and storage share that.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from workbench.domain.anchor import Anchor
from workbench.domain.ids import article_ref
from workbench.domain.span import Span

Plain = str | int | bool | None | tuple[str, ...]
Record = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher. `reliability` is a letter A–F, graded apart from any claim, or None."""

    id: str
    name: str
    kind: str = "unknown"
    country: str | None = None
    reliability: str | None = None
    descriptor: str | None = None
    note: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article's metadata; its text is kept by version and never changes.

    `number` makes the ref (`A1`); `published` is an ISO 8601 date of any precision or free text as
    the page has it; `published_from` says where it was found (stated, inferred, given). `version`
    is that of the text that counts; `text_sha256` its hash where it is not the imported one, so
    that the history tells which text was put in its place.
    """

    id: str
    number: int
    title: str
    source_id: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    direction: str | None = None
    state: str = "unread"
    status: str = "active"
    status_note: str | None = None
    status_date: str | None = None
    hidden: bool = False
    version: int = 1
    import_id: str | None = None
    created: str = ""
    text_sha256: str | None = None

    @property
    def ref(self) -> str:
        """`A1`, `A2`, …"""
        return article_ref(self.number)


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One version of an article's text, with the file it was read from.

    `sha256` is of the text's UTF-8 bytes, `original_sha256` of the original file's bytes. `part`
    is the row of a table it was, from 1. `found_in` is a JSON object: where in the file each
    piece of metadata was found. `reading` is how it came to be: `imported`, or read again from
    its original with another `encoding` or as the `whole` page.
    `as_imported` is a hash over all the import said of the article; see `record_hash`.
    """

    article_id: str
    version: int
    text: str
    sha256: str
    characters: int
    original_sha256: str
    file_name: str
    media_type: str
    encoding: str | None
    encoding_sure: bool
    created: str
    part: int | None = None
    found_in: str = "{}"
    reading: str = "imported"
    as_imported: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its look. `key` is the digit that gives it; colours are `#RRGGBB`."""

    id: str
    name: str
    group_name: str
    glyph: str
    underline: str
    light_stripe: str
    light_fill: str
    light_overlap: str
    dark_stripe: str
    dark_fill: str
    dark_overlap: str
    key: str | None = None
    meaning: str = ""
    active: bool = True
    position: int = 0


@dataclass(frozen=True, slots=True)
class Annotation:
    """A marked span with its tags (ids) and note; positions are code points in that version.

    `state` is anchored or orphaned; an orphan keeps the offsets and quotation it had.
    """

    id: str
    article_id: str
    version: int
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    tags: tuple[str, ...] = ()
    note: str = ""
    state: str = "anchored"
    state_reason: str | None = None
    creator: str = ""
    created: str = ""
    modified: str = ""

    @property
    def span(self) -> Span:
        """Where it sits."""
        return Span(self.start, self.end)

    @property
    def anchor(self) -> Anchor:
        """How it is held."""
        return Anchor(self.start, self.end, self.quote, self.prefix, self.suffix)

    def anchored(self, version: int, anchor: Anchor) -> "Annotation":
        """The annotation in another place, of that version of its article's text."""
        return dataclasses.replace(
            self,
            version=version,
            start=anchor.start,
            end=anchor.end,
            quote=anchor.quote,
            prefix=anchor.prefix,
            suffix=anchor.suffix,
            state="anchored",
            state_reason=None,
        )


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of an article that is set apart (navigation, teaser, caption, …).

    `creator` is `person` or the name of the rule that proposed it; `detail` is the level of a
    heading or the number of a page.
    """

    id: str
    article_id: str
    version: int
    start: int
    end: int
    kind: str
    creator: str = "person"
    state: str = "active"
    created: str = ""
    detail: str | None = None

    @property
    def span(self) -> Span:
        """Where it sits."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a case remembers of itself: `title`, and `restored_from` where it is from a backup."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One import: `pending` while it is written, `published` when seen, `withdrawn` when undone.

    `contents` is a hash over all it brought, once it is published.
    """

    id: str
    state: str
    process: str = ""
    created: str = ""
    contents: str = ""


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report that was made: `scope` names what it covered, `history_n` the last edit it knew.

    `format` is md, html or pdf, `sha256` the hash of the bytes written.
    """

    id: str
    at: str
    who: str
    scope: str
    format: str
    sha256: str
    history_n: int


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name."""

    id: str
    name: str
    query: str
    position: int = 0
    created: str = ""


def record_of(value: Any) -> dict[str, Plain]:
    """The fields of a value as plain JSON data (tuples stay tuples)."""
    names, take = _fields(value.__class__)
    return dict(zip(names, take(value), strict=True))


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of the fields, and what takes them all from a value at once."""
    names = tuple(field.name for field in dataclasses.fields(kind))
    return names, attrgetter(*names)
