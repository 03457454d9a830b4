"""A publisher is graded and described in the window, apart from any claim."""

import pytest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from workbench.gui.dialogs.publisher import PublisherDialog
from workbench.gui.main_window import MainWindow

SAVE = QDialogButtonBox.StandardButton.Save


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> PublisherDialog:
    source = window.session.space.library.summaries()[0].source
    assert source is not None
    made = window.comforts.publisher.dialog(source)
    made.show()
    return made


def choose(dialog: PublisherDialog, name: str, words: str) -> None:
    box = dialog.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    box.setCurrentText(words)


def save(dialog: PublisherDialog) -> None:
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    buttons.button(SAVE).click()


def test_that_grades_are_offered_in_full_words(
    dialog: PublisherDialog,
) -> None:
    box = dialog.findChild(QComboBox, "reliability")
    assert isinstance(box, QComboBox)
    assert [box.itemText(n) for n in range(box.count())] == [
        "Not graded",
        "A — Completely reliable",
        "B — Usually reliable",
        "C — Fairly reliable",
        "D — Not usually reliable",
        "E — Unreliable",
        "F — Reliability cannot be judged",
    ]


def test_that_saving_is_one_step_to_undo(window: MainWindow, dialog: PublisherDialog) -> None:
    choose(dialog, "reliability", "B — Usually reliable")
    choose(dialog, "kind", "independent")
    descriptor = dialog.findChild(QLineEdit, "descriptor")
    assert isinstance(descriptor, QLineEdit)
    descriptor.setText("Reporters in the port; owned by a shipping line")
    save(dialog)
    summary = window.session.space.library.summaries()[0]
    assert summary.source is not None
    assert (summary.source.reliability, summary.source.kind) == ("B", "independent")
    assert summary.source.descriptor == "Reporters in the port; owned by a shipping line"
    assert window.menus["undo"].text() == "&Undo Describe source 'Coastal Courier'"
    window.journal.undo()
    source = window.session.space.library.summaries()[0].source
    assert source is not None
    assert source.reliability is None


def test_that_an_article_without_a_publisher_says_what_to_do(
    window: MainWindow, qtbot: QtBot
) -> None:
    second = window.session.space.library.summaries()[1].article.id
    window.current.set_article(second)
    window.menus["publisher"].trigger()
    assert "Ctrl+Shift+I" in window.status.currentMessage()
