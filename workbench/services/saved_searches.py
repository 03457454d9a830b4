"""Searches kept in the case: those saved under a name, and those made last."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workbench.domain.changes import Changes
from workbench.domain.edit import Action, changed, created, removed
from workbench.domain.errors import InvalidValue, NotFound
from workbench.domain.text import on_one_line
from workbench.domain.values import SavedSearch
from workbench.services.open_case import OpenCase
from workbench.storage import settings
from workbench.storage.search_values import saved_searches

_RECENT: Final = "recent_searches"
_KEPT: Final = 10
NAME_LENGTH: Final = 80


class SavedSearches:
    """The searches of one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def listed(self) -> list[SavedSearch]:
        """The saved searches, in the order they were made."""
        return saved_searches(self._case.file.connection)

    def save(self, name: str, query: str) -> Changes:
        """Keep a query under a name; one of that name, blind to case, has this query then.

        Raises InvalidValue for an empty name or query.
        """
        clean, asked = _clean("name", name[:NAME_LENGTH]), _clean("query", query)
        with self._case.writing() as commit:
            held = self.listed()
            before = next((s for s in held if s.name.casefold() == clean.casefold()), None)
            if before is not None:
                edit = changed("saved_search", before, replace(before, query=asked))
                return commit(Action(f"Save search '{before.name}'", (edit,) if edit else ()))
            last = max((search.position for search in held), default=0)
            made = SavedSearch(
                self._case.make_id(), clean, asked, last + 1, created=self._case.clock()
            )
            return commit(Action(f"Save search '{clean}'", (created("saved_search", made),)))

    def named(self, name: str) -> SavedSearch:
        """The saved search of that name, blind to case. Raises NotFound."""
        wanted = on_one_line(name).casefold()
        held = next((s for s in self.listed() if s.name.casefold() == wanted), None)
        if held is None:
            raise NotFound("saved search", name)
        return held

    def keeping(self, query: str) -> SavedSearch | None:
        """The first saved search that asks just that, or None."""
        asked = on_one_line(query)
        return next((s for s in self.listed() if s.query == asked), None)

    def rename(self, search_id: str, name: str) -> Changes:
        """Call a saved search otherwise. Raises NotFound, and InvalidValue for an empty name or
        that of another one."""
        clean = _clean("name", name[:NAME_LENGTH])
        with self._case.writing() as commit:
            held = self._held(search_id)
            if any(s.name.casefold() == clean.casefold() and s != held for s in self.listed()):
                raise InvalidValue("name", clean, ("a name that no other saved search has",))
            edit = changed("saved_search", held, replace(held, name=clean))
            return commit(Action(f"Rename search '{held.name}'", (edit,) if edit else ()))

    def delete(self, search_id: str) -> Changes:
        """Forget a saved search. Raises NotFound."""
        with self._case.writing() as commit:
            held = self._held(search_id)
            label = f"Delete search '{held.name}'"
            return commit(Action(label, (removed("saved_search", held),)))

    def recent(self) -> Sequence[str]:
        """The queries that led somewhere last, the newest first."""
        try:
            held = json.loads(settings.get(self._case.file.connection, _RECENT, "[]"))
        except ValueError:
            return ()
        return tuple(str(query) for query in held) if isinstance(held, list) else ()

    def remember(self, query: str) -> None:
        """Put a query on top of the recent ones. That is no edit;
        a case that can only be read stays as it is."""
        asked = on_one_line(query)
        if not asked or self._case.file.read_only or asked in self.recent()[:1]:
            return
        kept = [asked, *(each for each in self.recent() if each != asked)][:_KEPT]
        with self._case.file.writing():
            settings.put(self._case.file.connection, _RECENT, json.dumps(kept))

    def _held(self, search_id: str) -> SavedSearch:
        held = next((s for s in self.listed() if s.id == search_id), None)
        if held is None:
            raise NotFound("saved search", search_id)
        return held


def _clean(what: str, value: str) -> str:
    clean = on_one_line(value)
    if not clean:
        raise InvalidValue(what, "", ("at least one character",))
    return clean
