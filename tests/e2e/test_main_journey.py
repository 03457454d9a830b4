"""The main job in a real window: open, mark by mouse, note, undo, redo, search, export."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Desktop
from workbench.services.sample import create_sample

pytestmark = pytest.mark.e2e

# Places in the window at 1280×800 under openbox; the text column begins at 360.
TEXT_LINE = 482
COLUMN = (364, 800)


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


def test_that_an_analyst_can_do_the_main_job_in_the_window(desktop: Desktop, case: Path) -> None:
    before = {mark["id"] for mark in marks(desktop, case)}
    program = desktop.start_workbench(str(case))

    def new_marks() -> list[dict[str, Any]]:
        return [mark for mark in marks(desktop, case) if mark["id"] not in before]

    # Select by mouse, tag by digit.
    desktop.drag((COLUMN[0], TEXT_LINE), (COLUMN[1], TEXT_LINE + 26))
    desktop.picture("journey-1-selected")
    desktop.keys("1")
    mark = desktop.wait_for(new_marks)[0]
    text = desktop.workbench("show", str(case), "A1")
    assert mark["tags"] == ["unverified"]
    assert mark["quote"] == text[mark["start"] : mark["end"]]
    assert len(mark["quote"].split()) > 8

    # Write a note; it is saved without being asked to.
    desktop.keys("n")
    desktop.type("Who says so? Ask the ministry.")
    desktop.wait_for(lambda: new_marks()[0]["note"] == "Who says so? Ask the ministry.")
    desktop.picture("journey-2-noted")

    # Undo twice: the note, then the mark. Redo twice: the very same mark again.
    desktop.keys("Escape", "ctrl+z")
    desktop.wait_for(lambda: new_marks()[0]["note"] is None)
    desktop.keys("ctrl+z")
    desktop.wait_for(lambda: not new_marks())
    desktop.keys("ctrl+shift+z", "ctrl+shift+z")
    desktop.wait_for(
        lambda: (
            [(m["id"], m["note"]) for m in new_marks()]
            == [(mark["id"], "Who says so? Ask the ministry.")]
        )
    )
    assert verbs(desktop, case)[-1] == "redo Edit note"

    # Search finds the note; Enter goes to the mark, where a digit changes its verdict.
    desktop.keys("ctrl+shift+f")
    desktop.type("note:ministry")
    desktop.picture("journey-3-search")
    desktop.keys("Down", "Return", "4")
    desktop.wait_for(lambda: new_marks()[0]["tags"] == ["contradicted"])
    desktop.picture("journey-4-found")

    # What another process writes is seen within a second: tag by command, take back by key.
    desktop.workbench(
        "tag", str(case), "A1", "--quote", mark["quote"].split(",")[0], "--tag", "opinion"
    )
    desktop.wait_for(lambda: len(new_marks()) == 2)

    # Export the report from the preview.
    report = desktop.folder / "report.md"
    desktop.keys("ctrl+e")
    # Until the report is made its place is blank, and Save is off.
    desktop.wait_for(lambda: colours(desktop, "600x500+290+250") > 2)
    desktop.picture("journey-5-report")
    desktop.click(315, 66)
    desktop.wait_for(lambda: dialog(desktop))
    desktop.type(str(report))
    desktop.keys("Return")
    desktop.wait_for(report.exists)
    assert report.read_text(encoding="utf-8") == desktop.workbench("report", str(case), "-o", "-")

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
