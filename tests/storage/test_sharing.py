"""Several connections and processes at one case: they wait for each other, and see one state."""

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.domain.errors import (
    CaseBusy,
    CaseUnwritable,
    Interrupted,
)
from workbench.services.workspace import Workspace
from workbench.storage import connection as connecting
from workbench.storage.case_file import CaseFile


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


def test_that_what_is_wanted_no_more_is_broken_off_and_nothing_after_it(file: CaseFile) -> None:
    count = (
        "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT max(i) FROM n"
    )
    with pytest.raises(Interrupted), file.while_wanted(lambda: True):
        file.connection.execute(count).fetchone()

    assert file.connection.execute(count).fetchone()[0] == 100000


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


def test_that_the_log_beside_a_case_is_for_its_owner_only(path: Path) -> None:
    with contextlib.closing(Workspace.open(path)) as space:
        space.claims.add("Said in the log")
        for beside in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            assert beside.stat().st_mode & 0o777 == 0o600
