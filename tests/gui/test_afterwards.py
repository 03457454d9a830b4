"""What follows once the window is painted: in order, once, and before whoever relies on it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.hands import Key, catch_up, found, marks, note_edit, press
from workbench.gui.afterwards import Afterwards
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.card_list import CardList
from workbench.gui.panes.tag_button import TagButton


class Paintings(QObject):
    """What was painted, in order."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.seen: list[QWidget] = []
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.seen.append(watched)
        return False


def test_that_work_asked_for_twice_is_done_once_and_in_order(qtbot: QtBot) -> None:
    done: list[str] = []
    works = [lambda name=name: done.append(name) for name in ("first", "second")]
    afterwards = Afterwards()
    for work in (*works, *works):
        afterwards.do(work)
    assert not done
    qtbot.waitUntil(lambda: not afterwards.is_due)
    assert done == ["first", "second"]


def test_that_work_may_ask_for_more_work(qtbot: QtBot) -> None:
    afterwards, done = Afterwards(), []
    afterwards.do(lambda: afterwards.do(lambda: done.append("later")))
    afterwards.now()
    assert done == ["later"]
    assert not afterwards.is_due


def test_that_what_was_done_otherwise_is_left_out(qtbot: QtBot) -> None:
    afterwards, done = Afterwards(), []

    def work() -> None:
        done.append("done")

    afterwards.do(work)
    assert afterwards.waits(work)
    afterwards.drop(work)
    afterwards.now()
    assert not done


def test_that_the_mark_and_its_card_are_painted_before_the_inspector_changes(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.view.show_reading()
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_J)
    QApplication.processEvents()
    cards = found(window, CardList, "annotationList").viewport()
    watched = Paintings(window.reading.reader.viewport(), cards)
    qtbot.keyClick(window.reading.reader, Key.Key_2)
    QApplication.sendPostedEvents()  # painting is posted; what follows comes by a timer
    assert set(watched.seen) == {window.reading.reader.viewport(), cards}
    assert window.session.afterwards.is_due
    assert not inspected(window)
    catch_up(window, qtbot)
    assert inspected(window) == ["speculative"]


def inspected(window: MainWindow) -> list[str]:
    """The tags that the inspector shows as given."""
    tags = found(window, QWidget, "inspectorTags").findChildren(TagButton)
    return [button.tag.name for button in tags if button.isChecked()]


def test_that_a_key_finds_the_inspector_at_the_mark_given_just_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.view.show_reading()
    reader = window.reading.reader
    for key in (Key.Key_J, Key.Key_1, Key.Key_J, Key.Key_2, Key.Key_N):  # nothing is waited for
        qtbot.keyClick(reader, key)
    assert note_edit(window).hasFocus()
    note_edit(window).insertPlainText("of the second")
    window.cards.flush_note()
    assert [mark.note for mark in marks(window)] == ["", "of the second"]


def test_that_a_case_can_be_closed_while_something_waits(window: MainWindow, qtbot: QtBot) -> None:
    window.view.show_reading()
    qtbot.keyClick(window.reading.reader, Key.Key_J)
    qtbot.keyClick(window.reading.reader, Key.Key_1)
    assert window.session.afterwards.is_due
    window.case_actions.close()
    catch_up(window, qtbot)
    assert not window.session.is_open
