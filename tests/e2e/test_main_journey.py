"""The main job in a real window: open, mark by mouse, note, undo, redo, search, export."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Desktop
from workbench.services.sample import create_sample

pytestmark = pytest.mark.e2e

# Places in the window at 1280×800 under openbox; the text column begins at 376.
TEXT_LINE = 515
COLUMN = (378, 800)
NOTE = "Who says so? Ask the ministry."


def marks(desktop: Desktop, case: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        desktop.workbench("annotations", str(case), "--article", "A1", "--json")
    )
    return found


def verbs(desktop: Desktop, case: Path) -> list[str]:
    entries = json.loads(desktop.workbench("history", str(case), "--json"))
    return [f"{entry['verb']} {entry['what']}" for entry in entries]


@pytest.fixture
def case(desktop: Desktop) -> Path:
    path = desktop.folder / "journey.case"
    create_sample(path).close()
    return path


class Journey:
    """The analyst's steps; each waits until the file holds what it did."""

    def __init__(self, desktop: Desktop, case: Path) -> None:
        self.desktop, self.case = desktop, case
        self._before = {mark["id"] for mark in marks(desktop, case)}

    def new_marks(self) -> list[dict[str, Any]]:
        """What was marked on the way."""
        return [mark for mark in marks(self.desktop, self.case) if mark["id"] not in self._before]

    def mark_by_mouse(self) -> dict[str, Any]:
        """Select by mouse, tag by digit."""
        self.desktop.drag((COLUMN[0], TEXT_LINE), (COLUMN[1], TEXT_LINE + 26))
        self.desktop.picture("journey-1-selected")
        self.desktop.keys("1")
        return self.desktop.wait_for(self.new_marks)[0]

    def write_note(self) -> None:
        """It is saved without being asked to."""
        self.desktop.keys("n")
        self.desktop.type(NOTE)
        self.desktop.wait_for(lambda: self.new_marks()[0]["note"] == NOTE)
        self.desktop.picture("journey-2-noted")

    def undo_and_redo(self, mark: dict[str, Any]) -> None:
        """Undo the note, then the mark; redo both: the very same mark again."""
        self.desktop.keys("Escape", "ctrl+z")
        self.desktop.wait_for(lambda: self.new_marks()[0]["note"] is None)
        self.desktop.keys("ctrl+z")
        self.desktop.wait_for(lambda: not self.new_marks())
        self.desktop.keys("ctrl+shift+z", "ctrl+shift+z")
        again = [(mark["id"], NOTE)]
        self.desktop.wait_for(lambda: [(m["id"], m["note"]) for m in self.new_marks()] == again)

    def find_and_retag(self) -> None:
        """Search finds the note; Enter goes to the mark, where a digit changes its verdict."""
        self.desktop.keys("ctrl+shift+f")
        self.desktop.type("note:ministry")
        self.desktop.picture("journey-3-search")
        self.desktop.keys("Down", "Return", "4")
        self.desktop.wait_for(lambda: self.new_marks()[0]["tags"] == ["contradicted"])
        self.desktop.picture("journey-4-found")

    def tag_by_command(self, quote: str) -> None:
        """What another process writes while the window is open."""
        self.desktop.workbench("tag", str(self.case), "A1", "--quote", quote, "--tag", "opinion")
        self.desktop.wait_for(lambda: len(self.new_marks()) == 2)

    def dialog_after_save(self) -> bool:
        self.desktop.click(315, 70)
        return dialog(self.desktop)

    def save_report(self) -> str:
        """From the preview, through the dialog of the desktop."""
        report = self.desktop.folder / "report.md"
        self.desktop.keys("ctrl+e")
        # Until the report is made its place is blank, and Save is off.
        self.desktop.wait_for(lambda: colours(self.desktop, "600x500+290+250") > 2)
        self.desktop.picture("journey-5-report")
        # What another process wrote makes the report anew, and meanwhile Save is off again.
        self.desktop.wait_for(self.dialog_after_save)
        self.desktop.type(str(report))
        self.desktop.keys("Return")
        self.desktop.wait_for(report.exists)
        return report.read_text(encoding="utf-8")


def test_that_an_analyst_can_do_the_main_job_in_the_window(desktop: Desktop, case: Path) -> None:
    journey = Journey(desktop, case)
    program = desktop.start_workbench(str(case))

    mark = journey.mark_by_mouse()
    text = desktop.workbench("show", str(case), "A1")
    assert mark["tags"] == ["unverified"]
    assert mark["quote"] == text[mark["start"] : mark["end"]]
    assert len(mark["quote"].split()) > 8

    journey.write_note()
    journey.undo_and_redo(mark)
    assert verbs(desktop, case)[-1] == "redo Edit note"
    journey.find_and_retag()
    journey.tag_by_command(mark["quote"].split(",")[0])
    assert journey.save_report() == desktop.workbench("report", str(case), "-o", "-")

    # Closing leaves a lone, whole file.
    desktop.keys("Escape", "ctrl+q")
    assert program.wait(timeout=30) == 0
    assert [path.name for path in desktop.folder.glob("journey.case*")] == ["journey.case"]
    desktop.workbench("check", str(case), "--full")


def colours(desktop: Desktop, part: str) -> int:
    """How many colours a part of the screen has; `part` is WIDTHxHEIGHT+X+Y."""
    shot = f"import -window root -crop {part} +repage png:- | identify -format %k -"
    return int(desktop.run("sh", "-c", shot))


def dialog(desktop: Desktop) -> bool:
    return "Save report" in desktop.run(
        "sh", "-c", "xdotool search --onlyvisible --name 'Save report' getwindowname || true"
    )
