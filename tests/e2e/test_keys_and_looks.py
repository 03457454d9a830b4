"""Keys and focus as a real window manager deals them out, and how the window looks when large."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Desktop
from workbench.services.sample import create_sample

pytestmark = pytest.mark.e2e

Marks = Callable[[], list[dict[str, Any]]]
BIG = pytest.mark.parametrize("desktop", ["2000x1300"], indirect=True)


@pytest.fixture
def case(desktop: Desktop) -> Path:
    path = desktop.folder / "keys.case"
    create_sample(path).close()
    return path


@pytest.fixture
def new_marks(desktop: Desktop, case: Path) -> Marks:
    """The marks that the sample does not come with."""

    def marks() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(
            desktop.workbench("annotations", str(case), "--json")
        )
        return found

    before = {mark["id"] for mark in marks()}
    return lambda: [mark for mark in marks() if mark["id"] not in before]


def geometry(desktop: Desktop) -> tuple[int, int]:
    told = dict(
        line.split("=", 1)
        for line in desktop.run("xdotool", "getwindowgeometry", "--shell", desktop.window).split()
    )
    return int(told["WIDTH"]), int(told["HEIGHT"])


def resize(desktop: Desktop, width: int, height: int) -> None:
    desktop.run("xdotool", "windowsize", "--sync", desktop.window, str(width), str(height))
    desktop.wait_for(lambda: geometry(desktop) == (width, height))


def tag_one_sentence(desktop: Desktop, new_marks: Marks) -> dict[str, Any]:
    """J until a sentence is selected that carries no mark yet."""
    desktop.keys("j", "j", "j", "j", "j", "j", "j", "6")
    return desktop.wait_for(new_marks)[0]


def test_that_digits_in_the_note_are_text_and_escape_returns(
    desktop: Desktop, case: Path, new_marks: Marks
) -> None:
    desktop.start_workbench(str(case))
    mark = tag_one_sentence(desktop, new_marks)
    desktop.keys("n")
    desktop.type("12 j 0 x ; /")
    desktop.keys("Escape")
    desktop.wait_for(lambda: new_marks()[0]["note"] == "12 j 0 x ; /")
    assert new_marks()[0]["tags"] == mark["tags"]
    desktop.keys("1")
    desktop.wait_for(lambda: new_marks()[0]["tags"] == ["unverified", *mark["tags"]])


def test_that_f6_goes_round_and_comes_back_to_the_text(
    desktop: Desktop, case: Path, new_marks: Marks
) -> None:
    desktop.start_workbench(str(case))
    desktop.keys("F6", "F6", "F6")
    desktop.picture("keys-f6-round")
    tag_one_sentence(desktop, new_marks)
    desktop.keys("slash")
    desktop.type("17")
    desktop.picture("keys-search-field")
    desktop.keys("ctrl+2", "j", "6")
    desktop.wait_for(lambda: len(new_marks()) == 2)
    assert all(mark["tags"] == ["misleading"] for mark in new_marks())


def test_that_keypad_digits_and_second_keys_act(
    desktop: Desktop, case: Path, new_marks: Marks
) -> None:
    desktop.start_workbench(str(case))
    tag_one_sentence(desktop, new_marks)
    desktop.keys("ctrl+Down", "KP_2")
    desktop.wait_for(lambda: len(new_marks()) == 2)
    desktop.keys("ctrl+z")
    desktop.wait_for(lambda: len(new_marks()) == 1)
    desktop.keys("ctrl+y")
    desktop.wait_for(lambda: len(new_marks()) == 2)


@BIG
def test_that_a_dark_window_at_scale_two_can_be_worked_in(
    desktop: Desktop, case: Path, new_marks: Marks
) -> None:
    desktop.environment["QT_SCALE_FACTOR"] = "2"
    desktop.start_workbench(str(case))
    resize(desktop, 1920, 1200)
    desktop.keys("ctrl+shift+d")
    tag_one_sentence(desktop, new_marks)
    desktop.picture("looks-dark-scale-2")


def test_that_text_of_200_percent_leaves_room_to_work_at_960_by_600(
    desktop: Desktop, case: Path, new_marks: Marks
) -> None:
    # Larger letters and nothing else: by itself the one would scale the whole window.
    desktop.environment |= {"QT_FONT_DPI": "192", "QT_ENABLE_HIGHDPI_SCALING": "0"}
    desktop.start_workbench(str(case))
    desktop.picture("looks-200-percent-start")
    resize(desktop, 960, 600)
    tag_one_sentence(desktop, new_marks)
    desktop.picture("looks-200-percent-tagged")
    desktop.keys("ctrl+shift+d", "slash")
    desktop.type("ministry")
    desktop.picture("looks-200-percent-dark-search")
    desktop.keys("ctrl+2")
    resize(desktop, 960, 600)


def test_that_reader_text_of_twice_the_size_fits_the_column(
    desktop: Desktop, case: Path, new_marks: Marks
) -> None:
    desktop.start_workbench(str(case))
    resize(desktop, 960, 600)
    desktop.keys(*["ctrl+equal"] * 13)
    tag_one_sentence(desktop, new_marks)
    desktop.picture("looks-26-points")
