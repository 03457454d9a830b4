"""Dates as people know them: a year, a month or a day, and sometimes the time."""

import re
from datetime import date, datetime, timedelta

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(T.+)?)?)?")


def is_partial_date(text: str) -> bool:
    """True for YYYY, YYYY-MM and YYYY-MM-DD, the last also with a time behind `T`.

    A month, a day or a time that does not exist is no date.
    """
    found = _PARTIAL.fullmatch(text)
    if found is None:
        return False
    year, month, day, time = found.groups()
    try:
        if time:
            datetime.fromisoformat(text)
        else:
            date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def time_between(earlier: str, later: str) -> timedelta | None:
    """How much time lies between two stored moments; None where one of them is none."""
    try:
        return datetime.fromisoformat(later) - datetime.fromisoformat(earlier)
    except (ValueError, TypeError):  # torn, or one has a zone and the other has not
        return None


def local_time(moment: str) -> str:
    """`2026-11-22 06:46:12` by this machine's clock for a stored moment; anything else as it is."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    except (ValueError, OverflowError):  # torn, or at the end of the calendar
        return moment
