"""Running the command line, in this process and in one of its own."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.main import main

Run = Callable[..., tuple[int, bytes, str]]

DIGEST = (
    "---\ntitle: Harbour bridge closed\nsource: Coastal Courier\nlanguage: en\n---\n"
    "The bridge 🌉 was closed. “Nobody was in danger,” said Dr. Ortiz.\n\nRepairs may take weeks.\n"
)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command in this process: exit code, stdout bytes, stderr text."""

    def call(*arguments: str | Path) -> tuple[int, bytes, str]:
        capfdbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out, err.decode("utf-8")

    return call


@pytest.fixture
def case(tmp_path: Path, run: Run) -> Path:
    """A case with one article, A1."""
    path, article = tmp_path / "t.case", tmp_path / "bridge.md"
    article.write_text(DIGEST, encoding="utf-8")
    assert run("new", path)[0] == 0
    assert run("import", path, article)[0] == 0
    return path


def read(run: Run, *arguments: str | Path) -> Any:
    code, out, err = run(*arguments, "--json")
    assert code == 0, err
    return json.loads(out)


def mark(run: Run, case: Path, quote: str = "The bridge", tag: str = "unverified") -> Any:
    return read(run, "tag", case, "A1", "--quote", quote, "--tag", tag)


def in_a_process(
    case: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; from workbench.cli.main import main; code = main(sys.argv[1:]);"
        " print([m for m in sys.modules if m.startswith('PySide6')], file=sys.stderr);"
        " sys.exit(code)"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *(str(case) if a == "CASE" else a for a in arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(case.parent), **environment},
    )
