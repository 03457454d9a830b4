"""Words that help to write a query: what a value may become, and what the hits have in common."""

from workbench.domain.fold import fold
from workbench.domain.query import CHOICES
from workbench.domain.query_edit import completed, state_of, unfinished
from workbench.domain.views import Completion, Facet
from workbench.services.open_case import OpenCase
from workbench.services.searching import Searching
from workbench.storage.search_values import counts_among, values_of

_OFFERED = 12


class SearchWords:
    """Completions and facets of one case."""

    def __init__(self, case: OpenCase, searching: Searching) -> None:
        self._case = case
        self._searching = searching

    def completions(self, query: str) -> list[Completion]:
        """What the field's value at the end of a query may become, at most twelve: values that
        begin so come first, then those that hold what was typed."""
        at = unfinished(query)
        if at is None:
            return []
        typed = fold(at.typed)
        first: list[Completion] = []
        later: list[Completion] = []
        for value, count in self._values(at.field):
            folded = fold(value)
            if folded.startswith(typed):
                kept = first
            elif f" {typed}" in folded:
                kept = later
            else:
                continue
            kept.append(Completion(completed(query, at, value), value, count))
        return [*first, *later][:_OFFERED]

    def facets(self, query: str, *, typing: bool = False) -> list[Facet]:
        """What the hits have in common that were counted: their tags, sources, authors and
        languages with how many hits have each; for tags the annotations alone count."""
        with self._case.file.reading():
            marks, passages = self._searching.counted(query, typing=typing)
            found = counts_among(self._case.file.connection, marks, passages)
        return [
            Facet(field, value, count) for field, values in found.items() for value, count in values
        ]

    def excluded(self, query: str, field: str) -> list[str]:
        """The values of a field that a query leaves out: no hit shows them, so no facet does."""
        return [
            value
            for value, _ in values_of(self._case.file.connection, field)
            if state_of(query, field, value) == "exclude"
        ]

    def _values(self, field: str) -> list[tuple[str, int | None]]:
        if field in CHOICES and field != "stance":
            return [(choice, None) for choice in CHOICES[field]]
        counted: dict[str, int | None] = dict(values_of(self._case.file.connection, field))
        if field == "stance":
            return [(stance, counted.get(stance, 0)) for stance in CHOICES["stance"]]
        return list(counted.items())
