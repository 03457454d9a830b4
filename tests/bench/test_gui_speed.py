"""The window's pauses, beside the same on a bare widget with the same text in the same process."""

from collections.abc import Callable
from itertools import count, cycle
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTextEdit, QWidget
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.gui_bench import Bench, frames, settle
from tests.bench.gui_cases import READING
from tests.bench.test_core_speed import raw_database

pytestmark = pytest.mark.bench
Key = Qt.Key


def text_of(bench: Bench, title: str) -> str:
    return bench.window.session.space.library.text(bench.ids[title]).text


def bare_edit(text: str = "") -> QTextEdit:
    """Qt's own, in the size that the reader has."""
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.resize(676, 690)
    edit.show()
    edit.setPlainText(text)
    settle()
    return edit


# Opening


@pytest.mark.parametrize("title", ["Long", "Short too", "Dense"])
@pytest.mark.parametrize("name", ["floor", "workbench"])
def test_bench_open(
    benchmark: BenchmarkFixture,
    bench_on: Callable[[Path], Bench],
    reading: Path,
    name: str,
    title: str,
) -> None:
    plan = next(plan for plan in READING if plan.title == title)
    benchmark.group = f"open {plan.characters // 1000} kB, {plan.marks} marks"
    benchmark.extra_info["name"] = name
    bench = bench_on(reading)
    rounds = 9 if title == "Long" else 30
    if name == "floor":
        text, edit = text_of(bench, title), bare_edit()

        def bare() -> None:
            edit.setPlainText(text)
            edit.repaint()

        benchmark.pedantic(bare, setup=lambda: edit.setPlainText(""), rounds=rounds)
        edit.close()
        return

    def elsewhere() -> None:
        bench.window.current.set_article(bench.ids["Short"])
        bench.catch_up()

    benchmark.pedantic(bench.open, args=(title,), setup=elsewhere, rounds=rounds, warmup_rounds=1)
    settle()
    assert len(bench.reader.index) == plan.marks


# Frames


@pytest.mark.parametrize("title", ["Long", "Dense", "Medium"])
@pytest.mark.parametrize("name", ["floor", "workbench"])
def test_bench_scroll(
    benchmark: BenchmarkFixture,
    bench_on: Callable[[Path], Bench],
    reading: Path,
    name: str,
    title: str,
) -> None:
    plan = next(plan for plan in READING if plan.title == title)
    benchmark.group = f"frame {plan.characters // 1000} kB, {plan.marks} marks"
    benchmark.extra_info["name"] = name
    bench = bench_on(reading)
    if name == "floor":
        frames(benchmark, bare_edit(text_of(bench, title)))
        return
    bench.open(title)
    settle()
    gutter = bench.reader.findChild(QWidget, "readerGutter")
    frames(benchmark, bench.reader, gutter, bench.window.reading.map)


# Keys


@pytest.mark.parametrize("title", ["Medium", "Dense", "Long"])
def test_bench_next_sentence(
    benchmark: BenchmarkFixture, bench_on: Callable[[Path], Bench], reading: Path, title: str
) -> None:
    benchmark.group, benchmark.extra_info["name"] = "J", f"workbench {title}"
    bench = bench_on(reading)
    bench.open(title)
    settle()
    benchmark.pedantic(
        bench.press, args=(Key.Key_J,), setup=bench.catch_up, rounds=40, warmup_rounds=2
    )
    assert bench.reader.selection() is not None


