"""The history window."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from tests.gui.hands import marks
from workbench.domain.span import Span
from workbench.gui.dialogs.history import HistoryDialog
from workbench.gui.main_window import MainWindow
from workbench.gui.models.history_table import HistoryTableModel
from workbench.services.telling import ToldEntry
from workbench.services.workspace import Workspace


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> Iterator[HistoryDialog]:
    """The window on a mark that was tagged and noted."""
    space = window.session.space
    space.work_as("Ana")
    article = space.library.summaries()[0].article.id
    made = space.marking.tag_span(article, Span(0, 7), [space.tagging.named("unverified").id])[1]
    space.marking.set_note(made.id, "Ask them.")
    window.session.look_at_everything()
    window.current.set_mark(made.id)
    window.menus["history"].trigger()
    opened = window.safeguards.record.dialog
    qtbot.waitUntil(lambda: rows(opened) == 2)
    yield opened
    opened.close()


def rows(dialog: HistoryDialog) -> int:
    table = dialog.findChild(QTableView, "historyTable")
    assert isinstance(table, QTableView)
    return table.model().rowCount()


def cells(dialog: HistoryDialog, row: int) -> list[str]:
    table = dialog.findChild(QTableView, "historyTable")
    assert isinstance(table, QTableView)
    return [str(table.model().index(row, column).data()) for column in range(4)]


def words(dialog: HistoryDialog) -> QLineEdit:
    found = dialog.findChild(QLineEdit, "historyWords")
    assert isinstance(found, QLineEdit)
    return found


def test_that_it_begins_with_what_is_at_hand(dialog: HistoryDialog) -> None:
    scope = dialog.findChild(QComboBox, "historyScope")
    assert isinstance(scope, QComboBox)
    assert [scope.itemText(at) for at in range(scope.count())] == [
        "This mark",
        "This article",
        "The whole case",
    ]
    assert cells(dialog, 0)[1:] == ["Ana", "Edit note", "note: nothing → “Ask them.”"]


def test_that_the_chosen_entry_is_shown_in_full(dialog: HistoryDialog) -> None:
    detail = dialog.findChild(QPlainTextEdit, "historyDetail")
    assert isinstance(detail, QPlainTextEdit)
    assert "note: nothing → “Ask them.”" in detail.toPlainText()


def test_that_typing_searches(dialog: HistoryDialog, qtbot: QtBot) -> None:
    words(dialog).setText("tag unverified")
    qtbot.waitUntil(lambda: rows(dialog) == 1)
    assert cells(dialog, 0)[2] == "Tag 'Unverified'"


def test_that_another_scope_lists_more(dialog: HistoryDialog, qtbot: QtBot) -> None:
    scope = dialog.findChild(QComboBox, "historyScope")
    assert isinstance(scope, QComboBox)
    scope.setCurrentIndex(2)
    qtbot.waitUntil(lambda: rows(dialog) > 10)


def test_that_it_follows_the_case(
    dialog: HistoryDialog, window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    other.work_as("Boris")
    other.marking.set_note(marks(window)[0].id, "Asked.")
    qtbot.waitUntil(lambda: rows(dialog) == 3)
    assert cells(dialog, 0)[1] == "Boris"


def test_that_the_state_of_the_chain_is_told(dialog: HistoryDialog, window: MainWindow) -> None:
    state = dialog.findChild(QLabel, "historyState")
    assert isinstance(state, QLabel)
    assert state.text() == "2 entries · the chain of the case is whole"


def test_that_it_closes_with_the_case(dialog: HistoryDialog, window: MainWindow) -> None:
    window.case_actions.close()
    assert not dialog.isVisible()


def test_that_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = HistoryTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    entry = ToldEntry(1, "2026-01-30T08:00:00.000+00:00", "Ana", "Edit note", "annotation", "a\nb")
    model.show_entries([entry, entry])
    model.show_entries([])
    assert model.rowCount() == 0


def test_that_every_claim_s_history_is_at_hand_those_of_the_mark_first(
    dialog: HistoryDialog, window: MainWindow, qtbot: QtBot
) -> None:
    space, mark = window.session.space, marks(window)[0].id
    space.claims.add("It reopens in May.")
    claim = space.claims.add("The bridge is closed.", annotation_ids=[mark])[1]
    space.claims.change(claim.id, {"credibility": 2})
    window.session.look_at_everything()
    window.menus["history"].trigger()
    scope = dialog.findChild(QComboBox, "historyScope")
    assert isinstance(scope, QComboBox)
    assert [scope.itemText(at) for at in range(scope.count())] == [
        "This mark",
        "Claim C2: The bridge is closed.",
        "This article",
        "The whole case",
        "Claim C1: It reopens in May.",
    ]
    scope.setCurrentIndex(1)
    qtbot.waitUntil(lambda: rows(dialog) == 3)
    assert cells(dialog, 0)[2:] == ["Edit claim C2", "credibility: nothing → 2"]
