"""Tables as CSV (RFC 4180) that a spreadsheet may open.

Cells that a spreadsheet would take for a formula begin with an apostrophe, which reading takes off
again. UTF-8 with a byte order mark, without which Excel guesses another character set.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_GUARDED: Final = frozenset("=+-@\t\r\n'＝＋－＠")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table with its head, every cell guarded."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(str(cell)) for cell in row])
    return buffer.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """The cell as a spreadsheet may have it: never a formula."""
    if cell[:1] == "'":
        return f"'{cell}" if cell[1:2] in _GUARDED and cell[1:] else cell
    return f"'{cell}" if cell[:1] in _GUARDED and cell else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded."""
    return cell[1:] if cell[:1] == "'" and cell[1:] and cell[1] in _GUARDED else cell
