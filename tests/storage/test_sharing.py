"""Several connections and processes at one case; older schemas; failures in the middle."""

import contextlib
import os
import pwd
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.domain.errors import (
    CaseBusy,
    CaseDamaged,
    CaseExists,
    CaseForeign,
    CaseUnwritable,
    EditConflict,
    Interrupted,
)
from workbench.domain.span import Span
from workbench.services.importing import ImportSummary, prepared
from workbench.services.workspace import Workspace
from workbench.storage import backups, imports
from workbench.storage import connection as connecting
from workbench.storage.case_file import CaseFile
from workbench.storage.migrations import migrations


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


def test_that_a_writer_waits_for_another_process(path: Path) -> None:
    code = (
        "import sys; from workbench import open_case\n"
        "with open_case(sys.argv[1]) as case:\n"
        "    print('open', flush=True); sys.stdin.readline()\n"
        "    print('writing', flush=True); case.article_set('A1', title='Theirs')\n"
    )
    with CaseFileLock(path) as held:
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        child.stdin.write("go\n")
        child.stdin.flush()
        assert child.stdout.readline() == "writing\n"
        assert child.poll() is None
        held.connection.execute("UPDATE article SET author = 'Mine' WHERE number = 1")
    child.communicate()
    assert child.returncode == 0
    space = Workspace.open(path)
    article = space.library.summaries()[0].article
    space.close()
    assert (article.title, article.author) == ("Theirs", "Mine")


class CaseFileLock:
    """Holds the right to write to a case until the block ends."""

    def __init__(self, path: Path) -> None:
        self.file = CaseFile.open(path)
        self.transaction = self.file.writing()

    def __enter__(self) -> CaseFile:
        self.transaction.__enter__()
        return self.file

    def __exit__(self, *error: object) -> None:
        self.transaction.__exit__(None, None, None)
        self.file.close()


def test_that_waiting_ends_with_a_failure_that_names_the_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "WAIT_SECONDS", 0.0)
    with CaseFileLock(path):
        space = Workspace.open(path)
        with pytest.raises(CaseBusy) as told:
            space.library.set_article(space.library.summaries()[0].article.id, {"title": "x"})
        space.close()
    assert told.value.path == str(path)


def test_that_a_reader_sees_one_state_while_another_writes(path: Path, file: CaseFile) -> None:
    other = Workspace.open(path)
    with file.reading():
        before = file.connection.execute("SELECT title FROM article").fetchall()
        other.library.set_article(other.library.summaries()[0].article.id, {"title": "New"})
        assert file.connection.execute("SELECT title FROM article").fetchall() == before
    assert file.connection.execute("SELECT title FROM article").fetchall() != before
    other.close()


def test_that_a_failure_in_a_transaction_leaves_nothing(path: Path) -> None:
    space = Workspace.open(path)
    with contextlib.suppress(RuntimeError), space.case.writing():
        space.case.file.connection.execute("UPDATE article SET title = 'x'")
        raise RuntimeError
    assert [row.article.title for row in space.library.summaries()] != ["x", "x"]
    space.library.set_article(space.library.summaries()[0].article.id, {"title": "still works"})
    space.close()


def test_that_a_reader_that_closes_last_leaves_all_in_the_case(path: Path) -> None:
    writer, reader = Workspace.open(path), Workspace.open_reader(path)
    writer.library.set_article(writer.library.summaries()[0].article.id, {"title": "New"})
    writer.close()
    reader.close()
    again = Workspace.open(path)
    assert again.library.summaries()[0].article.title == "New"
    again.close()
    assert [left.name for left in path.parent.iterdir()] == [path.name]


def test_that_a_reader_cannot_write(path: Path) -> None:
    reader = Workspace.open_reader(path)
    with pytest.raises(CaseUnwritable):
        reader.library.set_article(reader.library.summaries()[0].article.id, {"title": "x"})
    reader.close()


