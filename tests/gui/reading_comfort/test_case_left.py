"""A case is found again as it was left, and the window as it was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.hands import CTRL, SHIFT, Key, press
from tests.services.conftest import add, draft
from workbench.gui.app import make_window
from workbench.gui.main_window import MainWindow
from workbench.gui.settings import Settings
from workbench.services.workspace import Workspace

Start = Callable[[], MainWindow]
LONG = "\n\n".join(f"Paragraph {n} of the long article. It has two sentences." for n in range(300))


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Start the program anew, with the settings of the start before."""
    made: list[MainWindow] = []

    def started() -> MainWindow:
        window = make_window(Settings(tmp_path / "settings.ini"))
        qtbot.addWidget(window)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
        made.append(window)
        return window

    yield started
    for window in made:
        window.close()


@pytest.fixture
def long_case(tmp_path: Path) -> Path:
    path = tmp_path / "long.case"
    space = Workspace.create(path, "Long")
    add(space, draft("Short\n\nOne. Two."), draft(LONG, source="Courier"))
    space.close()
    return path


def test_that_article_scroll_and_selection_are_found_again(
    start: Start, long_case: Path, qtbot: QtBot
) -> None:
    window = start()
    window.case_actions.open(long_case)
    press(window, qtbot, (Key.Key_PageDown, CTRL), Key.Key_J, Key.Key_J)
    window.reading.reader.scroll_to(9000)
    left = window.reading_actions.place()
    assert left is not None
    assert left.scroll[0] > 8000
    window.close()
    window = start()
    window.comforts.welcome.open_first()
    assert window.reading_actions.place() == left


def test_that_lists_and_their_orders_are_found_again(
    start: Start, long_case: Path, qtbot: QtBot
) -> None:
    window = start()
    window.case_actions.open(long_case)
    window.article_actions.show_list("to_review", "publisher")
    window.card_actions.show_list("all", "time")
    window.close()
    window = start()
    window.case_actions.open(long_case)
    found = (window.article_actions.scope, window.article_actions.sort)
    cards = (window.card_actions.scope, window.card_actions.sort)
    assert (found, cards) == (("to_review", "publisher"), ("all", "time"))


def test_that_the_case_file_knows_nothing_of_it(
    start: Start, long_case: Path, qtbot: QtBot
) -> None:
    window = start()
    window.case_actions.open(long_case)
    before = long_case.read_bytes()
    press(window, qtbot, (Key.Key_PageDown, CTRL), Key.Key_J)
    window.close()
    assert long_case.read_bytes() == before


def test_that_another_case_does_not_take_over_the_place(
    start: Start, long_case: Path, case: Path, qtbot: QtBot
) -> None:
    window = start()
    window.case_actions.open(long_case)
    press(window, qtbot, (Key.Key_PageDown, CTRL))
    there = window.current.article_id
    window.case_actions.open(case)
    window.case_actions.open(long_case)
    assert window.current.article_id == there


def test_that_no_jump_leads_back_over_the_opening_of_a_case(
    start: Start, long_case: Path, qtbot: QtBot
) -> None:
    window = start()
    window.case_actions.open(long_case)
    press(window, qtbot, (Key.Key_PageDown, CTRL))
    window.case_actions.close()
    window.case_actions.open(long_case)
    there = window.current.article_id
    window.comforts.history.back()
    assert window.current.article_id == there


def test_that_an_article_that_is_gone_gives_way_to_the_first(
    start: Start, case: Path, qtbot: QtBot
) -> None:
    window = start()
    window.case_actions.open(case)
    window.close()
    space = Workspace.open(case)
    space.journal.undo()
    add(space, draft("Another\n\nWords."))
    space.close()
    window = start()
    window.case_actions.open(case)
    assert window.reading.reader.text.startswith("Another")


def test_that_text_size_measure_and_theme_are_found_again(
    start: Start, case: Path, qtbot: QtBot
) -> None:
    window = start()
    window.case_actions.open(case)
    press(window, qtbot, (Key.Key_Equal, CTRL), (Key.Key_BracketRight, CTRL))
    press(window, qtbot, (Key.Key_D, CTRL | SHIFT))
    window.close()
    window = start()
    reader = window.reading.reader
    assert (reader.text_size(), reader.measure(), window.view.theme.dark) == (14.0, 70, True)


def test_that_the_widths_of_the_panes_are_found_again(start: Start, qtbot: QtBot) -> None:
    window = start()
    window.splitter.setSizes([300, 600, 380])
    before = window.splitter.sizes()
    window.close()
    assert start().splitter.sizes() == before
