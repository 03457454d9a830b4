"""Reading and marking while a thousand files come in: the longest pauses, and the memory."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.import_cases import FILES, mixed, notes, pages

pytestmark = pytest.mark.bench

# A window in a process of its own imports a folder while somebody reads and marks: the longest
# pauses in ms, and the most memory, in MB, of the window and of its largest child.
PAUSES = """
import resource, sys
from itertools import cycle
from pathlib import Path
from time import perf_counter
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.bench.gui_bench import Bench, settle
from workbench.services.workspace import Workspace
folder, case, settings, text = map(Path, sys.argv[1:])
space = Workspace.create(case)
space.importing.import_paths([text])
space.close()
bench = Bench(case, settings)
window, keys = bench.window, cycle(["J", "1", "J", "2"])
bench.reader.setFocus()
beats = [perf_counter()]
heart = QTimer(interval=2)
heart.timeout.connect(lambda: beats.append(perf_counter()))
heart.start()

def press():
    key = next(keys)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        code, none = Qt.Key[f"Key_{key}"], Qt.KeyboardModifier.NoModifier
        app.postEvent(bench.reader, QKeyEvent(kind, code, none, key))

fingers = QTimer(interval=150)
fingers.timeout.connect(press)
fingers.start()
done = []
window.importing.finished.connect(done.append)
window.importing.start([folder])
while not done:
    app.processEvents()
fingers.stop()
settle()
pauses = sorted((1000 * (b - a) for a, b in zip(beats, beats[1:])), reverse=True)
peak = [resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
marks = len(window.session.space.library.marks(window.current.article_id))
print(len(done[0].added), marks, beats[-1] - beats[0], *pauses[:3], *peak)
"""


@pytest.mark.parametrize(("make", "articles"), [(notes, FILES), (pages, FILES), (mixed, 950)])
def test_bench_pauses(make: Callable[[Path], None], articles: int, tmp_path: Path) -> None:
    """Prints the pauses in a window while files come in and somebody marks, and the memory."""
    folder, text = tmp_path / "in", tmp_path / "read.txt"
    folder.mkdir()
    make(folder)
    text.write_text("What is read meanwhile\n\n" + "A sentence to mark. " * 400, encoding="utf-8")
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            PAUSES,
            folder,
            tmp_path / "a.case",
            tmp_path / "settings.ini",
            text,
        ],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    added, marks, seconds, *rest = map(float, told)
    print(
        f"\n1,000 {make.__name__}: {seconds:.1f} s, {marks:.0f} marks meanwhile, longest pauses"
        f" {' '.join(f'{each:.0f}' for each in rest[:3])} ms,"
        f" most memory {rest[3]:.0f} MB, of a child {rest[4]:.0f} MB"
    )
    assert added == articles
    assert marks
