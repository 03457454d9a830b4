"""The case file: how it is made, what it refuses, and what survives."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.conftest import BRIDGE, add, draft
from workbench.domain.errors import (
    CaseDamaged,
    CaseExists,
    CaseForeign,
    CaseMissing,
    CaseNewer,
    CaseProblem,
    CaseUnwritable,
)
from workbench.services.workspace import Workspace
from workbench.storage.case_file import CaseFile
from workbench.storage.guards import APPLICATION_ID
from workbench.storage.migrations import MIGRATION_SET


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A closed case with one article."""
    path = tmp_path / "Дело 100% #1?.case"
    space = Workspace.create(path)
    add(space, draft(BRIDGE))
    space.close()
    return path


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_that_a_new_case_is_its_owners_alone(case: Path) -> None:
    assert stat.S_IMODE(case.stat().st_mode) == 0o600


def test_that_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.case"
    path.write_text("mine")
    with pytest.raises(CaseExists):
        CaseFile.create(path)
    assert path.read_text() == "mine"


def test_that_a_case_in_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseUnwritable):
        CaseFile.create(tmp_path / "missing" / "t.case")


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("application_id", APPLICATION_ID)],
)
def test_that_a_case_is_opened_with_safe_settings(case: Path, name: str, value: object) -> None:
    file = CaseFile.open(case)
    try:
        assert pragma(file.connection, name) == value
    finally:
        file.close()


def test_that_every_commit_reaches_the_disk(case: Path) -> None:
    file = CaseFile.open(case)
    try:
        assert pragma(file.connection, "synchronous") == 2
    finally:
        file.close()


def test_that_every_table_of_ours_is_strict(case: Path) -> None:
    with sqlite3.connect(case) as raw:
        loose = raw.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_sqlite_migrations%'"
        ).fetchall()
    raw.close()
    assert loose == []


def test_that_closing_leaves_a_lone_file(case: Path) -> None:
    assert [path.name for path in case.parent.iterdir()] == [case.name]


def _text(path: Path) -> None:
    path.write_text("no database")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other_database(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE t (x)")
    raw.close()


@pytest.mark.parametrize("make", [_text, _empty, _other_database])
def test_that_a_foreign_file_is_refused_untouched(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "foreign.case"
    make(path)
    before = path.read_bytes()
    with pytest.raises(CaseForeign):
        CaseFile.open(path)
    assert path.read_bytes() == before


def test_that_a_folder_is_not_a_case(tmp_path: Path) -> None:
    with pytest.raises(CaseForeign):
        CaseFile.open(tmp_path)


def test_that_a_missing_case_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(CaseMissing):
        CaseFile.open(tmp_path / "missing.case")
    assert list(tmp_path.iterdir()) == []


def test_that_a_file_from_a_newer_program_is_refused_untouched(case: Path) -> None:
    with sqlite3.connect(case) as raw:
        raw.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES (?, '9999_future', '2030-01-01')",
            (MIGRATION_SET,),
        )
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    before = case.read_bytes()
    with pytest.raises(CaseNewer) as told:
        CaseFile.open(case)
    assert told.value.steps == ("9999_future",)
    assert case.read_bytes() == before


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_that_a_truncated_case_is_refused_untouched(case: Path, kept: float) -> None:
    data = case.read_bytes()
    case.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(CaseDamaged):
        CaseFile.open(case)
    assert case.read_bytes() == data[: int(len(data) * kept)]


@pytest.mark.parametrize("page", [1, 2, 5, 9])
def test_that_overwritten_pages_are_found_or_harmless(case: Path, page: int) -> None:
    data = bytearray(case.read_bytes())
    data[page * 4096 : page * 4096 + 2048] = b"\xa5" * 2048
    case.write_bytes(data)
    try:
        space = Workspace.open(case)
    except CaseProblem:
        assert case.read_bytes() == bytes(data)
        return
    try:
        assert any(finding.severity == "error" for finding in space.checking.run(full=True))
    finally:
        space.close()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE article_text SET text = 'x'",
        "UPDATE original SET bytes = x'00'",
        "UPDATE history SET who = 'x'",
        "DELETE FROM history",
        "DELETE FROM article_text",
        "DELETE FROM original",
    ],
)
def test_that_texts_originals_and_history_cannot_be_altered(case: Path, harm: str) -> None:
    raw = sqlite3.connect(case)
    with pytest.raises(sqlite3.IntegrityError, match=r"never|append-only"):
        raw.execute(harm)
    raw.close()


