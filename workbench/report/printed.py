"""What a report's body prints of quotations, read back for its proof."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from workbench.report.escape import unescape

NOTHING_TO_SHOW: Final = "The passage consists of white space or control characters only."
NO_PLACE: Final = "place not found"

_PLACE: Final = re.compile(r"\*\*(A\d+) ¶(\d+) \[(\d+)–(\d+)\]\*\*(?: · pp?\. ([0-9–]+) · )?")
_LOST: Final = re.compile(rf"\*\*(A\d+) \({NO_PLACE}\)\*\*")
# Not in bold: where a section points at a passage. What an analyst writes has escaped brackets.
_MENTION: Final = re.compile(r"(A\d+) ¶(\d+) \[(\d+)–(\d+)\](?!\*\*)")


class Place(NamedTuple):
    """An article's ref, and the paragraph and code points in it, None where no place is known.

    A tuple, since ten thousands of them are keys.
    """

    article: str
    paragraph: int | None
    start: int | None
    end: int | None

    def __str__(self) -> str:
        if self.start is None:
            return f"{self.article} ({NO_PLACE})"
        return f"{self.article} ¶{self.paragraph} [{self.start}–{self.end}]"


@dataclass(frozen=True, slots=True)
class PrintedQuotation:
    """A quotation and the place above it, either of which may be missing; `page` if it has one."""

    place: Place | None
    page: str | None
    quotation: str | None


def printed_quotations(body: str) -> Iterator[PrintedQuotation]:
    """Each place in bold at the start of a line, with the block quote beneath it."""
    place: Place | None = None
    page: str | None = None
    for line in body.split("\n"):
        if line.startswith("> "):
            yield PrintedQuotation(place, page, unescape(line[2:]))
            place = None
        elif found := _place_in(line):
            if place:
                yield PrintedQuotation(place, page, None)
            place, page = found
        elif place and line:
            yield PrintedQuotation(place, page, "" if line == NOTHING_TO_SHOW else None)
            place = None
    if place:
        yield PrintedQuotation(place, page, None)


def mentioned_places(body: str) -> list[Place]:
    """The places that sections point at, each once."""
    return list(dict.fromkeys(_place(match) for match in _MENTION.finditer(body)))


def _place_in(line: str) -> tuple[Place, str | None] | None:
    if not line.startswith("**A"):
        return None
    if match := _PLACE.match(line):
        return _place(match), match[5]
    if match := _LOST.match(line):
        return Place(match[1], None, None, None), None
    return None


def _place(match: re.Match[str]) -> Place:
    return Place(match[1], int(match[2]), int(match[3]), int(match[4]))
