"""A report's HTML in pieces small enough to be put into a window without a pause."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.report.html import body_pieces

_ROWS: Final = 40
_LINES: Final = 60
_TABLE: Final = re.compile(
    r"<table>\s*(<thead>.*?</thead>)\s*<tbody>(.*?)</tbody>\s*</table>", re.S
)
_PRE: Final = re.compile(r"<pre><code>(.*?)</code></pre>", re.S)
_LONG: Final = re.compile(f"{_TABLE.pattern}|{_PRE.pattern}", re.S)


def preview_pieces(markdown: str) -> Iterator[str]:
    """The page's body without figures; long tables and code are several shorter ones."""
    for piece in body_pieces(markdown):
        last = 0
        for match in _LONG.finditer(piece):
            parts = _table(match[1], match[2]) if match[1] else _code(match[3])
            if len(parts) > 1:
                yield piece[last : match.start()] + parts[0]
                yield from parts[1:]
                last = match.end()
        if piece[last:].strip():
            yield piece[last:]


def _table(head: str, body: str) -> list[str]:
    rows = body.strip().split("</tr>")[:-1]
    return [
        f"<table>{head}<tbody>{'</tr>'.join(rows[at : at + _ROWS])}</tr></tbody></table>"
        for at in range(0, len(rows), _ROWS)
    ]


def _code(text: str) -> list[str]:
    lines = text.rstrip("\n").split("\n")
    return [
        "<pre><code>" + "\n".join(lines[at : at + _LINES]) + "</code></pre>"
        for at in range(0, len(lines), _LINES)
    ]
