"""Random actions; afterwards file and view are equal and memory is flat.

WORKBENCH_SOAK=2000 makes it two thousand of them, which takes a minute.
"""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.bench.gui_cases import Plan, make_case
from workbench.domain.values import Annotation
from workbench.gui.app import make_window
from workbench.gui.main_window import MainWindow
from workbench.gui.settings import Settings

ACTIONS = int(os.environ.get("WORKBENCH_SOAK", "500"))
WARM_UP = ACTIONS // 4
PAINTED = 0.15  # of the actions: fast hands do not wait for the picture
MOST_GROWTH = 25  # MB; undo's history is in the file
Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLANS = (
    Plan("One", 4_000, 10),
    Plan("Two", 20_000, 40),
    Plan("Three", 1_000, 3, longest=80),
    Plan("Four", 9_000),
)
_PAGES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(slots=True)
class Hand:
    """Somebody at the keyboard who has no plan."""

    window: MainWindow
    chance: random.Random

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.window.reading.reader, key, modifiers)

    def pick(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.key(self.chance.choice([Key.Key_J, Key.Key_J, Key.Key_K, Key.Key_M]))
        self.key(Key.Key_J, SHIFT if self.chance.random() < 0.3 else PLAIN)

    def tag(self) -> None:
        if self.chance.random() < 0.7:
            self.pick()
        keys = [Key(Key.Key_0 + digit) for digit in range(10)]
        self.key(self.chance.choice([*keys, Key.Key_Semicolon, Key.Key_Delete, Key.Key_X]))

    def undo(self) -> None:
        for _ in range(self.chance.randint(1, 4)):
            self.key(Key.Key_Z, CTRL)

    def redo(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.key(Key.Key_Z, CTRL | SHIFT)

    def scroll(self) -> None:
        bar = self.window.reading.reader.verticalScrollBar()
        bar.setValue(self.chance.randint(0, max(1, bar.maximum())))

    def switch(self) -> None:
        self.key(self.chance.choice([Key.Key_PageDown, Key.Key_PageUp]), CTRL)

    def search(self) -> None:
        field = self.window.findChild(QLineEdit, "searchField")
        assert isinstance(field, QLineEdit)
        words = ("bridge", "tag:unverified", '"crack', "mayor OR pylon", "note:why", "(")
        self.window.cards.set_search(self.chance.choice(words))
        QTest.keyClick(field, Key.Key_Return)
        self.window.cards.set_search("")

    def note(self) -> None:
        edit = self.window.findChild(QPlainTextEdit, "noteEdit")
        assert isinstance(edit, QPlainTextEdit)
        self.pick()
        self.key(Key.Key_N)
        edit.insertPlainText(self.chance.choice(["Why? ", "Опрос 🌉 ", "1 2 3\n"]))
        self.window.view.show_reading()

    def list_others(self) -> None:
        self.window.card_actions.show_list(
            self.chance.choice(["all", "article"]), self.chance.choice(["position", "time"])
        )

    def act(self) -> None:
        deeds: list[tuple[Callable[[], None], int]] = [
            (self.tag, 40),
            (self.undo, 15),
            (self.redo, 10),
            (self.scroll, 12),
            (self.switch, 8),
            (self.search, 5),
            (self.note, 5),
            (self.list_others, 5),
        ]
        [deed] = self.chance.choices([d for d, _ in deeds], [weight for _, weight in deeds])
        deed()
        if self.chance.random() < PAINTED:
            QApplication.processEvents()


@pytest.fixture
def soaked(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    make_case(tmp_path / "soak.case", PLANS)
    made = make_window(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    assert made.case_actions.open(tmp_path / "soak.case")
    qtbot.waitExposed(made)
    made.view.show_reading()
    yield made
    made.close()


def resident() -> float:
    """Resident memory of this process in MB; 0 where it cannot be told."""
    file = Path("/proc/self/statm")
    return int(file.read_text().split()[1]) * _PAGES / 1e6 if file.exists() else 0.0


def shown(window: MainWindow) -> list[Annotation]:
    return list(window.reading.reader.index.marks)


def held(window: MainWindow) -> list[Annotation]:
    article = window.current.article_id
    return window.session.space.library.marks(article) if article else []


def ordered(marks: list[Annotation]) -> list[Annotation]:
    return sorted(marks, key=lambda mark: mark.id)


@pytest.mark.slow
def test_that_random_actions_leave_file_and_view_equal(soaked: MainWindow) -> None:
    hand = Hand(soaked, random.Random(3))
    settled = 0.0
    for count in range(ACTIONS):
        hand.act()
        if count == WARM_UP:
            settled = resident()
        if count % 100 == 0:
            assert ordered(shown(soaked)) == ordered(held(soaked)), f"after {count} actions"
    grown = resident() - settled
    soaked.cards.flush_note()
    library = soaked.session.space.library
    for summary in library.summaries():
        soaked.current.set_article(summary.article.id)
        assert soaked.reading.reader.text == library.text(summary.article.id).text
        assert ordered(shown(soaked)) == ordered(held(soaked))
        assert len(shown(soaked)) == library.summary(summary.article.id).annotations
    errors = [f for f in soaked.session.space.checking.run(full=True) if f.severity == "error"]
    assert not errors
    assert not soaked.messages.text, soaked.messages.text
    assert grown < MOST_GROWTH, f"{grown:.0f} MB more than after {WARM_UP} actions"


@pytest.mark.slow
def test_that_undoing_and_redoing_everything_comes_back_to_the_same(soaked: MainWindow) -> None:
    hand = Hand(soaked, random.Random(4))
    library = soaked.session.space.library
    articles = [summary.article.id for summary in library.summaries()]
    before = {article: library.marks(article) for article in articles}
    for _ in range(150):
        hand.tag()
    after = {article: library.marks(article) for article in articles}
    count = 0
    while soaked.session.undo_state().undo and any(
        library.marks(article) != before[article] for article in articles
    ):
        soaked.journal.undo()
        count += 1
    assert {article: library.marks(article) for article in articles} == before
    for _ in range(count):
        soaked.journal.redo()
    while soaked.session.undo_state().redo:
        soaked.journal.redo()
    assert {article: library.marks(article) for article in articles} == after
    assert ordered(shown(soaked)) == ordered(held(soaked))
