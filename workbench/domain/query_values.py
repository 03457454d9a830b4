"""Values of fields that are no words: dates with their ranges, and grades.

A date means the period it names: `2022-11` the whole month. Grades are the two axes of the
Admiralty code; F and 6 ("cannot be judged") lie outside the order, so no range holds them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.query_tree import Range


@dataclass(eq=False)
class BadValue(Exception):
    """What is wrong with a value, in words that follow its field's name."""

    reason: str


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_AGO = re.compile(r"([0-9]{1,5})([dwmy])", re.IGNORECASE)
_GRADE = re.compile(r"([a-f])|([1-6])", re.IGNORECASE)
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_COMPARED = re.compile(r"(>=|<=|>|<)(.*)", re.DOTALL)
_DATE_FORMS = "2022, 2022-11, 2022-11-05, today, 7d, 2w, 3m or 1y"
_GRADE_FORMS = "A to F for publishers, 1 to 6 for claims"


@dataclass(frozen=True, slots=True)
class _Period:
    """From `low` up to, without, `high`; both as ISO 8601 of the precision that was given."""

    low: str
    high: str
    is_ago: bool = False


def date_range(name: str, written: str, today: date) -> Range:
    """The range that a date field's value names. Raises BadValue."""
    compared = _COMPARED.fullmatch(written)
    if compared:
        sign, period = compared[1], _period(compared[2], today)
        low = {">=": period.low, ">": period.high}.get(sign)
        high = {"<=": period.high, "<": period.low}.get(sign)
        return Range(name, low, high, _said(low, high, period))
    first, dots, last = written.partition("..")
    if not dots:
        period = _period(written, today)
        high = None if period.is_ago else period.high
        said = _said(period.low, None, period) if period.is_ago else f"in {written}"
        return Range(name, period.low, high, said)
    if not first and not last:
        raise BadValue(f"needs a date before or after the dots: {_DATE_FORMS}")
    low = _period(first, today).low if first else None
    high = _period(last, today).high if last else None
    if low and high and low >= high:
        raise BadValue(f"begins with {first}, after its end {last}")
    return Range(name, low, high, _between(first, last))


def grade_range(written: str) -> tuple[Range, str]:
    """The grades that a value names, and what to say about it (mostly nothing).

    Raises BadValue.
    """
    first, dots, last = written.upper().partition("..")
    low, high = _grade(first), _grade(last if dots else first)
    if low.isalpha() != high.isalpha():
        raise BadValue("cannot reach from a letter to a number: they are different scales")
    low, high = sorted((low, high))
    said = ""
    if high in "F6" and low != high:
        said = f"{high} means “cannot be judged” and lies outside the order"
        high = chr(ord(high) - 1)
    words = low if low == high else f"{low} to {high}"
    return Range("grade", low, chr(ord(high) + 1), words), said


def _grade(written: str) -> str:
    if not _GRADE.fullmatch(written):
        raise BadValue(f"knows {_GRADE_FORMS}")
    return written


def _period(written: str, today: date) -> _Period:
    if written.lower() == "today":
        return _Period(today.isoformat(), _after(today, 1))
    ago = _AGO.fullmatch(written)
    if ago:
        day = _before(today, int(ago[1]), _UNITS[ago[2].lower()])
        return _Period(day.isoformat(), _after(day, 1), is_ago=True)
    found = _DATE.fullmatch(written)
    if not found:
        raise BadValue(f"does not know the date “{written}”; write {_DATE_FORMS}")
    year, month, day_of_month = (int(part) if part else 0 for part in found.groups())
    try:
        first = date(year, month or 1, day_of_month or 1)
    except ValueError:
        raise BadValue(f"does not know the date “{written}”: there is no such day") from None
    if day_of_month:
        return _Period(first.isoformat(), _after(first, 1))
    if month:
        return _Period(f"{year:04}-{month:02}", _next_month(year, month))
    return _Period(f"{year:04}", f"{year + 1:04}")


def _next_month(year: int, month: int) -> str:
    return f"{year + 1:04}-01" if month == 12 else f"{year:04}-{month + 1:02}"


def _after(day: date, days: int) -> str:
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:  # the calendar's last day
        return "9999-12-32"


def _before(day: date, count: int, unit: str) -> date:
    step: dict[str, Callable[[], date]] = {
        "day": lambda: day - timedelta(count),
        "week": lambda: day - timedelta(7 * count),
        "month": lambda: _months_before(day, count),
        "year": lambda: _months_before(day, 12 * count),
    }
    try:
        return step[unit]()
    except (OverflowError, ValueError):
        return date.min


def _months_before(day: date, count: int) -> date:
    """The same day `count` months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(1)).day
    return date(year, month + 1, min(day.day, last))


def _said(low: str | None, high: str | None, period: _Period) -> str:
    if low is not None:
        return f"from {low}" if low == period.low else f"after {period.low}"
    return f"before {high}" if high == period.low else f"up to {period.low}"


def _between(first: str, last: str) -> str:
    if first and last:
        return f"from {first} to {last}"
    return f"from {first}" if first else f"up to {last}"
