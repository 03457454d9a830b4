"""Conditions on rows, kept apart by who decides them: the full-text index, or SQL.

What the index decides is asked of it in one expression, which it answers row by row; the rest are
conditions on `{number}`, the row's number, or `{place}`: the same, where the index can go to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Part:
    """True of rows that `match` finds (an FTS5 expression), `barred` does not, and `sql` holds
    for; an empty one asks nothing. `never` is true of no row."""

    match: str = ""
    barred: str = ""
    sql: str = ""
    never: bool = False

    @property
    def is_pure(self) -> bool:
        """True where the index alone decides, by what it finds."""
        return bool(self.match) and not self.barred and not self.sql

    @property
    def expression(self) -> str:
        """What the index is asked for; empty where it has nothing to start from."""
        if not self.match:
            return ""
        return f"({self.match}) NOT ({self.barred})" if self.barred else self.match


ALWAYS = Part()
NEVER = Part(never=True)
Lookup = Callable[[str], str]


def negated(part: Part, lookup: Lookup) -> Part:
    """True where `part` is not. `lookup` makes an FTS5 expression a condition on `{number}`."""
    if part.never:
        return ALWAYS
    if part == ALWAYS:
        return NEVER
    if part.is_pure:
        return Part(barred=part.match)
    if part == Part(barred=part.barred):
        return Part(match=part.barred)
    return Part(sql=f"NOT ({as_sql(part, lookup)})")


def all_of(parts: Sequence[Part]) -> Part:
    """True where all are."""
    if any(part.never for part in parts):
        return NEVER
    return Part(
        " AND ".join(f"({part.match})" for part in parts if part.match),
        " OR ".join(f"({part.barred})" for part in parts if part.barred),
        " AND ".join(f"({part.sql})" for part in parts if part.sql),
    )


def any_of(parts: Sequence[Part], lookup: Lookup) -> Part:
    """True where at least one is."""
    parts = [part for part in parts if not part.never]
    if not parts:
        return NEVER
    if ALWAYS in parts:
        return ALWAYS
    if all(part.is_pure for part in parts):
        return Part(match=" OR ".join(f"({part.match})" for part in parts))
    # Those that the index decides are asked for at once.
    pure = [part for part in parts if part.is_pure]
    mixed = [part for part in parts if not part.is_pure]
    if pure:
        mixed.append(any_of(pure, lookup))
    return Part(sql=" OR ".join(f"({as_sql(part, lookup)})" for part in mixed))


def as_sql(part: Part, lookup: Lookup) -> str:
    """The part as one condition on `{number}`."""
    if part.never:
        return "0"
    conditions = [lookup(part.expression)] if part.match else []
    if part.barred and not part.match:
        conditions.append(f"NOT {lookup(part.barred)}")
    if part.sql:
        conditions.append(f"({part.sql})")
    return " AND ".join(conditions) or "1"


def started(part: Part, everything: str) -> Part:
    """The part with something to start from: `everything` is an expression that finds all."""
    return part if part.match or not part.barred else replace(part, match=everything)
