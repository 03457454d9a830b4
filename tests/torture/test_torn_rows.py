"""Every column of every table with something in it that nobody wrote.

SQLite finds such a file whole. Whatever a person then does either works or is told as damage, and
the check finds what can be found.
"""

import contextlib
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from tests.torture.conftest import rounds
from tests.torture.journey import read_everything
from workbench.domain.errors import CaseDamaged, WorkbenchError
from workbench.services.diagnosing import damage_of
from workbench.services.sample import create_sample
from workbench.services.workspace import Workspace

_NOT_OURS: Final = ("sqlite_", "passage_index", "annotation_index", "_sqlite_migrations")
_WRONG: Final[dict[str, tuple[Any, ...]]] = {
    "TEXT": ('{"a": [', "\ufffd\x00\x01", "2026-13-99T", "7"),
    "INTEGER": (-7, 2**62),
    "BLOB": (b"", b"\xff\x00"),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the sample case, in which every table but one or two has rows."""
    path = tmp_path_factory.mktemp("torn") / "sample.case"
    create_sample(path).close()
    return path.read_bytes()


def columns(path: Path) -> list[tuple[str, str, str]]:
    """(table, column, type) of what is stored."""
    with contextlib.closing(sqlite3.connect(path)) as raw:
        return [
            (table, name, kind)
            for (table,) in raw.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table'"
            ).fetchall()
            if not table.startswith(_NOT_OURS)
            for _, name, kind, *_ in raw.execute(f'PRAGMA table_info("{table}")').fetchall()
        ]


def tear(path: Path, table: str, column: str, wrong: object) -> bool:
    """Put it into the last row, whatever constraints and triggers say; False where it is there."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        for (name,) in raw.execute(triggers).fetchall():
            raw.execute(f'DROP TRIGGER "{name}"')
        with contextlib.suppress(sqlite3.IntegrityError):
            sql = f'UPDATE "{table}" SET "{column}" = :wrong WHERE {_last(raw, table)}'
            changed = f' AND "{column}" IS NOT :wrong'
            return raw.execute(sql + changed, {"wrong": wrong}).rowcount > 0
    return False


def _last(raw: sqlite3.Connection, table: str) -> str:
    """A condition that holds for the last row of a table."""
    keys = [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")') if row[5]]
    names = ", ".join(f'"{key}"' for key in keys)
    order = ", ".join(f'"{key}" DESC' for key in keys)
    return f'({names}) = (SELECT {names} FROM "{table}" ORDER BY {order} LIMIT 1)'


def outcome(path: Path) -> str:
    """What becomes of it: `read`, or how a person is told that the file is damaged."""
    try:
        with contextlib.closing(Workspace.open(path)) as space:
            broken = any(each.severity == "error" for each in space.checking.run(full=True))
            read_everything(space)
    except CaseDamaged:
        return "refused"
    except WorkbenchError:
        return "read"  # a thing that is not there, a name that is no name
    except Exception:
        # What the border of the program does with what nobody expected.
        return "refused" if damage_of(path) else "a traceback"
    return "found" if broken else "read"


@rounds(40, 1_000)
def test_that_a_torn_value_in_any_column_is_read_or_told_as_damage(
    sample: bytes, tmp_path: Path, times: int, told: Callable[[str], None]
) -> None:
    path = tmp_path / "torn.case"
    path.write_bytes(sample)
    torn = [(*column, wrong) for column in columns(path) for wrong in _WRONG[column[2]]]
    chosen = random.Random(times).sample(torn, min(times, len(torn)))
    outcomes: Counter[str] = Counter()
    for table, column, _, wrong in chosen:
        path.write_bytes(sample)
        if tear(path, table, column, wrong):
            became = outcome(path)
            assert became != "a traceback", f"{table}.{column} = {wrong!r}"
            outcomes[became] += 1
    told(
        f"{outcomes.total()} torn values: {outcomes['refused']} told as damage,"
        f" {outcomes['found']} found by check, {outcomes['read']} read as they are"
    )
