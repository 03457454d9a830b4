"""Values to rows and back: one column per field, named alike."""

import dataclasses
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from workbench.domain.values import (
    Annotation,
    Article,
    ArticleText,
    ImportBatch,
    Region,
    Source,
    Tag,
    value_from,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table whose columns are the fields of `kind`, apart from those of `elsewhere`."""

    name: str
    kind: type[T]
    elsewhere: frozenset[str] = frozenset()
    key: str = "id"

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that are columns of this table."""
        names = (field.name for field in dataclasses.fields(self.kind))  # type: ignore[arg-type]
        return tuple(name for name in names if name not in self.elsewhere)

    def select_list(self, alias: str = "") -> str:
        """The columns for a SELECT, each quoted, behind `alias` where one is given."""
        dot = f"{alias}." if alias else ""
        return ", ".join(f'{dot}"{column}"' for column in self.columns)

    def value(self, row: Mapping[str, Any], **extra: Any) -> T:
        """The value a row describes; `extra` gives the fields kept elsewhere."""
        booleans = _booleans(self.kind)
        fields = {name: bool(row[name]) if name in booleans else row[name] for name in self.columns}
        return value_from(self.kind, fields | extra)

    def insert(self, connection: sqlite3.Connection, record: Mapping[str, Any]) -> None:
        """Insert the columns of a record; what lies elsewhere is left to the caller."""
        columns = [name for name in self.columns if name in record]
        names = ", ".join(f'"{name}"' for name in columns)
        values = ", ".join(f":{name}" for name in columns)
        connection.execute(
            f"INSERT INTO {self.name} ({names}) VALUES ({values})",
            {name: record[name] for name in columns},
        )

    def update(self, connection: sqlite3.Connection, key: str, record: Mapping[str, Any]) -> None:
        """Set the given columns of the row with that key."""
        columns = [name for name in self.columns if name in record]
        if not columns:
            return
        sets = ", ".join(f'"{name}" = :{name}' for name in columns)
        connection.execute(
            f'UPDATE {self.name} SET {sets} WHERE "{self.key}" = :the_key',
            {name: record[name] for name in columns} | {"the_key": key},
        )

    def delete(self, connection: sqlite3.Connection, key: str) -> None:
        """Delete the row with that key."""
        connection.execute(f'DELETE FROM {self.name} WHERE "{self.key}" = :key', {"key": key})

    def insert_all(self, connection: sqlite3.Connection, values: Iterable[T]) -> None:
        """Insert many values in one statement run."""
        columns = self.columns
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join(f":{name}" for name in columns)
        connection.executemany(
            f"INSERT INTO {self.name} ({names}) VALUES ({marks})",
            ({name: getattr(value, name) for name in columns} for value in values),
        )

    def get(self, connection: sqlite3.Connection, key: str) -> dict[str, Any] | None:
        """The columns of the row with that key, or None."""
        cursor = connection.execute(
            f'SELECT {self.select_list()} FROM {self.name} WHERE "{self.key}" = :key',
            {"key": key},
        )
        row = cursor.fetchone()
        return None if row is None else dict(zip(self.columns, row, strict=True))


def _booleans(kind: type[Any]) -> frozenset[str]:
    return frozenset(f.name for f in dataclasses.fields(kind) if f.type in {bool, "bool"})


SOURCES = Table("source", Source)
ARTICLES = Table("article", Article)
TEXTS = Table("article_text", ArticleText)
TAGS = Table("tag", Tag)
ANNOTATIONS = Table("annotation", Annotation, elsewhere=frozenset({"tags"}))
REGIONS = Table("region", Region)
IMPORTS = Table("import", ImportBatch)

ENTITIES: dict[str, Table[Any]] = {
    "source": SOURCES,
    "article": ARTICLES,
    "tag": TAGS,
    "annotation": ANNOTATIONS,
    "region": REGIONS,
    "import": IMPORTS,
}