def test_that_another_process_writing_is_noticed(case: Path) -> None:
    file = CaseFile.open(case)
    before = file.data_version()
    code = (
        "import sys; from workbench import open_case\n"
        "with open_case(sys.argv[1]) as case: case.article_set('A1', title='Other')"
    )
    subprocess.run([sys.executable, "-c", code, str(case)], check=True)
    try:
        assert file.data_version() != before
    finally:
        file.close()


def test_that_processes_writing_at_once_lose_nothing(case: Path) -> None:
    code = (
        "import sys; from workbench import open_case\n"
        "with open_case(sys.argv[1]) as case:\n"
        "    for n in range(15): case.tag('A1', span=(n, n + 5), tags=[sys.argv[2]])"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(case), tag])
        for tag in ("unverified", "opinion", "misleading")
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    space = Workspace.open(case)
    try:
        carried = {use.tag.name: use.annotations for use in space.tagging.uses()}
        broken = [f for f in space.checking.run(full=True) if f.severity == "error"]
    finally:
        space.close()
    assert [carried[name] for name in ("unverified", "opinion", "misleading")] == [15, 15, 15]
    assert broken == []


def test_that_a_kill_in_a_transaction_leaves_the_last_committed_state(case: Path) -> None:
    code = (
        "import sys, time; from workbench.services.workspace import Workspace\n"
        "from workbench.domain.span import Span\n"
        "space = Workspace.open(sys.argv[1])\n"
        "article = space.library.summaries()[0].article.id\n"
        "tag = space.tagging.tags()[0].id\n"
        "space.marking.tag_span(article, Span(0, 7), [tag])\n"
        "with space.case.writing():\n"
        "    space.case.file.connection.execute('DELETE FROM annotation_tag')\n"
        "    print('in the middle', flush=True); time.sleep(60)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(case)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "in the middle\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    space = Workspace.open(case)
    try:
        assert space.tagging.uses()[0].annotations == 1
        assert not [f for f in space.checking.run(full=True) if f.severity == "error"]
    finally:
        space.close()


def test_that_what_a_dead_import_left_is_discarded_at_the_next_open(case: Path) -> None:
    code = (
        "import os, sys; from workbench.services.workspace import Workspace\n"
        "from workbench.services.importing import ImportSummary, prepare\n"
        "from pathlib import Path\n"
        "space = Workspace.open(sys.argv[1])\n"
        "batch = space.importing.begin()\n"
        "space.importing.add(batch, prepare(Path(sys.argv[2])), ImportSummary())\n"
        "os._exit(9)\n"
    )
    file = case.parent / "half.txt"
    file.write_text("Half an import, never published.")
    child = subprocess.run([sys.executable, "-c", code, str(case), str(file)], check=False)
    assert child.returncode == 9
    space = Workspace.open(case)
    try:
        count = space.case.file.connection.execute("SELECT count(*) FROM article").fetchone()[0]
        assert count == 1
        assert not [f for f in space.checking.run(full=True) if f.severity == "error"]
    finally:
        space.close()


def test_that_a_copy_is_complete_and_leaves_existing_files_alone(
    case: Path, tmp_path: Path
) -> None:
    space = Workspace.open(case)
    try:
        space.save_copy(tmp_path / "copy.case")
        with pytest.raises(CaseExists):
            space.save_copy(tmp_path / "copy.case")
    finally:
        space.close()
    copy = Workspace.open(tmp_path / "copy.case")
    assert len(copy.library.summaries()) == 1
    copy.close()
