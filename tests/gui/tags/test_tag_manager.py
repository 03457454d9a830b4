"""The manager of tags: every edit is done at once, can be undone, and says what came of it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.tags.conftest import Given, Press, Write, tag_called, tag_names
from tests.gui.tags.manager_hands import answers, button, chosen, line, table, take
from workbench.gui.dialogs.tag_manager import TagManagerDialog
from workbench.gui.main_window import MainWindow
from workbench.services.workspace import Workspace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_that_it_opens_with_the_keyboard_in_the_tags(dialog: TagManagerDialog) -> None:
    assert table(dialog).hasFocus()
    assert chosen(dialog) == "unverified"


def test_that_the_window_stays_usable(
    window: MainWindow, dialog: TagManagerDialog, qtbot: QtBot, given: Given
) -> None:
    assert not dialog.isModal()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.reading.reader, Key.Key_J)
    qtbot.keyClick(window.reading.reader, Key.Key_1)
    assert given() == [["unverified"]]
    assert table(dialog).model().index(0, 4).data() == "1"


def test_that_a_new_tag_is_made_and_chosen(
    window: MainWindow, dialog: TagManagerDialog, write: Write
) -> None:
    write("newTag", "harbour")
    assert tag_names(window)[-1] == "harbour"
    assert (chosen(dialog), line(dialog, "newTag").text()) == ("harbour", "")


def test_that_a_near_name_is_offered_as_the_existing_tag_first(
    window: MainWindow, dialog: TagManagerDialog, write: Write, qtbot: QtBot
) -> None:
    before = tag_names(window)
    write("newTag", "Opinions")
    assert answers(dialog) == ["Use existing: opinion", "Create “Opinions”"]
    qtbot.keyClick(dialog.notice.buttons()[0], Key.Key_Return)
    assert (tag_names(window), chosen(dialog)) == (before, "opinion")


def test_that_a_near_name_can_be_made_all_the_same(
    window: MainWindow, dialog: TagManagerDialog, write: Write
) -> None:
    write("newTag", "Opinions")
    dialog.notice.buttons()[1].click()
    assert tag_names(window)[-1] == "Opinions"


def test_that_the_same_name_cannot_be_made_again(dialog: TagManagerDialog, write: Write) -> None:
    write("newTag", "Opinion")
    assert answers(dialog) == ["Use existing: opinion"]


def test_that_a_tag_is_renamed(window: MainWindow, write: Write) -> None:
    write("tagName", "not checked")
    assert tag_names(window)[0] == "not checked"


def test_that_changing_only_the_case_of_a_name_asks_nothing(
    window: MainWindow, write: Write
) -> None:
    write("tagName", "Unverified")
    assert tag_names(window)[0] == "Unverified"


def test_that_renaming_to_a_near_name_offers_to_merge(
    window: MainWindow, dialog: TagManagerDialog, write: Write
) -> None:
    write("tagName", "opinions")
    assert answers(dialog) == ["Merge into opinion", "Rename"]
    assert tag_names(window)[0] == "unverified"


def test_that_leaving_the_field_does_not_ask_again(
    dialog: TagManagerDialog, write: Write, window: MainWindow
) -> None:
    write("tagName", "opinions")
    asked = dialog.notice.buttons()
    table(dialog).setFocus()
    assert dialog.notice.buttons() is asked
    asked[1].click()
    assert tag_names(window)[0] == "opinions"


def test_that_a_tag_is_switched_off_and_on(window: MainWindow, dialog: TagManagerDialog) -> None:
    active = dialog.findChild(QCheckBox, "tagActive")
    assert isinstance(active, QCheckBox)
    active.click()
    assert not tag_called(window, "unverified").active
    active.click()
    assert tag_called(window, "unverified").active


def test_that_merging_takes_the_marks_along_and_undo_brings_all_back(
    window: MainWindow, press: Press, qtbot: QtBot, given: Given
) -> None:
    press(Key.Key_J, Key.Key_1, Key.Key_J, Key.Key_1)
    qtbot.keyClick(window.reading.reader, Key.Key_T, CTRL)
    dialog = window.tags.manager.dialog
    take(dialog, "mergeInto", "contradicted")
    button(dialog, "mergeTag").click()
    assert given() == [["contradicted"], ["contradicted"]]
    assert (chosen(dialog), "unverified" in tag_names(window)) == ("contradicted", False)
    assert "2 marks follow" in dialog.notice.text()
    qtbot.keyClick(table(dialog), Key.Key_Z, CTRL)
    assert given() == [["unverified"], ["unverified"]]
    assert tag_names(window)[0] == "unverified"


def test_that_merging_without_a_choice_asks_for_one(
    window: MainWindow, dialog: TagManagerDialog
) -> None:
    before = tag_names(window)
    button(dialog, "mergeTag").click()
    assert dialog.notice.text() == "Choose the tag that “unverified” is to become."
    assert tag_names(window) == before


def test_that_tags_are_moved_by_keys(
    window: MainWindow, dialog: TagManagerDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(table(dialog), Key.Key_Down, ALT)
    assert tag_names(window)[:2] == ["speculative", "unverified"]
    assert chosen(dialog) == "unverified"
    qtbot.keyClick(table(dialog), Key.Key_Up, ALT)
    assert tag_names(window)[:2] == ["unverified", "speculative"]


def test_that_an_edit_can_be_undone_and_redone_from_the_dialog(
    window: MainWindow, dialog: TagManagerDialog, write: Write, qtbot: QtBot
) -> None:
    write("tagName", "not checked")
    table(dialog).setFocus()
    qtbot.keyClick(table(dialog), Key.Key_Z, CTRL)
    assert line(dialog, "tagName").text() == "unverified"
    qtbot.keyClick(table(dialog), Key.Key_Y, CTRL)
    assert tag_names(window)[0] == "not checked"


def test_that_a_set_is_saved_and_loaded(
    window: MainWindow, dialog: TagManagerDialog, write: Write, tmp_path: Path
) -> None:
    write("newTag", "harbour")
    window.tags.manager.save(tmp_path / "set.toml")
    window.session.act(lambda space: space.tagging.merge("harbour", "opinion")[0])
    window.tags.manager.load(tmp_path / "set.toml")
    assert tag_names(window)[-1] == "harbour"
    assert "Loaded" in dialog.notice.text()


def test_that_a_set_that_changes_nothing_is_told(
    window: MainWindow, dialog: TagManagerDialog, tmp_path: Path
) -> None:
    window.tags.manager.save(tmp_path / "set.toml")
    window.tags.manager.load(tmp_path / "set.toml")
    assert "already" in dialog.notice.text()


def test_that_a_file_that_is_no_set_is_told_in_the_dialog(
    window: MainWindow, dialog: TagManagerDialog, tmp_path: Path
) -> None:
    before = tag_names(window)
    (tmp_path / "set.toml").write_text("[[tag]]\nname = 3\n")
    window.tags.manager.load(tmp_path / "set.toml")
    assert "is not a tag set" in dialog.notice.text()
    assert tag_names(window) == before


def test_that_a_set_that_cannot_be_saved_is_told_in_the_dialog(
    window: MainWindow, dialog: TagManagerDialog, tmp_path: Path
) -> None:
    window.tags.manager.save(tmp_path / "missing" / "set.toml")
    assert "cannot be written" in dialog.notice.text()


def test_that_what_another_process_does_appears_and_typing_stays(
    dialog: TagManagerDialog, other: Workspace, qtbot: QtBot
) -> None:
    name = line(dialog, "tagName")
    name.setFocus()
    qtbot.keyClicks(name, "ish")
    other.tagging.change("unverified", key="", meaning="Theirs.")
    meaning = dialog.findChild(QPlainTextEdit, "tagMeaning")
    assert isinstance(meaning, QPlainTextEdit)
    qtbot.waitUntil(lambda: meaning.toPlainText() == "Theirs.")
    assert name.text() == "unverifiedish"


def test_that_everything_in_it_has_a_name_and_a_size(dialog: TagManagerDialog) -> None:
    fields = [
        each
        for each in dialog.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [
        each.objectName()
        for each in fields
        if not each.accessibleName() and not getattr(each, "text", str)()
    ]
    assert (len(fields) > 15, nameless) == (True, [])
    targets = [each for each in fields if not isinstance(each.parent(), QComboBox)]
    assert min(each.height() for each in targets) >= 24


def test_that_what_is_typed_is_stored_when_the_case_is_closed(
    window: MainWindow, dialog: TagManagerDialog, case: Path
) -> None:
    line(dialog, "tagName").setText("not checked")
    window.case_actions.close()
    assert window.case_actions.open(case)
    assert tag_names(window)[0] == "not checked"


def test_that_closing_the_case_closes_it(window: MainWindow, dialog: TagManagerDialog) -> None:
    window.case_actions.close()
    assert not dialog.isVisible()
    window.tags.manager.open()
    assert not dialog.isVisible()
