"""Prints each measurement as a ratio to the floor measured in the same group, and the machine."""

import hashlib
import os
import platform
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

import workbench
from tests.bench import gui_cases
from tests.bench.gui_bench import Bench, settle
from tests.bench.gui_cases import HUGE, READING, WIDE, Plan, make_case

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
def gui_case(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, Sequence[Plan]], Path]:
    """A copy of a case to measure in. 100,000 marks take minutes to make, so cases are kept for
    the next run, until anything changes that has a part in making them.
    """
    assert pytestconfig.cache is not None
    kept = pytestconfig.cache.mkdir(f"bench-cases-{_code()}")
    folder = tmp_path_factory.mktemp("gui-cases")

    def get(name: str, plans: Sequence[Plan]) -> Path:
        held = kept / f"{name}.case"
        if not held.exists():
            make_case(folder / "new.case", plans)
            shutil.move(folder / "new.case", held)
        return Path(shutil.copy(held, folder))

    return get


def _code() -> str:
    """A word for the code that cases are made with."""
    root = Path(workbench.__file__).parent
    layers = ("domain", "storage", "ingest", "analysis", "services")
    files = [Path(gui_cases.__file__)]
    files += (each for layer in layers for each in (root / layer).rglob("*") if each.is_file())
    known = (each.read_bytes() for each in sorted(files) if each.suffix in (".py", ".sql"))
    return hashlib.sha256(b"".join(known)).hexdigest()[:16]


@pytest.fixture(scope="session")
def reading(gui_case: Callable[[str, Sequence[Plan]], Path]) -> Path:
    return gui_case("reading", READING)


@pytest.fixture(scope="session")
def huge(gui_case: Callable[[str, Sequence[Plan]], Path]) -> Path:
    return gui_case("huge", HUGE)


@pytest.fixture(scope="session")
def wide(gui_case: Callable[[str, Sequence[Plan]], Path]) -> Path:
    return gui_case("wide", WIDE)


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
