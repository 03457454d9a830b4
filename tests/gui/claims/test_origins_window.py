"""The window of origins: who they are, how they stand to each other, and why some are one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.claims.conftest import WEEKS, claims, marked
from workbench.gui.main_window import MainWindow
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.panes.origins_window import OriginsWindow

Key = Qt.Key


@pytest.fixture
def origins(window: MainWindow, qtbot: QtBot) -> OriginsWindow:
    """The window of origins over a case in which two origins support the second claim."""
    space = window.session.space
    weeks = marked(space, 1, WEEKS)
    space.linking.link(space.claims.listed()[1].id, [weeks], origin="Engineer")
    window.menus["origins"].trigger()
    made = window.claims.origins.window
    qtbot.waitUntil(made.isVisible)
    return made


def names(window: MainWindow) -> list[str]:
    return [view.origin.name for view in window.session.space.origins.views()]


def box(origins: OriginsWindow, name: str) -> QComboBox:
    found = origins.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


def pick(origins: OriginsWindow, name: str, words: str) -> None:
    """Choose from a list as a person does."""
    chosen = box(origins, name)
    place = next(n for n in range(chosen.count()) if words in chosen.itemText(n))
    chosen.setCurrentIndex(place)
    chosen.activated.emit(place)


def test_that_two_origins_declared_independent_count_as_two(
    window: MainWindow, origins: OriginsWindow
) -> None:
    before = claims(window)[1].counts
    pick(origins, "relation", "independent")
    after = claims(window)[1].counts
    assert (before.origins, before.independent) == (2, 1)
    assert (after.origins, after.independent) == (2, 2)
    assert window.menus["undo"].text() == "&Undo Relate 'Engineer' and 'Harbour office'"


def test_that_two_origins_declared_the_same_are_one_group_with_the_reason(
    window: MainWindow, origins: OriginsWindow
) -> None:
    pick(origins, "originsClaim", "C2")
    pick(origins, "relation", "the same")
    model = origins.evidence.model()
    rows = [model.index(n, 0).data(VALUE_ROLE) for n in range(model.rowCount())]
    assert [type(row).__name__ for row in rows] == [
        "GroupHeading",
        "ReasonRow",
        "EvidenceRow",
        "EvidenceRow",
    ]
    assert "declared the same" in rows[1].reason.sentence


def test_that_an_origin_can_be_declared_independent_of_all(
    window: MainWindow, origins: OriginsWindow
) -> None:
    tick = origins.findChild(QCheckBox, "originIndependent")
    assert isinstance(tick, QCheckBox)
    tick.click()
    assert claims(window)[1].counts.independent == 2


def test_that_a_new_origin_is_turned_to(
    window: MainWindow, origins: OriginsWindow, qtbot: QtBot
) -> None:
    field = origins.findChild(QLineEdit, "newOrigin")
    name = origins.findChild(QLineEdit, "originName")
    assert isinstance(field, QLineEdit)
    assert isinstance(name, QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, "Mayor")
    qtbot.keyClick(field, Key.Key_Return)
    assert names(window) == ["Engineer", "Harbour office", "Mayor"]
    assert name.text() == "Mayor"


def test_that_a_name_which_is_taken_is_refused_and_said(
    window: MainWindow, origins: OriginsWindow, qtbot: QtBot
) -> None:
    name = origins.findChild(QLineEdit, "originName")
    assert isinstance(name, QLineEdit)
    name.setText("Harbour office")
    name.editingFinished.emit()
    assert names(window) == ["Engineer", "Harbour office"]
    assert name.text() == "Engineer"
    said = [label.text() for label in origins.findChildren(QLabel)]
    assert "There is an origin “Harbour office” already." in said


def test_that_the_kind_is_chosen_and_undone_from_that_window(
    window: MainWindow, origins: OriginsWindow, qtbot: QtBot
) -> None:
    pick(origins, "originKind", "named expert")
    assert window.session.space.origins.named("Engineer").kind == "named_expert"
    window.menus["undo"].trigger()
    assert window.session.space.origins.named("Engineer").kind == "unknown"
    assert box(origins, "originKind").currentText() == "unknown"


def test_that_closing_the_case_closes_the_window(
    window: MainWindow, origins: OriginsWindow, qtbot: QtBot
) -> None:
    window.menus["close"].trigger()
    assert not origins.isVisible()
