"""Two people at one thing: the window shows both versions, and lets one choose."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.hands import Key, found, marks, names, note_edit, press
from workbench.gui.dialogs.conflict import ConflictDialog
from workbench.gui.main_window import MainWindow
from workbench.services.workspace import Workspace

KEEP, PUT, SHOW = "Keep theirs", "Put mine in its place", "Show both…"


@pytest.fixture
def other(case: Path, window: MainWindow) -> Iterator[Workspace]:
    """Somebody else at the case; the window does not look by itself, or it would be in time."""
    window.session._poll.stop()
    opened = Workspace.open(case, who="Theodora")
    yield opened
    opened.close()


def choose(window: MainWindow, words: str) -> None:
    next(button for button in window.messages.buttons if button.text() == words).click()


def offered(window: MainWindow) -> list[str]:
    return [button.text() for button in window.messages.buttons]


def both_note(window: MainWindow, other: Workspace, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_N)
    qtbot.keyClicks(note_edit(window), "mine")
    other.marking.set_note(marks(window)[0].id, "theirs")
    window.cards.flush_note()


def both_tag(window: MainWindow, other: Workspace, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1)
    confirmed = other.tagging.named("confirmed").id
    other.marking.toggle_on_annotations([marks(window)[0].id], confirmed)
    press(window, qtbot, Key.Key_3)


def test_that_a_refused_note_shows_both_versions_and_what_can_be_done(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    both_note(window, other, qtbot)
    assert marks(window)[0].note == "theirs"
    assert "Theodora changed the mark" in window.messages.text
    assert "“theirs”" in window.messages.text
    assert "“mine”" in window.messages.text
    assert offered(window) == [SHOW, KEEP, PUT]
    assert note_edit(window).toPlainText() == "mine"


def test_that_theirs_can_be_kept(window: MainWindow, other: Workspace, qtbot: QtBot) -> None:
    both_note(window, other, qtbot)
    choose(window, KEEP)
    qtbot.waitUntil(lambda: note_edit(window).toPlainText() == "theirs")
    assert window.messages.isHidden()
    window.cards.flush_note()
    assert marks(window)[0].note == "theirs"


def test_that_mine_can_be_put_in_its_place_as_an_edit_that_can_be_undone(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    both_note(window, other, qtbot)
    choose(window, PUT)
    assert marks(window)[0].note == "mine"
    assert window.messages.isHidden()
    window.menus["undo"].trigger()
    assert marks(window)[0].note == "theirs"


def test_that_what_is_done_in_between_does_not_change_what_is_put(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    both_tag(window, other, qtbot)
    press(window, qtbot, Key.Key_J, Key.Key_7)
    choose(window, PUT)
    assert names(window) == [["corroborated"], ["opinion"]]


def test_that_a_verdict_given_by_others_meanwhile_is_not_replaced_unseen(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    both_tag(window, other, qtbot)
    assert names(window) == [["confirmed"]]
    assert "Theirs (tags): Confirmed. Yours: Corroborated." in window.messages.text
    choose(window, PUT)
    assert names(window) == [["corroborated"]]


def test_that_the_same_key_again_is_an_edit_of_what_is_shown_by_then(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    both_tag(window, other, qtbot)
    press(window, qtbot, Key.Key_3)
    assert names(window) == [["corroborated"]]


def test_that_a_note_on_a_mark_others_removed_can_still_be_copied(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_N)
    qtbot.keyClicks(note_edit(window), "mine")
    other.marking.delete([marks(window)[0].id])
    window.cards.flush_note()
    assert "Theodora removed the mark" in window.messages.text
    assert offered(window) == [SHOW]
    choose(window, SHOW)
    dialog = found(window, ConflictDialog, "conflict")
    assert found(dialog, QPlainTextEdit, "mine1").toPlainText() == "“mine”"
    dialog.close()


def test_that_both_versions_are_shown_in_full_and_reached_by_keyboard(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_N)
    note_edit(window).setPlainText("mine " * 300)
    other.marking.set_note(marks(window)[0].id, "theirs " * 300)
    window.cards.flush_note()
    choose(window, SHOW)
    dialog = found(window, ConflictDialog, "conflict")
    theirs = found(dialog, QPlainTextEdit, "theirs1")
    assert theirs.toPlainText().count("theirs") == 300
    assert found(dialog, QPlainTextEdit, "mine1").toPlainText().count("mine") == 300
    reached: list[str] = []
    for _ in range(8):
        focus: QWidget | None = dialog.focusWidget()
        assert focus is not None
        reached.append(focus.accessibleName() or focus.objectName())
        qtbot.keyClick(focus, Key.Key_Tab)
    assert {"Theirs: note", "Yours: note", "keepTheirs", "putMine"} <= set(reached)
    theirs.selectAll()
    assert theirs.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    found(dialog, QPushButton, "putMine").click()
    assert marks(window)[0].note == "mine " * 300


def test_that_a_claim_others_changed_shows_both_versions(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    claim = other.claims.add("The bridge is closed.")[1]
    window.session.look_at_everything()
    other.claims.change(claim.id, {"verdict": "confirmed"})
    fabricated = other.tagging.named("fabricated").id
    window.claims.edits.set_field(claim.id, "verdict", fabricated, None)
    assert "Theirs (verdict): Confirmed. Yours: Fabricated." in window.messages.text
    choose(window, PUT)
    assert other.case.claim(claim.id).verdict_tag_id == fabricated


def test_that_an_origin_others_described_shows_both_versions(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    origin = other.origins.set("Mayor", {})[1]
    window.session.look_at_everything()
    window.menus["origins"].trigger()
    other.origins.set("Mayor", {"kind": "poll"})
    window.claims.origins.window.form.edited.emit(origin.id, "kind", "media", "unknown")
    assert "Theirs (kind): “poll”. Yours: “media”." in window.messages.text
    choose(window, PUT)
    assert other.origins.named("Mayor").kind == "media"
