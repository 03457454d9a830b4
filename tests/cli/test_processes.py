"""The command line as a process among others: pipes, locales, signals, and what gets loaded."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, mark, read

WORKBENCH = [sys.executable, "-m", "workbench"]
EVERY_COMMAND = """
import json, sys
from workbench.cli.main import main
codes = {" ".join(words): main(words) for words in json.loads(sys.argv[1])}
loaded = [name for name in sys.modules if name.split(".")[0] in {"PySide6", "shiboken6"}]
sys.exit(f"{codes} {loaded}" if loaded or set(codes.values()) != {0} else 0)
"""


def test_that_no_command_but_the_window_loads_qt(run: Run, case: Path) -> None:
    made = mark(run, case)["id"]
    folder, path = case.parent, str(case)
    (folder / "new.txt").write_text("A title\n\nAnd a text.")
    commands = [
        ["new", str(folder / "other.case")],
        ["import", path, str(folder / "new.txt")],
        ["articles", path],
        ["show", path, "A1"],
        ["sentences", path, "A1"],
        ["article", path, "set", "A1", "--title", "Other"],
        ["original", path, "A1", "-o", str(folder / "original")],
        ["tags", path],
        ["tags", path, "add", "one"],
        ["tags", path, "add", "two"],
        ["tags", path, "set", "one", "--key", "5"],
        ["tags", path, "merge", "one", "two"],
        ["tags", path, "save", str(folder / "tags.toml")],
        ["tags", path, "load", str(folder / "tags.toml")],
        ["tag", path, "A1", "--quote", "The bridge", "--tag", "two"],
        ["untag", path, made, "--tag", "two"],
        ["note", path, made, "why"],
        ["move", path, made, "--span", "0:5"],
        ["annotations", path],
        ["search", path, "bridge"],
        ["region", path, "A1", "--span", "0:3"],
        ["regions", path, "A1"],
        ["source", path],
        ["source", path, "set", "Coastal Courier", "--reliability", "B"],
        ["report", path, "-o", str(folder / "report.md")],
        ["report", path, "-o", str(folder / "report.html"), "--format", "html"],
        ["delete", path, made],
        ["history", path],
        ["undo", path],
        ["redo", path],
        ["check", path, "--full", "--repair"],
    ]
    done = subprocess.run(
        [sys.executable, "-c", EVERY_COMMAND, json.dumps(commands)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr.splitlines()[-1]


def test_that_a_reader_who_goes_away_is_no_failure(run: Run, case: Path) -> None:
    (case.parent / "long.txt").write_text("Title\n\n" + "A sentence. " * 100_000)
    run("import", case, case.parent / "long.txt")
    with subprocess.Popen(
        [*WORKBENCH, "sentences", str(case), "A2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_that_a_full_disk_is_a_failure_told_in_a_line(case: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*WORKBENCH, "show", str(case), "A1"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "Output failed: No space left on device.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["articles", "CASE", "--json"], "Мост 🌉"),
        (["articles", "CASE"], "Мост"),
        (["tags", "CASE", "add", "--help"], "1–9"),
        (["show", "CASE", "дом"], "“дом”"),
    ],
)
def test_that_output_is_utf_8_where_the_system_speaks_ascii(
    run: Run, case: Path, arguments: list[str], said: str
) -> None:
    run("article", case, "set", "A1", "--title", "Мост 🌉")
    words = [str(case) if word == "CASE" else word for word in arguments]
    done = subprocess.run(
        [*WORKBENCH, *words],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "HOME": str(case.parent)},
    )
    assert said in (done.stdout + done.stderr).decode("utf-8")


def test_that_an_interrupted_import_ends_with_130_and_leaves_nothing(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("workbench.services.importing.ReadingPool.in_order", interrupted)
        assert run("import", case, case.parent / "bridge.md")[0] == 130
    assert len(read(run, "articles", case)) == 1
    assert [entry["what"] for entry in read(run, "history", case)][-1] == "Import 1 article"


@pytest.mark.parametrize("flags", [["-q"], ["--quiet"], ["--no-color"], ["-q", "--no-color"]])
def test_that_global_flags_may_stand_anywhere(run: Run, case: Path, flags: list[str]) -> None:
    for command in (["tags", "CASE"], ["search", "CASE", "bridge"], ["undo", "CASE"]):
        words = [str(case) if word == "CASE" else word for word in command]
        assert run(*flags, *words)[0] == 0
        assert run(words[0], *flags, *words[1:])[0] in {0, 1}
        assert run(*words, *flags)[0] in {0, 1}
        run("redo", case)
