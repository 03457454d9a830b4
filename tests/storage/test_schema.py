"""Released schemas: never altered, and each still opens."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from workbench.services.workspace import Workspace

DUMPS = sorted((Path(__file__).parents[1] / "golden").glob("schema-*.sql"))


def schema(path: Path) -> dict[str, str]:
    """The SQL of every table, view, index and trigger; not of what FTS5 makes for itself."""
    with contextlib.closing(sqlite3.connect(path)) as raw:
        rows = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
        )
        return {name: " ".join(sql.split()) for name, sql in rows}


@pytest.fixture(params=DUMPS, ids=lambda dump: dump.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A case as an earlier release left it."""
    path = tmp_path / "old.case"
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.executescript(request.param.read_text(encoding="utf-8"))
        raw.execute("PRAGMA journal_mode = WAL")
    return path


def test_that_a_dump_of_every_released_schema_is_kept() -> None:
    steps = Path(__file__).parents[2] / "workbench" / "storage" / "schema"
    assert len(DUMPS) == len(list(steps.glob("*.sql")))


def test_that_a_released_case_gets_the_schema_of_a_new_one(released: Path, tmp_path: Path) -> None:
    Workspace.open(released).close()
    Workspace.create(tmp_path / "new.case").close()
    assert schema(released) == schema(tmp_path / "new.case")


def test_that_a_released_case_is_whole_once_its_index_is_made(released: Path) -> None:
    space = Workspace.open(released)
    try:
        # FTS5's own tables cannot be dumped: the index comes empty.
        assert space.checking.repair()
        assert [f for f in space.checking.run(full=True) if f.severity == "error"] == []
        assert [row.annotations for row in space.library.summaries()] == [1, 0]
    finally:
        space.close()


def test_that_a_released_case_can_be_worked_on(released: Path) -> None:
    space = Workspace.open(released)
    try:
        space.checking.repair()
        article = space.library.summaries()[0].article.id
        space.library.set_article(article, {"title": "New"})
        space.journal.undo()
        assert space.library.summaries()[0].article.title != "New"
        assert [f for f in space.checking.run(full=True) if f.severity == "error"] == []
    finally:
        space.close()
