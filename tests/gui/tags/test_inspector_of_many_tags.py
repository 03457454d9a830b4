"""The inspector and the chips with forty tags, and with tags that are switched off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.hands import catch_up
from tests.gui.tags.conftest import Given, Press, TypeName, tag_called
from workbench.domain.changes import Changes
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.tag_button import TagButton
from workbench.gui.panes.tag_chip import TagChip
from workbench.services.workspace import Workspace

Key = Qt.Key
KEYED = 9


@pytest.fixture
def forty(window: MainWindow) -> MainWindow:
    """Add 31 tags without keys."""

    def deed(space: Workspace) -> Changes:
        for n in range(31):
            changes, _ = space.tagging.add(f"topic {n}")
        return changes

    window.session.act(deed)
    return window


def inspected(window: MainWindow) -> dict[str, TagButton]:
    pane = window.findChild(QWidget, "inspectorTags")
    assert isinstance(pane, QWidget)
    buttons = [b for b in pane.findChildren(TagButton) if not b.isHidden()]
    return {button.tag.name: button for button in buttons}


def test_that_the_inspector_offers_the_tags_with_keys(forty: MainWindow, press: Press) -> None:
    press(Key.Key_J, Key.Key_1)
    assert len(inspected(forty)) == KEYED


def test_that_a_tag_without_a_key_is_shown_on_its_mark(
    forty: MainWindow, press: Press, pick: TypeName
) -> None:
    press(Key.Key_J, Key.Key_T)
    pick("topic 30")
    assert inspected(forty)["topic 30"].isChecked()


def test_that_a_tag_given_lately_is_offered_on_other_marks(
    forty: MainWindow, press: Press, pick: TypeName
) -> None:
    press(Key.Key_J, Key.Key_T)
    pick("topic 30")
    press(Key.Key_J, Key.Key_1)
    assert not inspected(forty)["topic 30"].isChecked()


def test_that_no_more_than_four_of_these_are_offered(
    forty: MainWindow, press: Press, pick: TypeName
) -> None:
    press(Key.Key_J)
    for n in range(20, 26):
        press(Key.Key_T)
        pick(f"topic {n}")
    press(Key.Key_J, Key.Key_1)
    assert [name for name in inspected(forty) if name.startswith("topic")] == [
        "topic 22",
        "topic 23",
        "topic 24",
        "topic 25",
    ]


def test_that_a_button_pressed_by_keyboard_keeps_the_keyboard(
    forty: MainWindow, press: Press, pick: TypeName, qtbot: QtBot, given: Given
) -> None:
    press(Key.Key_J, Key.Key_1, Key.Key_T)
    pick("topic 30")
    button = inspected(forty)["topic 30"]
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)
    assert given() == [["unverified"]]
    assert button.hasFocus()


def give_all(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    """Tag the first sentence with every tag there is."""
    tags = [tag.id for tag in window.session.space.tagging.tags()]
    press(Key.Key_J)
    span, article = window.reading.reader.selection(), window.current.article_id
    assert span is not None
    assert article is not None
    window.session.act(lambda space: space.marking.tag_span(article, span, tags)[0])
    catch_up(window, qtbot)


def test_that_the_chips_stay_few(forty: MainWindow, press: Press, qtbot: QtBot) -> None:
    give_all(forty, press, qtbot)
    chips = [chip for chip in forty.findChildren(TagChip) if chip.isVisible()]
    assert len(chips) == 12


def test_that_many_tags_scroll_with_all_of_the_inspector(
    forty: MainWindow, press: Press, qtbot: QtBot
) -> None:
    give_all(forty, press, qtbot)
    area = forty.findChild(QWidget, "inspectorArea")
    assert isinstance(area, QAbstractScrollArea)
    scrolling = [area, *area.findChildren(QAbstractScrollArea)]
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    assert [each for each in scrolling if each.verticalScrollBar().isVisible()] == [area]


def switch_off(window: MainWindow, name: str) -> None:
    window.session.act(lambda space: space.tagging.change(name, active=False)[0])


def test_that_a_tag_switched_off_is_not_offered(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    switch_off(window, "opinion")
    press(Key.Key_J, Key.Key_1)
    assert "opinion" not in inspected(window)
    qtbot.waitUntil(lambda: window.reading.bar.findChild(QWidget, "tagBar_7") is None)


def test_that_a_mark_keeps_showing_a_tag_switched_off_and_it_can_be_taken_off(
    window: MainWindow, press: Press, qtbot: QtBot, given: Given
) -> None:
    press(Key.Key_J, Key.Key_1, Key.Key_7)
    switch_off(window, "opinion")
    looks = window.reading.reader.looks.of(window.reading.reader.index.marks[0])
    assert [look.name for look in looks] == ["unverified", "opinion"]
    button = inspected(window)["opinion"]
    assert button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert given() == [["unverified"]]
    catch_up(window, qtbot)
    assert "opinion" not in inspected(window)


def test_that_semicolon_does_not_give_a_tag_switched_off(
    window: MainWindow, press: Press, given: Given
) -> None:
    press(Key.Key_J, Key.Key_7)
    switch_off(window, "opinion")
    press(Key.Key_J, Key.Key_Semicolon)
    assert given() == [["opinion"]]
    assert "No tag was given yet" in window.status.currentMessage()


def test_that_semicolon_does_not_stumble_over_a_tag_that_was_merged(
    window: MainWindow, press: Press, given: Given
) -> None:
    press(Key.Key_J, Key.Key_1, Key.Key_7)
    window.session.act(lambda space: space.tagging.merge("opinion", "misleading")[0])
    press(Key.Key_J, Key.Key_Semicolon)
    assert given() == [["unverified", "misleading"], ["unverified"]]
    assert tag_called(window, "misleading").active
