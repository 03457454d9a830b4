"""A window to measure in, and how."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytest_benchmark.fixture import BenchmarkFixture

from workbench.gui.app import make_window
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.card_list import CardList
from workbench.gui.settings import Settings

FRAMES = 200
_SETTLED = 3  # rounds without a change
_ROUND_MS = 50


class Bench:
    """A window on a case, and what is measured in it."""

    def __init__(self, case: Path, settings: Path) -> None:
        self.window: MainWindow = make_window(Settings(settings))
        self.window.resize(1280, 800)
        self.window.show()
        assert self.window.case_actions.open(case)
        self.reader = self.window.reading.reader
        self.ids = {
            row.article.title: row.article.id
            for row in self.window.session.space.library.summaries()
        }
        found = self.window.findChild(CardList, "annotationList")
        assert isinstance(found, CardList)
        self.cards = found
        settle()

    def open(self, title: str) -> None:
        """Turn to an article, if it is not there yet, until it is painted."""
        if self.window.current.article_id != self.ids[title]:
            self.painted(lambda: self.window.current.set_article(self.ids[title]))
        assert self.window.current.article_id == self.ids[title]

    def press(self, key: Qt.Key) -> None:
        """Press a key in the reader until what it changes at once is painted."""
        self.painted(lambda: QTest.keyClick(self.reader, key))

    def painted(self, deed: Callable[[], object]) -> None:
        """Do something until the window is painted; what may follow that is left to `catch_up`."""
        painting = _Painting(self.window)
        deed()
        QApplication.sendPostedEvents()  # no timers: in the window's own loop they come later
        self.window.removeEventFilter(painting)
        assert painting.was_asked_for

    def catch_up(self) -> None:
        """Do and paint what may follow the first painting."""
        self.window.session.afterwards.now()
        QApplication.processEvents()


class _Painting(QObject):
    """Whether a window was told to paint itself."""

    was_asked_for = False

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.was_asked_for = True
        return False


def settle() -> None:
    """Let Qt come to the end of what it does bit by bit, as laying out a long text."""
    still = 0
    while still < _SETTLED:
        before = [widget.verticalScrollBar().maximum() for widget in scroll_areas()]
        QTest.qWait(_ROUND_MS)
        after = [widget.verticalScrollBar().maximum() for widget in scroll_areas()]
        still = still + 1 if before == after else 0


def scroll_areas() -> list[QAbstractScrollArea]:
    return [w for w in QApplication.allWidgets() if isinstance(w, QAbstractScrollArea)]


def frames(
    benchmark: BenchmarkFixture, area: QAbstractScrollArea, *others: Any, step: int = 60
) -> None:
    """Scroll by what a wheel does, down and from the top again, painting every time."""
    bar, viewport = area.verticalScrollBar(), area.viewport()

    def frame() -> None:
        value = bar.value() + step
        bar.setValue(value if value < bar.maximum() else 0)
        viewport.repaint()
        for other in others:
            other.repaint()

    benchmark.pedantic(frame, rounds=FRAMES, warmup_rounds=3)
    area.close()


def resident() -> int:
    """Resident memory of this process, MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000
