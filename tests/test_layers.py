"""What the import contracts cannot see: which modules really get loaded."""

import subprocess
import sys

import pytest

PROBE = """
import importlib, sys
importlib.import_module({module!r})
loaded = sorted(name for name in sys.modules if name.split(".")[0] in {{"PySide6", "shiboken6"}})
sys.exit(f"Qt got loaded: {{loaded}}" if loaded else 0)
"""


@pytest.mark.parametrize(
    "module", ["workbench", "workbench.cli.main", "workbench.api", "workbench.services"]
)
def test_it_loads_no_qt(module: str) -> None:
    # A process of its own: pytest-qt has loaded Qt into this one.
    probe = subprocess.run(
        [sys.executable, "-c", PROBE.format(module=module)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert probe.returncode == 0, probe.stderr
