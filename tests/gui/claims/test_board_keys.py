"""The claim board driven by keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.claims.conftest import WEEKS, Recounted, claims, focus
from tests.gui.hands import ALT, CTRL, place_of, press
from workbench.domain.span import Span
from workbench.gui.main_window import MainWindow
from workbench.gui.models.roles import VALUE_ROLE
from workbench.services.workspace import Workspace

Key = Qt.Key


def test_that_the_board_shows_claims_by_articles(board: MainWindow) -> None:
    shown = board.board.shown
    assert [view.claim.ref for view in shown.claims] == ["C1", "C2"]
    assert [column.article.ref for column in shown.articles] == ["A1", "A2"]
    assert board.board.table.hasFocus()


def test_that_enter_lists_and_enter_again_jumps_to_the_text(
    board: MainWindow, qtbot: QtBot
) -> None:
    press(board, qtbot, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    evidence = board.board.evidence.list
    assert evidence.hasFocus()
    assert [item.annotation.quote for item in evidence.selected()] == [WEEKS]
    press(board, qtbot, Key.Key_Return)
    assert board.middle.currentWidget() is board.reading
    assert board.reading.reader.selection() == place_of(board, WEEKS)


def test_that_escape_leads_back_to_the_table_and_then_to_the_text_as_it_was(
    window: MainWindow, qtbot: QtBot
) -> None:
    reader = window.reading.reader
    reader.select(Span(30, 40))
    scroll = reader.scroll_position()
    press(window, qtbot, (Key.Key_B, CTRL))
    qtbot.waitUntil(lambda: window.claims.counting.is_settled)
    press(window, qtbot, Key.Key_Return, Key.Key_Escape)
    assert window.board.table.hasFocus()
    press(window, qtbot, Key.Key_Escape)
    assert window.middle.currentWidget() is window.reading
    assert (reader.selection(), reader.scroll_position()) == (Span(30, 40), scroll)
    assert reader.hasFocus()


def test_that_the_same_key_returns_and_the_cell_is_found_again(
    board: MainWindow, qtbot: QtBot
) -> None:
    press(board, qtbot, Key.Key_Down, Key.Key_Right, (Key.Key_B, CTRL))
    assert focus() is board.reading.reader
    press(board, qtbot, (Key.Key_B, CTRL))
    assert board.board.table.hasFocus()
    view = board.board.current_claim()
    assert view is not None
    assert view.claim.ref == "C2"
    assert board.board.table.is_on_totals()


def test_that_the_quiet_line_says_what_the_evidence_lacks(board: MainWindow) -> None:
    lack = board.board.findChild(QLabel, "boardLack")
    assert isinstance(lack, QLabel)
    assert lack.text() == "C1: One passage alone supports it. 1 passage refutes it."


def test_that_totals_list_the_groups_and_their_items(board: MainWindow, qtbot: QtBot) -> None:
    press(board, qtbot, Key.Key_Right)
    rows = [type(row).__name__ for row in _rows(board)]
    assert rows == ["GroupHeading", "EvidenceRow", "GroupHeading", "EvidenceRow"]


def test_that_sorting_and_filtering_keep_the_claim_that_is_current(
    board: MainWindow, qtbot: QtBot
) -> None:
    press(board, qtbot, Key.Key_Down)
    board.board.bar.field.setText("bridge")
    board.board.bar.field.tell()
    assert [view.claim.ref for view in board.board.shown.claims] == ["C2"]
    view = board.board.current_claim()
    assert view is not None
    assert view.claim.ref == "C2"


def test_that_empty_columns_can_be_hidden(board: MainWindow, qtbot: QtBot) -> None:
    board.board.bar.field.setText("closed")
    board.board.bar.field.tell()
    box = board.board.findChild(QCheckBox, "hideEmptyColumns")
    assert isinstance(box, QCheckBox)
    box.click()
    assert [column.article.ref for column in board.board.shown.articles] == ["A1"]


def test_that_alt_and_arrows_move_a_claim_and_it_stays_current(
    board: MainWindow, qtbot: QtBot, recounted: Recounted
) -> None:
    recounted(lambda: press(board, qtbot, (Key.Key_Down, ALT)))
    assert [view.claim.ref for view in board.board.shown.claims] == ["C2", "C1"]
    view = board.board.current_claim()
    assert view is not None
    assert view.claim.ref == "C1"


def test_that_del_deletes_the_claim_and_ctrl_z_brings_it_back(
    board: MainWindow, qtbot: QtBot, recounted: Recounted
) -> None:
    recounted(lambda: press(board, qtbot, Key.Key_Delete))
    assert [view.claim.ref for view in board.board.shown.claims] == ["C2"]
    assert board.menus["undo"].text() == "&Undo Delete claim C1"
    recounted(lambda: press(board, qtbot, (Key.Key_Z, CTRL)))
    assert [view.claim.ref for view in board.board.shown.claims] == ["C1", "C2"]


def test_that_del_in_the_evidence_unlinks_it(
    board: MainWindow, qtbot: QtBot, recounted: Recounted
) -> None:
    press(board, qtbot, Key.Key_Return)
    recounted(lambda: press(board, qtbot, Key.Key_Delete))
    assert [len(view.evidence) for view in claims(board)] == [1, 1]


def test_that_the_board_is_copied_as_a_table(board: MainWindow) -> None:
    board.menus["board_copy"].trigger()
    copied = QApplication.clipboard().text()
    assert copied.splitlines()[0] == "| Claim | Verdict | Evidence | A1 | A2 |"
    assert "| ✓ 1 | ✗ 1 |" in copied


def test_that_another_window_s_edit_appears(
    board: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    other.claims.add("Said in another window")
    qtbot.waitUntil(lambda: len(board.board.shown.claims) == 3)


def _rows(board: MainWindow) -> list[object]:
    model = board.board.evidence.list.model()
    return [model.index(row, 0).data(VALUE_ROLE) for row in range(model.rowCount())]


def test_that_closing_the_case_leaves_a_lone_file(board: MainWindow, case: Path) -> None:
    board.case_actions.close()
    assert [path.name for path in case.parent.glob(f"{case.name}*")] == [case.name]


def test_that_only_what_changed_is_counted_anew(
    board: MainWindow, qtbot: QtBot, recounted: Recounted
) -> None:
    before = board.board.shown.claims
    claim = before[1].claim
    recounted(lambda: board.claims.edits.set_field(claim.id, "kind", "event", claim.kind))
    after = board.board.shown.claims
    assert after[0] is before[0]
    assert after[1].claim.kind == "event"


def test_that_articles_are_read_anew_only_where_one_changed(
    board: MainWindow, recounted: Recounted
) -> None:
    before, claim = board.board.shown.articles, board.board.shown.claims[1].claim
    recounted(lambda: board.claims.edits.set_field(claim.id, "kind", "event", claim.kind))
    assert board.board.shown.articles[0] is before[0]

    article = before[0].article.id
    session = board.session
    recounted(
        lambda: session.act(lambda space: space.library.set_article(article, {"title": "Anew"})[0])
    )
    assert board.board.shown.articles[0].article.title == "Anew"
