"""The part of the Python API that is about claims, evidence and origins."""

from collections.abc import Sequence

from workbench.domain.claim_views import ClaimView, OriginView
from workbench.services.names import annotation_named, claim_named
from workbench.services.workspace import Workspace


class ClaimMethods:
    """What a `Case` can do with claims."""

    workspace: Workspace

    def claims(self) -> list[ClaimView]:
        """The claims in the analyst's order, with evidence, counts, groups and warnings."""
        return self.workspace.claims.views()

    def claim(self, claim: str) -> ClaimView:
        """One claim. Raises NotFound."""
        return self.workspace.claims.view(self._claim(claim))

    def claim_add(self, statement: str, **fields: str | int | None) -> ClaimView:
        """State a claim: kind, verdict, credibility, likelihood, confidence, rationale."""
        return self._viewed(self.workspace.claims.add(statement, fields)[1].id)

    def claim_set(self, claim: str, **fields: str | int | None) -> ClaimView:
        """Edit a claim: statement and the fields of `claim_add`; None or "" clears one."""
        return self._viewed(self.workspace.claims.change(self._claim(claim), fields)[1].id)

    def claim_merge(self, claim: str, into: str) -> ClaimView:
        """Move a claim's evidence to another and remove it; returns the other."""
        merged = self.workspace.claims.merge(self._claim(claim), self._claim(into))
        return self._viewed(merged[1].id)

    def claim_split(self, claim: str, statement: str, annotations: Sequence[str]) -> ClaimView:
        """Move some of a claim's evidence to a new claim; returns the new one."""
        marks = [self._annotation(each) for each in annotations]
        return self._viewed(self.workspace.claims.split(self._claim(claim), statement, marks)[1].id)

    def claim_move(self, claim: str, to: int) -> ClaimView:
        """Move a claim to a place in the list, counted from 1."""
        found = self._claim(claim)
        self.workspace.claims.place(found, to)
        return self._viewed(found)

    def claim_delete(self, claim: str) -> ClaimView:
        """Delete a claim; its marks stay. Returns it as it was."""
        return self.workspace.claims.delete([self._claim(claim)])[1][0]

    def link(
        self,
        claim: str,
        *annotations: str,
        stance: str = "supports",
        origin: str | None = None,
        origin_kind: str | None = None,
        cites: str | None = None,
        note: str | None = None,
    ) -> ClaimView:
        """Make annotations evidence for a claim; see Linking.link."""
        found = self._claim(claim)
        self.workspace.linking.link(
            found,
            [self._annotation(each) for each in annotations],
            stance,
            origin=origin,
            origin_kind=origin_kind,
            cites=cites,
            note=note,
        )
        return self._viewed(found)

    def unlink(self, claim: str, *annotations: str) -> ClaimView:
        """Take annotations away from a claim."""
        found = self._claim(claim)
        self.workspace.linking.unlink(found, [self._annotation(each) for each in annotations])
        return self._viewed(found)

    def origins(self) -> list[OriginView]:
        """Whom words come from, by name, with what was said of each."""
        return self.workspace.origins.views()

    def origin_set(self, name: str, /, **fields: str | bool | None) -> OriginView:
        """Describe an origin (name, kind, note, independent_of_all); made where it is not there."""
        return self._origin(self.workspace.origins.set(name, fields)[1].id)

    def origin_relate(
        self, one: str, other: str, relation: str, note: str | None = None
    ) -> list[OriginView]:
        """Say how two origins stand to each other: same, possibly_same, independent, unknown."""
        self.workspace.origins.relate(one, other, relation, note)
        return [self._origin(self.workspace.origins.named(each).id) for each in (one, other)]

    def origin_delete(self, name: str) -> OriginView:
        """Remove an origin; evidence that named it has none then. Returns it as it was."""
        view = self._origin(self.workspace.origins.named(name).id)
        self.workspace.origins.delete(view.origin.id)
        return view

    def _claim(self, name: str) -> str:
        return claim_named(self.workspace.case, name).id

    def _annotation(self, name: str) -> str:
        return annotation_named(self.workspace.case, name).id

    def _viewed(self, claim_id: str) -> ClaimView:
        return self.workspace.claims.view(claim_id)

    def _origin(self, origin_id: str) -> OriginView:
        return next(each for each in self.origins() if each.origin.id == origin_id)
