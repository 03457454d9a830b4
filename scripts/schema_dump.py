"""Writes tests/golden/schema-0001.sql anew: a small case as SQL, for the tests of old files.

Run it after a change of storage/schema/0001_case.sql while that step is unreleased:
    .venv/bin/python scripts/schema_dump.py
"""

import sqlite3
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.services.conftest import BRIDGE, COUNCIL, add, draft  # noqa: E402
from workbench.domain.span import Span  # noqa: E402
from workbench.services.workspace import Workspace  # noqa: E402

SHADOWS = ("passage_index_", "annotation_index_")
INDEXES = ('INSERT INTO "annotation_index"', 'INSERT INTO "passage_index"')
MASTER = ("PRAGMA writable_schema", "INSERT INTO sqlite_master", 'INSERT INTO "sqlite_master"')


def small_case(path: Path) -> None:
    """Creates a case with two articles and one tagged, noted annotation."""
    space = Workspace.create(path, "Harbour")
    space.case.who = "analyst"
    add(space, draft(BRIDGE, source="Coastal Courier"), draft(COUNCIL))
    article = space.library.summaries()[0].article.id
    opinion = space.tagging.named("opinion").id
    space.marking.tag_span(article, Span(0, 7), [opinion], "A note.")
    space.close()


def dump(path: Path) -> str:
    """Returns the case as SQL that a plain sqlite3 runs; the indexes stay empty."""
    raw = sqlite3.connect(path)
    number = raw.execute("PRAGMA application_id").fetchone()[0]
    lines = ["PRAGMA foreign_keys = OFF;", f"PRAGMA application_id = {number};"]
    for line in raw.iterdump():
        if line.startswith((*MASTER, *INDEXES)):
            continue
        if any(f"'{name}" in line or f'"{name}' in line for name in SHADOWS):
            continue
        if line == "COMMIT;":
            virtual = "SELECT sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'"
            lines += [f"{sql};" for (sql,) in raw.execute(virtual)]
        lines.append(line)
    raw.close()
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder, "small.case")
        small_case(case)
        (ROOT / "tests/golden/schema-0001.sql").write_text(dump(case), encoding="utf-8")
