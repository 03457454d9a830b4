"""Faults on purpose. Each test has a short form, which `make test` runs, and a long one.

`make torture` runs the long forms and prints figures.
"""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.services.workspace import Workspace

Contents = dict[str, list[tuple[object, ...]]]


def rounds(short: int, long: int) -> pytest.MarkDecorator:
    """How often a test does what it does: parametrizes `times`."""
    return pytest.mark.parametrize(
        "times",
        [
            pytest.param(short, id="short"),
            pytest.param(long, id="long", marks=[pytest.mark.torture, pytest.mark.slow]),
        ],
    )


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a figure past pytest's capture."""

    def tell(figure: str) -> None:
        with capsys.disabled():
            print(f"\n    {figure}")

    return tell


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed case with two articles."""
    case = tmp_path / "t.case"
    with contextlib.closing(Workspace.create(case)) as space:
        add(space, draft(BRIDGE, source="Coastal Courier"), draft(COUNCIL))
    return case


def broken_rules(space: Workspace) -> list[str]:
    """What the full check finds broken, as sentences."""
    return [f.message for f in space.checking.run(full=True) if f.severity == "error"]


def record(space: Workspace) -> tuple[int, str]:
    """Number and hash of the newest entry of the history: with the check, the state of it all."""
    row = (
        space.case.file.connection.execute("SELECT n, hash FROM history ORDER BY n DESC LIMIT 1")
    ).fetchone()
    return int(row[0]), str(row[1])


def holds(path: Path, acknowledged: tuple[int, str]) -> str:
    """Open the case again; why it is not whole, or lacks what was acknowledged; else empty.

    The history is chained and the full check compares the case with it, so that one entry stands
    for all that was done up to it.
    """
    with contextlib.closing(Workspace.open(path)) as space:
        if found := broken_rules(space):
            return found[0]
        n, expected = acknowledged
        held = space.case.file.connection.execute(
            "SELECT hash FROM history WHERE n = ?", (n,)
        ).fetchone()
        pending = space.case.file.connection.execute(
            "SELECT count(*) FROM import WHERE state = 'pending'"
        ).fetchone()[0]
    if held is None:
        return f"entry {n} was acknowledged and is lost"
    if held[0] != expected:
        return f"entry {n} is another than was acknowledged"
    return "an import is still pending" if pending else ""


def contents(path: Path) -> Contents:
    """All that a person put into a case."""
    tables = (
        "article",
        "article_text",
        "original",
        "annotation",
        "annotation_tag",
        "region",
        "tag",
    )
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.text_factory = bytes  # it may be no text any more
        return {
            name: raw.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in tables
        }
