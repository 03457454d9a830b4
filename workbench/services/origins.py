"""Origins: whom words come from, and how they stand to each other."""

from collections.abc import Mapping
from dataclasses import replace

from workbench.domain.changes import Changes
from workbench.domain.claim_views import OriginRelation, OriginView
from workbench.domain.claims import (
    NOTE_LENGTH,
    Origin,
    OriginLink,
    checked_note,
    checked_word,
    edited_origin,
)
from workbench.domain.edit import Action, Edit, changed, created, removed
from workbench.domain.errors import AlreadyThere, EditConflict, InvalidValue, NotFound
from workbench.domain.tokens import ORIGIN_RELATIONS
from workbench.domain.values import record_of
from workbench.services.evidence_edits import EvidenceEdits
from workbench.services.open_case import OpenCase
from workbench.services.origin_edits import OriginEdits


class Origins:
    """The origins of one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case
        self._edits = OriginEdits(case)
        self._links = EvidenceEdits(case)

    def views(self) -> list[OriginView]:
        """All origins by name, with what was said of each."""
        origins = {origin.id: origin for origin in self._case.claims.origins()}
        mentions = self._case.claims.mentions()
        said: dict[str, list[OriginRelation]] = {key: [] for key in origins}
        for link in self._case.claims.origin_links():
            for one, other in ((link.origin_a, link.origin_b), (link.origin_b, link.origin_a)):
                said[one].append(OriginRelation(origins[other].name, link.relation, link.note))
        return [
            OriginView(
                origin,
                mentions.get(key, 0),
                tuple(sorted(said[key], key=lambda each: each.origin.casefold())),
            )
            for key, origin in origins.items()
        ]

    def named(self, name: str) -> Origin:
        """The origin of that name or id. Raises NotFound."""
        found = self._edits.held(name)
        if found is None:
            raise NotFound("origin", name)
        return found

    def set(
        self,
        name: str,
        fields: Mapping[str, str | bool | None],
        expected: Mapping[str, str | bool | None] | None = None,
    ) -> tuple[Changes, Origin]:
        """Describe an origin (name, kind, note, independent_of_all); made where it is not there.

        None leaves a field as it is. `expected` are values that some fields had when they were
        looked at. Raises InvalidValue, AlreadyThere where another one has the new name,
        EditConflict.
        """
        with self._case.writing(fields) as commit:
            before = self._edits.held(name)
            if before is None and (expected or self._case.ground.gone("origin", name)):
                raise EditConflict("origin", name, held=None, wanted=fields)
            if before is not None:
                thing = ("origin", before.id)
                self._case.ground.expect(thing, record_of(before), expected, fields)
            after = edited_origin(before or self._edits.new(name), fields)
            namesake = self._case.claims.origin_named(after.name)
            if namesake is not None and namesake.id != after.id:
                raise AlreadyThere("origin", namesake.name)
            if before is None:
                return commit(
                    Action(f"Add origin '{after.name}'", (created("origin", after),))
                ), after
            edit = changed("origin", before, after)
            label = f"Describe origin '{before.name}'"
            return commit(Action(label, (edit,) if edit else ())), after

    def relate(self, one: str, other: str, relation: str, note: str | None = None) -> Changes:
        """Say how two origins stand to each other; replaces what was said before.

        Origins go by name or id. Raises NotFound, InvalidValue.
        """
        checked_word("relation", relation, ORIGIN_RELATIONS)
        with self._case.writing() as commit:
            first, second = self.named(one), self.named(other)
            if first.id == second.id:
                raise InvalidValue("other origin", second.name, ("one that differs",))
            label = f"Relate '{first.name}' and '{second.name}'"
            return commit(Action(label, tuple(self._related(first, second, relation, note))))

    def delete(self, name: str) -> tuple[Changes, Origin]:
        """Remove an origin with what was said of it; evidence that named it has none then.

        Raises NotFound.
        """
        with self._case.writing() as commit:
            origin = self.named(name)
            links = self._case.claims.from_origin(origin.id)
            without = [replace(link, origin_id=None) for link in links]
            edits = self._links.difference(links, without)
            for said in self._case.claims.origin_links():
                if origin.id in {said.origin_a, said.origin_b}:
                    edits.append(removed("origin_link", said))
            edits.append(removed("origin", origin))
            return commit(Action(f"Delete origin '{origin.name}'", tuple(edits))), origin

    def _related(
        self, first: Origin, second: Origin, relation: str, note: str | None
    ) -> list[Edit]:
        held = self._case.claims.origin_link(first.id, second.id)
        text = checked_note("note", note, NOTE_LENGTH) if note is not None else None
        if held is not None:
            after = replace(held, relation=relation, note=held.note if text is None else text)
            edit = changed("origin_link", held, after, naming=("origin_a", "origin_b"))
            return [edit] if edit else []
        one, other = sorted((first.id, second.id))
        link = OriginLink(
            self._case.make_id(),
            one,
            other,
            relation,
            text or "",
            self._case.who,
            self._case.clock(),
        )
        return [created("origin_link", link)]
