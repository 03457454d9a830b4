import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.domain.views import SearchResult
from workbench.gui.models.result_list import ResultListModel
from workbench.gui.panes.result_delegate import ResultDelegate
from workbench.gui.panes.row_view import RowView

ALONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Window(QWidget):
    """Counts the keys that the list leaves to it."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.text() or str(event.key()))


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    made.resize(300, 400)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def view(qtbot: QtBot, window: Window, result: SearchResult) -> RowView:
    """Return a list of: heading, hit, hit, heading, hit."""
    model = ResultListModel()
    made = RowView(model, ResultDelegate())
    model.setParent(made)
    model.replace(result.hits)
    QVBoxLayout(window).addWidget(made)
    with qtbot.waitActive(window):
        window.show()
    made.setFocus()
    return made


def chosen_rows(spy: QSignalSpy) -> list[int]:
    return [spy.at(n)[0].row() for n in range(spy.count())]


@pytest.mark.parametrize("key", list("jktnlexmuroJKTNLEXMURO0123456789;?/&é[]"))
def test_command_keys_are_left_to_the_window(
    qtbot: QtBot, window: Window, view: RowView, key: str
) -> None:
    view.make_current(view.first_row())
    pressed = QKeyEvent(QKeyEvent.Type.KeyPress, 0, SHIFT if key.isupper() else ALONE, key)
    QApplication.sendEvent(view, pressed)
    assert window.keys == [key]
    assert view.currentIndex().row() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Escape])
def test_other_keys_left_to_the_window(
    qtbot: QtBot, window: Window, view: RowView, key: Qt.Key
) -> None:
    qtbot.keyClick(view, key)
    assert len(window.keys) == 1


def test_arrows_step_over_headings(qtbot: QtBot, view: RowView) -> None:
    visited = []
    for key in [Qt.Key.Key_Down] * 4 + [Qt.Key.Key_Up] * 4:
        qtbot.keyClick(view, key)
        visited.append(view.currentIndex().row())
    assert visited == [2, 4, 4, 4, 2, 1, 1, 1]


def test_focus_makes_the_first_row_current(view: RowView) -> None:
    assert view.currentIndex().row() == 1


@pytest.mark.parametrize(
    ("key", "row"),
    [
        (Qt.Key.Key_End, 4),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_PageDown, 4),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_Right, 2),
    ],
)
def test_long_ways(qtbot: QtBot, view: RowView, key: Qt.Key, row: int) -> None:
    view.make_current(view.model().index(2, 0))
    qtbot.keyClick(view, key)
    assert view.currentIndex().row() == row


def test_the_first_row_shows_its_heading(qtbot: QtBot, window: Window, view: RowView) -> None:
    window.resize(300, 160)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_enter_and_space_choose(qtbot: QtBot, view: RowView) -> None:
    spy = QSignalSpy(view.chosen)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(view, key)
    assert chosen_rows(spy) == [1, 1, 1]


def test_a_plain_click_chooses(qtbot: QtBot, view: RowView) -> None:
    spy = QSignalSpy(view.chosen)
    place = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, ALONE, place)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, ALONE, place)
    heading = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, ALONE, heading)
    assert chosen_rows(spy) == [2]
    assert view.currentIndex().row() == 2


def test_the_menu_key_asks_for_the_current_row(qtbot: QtBot, view: RowView) -> None:
    view.make_current(view.model().index(4, 0))
    with qtbot.waitSignal(view.context_requested) as asked:
        QApplication.sendEvent(
            view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
        )
    assert asked.args is not None
    index, place = asked.args
    assert index.row() == 4
    assert view.visualRect(index).contains(view.viewport().mapFromGlobal(place))


def test_the_mouse_asks_for_the_row_under_it(qtbot: QtBot, view: RowView) -> None:
    spot = view.visualRect(view.model().index(1, 0)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, view.viewport().mapToGlobal(spot)
    )
    with qtbot.waitSignal(view.context_requested) as asked:
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args is not None
    assert asked.args[0].row() == 1
    assert view.viewport().mapFromGlobal(asked.args[1]) == spot


def test_row_heights_follow_the_font(view: RowView) -> None:
    heights = [view.rowHeight(row) for row in range(5)]
    assert heights[0] == heights[3] < heights[1] == heights[2] == heights[4]
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.rowHeight(1) > heights[1] * 1.7
    assert view.rowHeight(0) > heights[0]


def test_nothing_is_current_in_an_empty_list(qtbot: QtBot, view: RowView) -> None:
    model = view.model()
    assert isinstance(model, ResultListModel)
    model.replace(())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_PageDown):
        qtbot.keyClick(view, key)
    view.make_current(QModelIndex())
    assert not view.currentIndex().isValid()
