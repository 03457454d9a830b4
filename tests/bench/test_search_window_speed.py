"""From the last key in the search field to the first page of results, and what it holds up.

BENCH_SEARCH_CASE keeps the case that is searched; see test_search_speed.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.search_cases import LARGE, make_search_case
from tests.bench.test_search_speed import asks
from workbench.gui.app import make_window
from workbench.gui.main_window import MainWindow
from workbench.gui.settings import Settings

pytestmark = pytest.mark.bench
QUERIES = 12
_BEAT_MS = 5


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    kept = os.environ.get("BENCH_SEARCH_CASE")
    case = Path(kept) if kept else tmp_path / "large.case"
    if not case.exists():
        make_search_case(case, LARGE)
    made = make_window(Settings(tmp_path / "settings.ini"))
    made.resize(1280, 800)
    made.show()
    assert made.case_actions.open(case)
    rest(1.0)
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()


class Beat:
    """A timer of 5 ms: what a turn comes later than that, something held the window up.

    No shorter: Python lets only one thread run at a time, and the search is on another.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start(_BEAT_MS)

    def _turn(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now

    def stop(self) -> float:
        """The longest pause, in milliseconds."""
        self._timer.stop()
        return self.longest * 1000 - _BEAT_MS


def until(is_true: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.perf_counter() + seconds
    while not is_true():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert time.perf_counter() < end


def rest(seconds: float) -> None:
    end = time.perf_counter() + seconds
    beat = Beat()
    until(lambda: time.perf_counter() >= end)
    beat.stop()


def test_bench_from_the_last_key_to_the_first_page(window: MainWindow) -> None:
    field, search = window.cards.field, window.search_actions
    print(f"\n{'class':14} {'page ms':>9} {'longest':>9} {'counted':>9} {'held up':>9}")
    for name, queries in asks(random.Random(20261122)).items():
        pages, counts, pauses = [], [], []
        for ask in queries[:QUERIES]:
            field.setText("")
            field.tell()
            rest(0.1)
            beat, began = Beat(), time.perf_counter()
            field.setText(ask.query)  # the debounce begins here
            until(lambda: bool(search.query))
            window.cards.results.rows.viewport().repaint()
            pages.append((time.perf_counter() - began) * 1000)
            until(lambda: search.is_settled)
            counts.append((time.perf_counter() - began) * 1000)
            pauses.append(beat.stop())
        print(
            f"{name:14} {statistics.median(pages):9.0f} {max(pages):9.0f}"
            f" {statistics.median(counts):9.0f} {max(pauses):9.0f}"
        )
