"""What a reader is asked for: how to read, and how much a file may cost."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask for.

    `max_bytes` is its size, `max_unpacked` the size of what is packed inside it, `max_characters`
    the length of its text, `max_pages` and `max_rows` what a PDF and a table may have. `seconds`
    and `memory` (bytes) bound the child process that reads it.
    """

    max_bytes: int = 50 * MIB
    max_unpacked: int = 200 * MIB
    max_characters: int = 10_000_000
    max_pages: int = 3000
    max_rows: int = 10_000
    seconds: float = 30.0
    memory: int = 1024 * MIB


DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Request:
    """How to read a file.

    `encoding` is a character set that a person chose, None to find out. `whole` asks for all the
    visible text of a page, not only what looks like its article.
    """

    encoding: str | None = None
    whole: bool = False
    limits: Limits = DEFAULT_LIMITS


AS_FOUND: Final = Request()
