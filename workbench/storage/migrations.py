"""Schema steps, append-only, and how an opened file is brought up to date."""

import sqlite3
from importlib.resources import files

from sqlite_utils import Database, Migrations

MIGRATION_SET = "workbench"
migrations = Migrations(MIGRATION_SET)


def _run(db: Database, name: str) -> None:
    script = files("workbench.storage").joinpath("schema", name).read_text(encoding="utf-8")
    statement = ""
    # Within the transaction, which sqlite3's executescript would end; sqlite-utils' own looks for
    # the end of a statement after every character.
    for part in script.split(";")[:-1]:
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


@migrations(name="0001_case")
def _case(db: Database) -> None:
    _run(db, "0001_case.sql")


STEPS: tuple[str, ...] = ("0001_case",)


def unknown_steps(db: Database) -> tuple[str, ...]:
    """Names of steps applied to the file that this program does not know: it is newer."""
    return tuple(step.name for step in migrations.applied(db) if step.name not in STEPS)


def pending_steps(db: Database) -> tuple[str, ...]:
    """Names of steps the file still lacks, in order."""
    return tuple(step.name for step in migrations.pending(db))
