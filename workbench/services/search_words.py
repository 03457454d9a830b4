"""Words that help to write a query: what a value may become, and what it leaves out."""

from workbench.domain.fold import fold
from workbench.domain.query import CHOICES
from workbench.domain.query_edit import completed, state_of, unfinished
from workbench.domain.views import Completion
from workbench.services.open_case import OpenCase
from workbench.storage.search_values import values_of

_OFFERED = 12


class SearchWords:
    """Values that fields of a query have in one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

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
