"""The program among the applications of a Linux desktop."""

import re
import sys
from configparser import RawConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from workbench.data_files import resource_path
from workbench.services.desktop_entry import _quoted, add_desktop_entry
from workbench.storage.guards import APPLICATION_ID

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has desktop entries")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path


def entry(home: Path) -> dict[str, str]:
    parser = RawConfigParser(strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(home / "applications" / "workbench.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def words(command: str) -> list[str]:
    """A command as desktops read it: the entry's own escapes, then quotes, then field codes."""
    escaped = command.replace("\\\\", "\\")
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', escaped)
    return [
        re.sub(r'\\(["`$\\])', r"\1", quoted or bare).replace("%%", "%") for quoted, bare in found
    ]


def test_that_the_entry_starts_this_program_on_the_case_it_is_given(run: Run, home: Path) -> None:
    code, out, _ = run("desktop-entry")
    assert code == 0
    assert words(entry(home)["Exec"]) == [sys.executable, "-P", "-m", "workbench", "%f"]
    written = [Path(line.removeprefix("Wrote ")) for line in out.decode("utf-8").splitlines()]
    assert sorted(path.name for path in written) == [
        "workbench.desktop",
        "workbench.svg",
        "workbench.xml",
    ]
    assert all(path.is_file() and home in path.parents for path in written)


def test_that_it_is_taken_out_again(run: Run, home: Path) -> None:
    run("desktop-entry")
    assert run("desktop-entry", "--remove")[0] == 0
    assert not list(home.rglob("workbench.*"))
    assert run("desktop-entry", "--remove")[:2] == (0, b"")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_that_any_path_survives_the_entry_s_quoting(path: str) -> None:
    assert words(_quoted(path)) == [path]


def test_that_a_case_is_told_by_its_name_and_by_its_content() -> None:
    spaces = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    root = ElementTree.parse(resource_path("desktop", "workbench.xml")).getroot()
    glob, inner = root.find(".//m:glob", spaces), root.find(".//m:match/m:match", spaces)
    assert glob is not None
    assert inner is not None
    assert glob.get("pattern") == "*.case"
    assert inner.get("value", "").encode("ascii") == APPLICATION_ID.to_bytes(4, "big")


def test_that_a_folder_that_cannot_be_written_to_is_told(run: Run, home: Path) -> None:
    (home / "icons").write_text("a file where a folder should be")
    code, _, err = run("desktop-entry")
    assert code == 1
    assert str(home / "icons") in err
    with pytest.raises(OSError, match="icons"):
        add_desktop_entry(["workbench"])
