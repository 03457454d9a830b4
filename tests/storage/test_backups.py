"""Backups: when they are made, that they are checked, and how a case is put back."""

import contextlib
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.domain.errors import BackupDamaged, CaseDamaged, CaseExists, CaseInUse, NoBackup
from workbench.domain.span import Span
from workbench.services.backing_up import backups_of, newest_good_backup, restore
from workbench.services.workspace import Workspace
from workbench.storage import backups

ALTERED = "DROP TRIGGER history_is_kept; UPDATE history SET who = 'somebody' WHERE n = 2"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Дело № 1.case"


@pytest.fixture
def space(path: Path) -> Iterator[Workspace]:
    opened = Workspace.create(path, "Harbour")
    add(opened, draft(BRIDGE), draft(COUNCIL))
    yield opened
    opened.close()


def harm(path: Path, script: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.executescript(script)
        raw.commit()


def titles(path: Path) -> list[str]:
    with contextlib.closing(Workspace.open(path)) as space:
        return [row.article.title for row in space.library.summaries()]


def retitle(space: Workspace, title: str) -> None:
    space.library.set_article(space.library.summaries()[0].article.id, {"title": title})


def test_that_a_backup_is_a_complete_case_for_its_owner_alone(space: Workspace) -> None:
    made = space.backups.make()
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert titles(made.path) == ["Harbour bridge closed", "Council disputes repair time"]


def test_that_backups_lie_in_the_users_data_folder(space: Workspace, private_home: Path) -> None:
    assert private_home / ".local" / "share" in space.backups.make().path.parents


def test_that_cases_of_one_name_have_backups_of_their_own(space: Workspace, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Workspace.create(tmp_path / "other" / space.path.name)
    other.backups.make()
    other.close()
    assert space.backups.all() == []


def test_that_a_backup_holds_what_is_still_in_the_log(space: Workspace) -> None:
    retitle(space, "In the log")
    assert titles(space.backups.make().path)[0] == "In the log"


def test_that_only_ten_backups_are_kept(space: Workspace) -> None:
    first = space.backups.make()
    for _ in range(12):
        last = space.backups.make()
    kept = space.backups.all()
    assert (len(kept), kept[0], kept[-1]) == (10, last, first)


def test_that_a_backup_that_is_not_whole_replaces_none(space: Workspace, path: Path) -> None:
    for _ in range(10):
        space.backups.make()
    before = space.backups.all()
    harm(path, ALTERED)
    with pytest.raises(BackupDamaged):
        space.backups.make()
    assert space.backups.all() == before
    assert {each.name for each in backups.folder_of(path).iterdir()} == {
        each.path.name for each in before
    }


@pytest.mark.parametrize(
    ("moment", "is_due"),
    [("2020-01-01T00:00:00+00:00", False), ("2999-01-01T00:00:00+00:00", True)],
)
def test_that_a_backup_is_due_a_day_after_the_last(
    space: Workspace, moment: str, is_due: bool
) -> None:
    space.backups.make()
    space.case.clock = lambda: moment
    assert space.backups.is_due() is is_due


def test_that_a_new_case_needs_no_backup_yet_and_an_old_one_does(space: Workspace) -> None:
    assert not space.backups.is_due()
    space.case.clock = lambda: "2999-01-01T00:00:00+00:00"
    assert space.backups.is_due()


def test_that_a_bulk_change_is_preceded_by_a_backup(space: Workspace) -> None:
    article = space.library.summaries()[0].article.id
    opinion = space.tagging.named("opinion").id
    for at in range(110):
        space.marking.tag_span(article, Span(at, at + 3), [opinion])
    space.tagging.merge("opinion", "misleading")
    assert space.case.failed_backups(wait=True) == []
    (made,) = space.backups.all()
    assert made.reason == "change"
    with contextlib.closing(Workspace.open(made.path)) as before:
        carried = {use.tag.name: use.annotations for use in before.tagging.uses()}
    assert carried["opinion"] == 110


def test_that_a_small_change_is_not(space: Workspace) -> None:
    retitle(space, "Other")
    assert space.case.failed_backups(wait=True) == []
    assert space.backups.all() == []


def test_that_an_import_of_many_files_is_preceded_by_a_backup(
    space: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(21):
        (folder / f"{number}.txt").write_text(
            f"Report {number}\n\nWith words of its own: {number}."
        )
    space.importing.import_paths([folder])
    assert space.case.failed_backups(wait=True) == []
    (made,) = space.backups.all()
    assert (made.reason, len(titles(made.path))) == ("import", 2)


def test_that_a_backup_that_fails_is_told_and_stops_no_change(
    space: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(backups, "folder_of", lambda _case: tmp_path / "file" / "backups")
    space.case.back_up_first("change")
    retitle(space, "Changed all the same")
    assert len(space.case.failed_backups(wait=True)) == 1
    assert space.case.failed_backups(wait=True) == []


def test_that_a_case_is_put_back_and_what_was_there_is_backed_up(
    space: Workspace, path: Path
) -> None:
    backup = space.backups.make()
    retitle(space, "A change too many")
    space.close()
    done = restore(path)
    assert titles(path)[0] == "Harbour bridge closed"
    assert (done.backup, done.kept) == (backup.path, None)
    assert done.saved is not None
    assert titles(done.saved)[0] == "A change too many"


def test_that_a_restore_is_in_the_history_and_no_undo_step(space: Workspace, path: Path) -> None:
    space.backups.make()
    space.close()
    restore(path, who="Ana")
    with contextlib.closing(Workspace.open(path)) as again:
        last = again.journal.entries()[-1]
        assert (last.who, last.what.startswith("Restore from backup")) == ("Ana", True)
        assert again.journal.state().undo == "Import 2 articles"
        assert [f for f in again.checking.run(full=True) if f.severity == "error"] == []


@pytest.mark.parametrize(
    "harmed", [b"", b"no database at all", None], ids=["empty", "text", "torn"]
)
def test_that_a_damaged_case_is_kept_beside_the_restored_one(
    space: Workspace, path: Path, harmed: bytes | None
) -> None:
    space.backups.make()
    space.close()
    broken = path.read_bytes()[:9000] if harmed is None else harmed
    path.write_bytes(broken)
    done = restore(path)
    assert done.kept == path.with_name("Дело № 1.damaged.case")
    assert done.kept.read_bytes() == broken
    assert len(titles(path)) == 2


def test_that_the_log_of_a_damaged_case_stays_with_it(space: Workspace, path: Path) -> None:
    space.backups.make()
    space.close()
    path.write_bytes(b"\0" * 5000)
    path.with_name(f"{path.name}-wal").write_bytes(b"what the log held")
    done = restore(path)
    assert done.kept is not None
    assert done.kept.with_name(f"{done.kept.name}-wal").read_bytes() == b"what the log held"
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(path.name)] == [
        path.name
    ]


def test_that_a_second_damaged_file_is_kept_too(space: Workspace, path: Path) -> None:
    space.backups.make()
    space.close()
    kept = []
    for content in (b"one", b"two"):
        path.write_bytes(content)
        done = restore(path)
        assert done.kept is not None
        kept.append(done.kept)
    assert [each.read_bytes() for each in kept] == [b"one", b"two"]


def test_that_a_lost_case_is_put_back(space: Workspace, path: Path) -> None:
    space.backups.make()
    space.close()
    path.unlink()
    assert restore(path).kept is None
    assert len(titles(path)) == 2


def test_that_the_newest_good_backup_is_taken(space: Workspace, path: Path) -> None:
    good, bad = space.backups.make(), space.backups.make()
    bad.path.write_bytes(b"\0" * 9000)
    space.close()
    assert newest_good_backup(path) == good
    assert restore(path).backup == good.path


def test_that_a_damaged_backup_is_not_put_back(space: Workspace, path: Path) -> None:
    backup = space.backups.make()
    harm(backup.path, ALTERED)
    space.close()
    before = path.read_bytes()
    with pytest.raises(CaseDamaged):
        restore(path, backup.path)
    assert path.read_bytes() == before


def test_that_without_a_backup_nothing_is_touched(space: Workspace, path: Path) -> None:
    space.close()
    path.write_bytes(b"broken")
    with pytest.raises(NoBackup):
        restore(path)
    assert path.read_bytes() == b"broken"


def test_that_a_case_in_use_is_not_put_back(space: Workspace, path: Path) -> None:
    space.backups.make()
    with pytest.raises(CaseInUse) as told:
        restore(path)
    assert len(told.value.holders) == 1


def test_that_the_mode_of_a_shared_case_outlives_a_restore(space: Workspace, path: Path) -> None:
    space.backups.make()
    space.close()
    path.chmod(0o660)
    restore(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_that_backups_are_found_without_the_case(space: Workspace, path: Path) -> None:
    made = space.backups.make()
    space.close()
    path.unlink()
    assert backups_of(path) == [made]


def test_that_a_copy_of_ones_own_is_checked_and_leaves_files_alone(
    space: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "copy.case"
    assert space.backups.write_to(target).path == target
    assert len(titles(target)) == 2
    with pytest.raises(CaseExists):
        space.backups.write_to(target)


def test_that_files_of_other_names_are_no_backups(space: Workspace, path: Path) -> None:
    made = space.backups.make()
    (made.path.parent / "notes.txt").write_text("mine")
    (made.path.parent / ".half-0123").write_text("left by a crash")
    assert space.backups.all() == [made]
