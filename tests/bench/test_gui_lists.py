"""10,000 articles and 100,000 annotations in the window: the pauses, and the memory."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.gui_bench import Bench, frames, settle
from workbench.gui.panes.card_list import CardList

pytestmark = pytest.mark.bench
MARKS = 100_000
ROOT = QModelIndex()
# A window in a process of its own: its resident memory in MB, when all is shown.
MEMORY = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.bench.gui_bench import Bench, resident
bench = Bench(Path(sys.argv[1]), Path(sys.argv[2]))
at_once = resident()
bench.window.card_actions.show_list("all", "position")
bench.window.repaint()
bar = bench.cards.verticalScrollBar()
for step in range(200):
    bar.setValue(bar.maximum() * step // 200)
    bench.cards.viewport().repaint()
print(at_once, resident())
"""


class Rows(QAbstractListModel):
    """As many rows of one text."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return MARKS

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return "Officials reported" if role == Qt.ItemDataRole.DisplayRole else None


def bare_table() -> QTableView:
    table = QTableView()
    table.horizontalHeader().setStretchLastSection(True)
    table.resize(330, 500)
    table.show()
    settle()
    return table


def test_bench_open_case(
    benchmark: BenchmarkFixture, bench_on: Callable[[Path], Bench], wide: Path
) -> None:
    benchmark.group = "open a case, 10,000 articles, 100,000 marks"
    benchmark.extra_info["name"] = "workbench"
    bench = bench_on(wide)

    def open_again() -> None:
        assert bench.window.case_actions.open(wide)
        bench.window.repaint()

    benchmark.pedantic(open_again, setup=bench.window.case_actions.close, rounds=7)
    assert len(bench.window.article_actions.rows) == 10_000


@pytest.mark.benchmark(group="All, 100,000 marks: open")
@pytest.mark.parametrize("name", ["floor", "workbench"])
def test_bench_all(
    benchmark: BenchmarkFixture, bench_on: Callable[[Path], Bench], wide: Path, name: str
) -> None:
    benchmark.extra_info["name"] = name
    if name == "floor":
        table = bare_table()

        def bare() -> None:
            table.setModel(Rows(table))
            table.repaint()

        benchmark.pedantic(bare, rounds=15)
        table.close()
        return
    bench = bench_on(wide)
    show = bench.window.card_actions.show_list

    def all_marks() -> None:
        show("all", "position")
        bench.window.repaint()

    benchmark.pedantic(
        all_marks, setup=lambda: show("article", "position"), rounds=15, warmup_rounds=1
    )
    assert cards(bench).model().rowCount() == MARKS + 10_000


@pytest.mark.benchmark(group="All, 100,000 marks: frame")
@pytest.mark.parametrize("name", ["floor", "by wheel", "to far places"])
def test_bench_scroll_all(
    benchmark: BenchmarkFixture, bench_on: Callable[[Path], Bench], wide: Path, name: str
) -> None:
    benchmark.extra_info["name"] = name
    if name == "floor":
        table = bare_table()
        table.setModel(Rows(table))
        frames(benchmark, table)
        return
    bench = bench_on(wide)
    bench.window.card_actions.show_list("all", "position")
    settle()
    far = cards(bench).verticalScrollBar().maximum() // 150
    frames(benchmark, cards(bench), step=60 if name == "by wheel" else far)


@pytest.mark.benchmark(group="All, 100,000 marks: one tag")
def test_bench_tag_under_all(
    benchmark: BenchmarkFixture, bench_on: Callable[[Path], Bench], wide: Path
) -> None:
    benchmark.extra_info["name"] = "workbench"
    bench = bench_on(wide)
    bench.window.card_actions.show_list("all", "position")
    settle()
    bench.press(Qt.Key.Key_J)
    benchmark.pedantic(
        bench.press, args=(Qt.Key.Key_1,), setup=bench.catch_up, rounds=20, warmup_rounds=2
    )


@pytest.mark.benchmark(group="10,000 articles: frame")
def test_bench_scroll_articles(
    benchmark: BenchmarkFixture, bench_on: Callable[[Path], Bench], wide: Path
) -> None:
    benchmark.extra_info["name"] = "workbench"
    bench = bench_on(wide)
    found = bench.window.findChild(QTableView, "articleList")
    assert isinstance(found, QTableView)
    frames(benchmark, found)


def test_bench_memory(wide: Path, reading: Path, tmp_path: Path) -> None:
    for name, case in (("5 articles", reading), ("10,000 articles, 100,000 marks", wide)):
        done = subprocess.run(
            [sys.executable, "-c", MEMORY, str(case), str(tmp_path / "settings.ini")],
            capture_output=True,
            text=True,
            check=True,
        )
        opened, scrolled = done.stdout.split()
        print(f"\nmemory, {name}: {opened} MB when open, {scrolled} MB with All scrolled through")


def cards(bench: Bench) -> CardList:
    return bench.cards
