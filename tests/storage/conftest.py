"""A closed case, and what its tables hold."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.services.workspace import Workspace
from workbench.storage.case_file import CaseFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed case with two articles."""
    case = tmp_path / "t.case"
    space = Workspace.create(case)
    add(space, draft(BRIDGE, source="Coastal Courier"), draft(COUNCIL))
    space.close()
    return case


@pytest.fixture
def file(path: Path) -> Iterator[CaseFile]:
    """That case, opened."""
    opened = CaseFile.open(path)
    yield opened
    opened.close()


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is no index."""
    with contextlib.closing(sqlite3.connect(path)) as raw:
        names = raw.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ).fetchall()
        return {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}
