"""Prints each measurement as a ratio to the floor measured in the same group, and the machine."""

import os
import platform
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.bench.gui_bench import Bench, settle
from tests.bench.gui_cases import HUGE, READING, WIDE, make_case

FLOOR = "floor"


def _machine() -> str:
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.partition(":")[2].strip()
            for line in info.read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ]
        model = names[0] if names else model
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()},"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    session = getattr(config, "_benchmarksession", None)
    if session is None or not session.benchmarks:
        return
    groups: dict[str, dict[str, float]] = defaultdict(dict)
    for bench in session.benchmarks:
        if bench.stats.rounds:
            groups[bench.group][bench.extra_info["name"]] = bench.stats.median
    terminalreporter.section("ratios to the floor of the same run (medians)")
    terminalreporter.write_line(f"machine: {_machine()}")
    for group, medians in groups.items():
        floor = medians.get(FLOOR)
        for name, median in medians.items():
            ratio = f"{median / floor:6.2f} ×" if floor else "        "
            terminalreporter.write_line(f"{group:34} {name:28} {median * 1000:10.3f} ms {ratio}")


@pytest.fixture(scope="session")
def gui_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gui-cases")


@pytest.fixture(scope="session")
def reading(gui_cases: Path) -> Path:
    make_case(gui_cases / "reading.case", READING)
    return gui_cases / "reading.case"


@pytest.fixture(scope="session")
def huge(gui_cases: Path) -> Path:
    make_case(gui_cases / "huge.case", HUGE)
    return gui_cases / "huge.case"


@pytest.fixture(scope="session")
def wide(gui_cases: Path) -> Path:
    make_case(gui_cases / "wide.case", WIDE)
    return gui_cases / "wide.case"


@pytest.fixture
def bench_on(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[Path], Bench]]:
    made: list[Bench] = []

    def make(case: Path) -> Bench:
        made.append(Bench(case, tmp_path / "settings.ini"))
        return made[-1]

    yield make
    for bench in made:
        bench.window.close()
        bench.window.deleteLater()
    settle()
