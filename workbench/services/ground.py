"""What a person has seen of a case that others write to as well.

An edit that would undo what others wrote since, unseen, is refused. Without a look (a command, a
script) nothing counts as unseen: then each edit is made on what the case holds.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.domain.edit import Edit
from workbench.domain.errors import EditConflict
from workbench.domain.net_change import NetChange, net_changes
from workbench.domain.values import Annotation
from workbench.storage import history
from workbench.storage.case_file import CaseFile

# Kept by the program with every edit: two of them are no conflict.
_BESIDES = frozenset({"modified"})
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody has seen: entries up to `number`, where they looked, and their `own`."""

    number: int | None
    own: frozenset[int]
    insists: bool


class Ground:
    """The last look at one case, and what others did since."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self._seen: int | None = None
        self._own: set[int] = set()
        self._insists = False
        # The numbers of the last entry before and after what was written here last.
        self.written = (0, 0)

    def seen(self) -> Seen:
        """What was seen so far, for a deed beside this one."""
        return Seen(self._seen, frozenset(self._own), self._insists)

    def begin(self, seen: Seen) -> None:
        """Begin with what somebody else has seen."""
        self._seen, self._own, self._insists = seen.number, set(seen.own), seen.insists

    def look(self) -> None:
        """Take all that the case holds now for seen."""
        self._seen = history.last_number(self._file.connection)
        self._own.clear()

    def wrote(self, before: int, after: int) -> None:
        """Take the entries behind number `before` up to `after` for written here."""
        self.written = (before, after)
        if self._seen == before:
            self._seen = after
        elif self._seen is not None:
            self._own.update(range(before + 1, after + 1))

    @contextlib.contextmanager
    def insisting(self) -> Iterator[None]:
        """Let edits be made over whatever others wrote."""
        self._insists = True
        try:
            yield
        finally:
            self._insists = False

    def tags_seen(self, marks: Iterable[Annotation]) -> list[tuple[str, ...]]:
        """The tags that each mark had at the last look; none where it was not there yet."""
        unseen = self._unseen()
        return [_tags_seen(mark, unseen.get(("annotation", mark.id))) for mark in marks]

    def gone(self, entity: str, entity_id: str) -> bool:
        """True for a thing that others removed since the last look."""
        other = self._unseen().get((entity, entity_id))
        return other is not None and other.after is None

    def gone_link(self, claim_id: str, annotation_id: str) -> str | None:
        """The id of the evidence that others took away since the last look, if they did."""
        ends = (claim_id, annotation_id)
        for (entity, key), other in self._unseen().items():
            was = other.before or {}
            is_gone = entity == "evidence" and other.after is None
            if is_gone and (was.get("claim_id"), was.get("annotation_id")) == ends:
                return key
        return None

    def check(self, edits: Iterable[Edit]) -> None:
        """Raises EditConflict where an edit would undo what others wrote unseen."""
        unseen = {} if self._insists else self._unseen()
        for edit in edits if unseen else ():
            other = unseen.get((edit.entity, edit.entity_id))
            lost = _lost(edit, other) if other else ()
            if other and lost:
                wanted = None if edit.after is None else _picked(edit.after, lost)
                held = _picked(other.after or {}, lost)
                raise EditConflict(edit.entity, edit.entity_id, lost, held, wanted, can_insist=True)

    def expect(
        self,
        edit: Key,
        held: Mapping[str, Any],
        expected: Mapping[str, Any] | None,
        wanted: Mapping[str, Any],
    ) -> None:
        """Raises EditConflict where fields hold neither what the writer saw nor what is wanted.

        `expected` has those that the writer looked at, if any.
        """
        lost = tuple(
            name
            for name, value in (expected or {}).items()
            if (held[name] or None) not in {value or None, wanted.get(name, value) or None}
        )
        if lost and not self._insists:
            there, mine = _picked(held, lost), _picked(wanted, lost)
            raise EditConflict(*edit, lost, there, mine, can_insist=True)

    def _unseen(self) -> dict[Key, NetChange]:
        """What others made of each thing since the last look."""
        connection = self._file.connection
        if self._seen is None or history.last_number(connection) == self._seen:
            return {}
        entries = history.entries(connection, after=self._seen)
        changes = net_changes(entry for entry in entries if entry.n not in self._own)
        return {(change.entity, change.entity_id): change for change in changes}


def _tags_seen(mark: Annotation, other: NetChange | None) -> tuple[str, ...]:
    if other is None:
        return mark.tags
    return tuple((other.before or {}).get("tags", mark.tags if other.before else ()))


def _lost(edit: Edit, other: NetChange) -> tuple[str, ...]:
    """The fields in which an edit would undo what others did."""
    theirs = other.after or {}
    changed = {n for n, value in theirs.items() if n not in _BESIDES}
    if other.before is not None:
        changed = {name for name in changed if other.before.get(name) != theirs[name]}
    if edit.before is None or other.after is None:
        return ()
    if edit.after is None:
        return tuple(name for name in theirs if name in changed)
    return tuple(
        name
        for name, value in edit.after.items()
        if name in changed and edit.before.get(name) != value and _undoes(name, edit, other)
    )


def _undoes(name: str, edit: Edit, other: NetChange) -> bool:
    if name != "tags":
        return True
    # Tags of both stand beside each other; one that the other gave or took is not changed back.
    was, theirs = _set(other.before, name), _set(other.after, name)
    before, mine = _set(edit.before, name), _set(edit.after, name)
    return bool((theirs - was) & (before - mine) or (was - theirs) & (mine - before))


def _set(record: Mapping[str, Any] | None, name: str) -> frozenset[str]:
    return frozenset((record or {}).get(name) or ())


def _picked(record: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: record.get(name) for name in names if name in record}
