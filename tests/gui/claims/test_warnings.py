"""Warnings: found after each change, marked on cards and board, listed with a jump."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.claims.conftest import MONTHS
from tests.gui.hands import place_of
from workbench.domain.views import Finding
from workbench.gui.main_window import MainWindow
from workbench.gui.models.roles import VALUE_ROLE, GroupHeading
from workbench.gui.panes.finding_list import FindingList


@pytest.fixture
def misleading(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window after a mark was tagged misleading without a note."""
    space = window.session.space
    mark = next(m for m in space.library.marks(_first(window)) if m.quote == MONTHS)
    tag = space.tagging.named("misleading")
    window.session.act(lambda s: s.marking.toggle_on_annotations([mark.id], tag.id))
    settle(window, qtbot)
    return window


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the warnings of the moment are shown."""
    qtbot.waitUntil(lambda: window.claims.counting.is_settled)


def _first(window: MainWindow) -> str:
    return window.session.space.library.summaries()[0].article.id


def listed(window: MainWindow) -> list[Finding | GroupHeading]:
    rows = window.claims.warnings.window.findChild(FindingList)
    assert isinstance(rows, FindingList)
    model = rows.model()
    return [model.index(n, 0).data(VALUE_ROLE) for n in range(model.rowCount())]


def find(window: MainWindow, rule: str) -> Finding:
    return next(row for row in listed(window) if isinstance(row, Finding) and row.rule == rule)


def test_that_a_mark_that_needs_a_note_is_listed_under_its_rule(misleading: MainWindow) -> None:
    misleading.menus["warnings"].trigger()
    headings = [row.name for row in listed(misleading) if isinstance(row, GroupHeading)]
    assert "Misleading without note" in headings


def test_that_enter_jumps_to_the_place(misleading: MainWindow, qtbot: QtBot) -> None:
    misleading.menus["warnings"].trigger()
    misleading.claims.warnings.go_to(find(misleading, "misleading-without-note"))
    assert misleading.reading.reader.selection() == place_of(misleading, MONTHS)


def test_that_the_card_says_it_too(misleading: MainWindow) -> None:
    library = misleading.session.space.library
    mark = next(m for m in library.marks(_first(misleading)) if m.quote == MONTHS)
    cards = misleading.cards.key_widgets()[0]
    row = cards.model().index(_row_of(misleading, mark.id), 0)  # type: ignore[attr-defined]
    assert "Warning: " in row.data(Qt.ItemDataRole.AccessibleTextRole)


def _row_of(window: MainWindow, annotation_id: str) -> int:
    ids = [mark.id for mark in window.session.space.library.marks(_first(window))]
    return ids.index(annotation_id)


def test_that_the_warning_goes_when_the_note_is_written(
    misleading: MainWindow, qtbot: QtBot
) -> None:
    misleading.menus["warnings"].trigger()
    finding = find(misleading, "misleading-without-note")
    assert finding.annotation is not None
    mark = finding.annotation
    misleading.session.act(lambda s: s.marking.set_note(mark, "Says it is certain.")[0])
    settle(misleading, qtbot)
    rules = [row.rule for row in listed(misleading) if isinstance(row, Finding)]
    assert "misleading-without-note" not in rules


def test_that_what_came_while_the_list_was_closed_is_there_when_it_opens(
    misleading: MainWindow,
) -> None:
    assert listed(misleading) == []

    misleading.menus["warnings"].trigger()
    assert find(misleading, "misleading-without-note").severity == "warning"


def test_that_a_warning_about_an_article_opens_it(misleading: MainWindow) -> None:
    misleading.claims.warnings.go_to(Finding("undated-article", "note", "", article="A2"))
    second = misleading.session.space.library.summaries()[1].article.id
    assert misleading.current.article_id == second


def test_that_a_warning_about_a_claim_opens_the_board_there(
    misleading: MainWindow, qtbot: QtBot
) -> None:
    misleading.claims.warnings.go_to(Finding("claim-without-evidence", "warning", "", "C2"))
    settle(misleading, qtbot)
    view = misleading.board.current_claim()
    assert view is not None
    assert view.claim.ref == "C2"


def test_that_the_board_counts_the_warnings(misleading: MainWindow) -> None:
    button = misleading.board.findChild(QPushButton, "boardWarnings")
    assert isinstance(button, QPushButton)
    button.click()
    shown = [row for row in listed(misleading) if isinstance(row, Finding)]
    assert button.text() == f"⚠ {len(shown)}"
    assert button.accessibleName().endswith("warnings")


def test_that_a_warning_about_what_is_gone_is_said_and_harms_nothing(
    misleading: MainWindow,
) -> None:
    misleading.claims.warnings.go_to(Finding("orphaned-annotation", "warning", "", None, "gone"))
    assert misleading.messages.isVisible()
