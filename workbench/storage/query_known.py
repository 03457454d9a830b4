"""What a query asks about the case before it runs: articles by condition, and tags by name."""

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from workbench.domain.fold import fold
from workbench.domain.query_tree import Words


@dataclass(frozen=True, slots=True)
class TagName:
    """A tag as queries see it: its folded name."""

    id: str
    name: str
    is_verdict: bool


@dataclass(slots=True)
class Known:
    """What is known of a case while one query runs, and the values that its statements use."""

    connection: sqlite3.Connection
    parameters: dict[str, Any] = field(default_factory=dict)
    _names: dict[str | int, str] = field(default_factory=dict)
    _articles: dict[str, list[int]] = field(default_factory=dict)
    _tags: list[TagName] | None = None

    def bind(self, value: str | int) -> str:
        """The name of the parameter with that value."""
        if value not in self._names:
            name = f"p{len(self._names)}"
            self._names[value] = name
            self.parameters[name] = value
        return f":{self._names[value]}"

    def articles(self, where: str, table: str, most: int) -> list[int]:
        """Numbers of articles for which a condition holds, at most so many."""
        statement = f"SELECT number FROM {table} WHERE {where} LIMIT {most}"
        if statement not in self._articles:
            rows = self.connection.execute(statement, self.parameters)
            self._articles[statement] = [row[0] for row in rows.fetchall()]
        return self._articles[statement]

    @property
    def tags(self) -> list[TagName]:
        """All tags of the case."""
        if self._tags is None:
            rows = self.connection.execute("SELECT id, name, group_name FROM tag ORDER BY position")
            self._tags = [TagName(row[0], fold(row[1]), row[2] == "verdict") for row in rows]
        return self._tags

    def between(self, column: str, low: str | None, high: str | None) -> str:
        """The condition that a column holds something from `low` up to, without, `high`."""
        bounds = [f"{column} IS NOT NULL"]
        if low is not None:
            bounds.append(f"{column} >= {self.bind(low)}")
        if high is not None:
            bounds.append(f"{column} < {self.bind(high)}")
        # Free text, as some pages have it, is no date; it cannot stand between two years of one
        # decade, and to look at each value takes a fifth of such a query.
        if column == "published" and (low is None or high is None or low[:3] != high[:3]):
            bounds.append("published GLOB '[0-9][0-9][0-9][0-9]*'")
        return " AND ".join(bounds)

    def packed(self, value: Words) -> str:
        """The words that `words_in` is to look for, bound."""
        return self.bind(" ".join(value.words) + ("*" if value.prefix else ""))
