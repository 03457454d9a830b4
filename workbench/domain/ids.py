"""Identifiers and times: made before an insert, so that they survive undo and copying."""

import re
import uuid
from datetime import UTC, datetime

_ARTICLE_REF = re.compile(r"[Aa]([1-9][0-9]{0,17})")
_CLAIM_REF = re.compile(r"[Cc]([1-9][0-9]{0,17})")


def new_id() -> str:
    """A random UUID (version 4) in its usual 36-character spelling."""
    return str(uuid.uuid4())


def now() -> str:
    """The present moment as ISO 8601 in UTC with milliseconds and zone."""
    return _written(datetime.now(UTC))


def moment(text: str) -> str | None:
    """A moment in ISO 8601 as `now` writes it; None for what is none, or has no zone."""
    try:
        found = datetime.fromisoformat(text)
        return _written(found.astimezone(UTC)) if found.tzinfo else None
    except (ValueError, OverflowError):  # the latter at the ends of the calendar
        return None


def _written(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def article_ref(number: int) -> str:
    """The reference people use for an article: `A1`, `A2`, …"""
    return f"A{number}"


def article_number(ref: str) -> int | None:
    """The number in `A12`, or None where `ref` is no such reference."""
    match = _ARTICLE_REF.fullmatch(ref.strip())
    return int(match[1]) if match else None


def claim_ref(number: int) -> str:
    """The reference people use for a claim: `C1`, `C2`, …"""
    return f"C{number}"


def claim_number(ref: str) -> int | None:
    """The number in `C12`, or None where `ref` is no such reference."""
    match = _CLAIM_REF.fullmatch(ref.strip())
    return int(match[1]) if match else None
