"""Values to rows and back: one column per field, named alike."""

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

from workbench.domain.claims import Claim, Evidence, Origin, OriginLink
from workbench.domain.values import (
    Annotation,
    Article,
    ArticleText,
    ImportBatch,
    Region,
    ReportRecord,
    SavedSearch,
    Setting,
    Source,
    Tag,
)
from workbench.domain.views import TextFacts

T = TypeVar("T")


class Table(Generic[T]):
    """A table whose columns are the fields of `kind`, apart from those of `elsewhere`.

    Its rows are told apart by the column `key`.
    """

    def __init__(
        self,
        name: str,
        kind: type[T],
        *,
        elsewhere: frozenset[str] = frozenset(),
        key: str = "id",
    ) -> None:
        every = dataclasses.fields(kind)  # type: ignore[arg-type]
        fields = [field for field in every if field.name not in elsewhere]
        self.name = name
        self.kind = kind
        self.key = key
        self.columns = tuple(field.name for field in fields)
        self._booleans = tuple(at for at, field in enumerate(fields) if field.type is bool)

    def select_list(self, alias: str = "") -> str:
        """The columns for a SELECT, each quoted, behind `alias` where one is given."""
        dot = f"{alias}." if alias else ""
        return ", ".join(f'{dot}"{column}"' for column in self.columns)

    def value(self, row: Sequence[Any], **extra: Any) -> T:
        """The value that a row of the select list describes; `extra` gives the fields elsewhere."""
        values = list(row)
        for at in self._booleans:
            values[at] = bool(values[at])
        if not extra:
            return self.kind(*values)
        return self.kind(**dict(zip(self.columns, values, strict=True)), **extra)

    def insert(self, connection: sqlite3.Connection, records: Sequence[Mapping[str, Any]]) -> None:
        """Insert the columns of records; what lies elsewhere is left to the caller."""
        for columns, some in self._by_columns(records):
            names = ", ".join(f'"{name}"' for name in columns)
            values = ", ".join(f":{name}" for name in columns)
            connection.executemany(f"INSERT INTO {self.name} ({names}) VALUES ({values})", some)

    def update(
        self, connection: sqlite3.Connection, changes: Sequence[tuple[str, Mapping[str, Any]]]
    ) -> None:
        """Set the given columns of the rows with those keys."""
        keyed = [{**record, "the_key": key} for key, record in changes]
        for columns, some in self._by_columns(keyed):
            if columns:
                sets = ", ".join(f'"{name}" = :{name}' for name in columns)
                connection.executemany(
                    f'UPDATE {self.name} SET {sets} WHERE "{self.key}" = :the_key', some
                )

    def delete(self, connection: sqlite3.Connection, keys: Sequence[str]) -> None:
        """Delete the rows with those keys."""
        connection.executemany(
            f'DELETE FROM {self.name} WHERE "{self.key}" = :the_key',
            [{"the_key": key} for key in keys],
        )

    def _by_columns(
        self, records: Iterable[Mapping[str, Any]]
    ) -> Iterable[tuple[tuple[str, ...], list[Mapping[str, Any]]]]:
        """Records that give the same of the columns, together."""
        groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
        for record in records:
            columns = tuple(name for name in self.columns if name in record)
            groups.setdefault(columns, []).append(record)
        return groups.items()

    def insert_all(self, connection: sqlite3.Connection, values: Iterable[T]) -> None:
        """Insert many values in one statement run."""
        columns, take = self.columns, attrgetter(*self.columns)
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join(f":{name}" for name in columns)
        connection.executemany(
            f"INSERT INTO {self.name} ({names}) VALUES ({marks})",
            (dict(zip(columns, take(value), strict=True)) for value in values),
        )

    def get(self, connection: sqlite3.Connection, key: str) -> dict[str, Any] | None:
        """The columns of the row with that key, or None."""
        return self.records(connection, [key]).get(key)

    def records(
        self, connection: sqlite3.Connection, keys: Sequence[str]
    ) -> dict[str, dict[str, Any]]:
        """The columns of the rows with those keys, by key."""
        rows = connection.execute(
            f"SELECT {self.select_list()} FROM {self.name}"
            f' WHERE "{self.key}" IN (SELECT value FROM json_each(:the_keys))',
            {"the_keys": json.dumps(keys)},
        )
        found = (dict(zip(self.columns, row, strict=True)) for row in rows)
        return {record[self.key]: record for record in found}


SOURCES = Table("source", Source)
ARTICLES = Table("article", Article)
TEXTS = Table("article_text", ArticleText)
FACTS = Table("article_text", TextFacts)
TAGS = Table("tag", Tag)
ANNOTATIONS = Table("annotation", Annotation, elsewhere=frozenset({"tags"}))
REGIONS = Table("region", Region)
IMPORTS = Table("import", ImportBatch)
CLAIMS = Table("claim", Claim)
EVIDENCE = Table("evidence", Evidence)
ORIGINS = Table("origin", Origin)
ORIGIN_LINKS = Table("origin_link", OriginLink)
SETTINGS = Table("setting", Setting, key="key")
SAVED_SEARCHES = Table("saved_search", SavedSearch)
REPORTS = Table("report", ReportRecord)

ENTITIES: dict[str, Table[Any]] = {
    "source": SOURCES,
    "article": ARTICLES,
    "tag": TAGS,
    "annotation": ANNOTATIONS,
    "region": REGIONS,
    "import": IMPORTS,
    "claim": CLAIMS,
    "evidence": EVIDENCE,
    "origin": ORIGINS,
    "origin_link": ORIGIN_LINKS,
    "setting": SETTINGS,
    "saved_search": SAVED_SEARCHES,
}
