"""typst in a child process: a compilation cannot be stopped, a process can.

The child reads a request (JSON) from stdin, writes the PDF to stdout, and its fault to stderr.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Final

import workbench

if TYPE_CHECKING:
    import typst

_PROGRAM: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from workbench.report.typesetting import main; main()"
)
_ROOT: Final = str(Path(workbench.__file__).parents[1])
# Seconds between two looks whether to go on.
_TICK: Final = 0.05


class TypesettingFailed(Exception):
    """typst made no PDF; what it said."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def typeset(
    template: Path, report: Mapping[str, Any], moment: str, *, stopped: Callable[[], bool]
) -> bytes:
    """The PDF of a report, or nothing where `stopped` said so. Raises TypesettingFailed.

    `moment` is an ISO 8601 time in UTC; `report` is what the template reads.
    """
    request = {"template": str(template), "report": report, "moment": moment}
    # A file, because `communicate` forgets what it has not sent when its time is over.
    with TemporaryFile() as source:
        source.write(json.dumps(request, ensure_ascii=False).encode())
        source.seek(0)
        child = subprocess.Popen(
            # Without the folder we are in: a file there must not pass for a module.
            [sys.executable, "-B", "-P", "-c", _PROGRAM, _ROOT],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the program, which ends its children itself
        )
        with child:
            return _made(child, stopped)


def _made(child: subprocess.Popen[bytes], stopped: Callable[[], bool]) -> bytes:
    try:
        while not stopped():
            try:
                made, said = child.communicate(timeout=_TICK)
            except subprocess.TimeoutExpired:
                continue
            if child.returncode:
                raise TypesettingFailed(said.decode("utf-8", "replace").strip())
            return made
    finally:
        child.kill()
    return b""


def families(*, system: bool) -> tuple[str, ...]:
    """The names of the fonts that typst can use: its own, and those of the system."""
    return tuple(_fonts(system=system).families())


def main() -> None:
    """What the child does."""
    from datetime import datetime

    import typst

    request = json.load(sys.stdin.buffer)
    template, report = Path(request["template"]), request["report"]
    compiler = typst.Compiler(
        template.read_bytes(),
        root=template.parent,
        font_paths=_fonts(system=report["system"]),
        sys_inputs={"report": json.dumps(report, ensure_ascii=False)},
    )
    made = compiler.compile(format="pdf", timestamp=datetime.fromisoformat(request["moment"]))
    assert isinstance(made, bytes)
    sys.stdout.buffer.write(made)


def _fonts(*, system: bool) -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True)
