"""Dates in English sentences, as exact as they are said: a year, a month, a day."""

import re
from dataclasses import dataclass
from typing import Final

from workbench.domain.span import Span

MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
_DIGIT: Final = re.compile(r"\d")
_MONTH: Final = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.)"
)
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS: Final = tuple(
    re.compile(rf"(?<![\w-])(?:{form})(?![\w-])")
    for form in (
        r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)",
        rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?",
        rf"{_MONTH},?(?: of)? {_YEAR}",
        rf"(?:in|In|since|Since|of|by|By|during|until|for|For) {_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date, with None for what is not said of it."""

    year: int | None
    month: int | None
    day: int | None
    span: Span

    def contradicts(self, other: "SaidDate") -> bool:
        """True where both say a year, a month or a day, and not the same one."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return any(one is not None and two is not None and one != two for one, two in pairs)


def dates(text: str, start: int) -> list[SaidDate]:
    """The dates of a sentence that begins at `start` in its article, in order."""
    found: list[SaidDate] = []
    if not _DIGIT.search(text):
        return found
    for form in _FORMS:
        for match in form.finditer(text):
            span = Span(start + match.start(), start + match.end())
            if not any(span.overlaps(held.span) for held in found):
                found.append(_read(match, span))
    return sorted(found, key=lambda date: date.span)


def _read(match: re.Match[str], span: Span) -> SaidDate:
    said = match.groupdict()
    year, month, day = said.get("year"), said.get("month"), said.get("day")
    number = None
    if month:
        name = month.rstrip(".").lower()
        number = (
            int(name)
            if name.isdigit()
            else next(n for n, each in enumerate(MONTHS, 1) if each.startswith(name))
        )
    return SaidDate(int(year) if year else None, number, int(day) if day else None, span)
