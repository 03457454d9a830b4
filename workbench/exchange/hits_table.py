"""Search results as CSV (RFC 4180), for spreadsheets.

Cells that a spreadsheet would take for a formula begin with an apostrophe. UTF-8 with a byte order
mark, without which Excel guesses another character set.
"""

import csv
import io
from collections.abc import Iterable
from typing import Final

from workbench.domain.views import SearchHit

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
_GUARDED: Final = frozenset("=+-@\t\r\n'＝＋－＠")


def hits_table(hits: Iterable[SearchHit]) -> bytes:
    """A row for each hit; `text` is the quotation or the sentence, as far as the hit shows it."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for hit in hits:
        mark = hit.annotation
        row = (
            hit.kind,
            hit.article.ref,
            hit.article.title,
            str(hit.start),
            str(hit.end),
            str(hit.paragraph),
            hit.snippet,
            " | ".join(tag.name for tag in hit.tags),
            mark.note if mark else "",
            mark.id if mark else "",
        )
        writer.writerow([_guarded(cell) for cell in row])
    return buffer.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _GUARDED and cell else cell
