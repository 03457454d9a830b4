"""What a person prefers is in force at once, and is kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.hands import CTRL, Key, catch_up, marks, names, press
from workbench.gui.actions import view
from workbench.gui.dialogs.key_table import KeyTable
from workbench.gui.dialogs.preferences import PreferencesDialog
from workbench.gui.main_window import MainWindow
from workbench.gui.settings import Settings


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> PreferencesDialog:
    made = window.comforts.preferences.dialog(window)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def kept(tmp_path: Path, window: MainWindow) -> Settings:
    """The settings as another start would read them."""
    return Settings(tmp_path / "settings.ini")


def spin(dialog: PreferencesDialog, name: str) -> QSpinBox:
    found = dialog.findChild(QSpinBox, name)
    assert isinstance(found, QSpinBox)
    return found


def choose(dialog: PreferencesDialog, name: str, key: str) -> None:
    box = dialog.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(key))


def keys(dialog: PreferencesDialog) -> KeyTable:
    tabs, found = dialog.findChild(QTabWidget), dialog.findChild(KeyTable)
    assert isinstance(tabs, QTabWidget)
    assert isinstance(found, KeyTable)
    tabs.setCurrentIndex(1)
    return found


def choose_action(dialog: PreferencesDialog, words: str) -> None:
    table = keys(dialog).findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    (item,) = table.findItems(words, Qt.MatchFlag.MatchExactly)
    table.setCurrentCell(item.row(), 0)


def key_field(dialog: PreferencesDialog) -> QKeySequenceEdit:
    found = keys(dialog).findChild(QKeySequenceEdit)
    assert isinstance(found, QKeySequenceEdit)
    return found


def click(dialog: PreferencesDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def leave(dialog: PreferencesDialog, window: MainWindow, qtbot: QtBot) -> None:
    """Close the dialog: keys go to the window again."""
    with qtbot.waitActive(window):
        dialog.close()
        window.activateWindow()


def test_that_the_text_gets_larger_at_once(
    window: MainWindow, dialog: PreferencesDialog, kept: Settings
) -> None:
    spin(dialog, "textSize").setValue(20)
    assert window.reading.reader.text_size() == 20
    assert kept.number("text_size", 0) == 20


def test_that_sizes_go_from_9_to_28_points(dialog: PreferencesDialog) -> None:
    size = spin(dialog, "textSize")
    assert (size.minimum(), size.maximum()) == (9, 28)


def test_that_the_column_gets_wider_at_once(
    window: MainWindow, dialog: PreferencesDialog, kept: Settings
) -> None:
    spin(dialog, "measure").setValue(80)
    assert (window.reading.reader.measure(), kept.text("measure")) == (80, "80")


def test_that_ctrl_and_brackets_change_the_column(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, (Key.Key_BracketRight, CTRL))
    wider = window.reading.reader.measure()
    press(window, qtbot, (Key.Key_BracketLeft, CTRL), (Key.Key_BracketLeft, CTRL))
    assert (wider, window.reading.reader.measure()) == (70, 62)


def test_that_the_column_stays_between_40_and_100(window: MainWindow) -> None:
    window.comforts.preferences.set_measure(500)
    widest = window.reading.reader.measure()
    window.comforts.preferences.set_measure(5)
    assert (widest, window.reading.reader.measure()) == (100, 40)


def test_that_the_theme_changes_at_once(
    window: MainWindow, dialog: PreferencesDialog, kept: Settings
) -> None:
    choose(dialog, "theme", "dark")
    assert window.view.theme.dark
    assert kept.theme == "dark"


@pytest.mark.parametrize(("choice", "dark"), [("system", True), ("light", False)])
def test_that_only_the_desktops_theme_follows_the_desktop(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, choice: str, dark: bool
) -> None:
    window.view.set_theme(choice)
    monkeypatch.setattr(view, "system_is_dark", lambda: True)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.reading.reader.theme.dark is dark


def test_that_tagging_stays_unless_told_otherwise(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_J)
    before = window.reading.reader.selection()
    press(window, qtbot, Key.Key_1)
    assert window.reading.reader.selection() == before


def test_that_tagging_goes_on_where_that_is_preferred(
    window: MainWindow, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    choose(dialog, "afterTagging", "advance")
    leave(dialog, window, qtbot)
    press(window, qtbot, Key.Key_J, Key.Key_J, Key.Key_1, Key.Key_2)
    assert names(window) == [["unverified"], ["speculative"]]
    assert marks(window)[0].end <= marks(window)[1].start


def test_that_taking_a_tag_off_does_not_go_on(
    window: MainWindow, kept: Settings, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_J, Key.Key_1)
    selected = window.reading.reader.selection()
    kept.advances = True
    press(window, qtbot, Key.Key_1)
    assert (names(window), window.reading.reader.selection()) == ([], selected)


def test_that_the_name_is_put_to_what_is_done(
    window: MainWindow, dialog: PreferencesDialog, qtbot: QtBot, kept: Settings
) -> None:
    name = dialog.findChild(QLineEdit, "analyst")
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "Lena Ortiz")
    leave(dialog, window, qtbot)
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert marks(window)[0].creator == "Lena Ortiz"
    assert kept.analyst == "Lena Ortiz"


def test_that_the_name_is_put_to_what_is_done_in_the_next_case(
    window: MainWindow, kept: Settings, case: Path, qtbot: QtBot
) -> None:
    kept.analyst = "Lena Ortiz"
    window.case_actions.open(case)
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert marks(window)[0].creator == "Lena Ortiz"


def test_that_without_a_name_the_systems_is_used(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, case: Path, qtbot: QtBot
) -> None:
    monkeypatch.setenv("WORKBENCH_ANALYST", "Tester")
    window.case_actions.open(case)
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert marks(window)[0].creator == "Tester"


def test_that_single_keys_can_be_switched_off(
    window: MainWindow, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    box = dialog.findChild(QCheckBox, "singleKeys")
    assert isinstance(box, QCheckBox)
    box.setChecked(False)
    leave(dialog, window, qtbot)
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert (window.reading.reader.selection(), marks(window)) == (None, [])


def test_that_other_keys_and_the_menu_stay_without_single_keys(
    window: MainWindow, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    box = dialog.findChild(QCheckBox, "singleKeys")
    assert isinstance(box, QCheckBox)
    box.setChecked(False)
    leave(dialog, window, qtbot)
    press(window, qtbot, (Key.Key_Down, CTRL))
    window.menus["reviewed"].trigger()
    assert window.reading.reader.selection() is not None
    catch_up(window, qtbot)
    assert window.article_actions.rows[0].article.state == "reviewed"
    assert window.menus["delete"].shortcut() == QKeySequence("Del")


def test_that_single_keys_come_back(window: MainWindow, qtbot: QtBot) -> None:
    for on in (False, True):
        window.comforts.preferences._set_single_keys(on)
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert names(window) == [["unverified"]]


def test_that_an_action_gets_another_key(
    window: MainWindow, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    choose_action(dialog, "Next sentence")
    qtbot.keyClick(key_field(dialog), Key.Key_S)
    leave(dialog, window, qtbot)
    press(window, qtbot, Key.Key_J)
    assert window.reading.reader.selection() is None
    press(window, qtbot, Key.Key_S)
    assert window.reading.reader.selection() is not None


@pytest.mark.parametrize(
    ("key", "holder"),
    [
        ("K", "Previous sentence"),
        ("3", "the tag with the key 3"),
        ("Ctrl+E", "Report"),
        ("Space", "lists and texts"),
        ("Down", "lists and texts"),
    ],
)
def test_that_a_key_that_is_taken_is_told_and_not_given(
    window: MainWindow, dialog: PreferencesDialog, key: str, holder: str
) -> None:
    choose_action(dialog, "Next sentence")
    key_field(dialog).setKeySequence(QKeySequence(key))
    assert holder in keys(dialog).message()
    assert window.menus["next_sentence"].shortcuts()[0] == QKeySequence("J")


def test_that_a_key_that_was_given_away_is_free(window: MainWindow) -> None:
    window.comforts.keys.give("next_sentence", "S")
    assert window.comforts.keys.give("previous_sentence", "J") == ""


def test_that_an_action_can_be_without_a_single_key(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    choose_action(dialog, "Next sentence")
    click(dialog, "keyNone")
    assert window.menus["next_sentence"].shortcuts() == [QKeySequence("Ctrl+Down")]


def test_that_usual_keys_come_back(
    window: MainWindow, dialog: PreferencesDialog, kept: Settings
) -> None:
    window.comforts.keys.give("next_sentence", "S")
    click(dialog, "keyReset")
    assert window.menus["next_sentence"].shortcuts()[0] == QKeySequence("J")
    assert kept.own_keys == {}


def test_that_own_keys_are_in_the_key_map_and_in_force_at_the_next_start(
    window: MainWindow, kept: Settings, qtbot: QtBot
) -> None:
    window.comforts.keys.give("next_sentence", "S")
    assert ("S or Ctrl+Down", "Next sentence") in window.comforts.help.key_rows()
    assert kept.own_keys == {"next_sentence": "S"}


def test_that_escape_in_the_field_of_keys_closes_the_dialog(
    dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    key_field(dialog).setFocus()
    qtbot.keyClick(key_field(dialog), Key.Key_Escape)
    assert not dialog.isVisible()


def test_that_the_dialog_fits_on_a_small_screen(dialog: PreferencesDialog) -> None:
    assert dialog.minimumSizeHint().height() <= 560
    assert dialog.minimumSizeHint().width() <= 940
