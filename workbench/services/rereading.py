"""Reading an article's original again: in another character set, or the whole of a page."""

from pathlib import Path
from typing import Final

from workbench.domain.errors import Unreadable
from workbench.domain.text import normalise
from workbench.domain.values import ArticleText
from workbench.domain.views import PageLine
from workbench.ingest.request import Request
from workbench.services.preparing import Prepared, Skipped
from workbench.services.reading_pool import ReadingPool

# What has more to it than its article's text.
PAGES: Final = frozenset({"text/html", "multipart/related", "message/rfc822"})


def page_lines(text: str, whole: str) -> list[PageLine]:
    """The lines of a whole page, and which of them an article's text has."""
    kept = " ".join(text.split())
    lines = [line for line in normalise(whole).split("\n") if line.strip()]
    return [PageLine(line, " ".join(line.split()) in kept) for line in lines]


def as_before(data: bytes, stored: ArticleText) -> Prepared:
    """What the reading that gave a stored text gave, once more. Raises as `read_original`."""
    return read_original(data, stored, Request(stored.encoding, stored.reading == "whole"))


def read_original(data: bytes, stored: ArticleText, request: Request) -> Prepared:
    """What an article's original gives when it is read as `request` says; touches no case.

    Raises Unreadable, InvalidValue.
    """
    with ReadingPool(request.limits) as pool:
        outcomes = pool.read_bytes(data, Path(stored.file_name), request)
    wanted = [each for each in outcomes if _part(each) == stored.part]
    found = wanted[0] if wanted else Skipped(stored.file_name, "empty")
    if isinstance(found, Skipped):
        raise Unreadable(found.path, found.reason, found.detail)
    return found


def _part(outcome: Prepared | Skipped) -> int | None:
    if isinstance(outcome, Prepared):
        return outcome.draft.part
    row = outcome.path.rpartition("#")[2]
    return int(row) if row.isdecimal() else None
