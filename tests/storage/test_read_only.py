"""Cases that can only be read here: on another machine, on a medium, without permission."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.domain.access import ReadOnly
from workbench.domain.errors import CaseReadOnly
from workbench.services.wording import sentence
from workbench.services.workspace import Workspace
from workbench.storage import leases

SINCE = "2026-03-01T09:30:00.000+00:00"
ANNA = ReadOnly("elsewhere", "Anna", "desk-7", SINCE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed case with two articles."""
    case = tmp_path / "t.case"
    with contextlib.closing(Workspace.create(case)) as space:
        add(space, draft(BRIDGE), draft(COUNCIL))
    return case


def opened_elsewhere(path: Path, *, ago: float = 0.0, text: str | None = None) -> Path:
    """The file by which another machine says that it has the case open."""
    holder = {"who": "Anna", "host": "desk-7", "machine": "x", "pid": 1, "since": SINCE}
    file = path.with_name(f".{path.name}.open-0a0b0c0d")
    file.write_text(json.dumps(holder) if text is None else text)
    moment = time.time() - ago
    os.utime(file, (moment, moment))
    return file


def retitle(space: Workspace, title: str) -> None:
    space.library.set_article(space.library.summaries()[0].article.id, {"title": title})


def test_that_a_case_open_on_another_machine_is_opened_for_reading_only(path: Path) -> None:
    opened_elsewhere(path)
    before = path.read_bytes()
    with contextlib.closing(Workspace.open(path)) as space:
        assert space.read_only == ANNA
        assert len(space.library.summaries()) == 2
        assert space.searching.search("pylon").totals.passages == 1
        with pytest.raises(CaseReadOnly) as told:
            retitle(space, "Mine")
    assert "Anna" in sentence(told.value)
    assert "desk-7" in sentence(told.value)
    assert path.read_bytes() == before


def test_that_a_reader_leaves_nothing_beside_the_case(path: Path) -> None:
    file = opened_elsewhere(path)
    with contextlib.closing(Workspace.open(path)):
        assert {each.name for each in path.parent.iterdir()} == {path.name, file.name}


def test_that_what_the_other_machine_has_in_its_log_is_seen(path: Path) -> None:
    writer = Workspace.open(path)
    retitle(writer, "In the log")
    opened_elsewhere(path)
    with contextlib.closing(Workspace.open(path)) as reader:
        assert reader.library.summaries()[0].article.title == "In the log"
    writer.close()


def test_that_the_title_of_the_file_is_not_that_of_a_copy(path: Path) -> None:
    opened_elsewhere(path)
    with contextlib.closing(Workspace.open(path)) as space:
        assert (space.path, space.title) == (path, "t")


def test_that_a_report_can_be_written_of_a_case_that_can_only_be_read(path: Path) -> None:
    opened_elsewhere(path)
    with contextlib.closing(Workspace.open_reader(path)) as reader:
        assert "Harbour bridge closed" in reader.reporting.markdown()


def test_that_a_forgotten_lease_is_cleared_away(path: Path) -> None:
    file = opened_elsewhere(path, ago=leases.STALE_SECONDS + 60)
    with contextlib.closing(Workspace.open(path)) as space:
        retitle(space, "Mine")
    assert not file.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"who": 1}', "null", "\0"])
def test_that_a_lease_that_cannot_be_understood_is_somebodys(path: Path, text: str) -> None:
    opened_elsewhere(path, text=text)
    with contextlib.closing(Workspace.open(path)) as space:
        assert space.read_only == ReadOnly("elsewhere")


def test_that_processes_of_one_machine_write_side_by_side(path: Path) -> None:
    with (
        contextlib.closing(Workspace.open(path)) as one,
        contextlib.closing(Workspace.open(path)) as other,
    ):
        retitle(one, "One")
        retitle(other, "Other")
        assert len(leases.holders(path)) == 2


def test_that_what_a_killed_process_left_is_cleared_away(path: Path) -> None:
    code = (
        "import os, sys; from workbench.services.workspace import Workspace\n"
        "Workspace.open(sys.argv[1], who='Gone'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert len(list(path.parent.glob(".t.case.open-*"))) == 1
    assert leases.holders(path) == []
    Workspace.open(path).close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_that_a_writer_whom_another_machine_took_over_from_stops_writing(path: Path) -> None:
    with contextlib.closing(Workspace.open(path)) as space:
        (ours,) = path.parent.glob(".t.case.open-*")
        ours.unlink()
        opened_elsewhere(path)
        with pytest.raises(CaseReadOnly):
            retitle(space, "Too late")
        assert space.read_only == ANNA
        assert space.library.summaries()[0].article.title == "Harbour bridge closed"


def test_that_a_lease_is_renewed_before_it_is_stale(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "BEAT_SECONDS", 0.0)
    with contextlib.closing(Workspace.open(path)) as space:
        (ours,) = path.parent.glob(".t.case.open-*")
        os.utime(ours, (1, 1))
        space.keep_lease()
        assert ours.stat().st_mtime > time.time() - 60


def test_that_of_two_who_come_at_once_none_is_overlooked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The other's file appears between our writing and our looking round.
    write = leases._write_own

    def both(case: Path, who: str) -> Path:
        file = write(case, who)
        opened_elsewhere(case)
        return file

    monkeypatch.setattr(leases, "_write_own", both)
    with contextlib.closing(Workspace.open(path)) as space:
        assert space.read_only == ANNA
    assert [each.name for each in path.parent.glob(".*")] == [".t.case.open-0a0b0c0d"]


@pytest.fixture
def medium(path: Path) -> Iterator[Path]:
    """The case's folder on a medium that cannot be written to; call `settle` on it first."""
    mounted = subprocess.run(
        ["mount", "--bind", str(path.parent), str(path.parent)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root can mount")
    yield path
    subprocess.run(["umount", "--lazy", str(path.parent)], check=True)


def make_read_only(path: Path) -> None:
    subprocess.run(["mount", "-o", "remount,bind,ro", str(path.parent)], check=True)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can mount")
def test_that_a_case_on_a_read_only_medium_is_opened(medium: Path) -> None:
    make_read_only(medium)
    with contextlib.closing(Workspace.open(medium)) as space:
        assert space.read_only == ReadOnly("medium")
        assert [row.article.ref for row in space.library.summaries()] == ["A1", "A2"]
        with pytest.raises(CaseReadOnly):
            retitle(space, "x")


@pytest.mark.skipif(os.getuid() != 0, reason="only root can mount")
def test_that_the_log_on_a_read_only_medium_counts(medium: Path) -> None:
    code = (
        "import os, sys; from workbench import open_case\n"
        "case = open_case(sys.argv[1]); case.article_set('A1', title='In the log'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(medium)], check=False)
    assert medium.with_name("t.case-wal").stat().st_size
    make_read_only(medium)
    with contextlib.closing(Workspace.open(medium)) as space:
        assert space.library.summaries()[0].article.title == "In the log"
        assert space.read_only == ReadOnly("medium")


def test_that_a_private_copy_is_removed_with_the_case(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    opened_elsewhere(path)
    space = Workspace.open(path)
    (folder,) = (tmp_path / "temporary").iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    space.close()
    assert list((tmp_path / "temporary").iterdir()) == []