def test_that_what_is_broken_off_says_so(file: CaseFile) -> None:
    file.connection.set_progress_handler(lambda: 1, 1)
    with pytest.raises(Interrupted):
        file.connection.execute("SELECT count(*) FROM article, article, article").fetchone()
    file.connection.set_progress_handler(None, 0)


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE annotation",
        "DROP VIEW seen_article",
        "UPDATE article SET title = CAST(x'ff' AS TEXT)",
    ],
)
def test_that_damage_met_on_the_way_is_told_as_damage(path: Path, harm: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.execute(harm)
        raw.commit()
    space = Workspace.open(path)
    try:
        with pytest.raises(CaseDamaged):
            space.reporting.data()
    finally:
        space.close()


def test_that_damage_a_start_has_no_time_to_look_for_is_told_when_met(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.storage.case_file._QUICK_CHECK_LIMIT", 0)
    with contextlib.closing(sqlite3.connect(path)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tag'").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xa5" * 4096)
    space = Workspace.open(path)
    try:
        with pytest.raises(CaseDamaged):
            space.tagging.tags()
    finally:
        space.close()


def _rollback_journal(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE t (x)")


def _log_left_by_a_crash(path: Path) -> None:
    code = (
        "import os, sqlite3, sys; raw = sqlite3.connect(sys.argv[1])\n"
        "raw.execute('PRAGMA journal_mode = WAL'); raw.execute('CREATE TABLE t (x)')\n"
        "raw.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


@pytest.mark.parametrize("make", [_rollback_journal, _log_left_by_a_crash])
def test_that_the_database_of_another_program_is_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "other.db")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(CaseForeign):
        CaseFile.open(tmp_path / "other.db")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_that_a_case_is_opened_through_a_link(path: Path, tmp_path: Path) -> None:
    (tmp_path / "link.case").symlink_to(path)
    space = Workspace.open(tmp_path / "link.case")
    assert len(space.library.summaries()) == 2
    space.close()
    assert (tmp_path / "link.case").is_symlink()


def test_that_a_case_that_cannot_be_founded_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise CaseUnwritable("t.case", "the disk is full")

    monkeypatch.setattr(Workspace, "_found", broken)
    with pytest.raises(CaseUnwritable):
        Workspace.create(tmp_path / "t.case")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kept", ["t.case", "t.case-wal"])
def test_that_a_file_in_the_way_is_not_removed(tmp_path: Path, kept: str) -> None:
    (tmp_path / kept).write_text("mine")
    with contextlib.suppress(CaseExists):
        Workspace.create(tmp_path / "t.case").close()
    assert kept == "t.case-wal" or (tmp_path / kept).read_text() == "mine"


@contextlib.contextmanager
def as_nobody(path: Path) -> Iterator[None]:
    """Somebody for whom permissions count, with the right to come as far as the case's folder."""
    within = Path(tempfile.gettempdir())
    above = [parent for parent in path.parent.parents if within in parent.parents]
    modes = {parent: parent.stat().st_mode for parent in above}
    for parent in modes:
        parent.chmod(0o755)
    os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)
        for parent, mode in modes.items():
            parent.chmod(mode)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can work as somebody else")
@pytest.mark.parametrize(
    ("folder", "case", "can_read"),
    [(0o777, 0o444, True), (0o555, 0o444, True), (0o555, 0o666, True), (0o777, 0o000, False)],
    ids=["file", "folder too", "folder", "unreadable"],
)
def test_that_a_case_without_permission_is_told(
    path: Path, folder: int, case: int, can_read: bool
) -> None:
    Workspace.open(path).close()  # loads what somebody else may have no right to load
    path.chmod(case)
    path.parent.chmod(folder)
    before = path.read_bytes()
    with as_nobody(path), contextlib.ExitStack() as stack:
        if can_read:
            space = Workspace.open(path)
            stack.callback(space.close)
            article = space.library.summaries()[0].article.id
            with pytest.raises(CaseUnwritable):
                space.library.set_article(article, {"title": "x"})
        else:
            with pytest.raises(CaseUnwritable):
                Workspace.open(path)
    assert path.read_bytes() == before


@pytest.fixture
def further_step() -> Iterator[None]:
    """A schema step that the program gets after a case was made."""
    before = list(migrations._migrations)
    steps = Migrations("workbench")

    @steps(name="0002_test")
    def _step(db: object) -> None:
        assert isinstance(db, object)

    migrations._migrations.extend(steps._migrations)
    yield
    migrations._migrations[:] = before


def test_that_an_older_case_is_backed_up_and_then_upgraded(path: Path, further_step: None) -> None:
    before = tables(path)
    CaseFile.open(path).close()
    after = tables(path)
    (backup,) = backups.existing(path)
    assert (backup.reason, tables(backup.path)) == ("upgrade", before)
    assert len(after.pop("_sqlite_migrations")) == len(before.pop("_sqlite_migrations")) + 1
    assert after == before


def test_that_an_upgrade_that_fails_leaves_the_case_as_it_was(path: Path) -> None:
    before, steps = tables(path), list(migrations._migrations)
    broken = Migrations("workbench")

    @broken(name="0002_broken")
    def _step(db: object) -> None:
        getattr(db, "execute")("DELETE FROM region")  # noqa: B009
        raise CaseUnwritable(str(path), "the disk is full")

    migrations._migrations.extend(broken._migrations)
    try:
        with pytest.raises(CaseUnwritable):
            CaseFile.open(path)
    finally:
        migrations._migrations[:] = steps
    assert tables(path) == before


def pending(space: Workspace) -> str:
    """An import of one article, not published."""
    batch = space.importing.begin()
    read = prepared(draft("Half an import.\n\nNot seen yet.", source="Gazette"), "half.txt")
    space.importing.add(batch, [read], ImportSummary())
    return batch


@pytest.mark.parametrize(
    ("process", "created", "is_kept"),
    [
        ("HERE:PID", "2020-01-01T00:00:00+00:00", True),
        ("HERE:999999999", "NOW", False),
        ("HERE:nonsense", "NOW", False),
        ("elsewhere:1", "NOW", True),
        ("elsewhere:1", "2020-01-01T00:00:00+00:00", False),
    ],
)
def test_that_an_import_is_kept_while_its_process_may_live(
    path: Path, process: str, created: str, is_kept: bool
) -> None:
    space = Workspace.open(path)
    batch = pending(space)
    begun = imports.pending(space.case.file.connection)[0]
    host, _, pid = begun.process.rpartition(":")
    space.case.file.connection.execute(
        "UPDATE import SET process = ?, created = ? WHERE id = ?",
        (
            process.replace("HERE", host).replace("PID", pid),
            created.replace("NOW", begun.created),
            batch,
        ),
    )
    other = Workspace.open(path)
    left = imports.pending(other.case.file.connection)
    other.close()
    space.close()
    assert [each.id for each in left] == ([batch] if is_kept else [])


def test_that_a_discarded_import_leaves_no_trace(path: Path) -> None:
    before = tables(path)
    space = Workspace.open(path)
    space.importing.discard(pending(space))
    numbers = [a.number for a in (row.article for row in space.library.summaries())]
    add(space, draft("A third article.\n\nWith words."))
    assert [row.article.number for row in space.library.summaries()] == [*numbers, 3]
    space.journal.undo()
    space.close()
    after = tables(path)
    for table in ("source", "region", "original", "article_text", "article"):
        kept = [row for row in after[table] if row not in before[table]]
        assert len(kept) <= 1, table
    assert after["source"] == before["source"]


def test_that_a_published_import_cannot_be_discarded(path: Path) -> None:
    space = Workspace.open(path)
    batch = space.library.summaries()[0].article.import_id
    assert batch is not None
    space.importing.discard(batch)
    assert len(space.library.summaries()) == 2
    space.close()


def test_that_an_import_discarded_by_others_is_not_published(path: Path) -> None:
    space, other = Workspace.open(path), Workspace.open(path)
    batch = pending(space)
    other.importing.discard(batch)
    summary = ImportSummary(added=["something"])
    with pytest.raises(EditConflict):
        space.importing.finish(batch, summary)
    other.close()
    space.close()


def test_that_publishers_of_a_pending_import_are_not_listed(path: Path) -> None:
    space = Workspace.open(path)
    pending(space)
    assert [source.name for source, _ in space.library.sources()] == ["Coastal Courier"]
    space.close()


def test_that_a_publisher_taken_up_by_others_outlives_the_import(path: Path) -> None:
    space = Workspace.open(path)
    batch = pending(space)
    article = space.library.summaries()[1].article.id
    space.library.set_article(article, {"source": "Gazette"})
    space.importing.discard(batch)
    assert {source.name for source, _ in space.library.sources()} == {"Coastal Courier", "Gazette"}
    assert [f for f in space.checking.run(full=True) if f.severity == "error"] == []
    space.close()


def test_that_a_redo_in_the_way_of_a_pending_import_is_a_conflict(path: Path) -> None:
    space = Workspace.open(path)
    article = space.library.summaries()[1].article.id
    space.library.set_article(article, {"source": "Gazette"})
    space.journal.undo()
    batch = pending(space)
    with pytest.raises(EditConflict):
        space.journal.redo()
    space.importing.discard(batch)
    space.journal.redo()
    assert space.library.sources()[1][0].name == "Gazette"
    space.close()


def test_that_a_mark_with_evidence_is_not_deleted_by_an_undo(path: Path) -> None:
    space = Workspace.open(path)
    article = space.library.summaries()[0].article.id
    opinion = space.tagging.named("opinion").id
    mark = space.marking.tag_span(article, Span(0, 7), [opinion])[1]
    connection, at = space.case.file.connection, mark.created
    connection.execute(
        "INSERT INTO claim (id, statement, creator, created, modified) VALUES ('c', 's', '', ?, ?)",
        (at, at),
    )
    connection.execute(
        "INSERT INTO evidence (id, claim_id, annotation_id, stance, creator, created)"
        " VALUES ('e', 'c', ?, 'supports', '', ?)",
        (mark.id, at),
    )
    with pytest.raises(EditConflict):
        space.journal.undo()
    assert space.case.annotation(mark.id) == mark
    space.close()


def test_that_opening_a_case_a_second_time_keeps_the_first_one_s_locks(path: Path) -> None:
    """Else another process that closes would delete the log that the first one writes to."""
    look = "import sqlite3, sys; raw = sqlite3.connect(sys.argv[1]);"
    count = f"{look} print(raw.execute('SELECT count(*) FROM claim').fetchone()[0]); raw.close()"

    def seen() -> int:
        command = [sys.executable, "-c", count, str(path)]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    first = Workspace.open(path)
    second = Workspace.open_reader(path)
    first.claims.add("Said before another process looked")
    assert seen() == 1
    first.claims.add("Said afterwards")
    assert seen() == 2
    second.close()
    first.claims.add("Said when the second had closed")
    assert seen() == 3
    first.close()
