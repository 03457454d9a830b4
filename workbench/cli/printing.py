"""Printing: data to stdout, messages to stderr, and nothing that a terminal would obey."""

import json
import re
import sys
from collections.abc import Sequence
from typing import Any, Final

import click

from workbench.domain.text import cut_short, storable

# Control characters but for line ends, and what turns the direction of a line round.
_OBEYED: Final = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


class ReaderGone(Exception):
    """Nobody reads our output any more."""


def say(message: str) -> None:
    """A message for a person, on stderr."""
    click.echo(_harmless(message), err=True)


def tell(message: str) -> None:
    """A message that `-q` silences."""
    if not is_quiet():
        say(message)


def is_quiet() -> bool:
    """True where `-q` was given."""
    context = click.get_current_context(silent=True)
    return bool(context and (context.obj or {}).get("quiet"))


def print_json(data: Any) -> None:
    """Data as JSON on stdout, in UTF-8 whatever the locale."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    write_bytes((storable(text) + "\n").encode("utf-8"))


def print_text(text: str) -> None:
    """Lines on stdout, in UTF-8 whatever the locale."""
    write_bytes((_harmless(text) + "\n").encode("utf-8"))


def print_table(rows: Sequence[tuple[str, ...]], *, rights: tuple[int, ...] = ()) -> None:
    """Rows as aligned columns; those numbered in `rights` are right-aligned."""
    if not rows:
        return
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if at in rights else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    print_text("\n".join(lines))


def write_bytes(data: bytes) -> None:
    """Bytes on stdout, exactly. Raises ReaderGone."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        # Not as it is: click would make a failure of it.
        raise ReaderGone from error


def one_line(text: str, length: int = 90) -> str:
    """Text on one line, shortened, without characters that do not show."""
    folded = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return cut_short(folded, length)


def counted(count: int, noun: str) -> str:
    """`1 annotation`, `2 annotations`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _harmless(text: str) -> str:
    return _OBEYED.sub("\ufffd", storable(text))
