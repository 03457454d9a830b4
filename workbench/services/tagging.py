"""The analyst's tags: adding, editing, merging, and sets of tags as TOML files."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workbench.analysis.near_names import is_near
from workbench.domain.changes import Changes
from workbench.domain.edit import Action, Edit, changed, created, removed
from workbench.domain.errors import AlreadyThere, InvalidValue, NotFound
from workbench.domain.tags import edited, find_tag, new_tag, shown, with_tag
from workbench.domain.text import storable
from workbench.domain.tokens import EXCLUSIVE_GROUP
from workbench.domain.values import Tag
from workbench.domain.views import TagUse
from workbench.services.files import write_file
from workbench.services.open_case import OpenCase
from workbench.services.tag_sets import read_tag_set, tag_set_text


class Tagging:
    """The tags of one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def uses(self) -> list[TagUse]:
        """All tags with how many annotations carry each."""
        counts = self._case.tallies.counts().by_tag
        return [TagUse(tag, counts[tag.id]) for tag in self.tags()]

    def tags(self) -> list[Tag]:
        """All tags in the analyst's order."""
        return list(self._case.tallies.tags())

    def named(self, name: str) -> Tag:
        """The tag of that name, case-blind. Raises NotFound."""
        found = find_tag(self.tags(), name)
        if found is None:
            raise NotFound("tag", name)
        return found

    def similar(self, name: str) -> list[Tag]:
        """The tags that may be meant by a name: the same but for case first, then near ones."""
        near = [tag for tag in self.tags() if is_near(tag.name, name)]
        same = find_tag(near, name)
        return sorted(near, key=lambda tag: tag != same)

    def add(self, name: str, **fields: str | None) -> tuple[Changes, Tag]:
        """Make a tag; what is not given is chosen (group free, no key, a colour not in use).

        Fields: group, key, glyph, underline, colour (stripe), meaning. Raises AlreadyThere,
        InvalidValue.
        """
        with self._case.writing() as commit:
            held = self.tags()
            tag = new_tag(self._case.make_id(), name, held, **fields)
            if find_tag(held, tag.name):
                raise AlreadyThere("tag", tag.name)
            edits = [*_freed_keys([tag], held), created("tag", tag)]
            return commit(Action(f"Add tag '{shown(tag)}'", tuple(edits))), tag

    def change(self, name: str, /, **fields: str | bool | None) -> tuple[Changes, Tag]:
        """Edit a tag: name, group, key, glyph, underline, colour, meaning, active.

        Raises NotFound, AlreadyThere, InvalidValue.
        """
        with self._case.writing() as commit:
            held, before = self.tags(), self.named(name)
            after = edited(before, fields)
            namesake = find_tag((tag for tag in held if tag.id != before.id), after.name)
            if namesake:
                raise AlreadyThere("tag", namesake.name)
            edits = _freed_keys([after], held)
            edit = changed("tag", before, after)
            if edit:
                edits.append(edit)
            return commit(Action(f"Change tag '{shown(before)}'", tuple(edits))), after

    def merge(self, name: str, into: str) -> tuple[Changes, Tag]:
        """Give every annotation of one tag the other instead, and remove the first.

        So do claims whose verdict it was; where the other is no verdict they have none then.
        Raises NotFound, InvalidValue where both are the same.
        """
        with self._case.writing() as commit:
            gone, kept = self.named(name), self.named(into)
            if gone.id == kept.id:
                raise InvalidValue("tag to merge into", into)
            known = self._case.tags_by_id()
            edits: list[Edit] = []
            for mark in self._case.annotations.with_tag(gone.id):
                rest = tuple(tag_id for tag_id in mark.tags if tag_id != gone.id)
                edit = changed("annotation", mark, replace(mark, tags=with_tag(rest, kept, known)))
                if edit:
                    edits.append(edit)
            verdict = kept.id if kept.group_name == EXCLUSIVE_GROUP else None
            for claim in self._case.claims.with_verdict(gone.id):
                edit = changed("claim", claim, replace(claim, verdict_tag_id=verdict))
                if edit:
                    edits.append(edit)
            edits.append(removed("tag", gone))
            label = f"Merge tag '{shown(gone)}' into '{shown(kept)}'"
            return commit(Action(label, tuple(edits))), kept

    def reorder(self, ids: Sequence[str]) -> tuple[Changes, list[Tag]]:
        """Put the tags into the order of these ids; others follow as they were."""
        with self._case.writing() as commit:
            held = self._case.tags_by_id()
            order = dict.fromkeys((*(tag_id for tag_id in ids if tag_id in held), *held))
            edits = [
                edit
                for at, tag in enumerate(held[tag_id] for tag_id in order)
                if (edit := changed("tag", tag, replace(tag, position=at)))
            ]
            return commit(Action("Reorder tags", tuple(edits))), self.tags()

    def load(self, path: Path) -> tuple[Changes, list[Tag]]:
        """Add the tags of a TOML file and bring those of the same name to what it says.

        Raises InvalidTagSet; then nothing is changed.
        """
        given = read_tag_set(path)
        with self._case.writing() as commit:
            held = self.tags()
            first = max((tag.position for tag in held), default=-1) + 1
            loaded: list[Tag] = []
            edits: list[Edit] = []
            for tag in given:
                before = find_tag(held, tag.name)
                if before is None:
                    at = first + tag.position
                    loaded.append(replace(tag, id=self._case.make_id(), position=at))
                    edits.append(created("tag", loaded[-1]))
                else:
                    loaded.append(replace(tag, id=before.id, position=before.position))
                    edit = changed("tag", before, loaded[-1])
                    if edit:
                        edits.append(edit)
            edits[:0] = _freed_keys(loaded, held)
            changes = commit(Action(f"Load tag set '{storable(path.stem)}'", tuple(edits)))
            return changes, self.tags()

    def save(self, path: Path) -> list[Tag]:
        """Write the case's tags to a TOML file. Raises CaseUnwritable."""
        tags = self.tags()
        write_file(path, tag_set_text(tags).encode("utf-8"), case=self._case.file.path)
        return tags


def _freed_keys(given: list[Tag], held: list[Tag]) -> list[Edit]:
    """A key given to one tag is taken from the tag that had it."""
    ids = {tag.id for tag in given}
    keys = {tag.key for tag in given if tag.key is not None}
    freed = [tag for tag in held if tag.key in keys and tag.id not in ids]
    return [edit for tag in freed if (edit := changed("tag", tag, replace(tag, key=None)))]
