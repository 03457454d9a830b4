"""The claim board in a real window, by keyboard from end to end."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Desktop
from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.services.workspace import Workspace

pytestmark = pytest.mark.e2e


def claims(desktop: Desktop, case: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        desktop.workbench("claims", str(case), "--why", "--json")
    )
    return found


def links(desktop: Desktop, case: Path) -> list[tuple[str, str, str | None]]:
    marks = json.loads(desktop.workbench("annotations", str(case), "--json"))
    return [
        (link["claim"], link["stance"], link["origin"]) for mark in marks for link in mark["claims"]
    ]


@pytest.fixture
def case(desktop: Desktop) -> Path:
    path = desktop.folder / "board.case"
    space = Workspace.create(path, "Harbour")
    add(space, draft(BRIDGE, source="Coastal Courier"), draft(COUNCIL, source="Daily Anchor"))
    space.close()
    return path


def test_that_claims_are_made_linked_graded_and_undone_by_keyboard(
    desktop: Desktop, case: Path
) -> None:
    desktop.start_workbench(str(case))

    # A sentence becomes a claim in words of one's own.
    desktop.keys("j", "j", "j", "ctrl+l")
    desktop.type("The storm damaged the bridge")
    desktop.keys("Return")
    made = desktop.wait_for(lambda: claims(desktop, case))
    assert [each["statement"] for each in made] == ["The storm damaged the bridge"]

    # Another sentence refutes it: L, then the stance by Tab and arrows.
    desktop.keys("ctrl+Next", "j", "j", "l")
    desktop.keys("Tab", "Right", "Right", "Return")
    desktop.wait_for(lambda: ("C1", "refutes", None) in links(desktop, case))

    # On the board: the second article's cell, its quotation, whose words they are.
    desktop.keys("ctrl+b")
    desktop.keys("Right", "Right", "Right", "Return", "shift+o")
    desktop.type("City engineer")
    desktop.keys("Return")
    desktop.wait_for(lambda: ("C1", "refutes", "City engineer") in links(desktop, case))
    desktop.picture("board-1-origin")

    # Escape leads back to the table; F2 to the statement; Enter keeps it.
    desktop.keys("Escape", "F2", "ctrl+a")
    desktop.type("A storm damaged the pylon")
    desktop.keys("Return")
    desktop.wait_for(lambda: claims(desktop, case)[0]["statement"] == "A storm damaged the pylon")

    # The verdict by Tab and arrows; two steps back, two forward.
    desktop.keys("Tab", "Tab", "Down")
    desktop.wait_for(lambda: claims(desktop, case)[0]["verdict"] == "unverified")
    desktop.picture("board-2-edited")
    desktop.keys("Escape", "ctrl+z", "ctrl+z")
    desktop.wait_for(
        lambda: claims(desktop, case)[0]["statement"] == "The storm damaged the bridge"
    )
    desktop.keys("ctrl+shift+z", "ctrl+shift+z")
    desktop.wait_for(lambda: claims(desktop, case)[0]["verdict"] == "unverified")

    # Enter lists, Enter again jumps to the text, where a digit tags what was jumped to.
    desktop.keys("Home", "Right", "Right", "Right", "Return", "Return", "4")
    marks = desktop.wait_for(
        lambda: [
            mark
            for mark in json.loads(desktop.workbench("annotations", str(case), "--json"))
            if mark["tags"] == ["contradicted"]
        ]
    )
    assert marks[0]["article"] == "A2"
    desktop.picture("board-3-jumped")

    # The same key twice: board and back; Del on the board deletes the claim, undo brings it back.
    desktop.keys("ctrl+b", "ctrl+b", "ctrl+b", "Delete")
    desktop.wait_for(lambda: not claims(desktop, case))
    desktop.keys("ctrl+z")
    desktop.wait_for(lambda: len(claims(desktop, case)) == 1)
    desktop.picture("board-4-back")
