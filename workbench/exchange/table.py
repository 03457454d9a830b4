"""Annotations with their tags as CSV for spreadsheets, and back."""

import codecs
import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Final

from workbench.domain.ids import moment
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
_EXCEL_LINE: Final = re.compile(r"\Asep=.\r?\n", re.IGNORECASE)


def write(annotations: Sequence[SharedAnnotation]) -> bytes:
    """A row for each annotation; tags are separated by `|`."""
    return as_csv(COLUMNS, (_row(shared) for shared in annotations))


def read(data: bytes) -> list[ForeignAnnotation]:
    """The rows of a table with at least the column `tags`. Raises NotThisFormat.

    Commas, semicolons and tabs may separate columns: spreadsheets write all three. The names of
    columns may be in capitals.
    """
    text = _decoded(data)
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        columns = [name.strip().lower() for name in next(rows, [])]
        if not set(columns) >= _NEEDED:
            raise NotThisFormat("it has no column “tags”")
        return [_foreign(_cells(columns, row, rows.line_num)) for row in rows if row]
    except csv.Error as error:
        raise NotThisFormat(f"it is not a table: {error}") from error
    finally:
        csv.field_size_limit(before)


def _decoded(data: bytes) -> str:
    """The text of a table, without the line that tells Excel what separates its columns."""
    # What Excel calls Unicode text.
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotThisFormat("it is not in UTF-8; save it from the spreadsheet as UTF-8") from error
    return _EXCEL_LINE.sub("", text)


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


def _cells(columns: Sequence[str], row: Sequence[str], line: int) -> dict[str, str]:
    cells = {name: unguarded(cell) for name, cell in zip(columns, row, strict=False)}
    if not cells.keys() >= _NEEDED:
        raise NotThisFormat(f"line {line} is cut short")
    return cells


def _foreign(cells: Mapping[str, str]) -> ForeignAnnotation:
    digest = cells.get("text_sha256", "").strip()
    tags = (tag.replace("\\|", "|").strip() for tag in _BAR.split(cells.get("tags", "")))
    return ForeignAnnotation(
        source=f"urn:sha256:{digest}" if digest else "",
        quote=cells.get("quote") or None,
        prefix=cells.get("prefix", ""),
        suffix=cells.get("suffix", ""),
        start=_number(cells.get("start")),
        end=_number(cells.get("end")),
        given_id=cells.get("annotation", "").strip(),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        note=cells.get("note"),
        creator=cells.get("creator", ""),
        created=moment(cells.get("created", "")),
        modified=moment(cells.get("modified", "")),
        replaces=True,
    )


def _number(cell: str | None) -> int | None:
    clean = (cell or "").strip()
    return int(clean) if clean.isascii() and clean.isdigit() and len(clean) < 16 else None
