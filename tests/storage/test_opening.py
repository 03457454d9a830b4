"""Files that are damaged, of other programs, in the way, or not for us: told, and left alone."""

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

from workbench.domain.errors import (
    CaseDamaged,
    CaseExists,
    CaseForeign,
    CaseUnwritable,
)
from workbench.services.workspace import Workspace
from workbench.storage.case_file import CaseFile


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
