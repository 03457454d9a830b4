"""A folder is dropped on the real window by mouse; reading and tagging go on meanwhile."""

import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Desktop
from tests.ingest.makers import one_of_each, pdf
from workbench.services.workspace import Workspace

pytestmark = pytest.mark.e2e
FILES = 1000

# A small window of another program, whose content is the folder: it can be dragged from there.
SOURCE = """
import sys
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

class Folder(QLabel):
    def mouseMoveEvent(self, event):
        drag = QDrag(self)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag.setMimeData(data)
        drag.exec()

app = QApplication([])
label = Folder("Folder")
label.setWindowTitle("Files")
label.resize(120, 80)
label.move(1120, 560)
label.show()
app.exec()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A thousand files of every kind."""
    made = tmp_path / "mixed"
    made.mkdir()
    kinds, chance = sorted(one_of_each().items()), random.Random(20261122)
    for number in range(FILES):
        if number % 10:
            words = " ".join(chance.choices("ferry river council crowns flood".split(), k=400))
            (made / f"{number:04}.txt").write_text(f"Title {number}\n\n{words}. Number {number}.")
        else:
            name, data = kinds[number // 10 % len(kinds)]
            if name.endswith(".pdf"):
                data = pdf(f"The words of file {number}.")
            (made / f"{number:04}-{name}").write_bytes(data)
    return made


def marks(desktop: Desktop, case: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(desktop.workbench("annotations", str(case), "--json"))
    return found


def count(desktop: Desktop, case: Path) -> int:
    return len(json.loads(desktop.workbench("articles", str(case), "--json")))


def test_that_a_folder_dropped_on_the_window_comes_in_while_an_analyst_tags(
    desktop: Desktop, folder: Path
) -> None:
    case = desktop.folder / "drop.case"
    space = Workspace.create(case, "Drop")
    (desktop.folder / "a.txt").write_text(
        "First article\n\n" + " ".join(f"Sentence number {n} is here." for n in range(40))
    )
    space.importing.import_paths([desktop.folder / "a.txt"])
    space.close()
    program = desktop.start_workbench(str(case))
    script = desktop.folder / "source.py"
    script.write_text(SOURCE)
    desktop._start([sys.executable, str(script), str(folder)])
    source = desktop.wait_for(lambda: window_named(desktop, "^Files$"))
    desktop.run("xdotool", "windowraise", source)
    x, y = place(desktop, source)

    desktop.drag((x + 40, y + 40), (600, 500))
    desktop.run("xdotool", "windowactivate", "--sync", desktop.window)
    desktop.keys("ctrl+2")
    desktop.picture("drop-1-importing")
    for _ in range(5):
        desktop.keys("j", "1")
    desktop.wait_for(lambda: len(marks(desktop, case)) == 5)

    desktop.wait_for(lambda: count(desktop, case) > FILES * 0.8)
    desktop.picture("drop-2-done")
    assert len(marks(desktop, case)) == 5
    deeds = json.loads(desktop.workbench("history", str(case), "--json"))
    # The import was published last: all five marks were made while it was under way.
    last = max(deeds, key=lambda deed: int(deed["n"]))
    assert last["what"].startswith("Import ")
    desktop.keys("ctrl+q")
    assert program.wait(timeout=60) == 0
    desktop.workbench("check", str(case), "--full")


def window_named(desktop: Desktop, pattern: str) -> str:
    words = f"xdotool search --onlyvisible --name '{pattern}' || true"
    return desktop.run("sh", "-c", words).strip().split("\n")[-1]


def place(desktop: Desktop, window: str) -> tuple[int, int]:
    shown = desktop.run("xdotool", "getwindowgeometry", "--shell", window)
    values = dict(line.split("=") for line in shown.split() if "=" in line)
    return int(values["X"]), int(values["Y"])
