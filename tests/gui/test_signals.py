import signal
import subprocess
import sys
from pathlib import Path

import pytest

from workbench import new_case

# The timer goes off when the window's loop runs, and that is after the case was opened.
SIGNAL_TO_ITSELF = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workbench.gui.app import run
qt = QApplication(["workbench"])
QTimer.singleShot(0, lambda: os.kill(os.getpid(), int(sys.argv[2])))
sys.exit(run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_that_a_signal_closes_the_window_in_order(tmp_path: Path, name: str) -> None:
    case = tmp_path / "one.case"
    with new_case(case):
        pass
    number = str(int(getattr(signal, name)))

    done = subprocess.run(
        [sys.executable, "-c", SIGNAL_TO_ITSELF, str(case), number], timeout=120, check=False
    )

    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["one.case"]
