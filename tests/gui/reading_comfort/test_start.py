"""The first run, the welcome page, and cases that were opened before."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCommandLinkButton, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.gui.hands import CTRL, LEFT, Key, press
from workbench.gui.actions.menus import ENTRIES
from workbench.gui.app import make_window
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.first_steps import FirstSteps
from workbench.gui.panes.welcome import WelcomePage
from workbench.gui.settings import Settings
from workbench.services.sample import FILE_NAME, create_sample

Start = Callable[[], MainWindow]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / FILE_NAME
    create_sample(path).close()
    return path


@pytest.fixture
def start(
    qtbot: QtBot, tmp_path: Path, sample: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Start the program; the sample's copy is this test's own."""
    (tmp_path / "data" / "workbench").mkdir(parents=True)
    shutil.copy(sample, tmp_path / "data" / "workbench")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made: list[MainWindow] = []

    def started() -> MainWindow:
        window = make_window(settings)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
        made.append(window)
        window.comforts.welcome.open_first()
        return window

    yield started
    for window in made:
        window.close()


def strip(window: MainWindow) -> FirstSteps:
    return window.reading.first_steps


def ticked(window: MainWindow) -> list[bool]:
    return [words.endswith(": done") for words in strip(window).words()]


def welcome(window: MainWindow) -> WelcomePage:
    found = window.findChild(WelcomePage)
    assert isinstance(found, WelcomePage)
    return found


def recent(window: MainWindow) -> list[str]:
    menu = window.findChild(QMenu, "menuRecent")
    assert isinstance(menu, QMenu)
    return [action.text() for action in menu.actions() if action.text()]


def test_that_steps_that_are_all_done_are_not_shown_again(start: Start, settings: Settings) -> None:
    settings.set_text("first_steps_done", "pick tag report")
    assert not strip(start()).isVisible()


def test_that_the_first_run_opens_the_sample_with_the_strip(start: Start) -> None:
    window = start()
    assert window.session.space.title.startswith("Union State")
    assert strip(window).isVisible()
    assert ticked(window) == [False, False, False]


def test_that_a_step_ticks_itself_when_it_was_done(start: Start, qtbot: QtBot) -> None:
    window = start()
    seen = []
    for key in (Key.Key_J, Key.Key_1, (Key.Key_E, CTRL)):
        press(window, qtbot, key)
        seen.append(ticked(window))
    qtbot.waitUntil(lambda: bool(window.reporting.markdown))
    assert seen == [[True, False, False], [True, True, False], [True, True, True]]


def test_that_undoing_is_not_tagging(start: Start, qtbot: QtBot) -> None:
    window = start()
    window.journal.undo()
    assert ticked(window) == [False, False, False]


def test_that_steps_done_stay_done(start: Start, qtbot: QtBot) -> None:
    window = start()
    press(window, qtbot, Key.Key_J)
    window.close()
    assert ticked(start()) == [True, False, False]


def test_that_dismissed_stays_dismissed(start: Start, qtbot: QtBot) -> None:
    window = start()
    close = window.findChild(QToolButton, "firstStepsClose")
    assert isinstance(close, QToolButton)
    close.click()
    assert not strip(window).isVisible()
    assert window.reading.reader.hasFocus()
    window.close()
    assert not strip(start()).isVisible()


def test_that_a_case_of_ones_own_has_no_strip(start: Start, case: Path) -> None:
    window = start()
    window.case_actions.open(case)
    assert not strip(window).isVisible()


def test_that_the_strip_offers_a_case_of_ones_own(start: Start, qtbot: QtBot) -> None:
    window = start()
    own = window.findChild(QPushButton, "firstStepsOwnCase")
    assert isinstance(own, QPushButton)
    asked: list[bool] = []
    window.menus["new"].triggered.disconnect()
    window.menus["new"].triggered.connect(lambda: asked.append(True))
    own.click()
    assert asked == [True]


def test_that_the_strip_names_the_keys_in_force(start: Start) -> None:
    window = start()
    window.comforts.keys.give("next_sentence", "S")
    assert strip(window).words()[0].startswith("S ")


def test_that_a_later_start_opens_the_last_case(start: Start, case: Path) -> None:
    window = start()
    window.case_actions.open(case)
    window.close()
    assert start().session.path == case


def test_that_a_last_case_that_is_gone_is_told_on_the_welcome_page(
    start: Start, settings: Settings, tmp_path: Path
) -> None:
    settings.remember_case(tmp_path / "gone.case")
    window = start()
    assert welcome(window).isVisible()
    assert "gone.case" in window.messages.text
    assert settings.recent_cases == []


def test_that_a_file_that_is_no_case_leaves_the_welcome_page(
    start: Start, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "wrong.case").write_text("no database")
    settings.remember_case(tmp_path / "wrong.case")
    window = start()
    assert welcome(window).isVisible()
    assert "is not a case" in window.messages.text


def test_that_closing_the_case_shows_the_welcome_page_ready_for_the_keyboard(
    start: Start, qtbot: QtBot
) -> None:
    window = start()
    press(window, qtbot, (Key.Key_W, CTRL))
    assert welcome(window).isVisible()
    assert isinstance(window.focusWidget(), QCommandLinkButton)


def test_that_enter_on_the_welcome_page_opens_the_last_case_again(
    start: Start, case: Path, qtbot: QtBot
) -> None:
    window = start()
    window.case_actions.open(case)
    press(window, qtbot, (Key.Key_W, CTRL), Key.Key_Space)
    assert window.session.path == case
    assert window.reading.reader.hasFocus()


@pytest.mark.parametrize("name", ["welcomeNew", "welcomeOpen", "welcomeSample"])
def test_that_the_welcome_page_offers_a_case(start: Start, name: str) -> None:
    window = start()
    window.case_actions.close()
    assert welcome(window).findChild(QCommandLinkButton, name) is not None


def test_that_the_sample_opens_from_the_welcome_page(start: Start, qtbot: QtBot) -> None:
    window = start()
    window.case_actions.close()
    button = welcome(window).findChild(QCommandLinkButton, "welcomeSample")
    assert isinstance(button, QCommandLinkButton)
    qtbot.mouseClick(button, LEFT)
    assert window.session.is_open
    assert not welcome(window).isVisible()


def test_that_recent_cases_are_in_the_menu_the_last_one_first(start: Start, case: Path) -> None:
    window = start()
    window.case_actions.open(case)
    assert recent(window)[0].startswith("&1 window")
    assert recent(window)[1].startswith("&2 Union State")


def test_that_a_recent_case_that_is_gone_is_told_and_taken_off(
    start: Start, settings: Settings, tmp_path: Path
) -> None:
    window = start()
    gone = tmp_path / "gone.case"
    settings.remember_case(gone)
    assert not window.comforts.welcome.open_recent(gone)
    assert str(gone) in window.messages.text
    assert gone not in settings.recent_cases
    assert window.session.is_open


def test_that_the_list_of_recent_cases_can_be_cleared(start: Start, settings: Settings) -> None:
    window = start()
    window.comforts.welcome.clear()
    assert settings.recent_cases == []
    assert recent(window) == ["No case yet"]


def test_that_every_action_bears_a_window_without_a_case(window: MainWindow) -> None:
    window.case_actions.close()
    opens_something = {"sample", "keys", "keys_key", "about", "quit"}
    for entry in ENTRIES:
        if not entry.text.endswith("…") and entry.name not in opens_something:
            window.menus[entry.name].trigger()
    assert not window.session.is_open
