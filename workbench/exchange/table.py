"""Annotations with their tags as CSV for spreadsheets, and back."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

from workbench.exchange.cells import as_csv, unguarded
from workbench.exchange.values import ForeignAnnotation, NotThisFormat, SharedAnnotation

COLUMNS: Final = (
    "annotation",
    "article",
    "title",
    "text_sha256",
    "start",
    "end",
    "paragraph",
    "quote",
    "prefix",
    "suffix",
    "tags",
    "note",
    "state",
    "creator",
    "created",
    "modified",
)
_NEEDED: Final = frozenset({"tags"})
_LARGEST_CELL: Final = 16 * 1024 * 1024
_BAR: Final = re.compile(r"(?<!\\)\|")


def write(annotations: Sequence[SharedAnnotation]) -> bytes:
    """A row for each annotation; tags are separated by `|`."""
    return as_csv(COLUMNS, (_row(shared) for shared in annotations))


def read(data: bytes) -> list[ForeignAnnotation]:
    """The rows of a table with at least the column `tags`. Raises NotThisFormat.

    Commas, semicolons and tabs may separate columns: spreadsheets write all three.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotThisFormat("it is not in UTF-8; save it from the spreadsheet as UTF-8") from error
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise NotThisFormat(f"it is not a table: {error}") from error
    finally:
        csv.field_size_limit(before)
    if not set(rows[0] if rows else head.strip().split(delimiter)) >= _NEEDED:
        raise NotThisFormat("it has no column “tags”")
    return [_foreign(row) for row in rows]


def _row(shared: SharedAnnotation) -> tuple[object, ...]:
    held = shared.view.annotation
    return (
        held.id,
        shared.view.article.ref,
        shared.view.article.title,
        shared.text_sha256,
        held.start,
        held.end,
        shared.view.paragraph,
        held.quote,
        held.prefix,
        held.suffix,
        "|".join(_escaped(tag.name) for tag in shared.view.tags),
        held.note,
        held.state,
        held.creator,
        held.created,
        held.modified,
    )


def _escaped(name: str) -> str:
    return name.replace("|", "\\|")


def _foreign(row: dict[str, str | None]) -> ForeignAnnotation:
    cells = {key: unguarded(value) for key, value in row.items() if isinstance(value, str)}
    digest = cells.get("text_sha256", "").strip()
    tags = (tag.replace("\\|", "|").strip() for tag in _BAR.split(cells.get("tags", "")))
    return ForeignAnnotation(
        source=f"urn:sha256:{digest}" if digest else "",
        quote=cells.get("quote") or None,
        prefix=cells.get("prefix", ""),
        suffix=cells.get("suffix", ""),
        start=_number(cells.get("start")),
        end=_number(cells.get("end")),
        id=cells.get("annotation", "").strip() or None,
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        note=cells.get("note", ""),
        creator=cells.get("creator", ""),
        created=cells.get("created") or None,
        modified=cells.get("modified") or None,
        replaces=True,
    )


def _number(cell: str | None) -> int | None:
    clean = (cell or "").strip()
    return int(clean) if clean.isascii() and clean.isdigit() and len(clean) < 16 else None
