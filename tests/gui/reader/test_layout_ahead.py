"""A long text is laid out while nobody does anything."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.gui.panes.reader import Reader

LONG = "The bridge was closed after inspectors found a crack in the northern pylon.\n" * 3_000


class TimerEvents(QObject):
    """Counts the timer events of an object."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Timer
        return False


def test_that_the_scroll_bar_comes_to_reach_the_end(empty_reader: Reader, qtbot: QtBot) -> None:
    empty_reader.show_article("a1", LONG, (), "en")
    bar = empty_reader.verticalScrollBar()

    def shows_end() -> bool:
        bar.setValue(bar.maximum())
        return empty_reader.visible_range()[1] >= len(LONG) - 1

    assert not shows_end()
    qtbot.waitUntil(shows_end, timeout=20_000)


def test_that_another_article_meanwhile_is_laid_out_instead(
    empty_reader: Reader, qtbot: QtBot
) -> None:
    empty_reader.show_article("a1", LONG, (), "en")
    empty_reader.show_article("a2", "A short one.", (), "en")
    last = empty_reader.document().lastBlock()
    qtbot.waitUntil(lambda: last.layout().lineCount() == 1)
    assert empty_reader.verticalScrollBar().maximum() == 0


def test_that_a_jump_does_not_wait_for_it(empty_reader: Reader) -> None:
    empty_reader.show_article("a1", LONG, (), "en")
    empty_reader.scroll_to(len(LONG) - 100)
    first, last = empty_reader.visible_range()
    assert first <= len(LONG) - 100 <= last


def test_that_it_comes_to_rest(empty_reader: Reader, qtbot: QtBot) -> None:
    empty_reader.show_article("a1", LONG, (), "en")
    last = empty_reader.document().lastBlock()
    qtbot.waitUntil(lambda: last.layout().lineCount() == 1, timeout=20_000)
    layout = empty_reader.document().documentLayout()
    timers = TimerEvents(layout)

    def rests() -> bool:
        timers.count = 0
        QTest.qWait(50)
        return timers.count == 0

    qtbot.waitUntil(rests)
