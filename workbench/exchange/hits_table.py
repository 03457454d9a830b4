"""Search results as CSV for spreadsheets."""

from collections.abc import Iterable
from typing import Final

from workbench.domain.views import SearchHit
from workbench.exchange.cells import as_csv

COLUMNS: Final = (
    "kind",
    "article",
    "title",
    "start",
    "end",
    "paragraph",
    "text",
    "tags",
    "note",
    "annotation",
)


def hits_table(hits: Iterable[SearchHit]) -> bytes:
    """A row for each hit; `text` is the quotation or the sentence, as far as the hit shows it."""
    return as_csv(COLUMNS, map(_row, hits))


def _row(hit: SearchHit) -> tuple[object, ...]:
    mark = hit.annotation
    return (
        hit.kind,
        hit.article.ref,
        hit.article.title,
        hit.start,
        hit.end,
        hit.paragraph,
        hit.snippet,
        " | ".join(tag.name for tag in hit.tags),
        mark.note if mark else "",
        mark.id if mark else "",
    )
