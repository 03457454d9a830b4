"""What a reader makes of a file, before it is an article of a case.

Apart from the things of a case, which the processes that read files do not need.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DraftRegion:
    """A stretch of a draft's text in code points; `detail` is a heading's level or a page."""

    kind: str
    start: int
    end: int
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """What a reader makes of a file: normalised text and what the file says about itself.

    `original` are the file's bytes as they came. `encoding` is None for formats that name their
    own. `found_in` says where in the file a field was found, as (field, place). `part` is the
    row of a table that the article was, from 1, None where it is the whole file.
    """

    text: str
    title: str
    original: bytes
    file_name: str
    media_type: str
    encoding: str | None = None
    encoding_sure: bool = True
    source: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    regions: tuple[DraftRegion, ...] = ()
    found_in: tuple[tuple[str, str], ...] = ()
    part: int | None = None
    path: str = ""
