"""Full disks, damage, other machines: what the window shows, and that view and file agree."""

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.hands import Key, marks, names, note_edit, press
from workbench.domain.errors import CaseDamaged
from workbench.gui.dialogs.choose_file import FileDialog
from workbench.gui.main_window import MainWindow
from workbench.services.workspace import Workspace


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    return {button.text(): button for button in window.messages.buttons}


def fill_the_disk(window: MainWindow) -> None:
    """From now on SQLite finds no room for another page."""
    connection = window.session.space.case.file.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def make_room(window: MainWindow) -> None:
    window.session.space.case.file.connection.execute("PRAGMA max_page_count = 1000000")


def note_until_full(window: MainWindow, qtbot: QtBot) -> None:
    """Tag a sentence, fill the disk, and write a note that no longer fits."""
    press(window, qtbot, Key.Key_J, Key.Key_1)
    fill_the_disk(window)
    press(window, qtbot, Key.Key_N)
    note_edit(window).setPlainText("word " * 1900)
    window.cards.flush_note()


def test_that_on_a_full_disk_nothing_is_shown_as_saved(window: MainWindow, qtbot: QtBot) -> None:
    note_until_full(window, qtbot)
    assert window.messages.is_alarm
    assert "full" in window.messages.text
    assert window.status._saved.text() == "Not saved"
    assert [mark.note for mark in marks(window)] == [""]
    assert list(buttons(window)) == ["Retry", "Save a copy as…"]


def test_that_retry_keeps_it_once_there_is_room(window: MainWindow, qtbot: QtBot) -> None:
    note_until_full(window, qtbot)
    buttons(window)["Retry"].click()
    assert window.messages.is_alarm
    make_room(window)
    buttons(window)["Retry"].click()
    assert not window.messages.is_alarm
    assert window.status._saved.text() == "Saved"
    assert [mark.note for mark in marks(window)] == ["word " * 1900]


def test_that_a_mark_that_was_not_kept_is_not_painted(window: MainWindow, qtbot: QtBot) -> None:
    fill_the_disk(window)
    # Pages that are free already take some marks; the first that finds no room is told.
    for _ in range(400):
        press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_N)
        note_edit(window).setPlainText("word " * 400)
        window.cards.flush_note()
        if window.messages.is_alarm:
            break
    assert window.messages.is_alarm
    assert len(window.reading.reader.index) == len(
        [mark for mark in marks(window) if mark.article_id == window.current.article_id]
    )