@pytest.mark.benchmark(group="J")
def test_bench_down_key_of_a_bare_edit(
    benchmark: BenchmarkFixture, bench_on: Callable[[Path], Bench], reading: Path
) -> None:
    benchmark.extra_info["name"] = "floor"
    bench = bench_on(reading)
    edit = bare_edit(text_of(bench, "Medium"))
    edit.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def down() -> None:
        QTest.keyClick(edit, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        QApplication.processEvents()

    benchmark.pedantic(down, rounds=60, warmup_rounds=2)
    edit.close()


@pytest.mark.parametrize("what", ["painted", "and what follows"])
@pytest.mark.parametrize("title", ["Short", "Medium", "Dense", "Long"])
def test_bench_tag(
    benchmark: BenchmarkFixture,
    bench_on: Callable[[Path], Bench],
    reading: Path,
    title: str,
    what: str,
) -> None:
    """From the key until it is committed and the mark, its stripe and its card are painted; what
    follows are inspector, chips and counts.
    """
    benchmark.group, benchmark.extra_info["name"] = f"one tag, {title}", what
    bench = bench_on(reading)
    bench.open(title)
    settle()
    keys = cycle([Key.Key_1, Key.Key_2, Key.Key_6])
    before, rounds = len(bench.reader.index), 30

    def setup() -> tuple[tuple[Qt.Key], dict[str, Any]]:
        bench.catch_up()
        bench.press(Key.Key_J)
        bench.catch_up()
        return (next(keys),), {}

    def tag(key: Qt.Key) -> None:
        bench.press(key)
        if what != "painted":
            bench.catch_up()

    benchmark.pedantic(tag, setup=setup, rounds=rounds, warmup_rounds=2)
    assert len(bench.reader.index) > before + rounds // 2
    while len(bench.reader.index) > before:
        bench.window.journal.undo()


@pytest.mark.parametrize("title", ["Short", "Medium", "Dense", "Long"])
def test_bench_tag_of_bare_parts(
    benchmark: BenchmarkFixture,
    bench_on: Callable[[Path], Bench],
    reading: Path,
    tmp_path: Path,
    title: str,
) -> None:
    """What no tag can do without: its rows on disk, a line of the text and a list painted anew."""
    benchmark.group, benchmark.extra_info["name"] = f"one tag, {title}", "floor"
    bench = bench_on(reading)
    text = text_of(bench, title)
    edit, cards = bare_edit(text), QListWidget()
    cards.resize(320, 300)
    cards.show()
    settle()
    database = raw_database(tmp_path / "raw.db")

    def tag(number: int) -> None:
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO mark VALUES (?, 1, 0, 90, 'quote')", (str(number),))
        database.execute("INSERT INTO mark_tag VALUES (?, '1')", (str(number),))
        database.execute("INSERT INTO mark_words (quote) VALUES ('quote')")
        database.execute("COMMIT")
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(edit.document())
        mark.cursor.setPosition(number * 10)
        mark.cursor.setPosition(number * 10 + 90, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(Qt.GlobalColor.yellow)
        edit.setExtraSelections([*edit.extraSelections(), mark])
        cards.insertItem(0, text[number * 10 : number * 10 + 90])
        QApplication.processEvents()

    numbers = count()
    benchmark.pedantic(tag, setup=lambda: ((next(numbers),), {}), rounds=30, warmup_rounds=2)
    database.close()
    edit.close()
    cards.close()


# A text of 10 MB


@pytest.mark.parametrize("name", ["floor", "workbench"])
def test_bench_huge(
    benchmark: BenchmarkFixture, bench_on: Callable[[Path], Bench], huge: Path, name: str
) -> None:
    benchmark.group, benchmark.extra_info["name"] = "open 10 MB, 20,000 marks, once", name
    bench = bench_on(huge)
    if name == "floor":
        text, edit = text_of(bench, "Huge"), bare_edit()

        def bare() -> None:
            edit.setPlainText(text)
            edit.repaint()

        benchmark.pedantic(bare, rounds=1)
        edit.close()
        return
    benchmark.pedantic(bench.open, args=("Huge",), rounds=1)
    settle()
    assert len(bench.reader.index) == 20_000


STEPS = ("events after opening", "frame at the top", "to the end", "frame at the end", "J", "tag")


@pytest.mark.parametrize("step", STEPS)
def test_bench_huge_use(
    benchmark: BenchmarkFixture, bench_on: Callable[[Path], Bench], huge: Path, step: str
) -> None:
    benchmark.group, benchmark.extra_info["name"] = "10 MB, 20,000 marks, pauses", step
    bench = bench_on(huge)
    bench.open("Huge")
    if step == "events after opening":
        benchmark.pedantic(QApplication.processEvents, rounds=40)
        return
    settle()
    bar, viewport = bench.reader.verticalScrollBar(), bench.reader.viewport()
    far = len(bench.reader.text) - 100

    def to_end() -> None:
        bench.reader.scroll_to(far)
        viewport.repaint()

    if step == "to the end":
        benchmark.pedantic(to_end, rounds=1)
    elif step.startswith("frame"):
        if step.endswith("end"):
            to_end()
            bar.setValue(bar.value() - 20_000)
        frames(benchmark, bench.reader)
    else:
        bench.press(Key.Key_J)
        key = Key.Key_J if step == "J" else Key.Key_1
        benchmark.pedantic(bench.press, args=(key,), rounds=8)
