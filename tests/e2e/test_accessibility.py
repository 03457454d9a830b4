"""What a screen reader is told of the running window, asked over AT-SPI."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Desktop
from workbench.services.sample import create_sample

pytestmark = pytest.mark.e2e

# The bindings are Debian's, for the system's own Python. Prints every object as one JSON list.
SYSTEM_PYTHON = "/usr/bin/python3"
WALK = """
import json, sys
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

def walk(thing, depth=0):
    states = thing.get_state_set()
    text = ""
    if "Text" in thing.get_interfaces():
        text = Atspi.Text.get_text(thing, 0, min(200, Atspi.Text.get_character_count(thing)))
    yield {
        "depth": depth,
        "role": thing.get_role_name(),
        "id": thing.get_accessible_id(),
        "name": thing.get_name() or "",
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "showing": states.contains(Atspi.StateType.SHOWING),
        "text": text,
    }
    for at in range(min(thing.get_child_count(), 60)):
        child = thing.get_child_at_index(at)
        if child is not None:
            yield from walk(child, depth + 1)

desktop = Atspi.get_desktop(0)
found = []
for at in range(desktop.get_child_count()):
    program = desktop.get_child_at_index(at)
    if program is not None and program.get_name() == "workbench":
        found = list(walk(program))
print(json.dumps(found))
"""


@pytest.fixture
def heard(desktop: Desktop) -> Desktop:
    """A desktop with a session bus and the accessibility bus on it."""
    for program in ("dbus-daemon", SYSTEM_PYTHON):
        assert shutil.which(program), f"{program} is not installed; run make e2e"
    bus = subprocess.run(
        ["dbus-daemon", "--session", "--fork", "--print-address=1", "--print-pid=1"],
        env=desktop.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    address, pid = bus.stdout.split()
    desktop.ends_with(int(pid))
    desktop.environment |= {
        "DBUS_SESSION_BUS_ADDRESS": address,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_ACCESSIBILITY": "1",
    }
    desktop.run(
        "gdbus",
        "call",
        "--session",
        "--dest=org.a11y.Bus",
        "--object-path=/org/a11y/bus",
        "--method=org.freedesktop.DBus.Properties.Set",
        "org.a11y.Status",
        "IsEnabled",
        "<true>",
    )
    return desktop


def objects(desktop: Desktop) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(desktop.run(SYSTEM_PYTHON, "-c", WALK))
    return found


def test_that_a_screen_reader_finds_names_and_text(heard: Desktop) -> None:
    case = Path(heard.folder / "heard.case")
    create_sample(case).close()
    heard.start_workbench(str(case))
    told = heard.wait_for(lambda: objects(heard))
    nameless = [each for each in told if each["focusable"] and each["showing"] and not each["name"]]
    assert not nameless
    by_name = {each["name"]: each for each in told}
    reader = by_name["Article text"]
    assert reader["role"] == "text"
    assert reader["text"].startswith("Moscow’s Hold on Minsk")
    for name in ("Marks", "Tags", "Search annotations and articles"):
        assert any(each["focusable"] for each in told if each["name"] == name), name
    cards = [each["name"] for each in told if each["role"] == "table cell"]
    assert any("A1, paragraph 7. The newest sign" in name for name in cards)
