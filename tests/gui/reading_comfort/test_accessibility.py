"""What holds for every widget of the window: a name, a way for Tab, a ring, a voice."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.hands import CTRL, SHIFT, Key, press, reached_by_tab
from workbench.gui.main_window import MainWindow
from workbench.gui.panes import announce as announcing


def nameless(widgets: Iterable[QWidget]) -> list[str]:
    """What takes the keyboard and has no name that a screen reader could say."""
    found = []
    for widget in widgets:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name)
            if not name and not widget.isHidden() and not is_part_of_another(widget):
                found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def is_part_of_another(widget: QWidget) -> bool:
    """What a combo box pops up and the line in a spin box are Qt's own, and said with the box."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QComboBox | QAbstractSpinBox):
        parent = parent.parentWidget()
    return parent is not None


def everything_in(window: QWidget) -> list[QWidget]:
    return [window, *window.findChildren(QWidget)]


def test_that_everything_in_the_window_that_takes_the_keyboard_has_a_name(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, (Key.Key_F, CTRL), (Key.Key_P, CTRL | SHIFT))
    window.reading.first_steps.show()
    window.messages.say("Something", button="Details")
    widgets = everything_in(window)
    assert len([w for w in widgets if w.focusPolicy() & Qt.FocusPolicy.TabFocus]) > 40
    assert nameless(widgets) == []


def test_that_everything_without_a_case_has_a_name(window: MainWindow) -> None:
    window.case_actions.close()
    assert nameless(everything_in(window)) == []


def test_that_everything_in_the_details_has_a_name(
    window: MainWindow, qtbot: QtBot, articles: list[str]
) -> None:
    dialog = window.comforts.details.dialog(articles[0])
    qtbot.addWidget(dialog)
    assert nameless(everything_in(dialog)) == []


def test_that_everything_in_the_preferences_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    dialog = window.comforts.preferences.dialog(window)
    qtbot.addWidget(dialog)
    assert nameless(everything_in(dialog)) == []


def test_that_tab_goes_through_the_window_in_reading_order(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.reading.first_steps.show()
    press(window, qtbot, Key.Key_J, Key.Key_1, (Key.Key_F, CTRL))
    field = window.findChild(QLineEdit, "articleFilter")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    reached = [widget.objectName() for widget in reached_by_tab(window)]
    wanted = [
        "articleFilter",
        "articleScopes",
        "articleSort",
        "articleList",
        "tagsButton",
        "tagList",
        "firstStepsOwnCase",
        "firstStepsClose",
        "articleMenu",
        "reader",
        "findField",
        "findPrevious",
        "findNext",
        "findClose",
        "searchField",
        "annotationList",
        "deleteMark",
        "noteEdit",
    ]
    assert [name for name in reached if name in wanted] == wanted


def test_that_tab_goes_down_the_welcome_page(window: MainWindow) -> None:
    window.case_actions.close()
    first = window.findChild(QWidget, "welcomeNew")
    assert isinstance(first, QWidget)
    first.setFocus()
    names = [widget.objectName() for widget in reached_by_tab(window)]
    assert names == ["welcomeNew", "welcomeOpen", "welcomeSample", "welcomeRecent"]


def test_that_targets_are_large_enough(window: MainWindow, qtbot: QtBot) -> None:
    window.reading.first_steps.show()
    press(window, qtbot, (Key.Key_F, CTRL))
    QApplication.processEvents()
    small = [
        widget.objectName()
        for widget in everything_in(window)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and min(widget.width(), widget.height()) < 24
    ]
    assert small == []


def accent_pixels(window: MainWindow, widget: QWidget) -> int:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = widget.palette().highlight().color().rgb()
    edge = [(x, 1) for x in range(image.width())] + [(x, 0) for x in range(image.width())]
    return sum(image.pixel(x, y) == wanted for x, y in edge)


@pytest.mark.parametrize("name", ["articleFilter", "articleSort", "tagsButton", "articleMenu"])
def test_that_what_has_the_keyboard_has_a_ring_of_two_pixels(window: MainWindow, name: str) -> None:
    widget = window.findChild(QWidget, name)
    assert isinstance(widget, QWidget)
    before = accent_pixels(window, widget)
    widget.setFocus()
    QApplication.processEvents()
    assert accent_pixels(window, widget) - before > widget.width()


def test_that_a_widget_that_had_the_keyboard_may_go(window: MainWindow, qtbot: QtBot) -> None:
    button = QPushButton("x", window)
    button.show()
    button.setFocus()
    button.deleteLater()
    window.reading.reader.setFocus()
    QApplication.processEvents()
    window.articles.focus_list()


def test_that_tagging_is_said_aloud(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    class Heard:
        @staticmethod
        def updateAccessibility(event: object) -> None:
            said.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(announcing, "QAccessible", Heard)
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert said == ["Tagged Unverified. Ctrl+Z undoes."]


def test_that_no_list_scrolls_sideways(window: MainWindow) -> None:
    window.resize(960, 600)
    QApplication.processEvents()
    wide = [
        area.objectName()
        for area in window.findChildren(QAbstractScrollArea)
        if area.isVisible() and area.horizontalScrollBar().isVisible()
    ]
    assert wide == []
