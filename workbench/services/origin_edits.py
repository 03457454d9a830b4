"""The edits that naming an origin takes: it is made where it is not there yet."""

from workbench.domain.claims import NAME_LENGTH, Origin, checked_line, edited_origin
from workbench.domain.edit import Edit, changed, created
from workbench.domain.errors import InvalidValue
from workbench.domain.text import on_one_line
from workbench.domain.values import Source
from workbench.services.open_case import OpenCase


class OriginEdits:
    """Makes edits for whoever writes: nothing is written here."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def held(self, given: str) -> Origin | None:
        """The origin of that id or name, or None."""
        return self._case.claims.origin(given) or self._case.claims.origin_named(on_one_line(given))

    def named(self, given: str, kind: str | None = None) -> tuple[list[Edit], str | None]:
        """The id of the origin of that name or id, made or given its kind where it has to be.

        Nothing given is no origin. Raises InvalidValue.
        """
        if not on_one_line(given):
            if kind:
                raise InvalidValue("origin", given, ("a name that goes with the kind",))
            return [], None
        before = self.held(given)
        if before is None:
            origin = edited_origin(self.new(given), {"kind": kind})
            return [created("origin", origin)], origin.id
        edit = changed("origin", before, edited_origin(before, {"kind": kind}))
        return [edit] if edit else [], before.id

    def new(self, name: str) -> Origin:
        """An origin of that name; it is the publisher of that name, where there is one."""
        clean = checked_line("name of an origin", name, NAME_LENGTH)
        source = self._case.sources.named(clean)
        return Origin(
            self._case.make_id(),
            clean,
            kind="media" if source else "unknown",
            source_id=source.id if source else None,
            created=self._case.clock(),
        )

    def publisher(self, name: str) -> tuple[list[Edit], str | None]:
        """The id of the publisher of that name, made where it is not there; none for no name."""
        clean = on_one_line(name)
        if not clean:
            return [], None
        held = self._case.sources.named(clean)
        if held is not None:
            return [], held.id
        source = Source(self._case.make_id(), clean, created=self._case.clock())
        return [created("source", source)], source.id
