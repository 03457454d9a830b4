"""What “today” and “last year” mean, once it is known when they were written."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

_RULE: Final = re.compile(r"(day|week|month|year) ([+-]?[0-9]{1,3})|weekday")
_WRITTEN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T.*)?)?)?")
_WEEK: Final = timedelta(days=7)
_MONTHS: Final = 12


def is_date_rule(rule: object) -> bool:
    """True for `day -1`, `week 0`, `month +1`, `year -1` and `weekday`."""
    return isinstance(rule, str) and _RULE.fullmatch(rule) is not None


def resolved(rule: str, words: str, written: str | None, weekdays: Sequence[str]) -> str | None:
    """What a relative date means in a text written on a date (ISO 8601 of any precision).

    `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or for a week its first and last day with `/` between; None
    where the date the text was written is unknown or not exact enough. `words` name the weekday,
    which is the last one up to that date.
    """
    found, said = _RULE.fullmatch(rule), _WRITTEN.fullmatch(written or "")
    if found is None or said is None:
        return None
    unit, year, month = found[1], int(said[1]), int(said[2] or 0)
    number = int(found[2] or 0)
    try:
        if unit == "year":
            return f"{date(year + number, 1, 1).year:04}"
        if unit == "month":
            months = year * _MONTHS + month - 1 + number
            return _month(months) if month else None
        if not said[3]:
            return None
        return _day(unit, number, date(year, month, int(said[3])), words, weekdays)
    except (ValueError, OverflowError):  # no such date, or outside the calendar
        return None


def _month(months: int) -> str:
    return date(months // _MONTHS, months % _MONTHS + 1, 1).isoformat()[:7]


def _day(
    unit: str | None, number: int, written: date, words: str, weekdays: Sequence[str]
) -> str | None:
    if unit == "day":
        return (written + timedelta(days=number)).isoformat()
    if unit == "week":
        monday = written - timedelta(days=written.weekday()) + number * _WEEK
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    named = [at for at, name in enumerate(weekdays) if name in words.lower()]
    if len(named) != 1:
        return None
    return (written - timedelta(days=(written.weekday() - named[0]) % 7)).isoformat()
