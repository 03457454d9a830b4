"""Hands and eyes for tests of tagging in the whole window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.hands import catch_up
from tests.gui.tags.manager_hands import line
from workbench.domain.values import Annotation, Tag
from workbench.domain.views import CardFilter
from workbench.gui.dialogs.tag_manager import TagManagerDialog
from workbench.gui.main_window import MainWindow

Press = Callable[..., None]
Given = Callable[[], list[list[str]]]
TypeName = Callable[[str], None]
Write = Callable[[str, str], None]


def all_marks(window: MainWindow) -> list[Annotation]:
    """Every mark of the case, in text order."""
    return window.session.space.library.annotations(CardFilter())


def tag_called(window: MainWindow, name: str) -> Tag:
    return window.session.space.tagging.named(name)


def tag_names(window: MainWindow) -> list[str]:
    return [tag.name for tag in window.session.space.tagging.tags()]


def picker_field(window: MainWindow) -> QLineEdit:
    found = window.findChild(QLineEdit, "tagPickerField")
    assert isinstance(found, QLineEdit)
    return found


@pytest.fixture
def press(window: MainWindow, qtbot: QtBot) -> Press:
    """Press keys in the reader, one after the other."""
    # Keys are commands in an active window only; other fixtures press some before the test begins.
    qtbot.waitUntil(window.isActiveWindow)

    def do(*keys: Qt.Key) -> None:
        for key in keys:
            qtbot.keyClick(window.reading.reader, key)
        catch_up(window, qtbot)

    return do


@pytest.fixture
def given(window: MainWindow) -> Given:
    """Return the names of the tags of every mark, in text order."""

    def ask() -> list[list[str]]:
        known = {tag.id: tag.name for tag in window.session.space.tagging.tags()}
        return [[known[tag_id] for tag_id in mark.tags] for mark in all_marks(window)]

    return ask


@pytest.fixture
def pick(window: MainWindow, qtbot: QtBot) -> TypeName:
    """Type a name into the open picker, and press Enter."""

    def do(name: str) -> None:
        qtbot.keyClicks(picker_field(window), name)
        qtbot.keyClick(picker_field(window), Qt.Key.Key_Return)
        catch_up(window, qtbot)

    return do


@pytest.fixture
def dialog(window: MainWindow, press: Press, qtbot: QtBot) -> TagManagerDialog:
    """Open it with Ctrl+T; unverified is chosen."""
    qtbot.keyClick(window.reading.reader, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    made = window.tags.manager.dialog
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def write(dialog: TagManagerDialog, qtbot: QtBot) -> Write:
    """Write a text into a field, and press Enter."""

    def do(field: str, text: str) -> None:
        found = line(dialog, field)
        found.setFocus()
        found.selectAll()
        qtbot.keyClicks(found, text)
        qtbot.keyClick(found, Qt.Key.Key_Return)

    return do
