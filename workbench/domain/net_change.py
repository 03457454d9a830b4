"""What a stretch of history comes to: each thing as it was before, and as it is after."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workbench.domain.views import HistoryEntry


@dataclass(frozen=True, slots=True)
class NetChange:
    """What became of one thing: `added`, `removed` or `changed`.

    `before` and `after` hold the fields that differ, or all of what came or went; where one of
    them says nothing of a field, the thing did not exist then.
    """

    entity: str
    entity_id: str
    article_id: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def kind(self) -> str:
        """`added`, `removed` or `changed`."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


def net_changes(entries: Iterable[HistoryEntry]) -> tuple[NetChange, ...]:
    """The changes that a run of history makes, in the order in which things were first touched.

    What was done and taken back again leaves nothing.
    """
    first: dict[tuple[str, str], dict[str, Any] | None] = {}
    last: dict[tuple[str, str], dict[str, Any] | None] = {}
    articles: dict[tuple[str, str], str | None] = {}
    for entry in entries:
        key = (entry.entity, entry.entity_id)
        before, after = _record(entry.before), _record(entry.after)
        articles.setdefault(key, entry.article_id)
        if key not in first:
            first[key], last[key] = before, after
            continue
        was = first[key]
        if was is not None and before is not None:
            # An edit names the fields it changes: what an earlier one named was so before.
            first[key] = before | was
        held = last[key]
        last[key] = after if held is None or after is None else held | after
    changes = (NetChange(*key, articles[key], *_difference(first[key], last[key])) for key in first)
    return tuple(c for c in changes if c.before != c.after)


def _difference(
    before: dict[str, Any] | None, after: dict[str, Any] | None
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    if before is None or after is None:
        return before, after
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {n: before.get(n) for n in names}, {n: after.get(n) for n in names}


def _record(text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    record: dict[str, Any] = json.loads(text)
    return record
