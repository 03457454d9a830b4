"""Edits: one change of one thing as a value with an inverse.

Undo, redo, history and merging all work on these.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workbench.domain.values import Record, record_of


@dataclass(frozen=True, slots=True)
class Edit:
    """`before` becomes `after`. None means absent; both hold only the fields that differ."""

    entity: str
    entity_id: str
    before: Record | None
    after: Record | None
    article_id: str | None = None

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.entity, self.entity_id, self.after, self.before, self.article_id)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the case something happened: an article, and a span of it where there is one."""

    article_id: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What a person did: a label for menus and history, and the edits it took, in order."""

    label: str
    edits: tuple[Edit, ...]
    place: Place | None = None


def created(entity: str, value: Any) -> Edit:
    """The edit that brings `value` into the case."""
    return Edit(entity, value.id, None, record_of(value), _article_of(entity, value))


def removed(entity: str, value: Any) -> Edit:
    """The edit that takes `value` out of the case."""
    return created(entity, value).inverse()


def changed(entity: str, before: Any, after: Any, *, naming: tuple[str, ...] = ()) -> Edit | None:
    """The edit from one state of a thing to another, or None where nothing differs.

    `naming` are fields that are recorded though they stay, so that the edit says what it is about.
    """
    old, new = record_of(before), record_of(after)
    if old == new:
        return None
    fields = [name for name in old if old[name] != new[name] or name in naming]
    return Edit(
        entity,
        before.id,
        {name: old[name] for name in fields},
        {name: new[name] for name in fields},
        _article_of(entity, before),
    )


def inverse_of(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that take a whole action back, last first."""
    return tuple(edit.inverse() for edit in reversed(tuple(edits)))


def _article_of(entity: str, value: Any) -> str | None:
    if entity == "article":
        return str(value.id)
    article = getattr(value, "article_id", None)
    return None if article is None else str(article)