def test_that_a_copy_can_be_saved_from_a_full_disk(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_until_full(window, qtbot)
    target = tmp_path / "elsewhere.case"
    monkeypatch.setattr(FileDialog, "chosen", lambda _dialog: [target])
    buttons(window)["Save a copy as…"].click()
    with contextlib.closing(Workspace.open(target)) as copy:
        assert len(copy.library.summaries()) == 2


def opened_elsewhere(case: Path) -> Path:
    holder = {
        "who": "Anna",
        "host": "desk-7",
        "machine": "x",
        "pid": 1,
        "since": "2026-03-01T09:30",
    }
    file = case.with_name(f".{case.name}.open-0a0b0c0d")
    file.write_text(json.dumps(holder))
    return file


def test_that_a_case_open_elsewhere_says_by_whom_and_tags_nothing(
    window: MainWindow, qtbot: QtBot, case: Path
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1)
    window.case_actions.close()
    opened_elsewhere(case)
    assert window.case_actions.open(case)
    assert "Anna has the case open on desk-7" in window.standing.text
    assert not window.standing.isHidden()
    window.reading.reader.setFocus()
    press(window, qtbot, Key.Key_J, Key.Key_J, Key.Key_2, Key.Key_N, Key.Key_X, Key.Key_Delete)
    assert names(window) == [["unverified"]]
    assert note_edit(window).isReadOnly()
    assert not window.menus["undo"].isEnabled()
    assert not window.menus["import"].isEnabled()
    assert window.status._saved.text() == "Read-only"
    assert "can only be read" in window.status.currentMessage()


def test_that_a_case_free_again_can_be_opened_for_writing(
    window: MainWindow, qtbot: QtBot, case: Path
) -> None:
    window.case_actions.close()
    lease = opened_elsewhere(case)
    window.case_actions.open(case)
    lease.unlink()
    next(button for button in window.standing.buttons if button.text() == "Open again").click()
    assert window.standing.isHidden()
    window.reading.reader.setFocus()
    press(window, qtbot, Key.Key_J, Key.Key_2)
    assert names(window) == [["speculative"]]
    assert not note_edit(window).isReadOnly()


def test_that_a_writer_whom_another_machine_took_over_from_is_told(
    window: MainWindow, qtbot: QtBot, case: Path
) -> None:
    for file in case.parent.glob(f".{case.name}.open-*"):
        file.unlink()
    opened_elsewhere(case)
    qtbot.waitUntil(lambda: "Anna" in window.standing.text)
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert marks(window) == []


def test_that_a_damaged_case_offers_its_newest_good_backup(
    window: MainWindow, qtbot: QtBot, case: Path
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1)
    window.session.space.backups.make()
    window.case_actions.close()
    broken = case.read_bytes()[:9000]
    case.write_bytes(broken)
    assert not window.case_actions.open(case)
    assert "damaged" in window.messages.text
    qtbot.waitUntil(lambda: len(window.messages.buttons) == 2)
    next(iter(buttons(window).values())).click()
    qtbot.waitUntil(lambda: window.session.is_open)
    assert names(window) == [["unverified"]]
    assert "window.damaged.case" in window.messages.text
    assert (case.parent / "window.damaged.case").read_bytes() == broken


def test_that_a_backup_is_chosen_and_put_back_from_the_window(
    window: MainWindow, qtbot: QtBot, case: Path
) -> None:
    window.session.space.backups.make()
    press(window, qtbot, Key.Key_J, Key.Key_1)
    dialog = window.safeguards.restoring.dialog(case)
    qtbot.addWidget(dialog)
    dialog.show()
    listed = dialog.findChild(QListWidget, "backupList")
    assert isinstance(listed, QListWidget)
    assert listed.count() == 1
    assert "asked for" in listed.item(0).text()
    restore = dialog.findChild(QPushButton, "restoreButton")
    assert isinstance(restore, QPushButton)
    restore.click()
    qtbot.waitUntil(lambda: window.session.is_open)
    assert marks(window) == []
    assert "What was there before" in window.messages.text


def test_that_a_case_in_use_by_others_is_not_put_back(
    window: MainWindow, qtbot: QtBot, case: Path, other: Workspace
) -> None:
    made = other.backups.make()
    press(window, qtbot, Key.Key_J, Key.Key_1)
    window.safeguards.restoring.restore(case, made.path)
    qtbot.waitUntil(lambda: window.session.is_open)
    assert "is open" in window.messages.text
    assert names(window) == [["unverified"]]


def test_that_the_menu_backs_up_the_open_case(window: MainWindow, qtbot: QtBot) -> None:
    window.menus["back_up"].trigger()
    qtbot.waitUntil(lambda: "Backed up" in window.status.currentMessage())
    assert len(window.session.space.backups.all()) == 1


def test_that_an_old_case_is_backed_up_when_it_is_opened(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.services.backing_up.Backups.is_due", lambda _self: True)
    window.case_actions.open_again()
    qtbot.waitUntil(lambda: len(window.session.space.backups.all()) == 1)
    assert window.session.space.backups.all()[0].reason == "open"


def test_that_damage_found_on_opening_is_told_and_the_window_goes_on(
    window: MainWindow, qtbot: QtBot, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(path: Path) -> None:
        raise CaseDamaged(str(path), "page 7 is broken")

    monkeypatch.setattr("workbench.gui.actions.restoring.look_through", damaged)
    window.case_actions.open_again()
    qtbot.waitUntil(lambda: "page 7 is broken" in window.messages.text)
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert names(window) == [["unverified"]]


def test_that_an_altered_history_is_told_with_the_daily_backup(
    window: MainWindow, qtbot: QtBot, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.closing(sqlite3.connect(case)) as raw:
        raw.executescript("DROP TRIGGER history_is_kept; UPDATE history SET who = 'x' WHERE n = 2")
    monkeypatch.setattr("workbench.services.backing_up.Backups.is_due", lambda _self: True)
    window.case_actions.open_again()
    qtbot.waitUntil(lambda: "history entry 2 was altered" in window.messages.text)


def test_that_after_an_unexpected_failure_the_views_show_what_the_file_holds(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1)
    # A pane that fails in the middle of showing a change has lost its marks.
    window.reading.reader.set_marks((), {})
    window.show_unexpected("Something unexpected happened: KeyError.", "details")
    qtbot.waitUntil(lambda: len(window.reading.reader.index) == 1)
    assert list(buttons(window)) == ["Copy details"]


def test_that_views_that_fail_again_and_again_do_not_stop_the_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    told: list[object] = []

    def fails(_changes: object) -> None:
        told.append(None)
        window.show_unexpected("Something unexpected happened: KeyError.", "details")

    window.session.changed.connect(fails)
    window.session.look_at_everything()
    qtbot.wait(200)
    assert len(told) == 2


def test_that_a_deed_that_fails_unexpectedly_leaves_the_file_as_it_was(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("nobody expected this")

    monkeypatch.setattr("workbench.storage.history.record_action", broken)
    with qtbot.captureExceptions() as caught:
        press(window, qtbot, Key.Key_J, Key.Key_1)
    assert [kind for kind, *_ in caught] == [KeyError]
    monkeypatch.undo()
    assert marks(window) == []
    assert len(window.reading.reader.index) == 0
    press(window, qtbot, Key.Key_1)
    assert names(window) == [["unverified"]]


def test_that_a_conflict_shows_both_versions(
    window: MainWindow, qtbot: QtBot, other: Workspace
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_N)
    note_edit(window).setPlainText("what I think")
    other.marking.set_note(marks(window)[0].id, "what they think")
    window.cards.flush_note()
    assert "what they think" in window.messages.text
    assert "what I think" in window.messages.text
    assert note_edit(window).toPlainText() == "what I think"
    assert marks(window)[0].note == "what they think"


def test_that_an_unexpected_failure_of_a_damaged_file_is_told_as_damage(
    window: MainWindow, qtbot: QtBot, case: Path
) -> None:
    with contextlib.closing(sqlite3.connect(case, isolation_level=None)) as raw:
        raw.executescript(
            "DROP TRIGGER article_text_stays; UPDATE article_text SET sha256 = 'torn'"
        )
    window.show_unexpected("Something unexpected happened: KeyError.", "details")
    qtbot.waitUntil(lambda: "damaged" in window.messages.text)
    assert window.session.is_open
