"""E: while the extent of a mark is changed, what is selected is what it will cover."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.gui.tags.conftest import Given, Press, all_marks
from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.gui.main_window import MainWindow
from workbench.services.workspace import Workspace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def mark(window: MainWindow, press: Press) -> Annotation:
    """Tag the second sentence and press E."""
    press(Key.Key_J, Key.Key_J, Key.Key_1, Key.Key_E)
    return all_marks(window)[0]


def selected(window: MainWindow) -> Span:
    span = window.reading.reader.selection()
    assert span is not None
    return span


def test_that_the_status_bar_says_so(window: MainWindow, mark: Annotation) -> None:
    assert "Enter keeps, Esc leaves" in window.status.currentMessage()


def test_that_without_a_mark_nothing_begins(window: MainWindow, press: Press) -> None:
    press(Key.Key_J, Key.Key_E)
    assert not window.tags.extent.is_on
    assert "No mark here" in window.status.currentMessage()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_J, None),
        (Key.Key_K, None),
        (Key.Key_J, SHIFT),
        (Key.Key_Left, CTRL | SHIFT),
        (Key.Key_Right, CTRL | SHIFT),
        (Key.Key_Left, ALT | SHIFT),
        (Key.Key_Right, ALT | SHIFT),
    ],
)
def test_that_selection_keys_move_it_and_enter_keeps(
    window: MainWindow,
    mark: Annotation,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier | None,
) -> None:
    qtbot.keyClick(window.reading.reader, key, modifiers or Qt.KeyboardModifier.NoModifier)
    wanted = selected(window)
    assert wanted != mark.span
    qtbot.keyClick(window.reading.reader, Key.Key_Return)
    moved = all_marks(window)
    assert [(m.id, m.span, m.tags) for m in moved] == [(mark.id, wanted, mark.tags)]


def test_that_shrinking_takes_the_last_sentence_out(
    window: MainWindow, mark: Annotation, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.reading.reader, Key.Key_J, SHIFT)
    qtbot.keyClick(window.reading.reader, Key.Key_K, SHIFT)
    assert selected(window) == mark.span


def test_that_a_drag_of_the_mouse_moves_it(
    window: MainWindow, mark: Annotation, qtbot: QtBot
) -> None:
    view, reader = window.reading.reader.viewport(), window.reading.reader
    first = reader.rect_at(mark.start + 4).center() + QPoint(1, 0)
    last = reader.rect_at(mark.start + 10).center() + QPoint(1, 0)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view, last)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    wanted = selected(window)
    assert window.reading.bar.isHidden()
    qtbot.keyClick(reader, Key.Key_Return)
    assert all_marks(window)[0].span == wanted


def test_that_the_mark_stays_the_one_inspected(
    window: MainWindow, mark: Annotation, press: Press
) -> None:
    press(Key.Key_J)
    assert (window.current.mark_id, window.cards.selected_ids()) == (mark.id, [mark.id])


def test_that_keeping_is_one_undo_step(window: MainWindow, mark: Annotation, press: Press) -> None:
    press(Key.Key_J, Key.Key_Return)
    window.journal.undo()
    assert all_marks(window) == [mark]


def test_that_escape_leaves_it_as_it_was(
    window: MainWindow, mark: Annotation, press: Press
) -> None:
    press(Key.Key_J, Key.Key_Escape)
    assert all_marks(window) == [mark]
    assert selected(window) == mark.span
    assert not window.tags.extent.is_on


def test_that_after_escape_the_selection_is_free_again(
    window: MainWindow, mark: Annotation, press: Press
) -> None:
    press(Key.Key_J, Key.Key_Escape, Key.Key_J)
    assert window.current.mark_id is None


def test_that_enter_without_a_change_writes_nothing(
    window: MainWindow, mark: Annotation, press: Press
) -> None:
    before = len(window.session.space.journal.entries())
    press(Key.Key_Return)
    assert len(window.session.space.journal.entries()) == before
    assert not window.tags.extent.is_on


def test_that_enter_with_nothing_selected_keeps_the_state(
    window: MainWindow, mark: Annotation, press: Press
) -> None:
    window.reading.reader.set_caret(0)
    press(Key.Key_Return)
    assert window.tags.extent.is_on
    assert all_marks(window) == [mark]


def test_that_a_digit_meanwhile_is_for_the_mark(
    window: MainWindow, mark: Annotation, press: Press, given: Given
) -> None:
    press(Key.Key_J, Key.Key_7)
    assert given() == [["unverified", "opinion"]]
    assert window.tags.extent.is_on


def test_that_undo_meanwhile_ends_it(
    window: MainWindow, mark: Annotation, press: Press, qtbot: QtBot
) -> None:
    press(Key.Key_J)
    qtbot.keyClick(window.reading.reader, Key.Key_Z, CTRL)
    assert not window.tags.extent.is_on
    assert window.current.mark_id is None


def test_that_another_article_ends_it(
    window: MainWindow, mark: Annotation, press: Press, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.reading.reader, Key.Key_PageDown, CTRL)
    press(Key.Key_J, Key.Key_Return)
    assert all_marks(window) == [mark]


def test_that_the_next_mark_ends_it(window: MainWindow, press: Press, mark: Annotation) -> None:
    press(Key.Key_Escape, Key.Key_J, Key.Key_3, Key.Key_K, Key.Key_E, Key.Key_M)
    assert not window.tags.extent.is_on
    assert window.current.mark_id == all_marks(window)[1].id


def test_that_a_mark_deleted_elsewhere_ends_it(
    window: MainWindow, mark: Annotation, other: Workspace, qtbot: QtBot
) -> None:
    other.marking.delete([mark.id])
    qtbot.waitUntil(lambda: not window.tags.extent.is_on)


def test_that_it_begins_from_a_card_too(
    window: MainWindow, mark: Annotation, press: Press, qtbot: QtBot
) -> None:
    press(Key.Key_Escape)
    window.cards.focus_list()
    qtbot.keyClick(window.cards.key_widgets()[0], Key.Key_E)
    assert window.tags.extent.is_on
    assert window.reading.reader.hasFocus()


def test_that_another_of_two_marks_with_the_same_span_is_not_moved(
    window: MainWindow, mark: Annotation, press: Press, qtbot: QtBot
) -> None:
    press(Key.Key_Escape, Key.Key_J, Key.Key_3, Key.Key_E, Key.Key_K, Key.Key_Return)
    two = all_marks(window)
    assert {m.span for m in two} == {mark.span}
    assert window.current.mark_id == next(m.id for m in two if m.id != mark.id)
