"""Searching in the window: completion, saved searches, and what is done with all results."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QListView
from pytestqt.qtbot import QtBot

from tests.gui.hands import field, marks, names
from workbench.domain.span import Span
from workbench.domain.views import SearchHit, SearchResult
from workbench.gui.dialogs.choose_file import FileDialog
from workbench.gui.main_window import MainWindow
from workbench.gui.models.roles import VALUE_ROLE
from workbench.services.workspace import Workspace

Key = Qt.Key


def offers(window: MainWindow) -> list[str]:
    popup = window.cards.field.findChild(QListView, "queryOffers") or next(
        w for w in QApplication.topLevelWidgets() if w.objectName() == "queryOffers"
    )
    assert isinstance(popup, QListView)
    model = popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_that_another_case_begins_without_the_search(searched: MainWindow, tmp_path: Path) -> None:
    Workspace.create(tmp_path / "another.case").close()
    assert searched.case_actions.open(tmp_path / "another.case")
    assert searched.cards.field.text() == ""
    assert not searched.cards.is_searching()


def test_that_what_was_typed_is_remembered_as_it_was_typed(
    searched: MainWindow, qtbot: QtBot
) -> None:
    searched.cards.focus_search()
    qtbot.keyClicks(searched.cards.field, "pyl")
    with qtbot.waitSignal(searched.search_actions.hit_chosen):
        qtbot.keyClick(searched.cards.field, Key.Key_Return)
    assert searched.session.space.saved_searches.recent()[0] == "pyl"


@pytest.mark.parametrize("typed", ["(", "-", '"'])
def test_that_a_sign_alone_is_answered_with_a_hint(
    window: MainWindow, qtbot: QtBot, typed: str
) -> None:
    qtbot.keyClicks(window.cards.field, typed)
    qtbot.waitUntil(window.cards.is_searching)
    assert "There is nothing to search for" in window.cards.results.hint_line()


def test_that_a_value_being_typed_is_offered_and_taken(searched: MainWindow, qtbot: QtBot) -> None:
    typed = searched.cards.field
    qtbot.keyClicks(typed, "tag:unv")
    qtbot.waitUntil(lambda: offers(searched) == ["unverified  1"])
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Key.Key_Down)
    qtbot.keyClick(popup, Key.Key_Return)
    assert typed.text() == "the tag:unverified "


def test_that_what_led_somewhere_is_offered_in_the_empty_field(
    searched: MainWindow, qtbot: QtBot
) -> None:
    typed = searched.cards.field
    qtbot.keyClick(typed, Key.Key_Return)
    searched.cards.focus_search()
    qtbot.keyClick(typed, Key.Key_Escape)
    qtbot.keyClick(typed, Key.Key_Down)
    assert offers(searched) == ["the"]


def test_that_a_search_is_kept_under_a_name_and_undone(
    searched: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Articles", True))
    searched.cards.results.action_chosen.emit("save")
    saved = searched.session.space.saved_searches
    assert [(each.name, each.query) for each in saved.listed()] == [("Articles", "the")]
    searched.menus["undo"].trigger()
    assert saved.listed() == []


def test_that_all_marks_found_are_tagged_in_one_step(searched: MainWindow, qtbot: QtBot) -> None:
    searched.cards.results.action_chosen.emit("tag")
    picker = field(searched, "tagPickerField")
    qtbot.waitUntil(picker.isVisible)
    qtbot.keyClicks(picker, "misleading")
    qtbot.keyClick(picker, Key.Key_Return)
    assert all("misleading" in each for each in names(searched))
    searched.menus["undo"].trigger()
    assert not any("misleading" in each for each in names(searched))


def test_that_all_marks_found_are_linked_to_a_claim_in_one_step(
    searched: MainWindow, qtbot: QtBot
) -> None:
    searched.cards.results.action_chosen.emit("link")
    picker = field(searched, "claimPickerField")
    qtbot.waitUntil(picker.isVisible)
    qtbot.keyClicks(picker, "The pylon cracked")
    qtbot.keyClick(picker, Key.Key_Return)
    space = searched.session.space
    (claim,) = space.claims.listed()
    assert len(space.searching.annotation_ids(f"claim:{claim.ref}")) == len(marks(searched))


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that every save dialog is answered with."""
    path = tmp_path / "saved"
    monkeypatch.setattr(FileDialog, "chosen", lambda _dialog: [path])
    return path


def test_that_results_are_saved_as_a_table(
    searched: MainWindow, qtbot: QtBot, target: Path
) -> None:
    searched.cards.results.action_chosen.emit("table")
    qtbot.waitUntil(target.exists)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("kind,article,title")
    assert len(lines) > 2


def test_that_a_report_of_the_results_is_saved(
    searched: MainWindow, qtbot: QtBot, target: Path
) -> None:
    searched.cards.results.action_chosen.emit("report")
    space = searched.session.space
    qtbot.waitUntil(
        lambda: target.exists() and space.reporting.recorded(target.read_bytes()) is not None
    )
    assert "found by this search" in target.read_text(encoding="utf-8")


def test_that_newest_first_is_a_choice(searched: MainWindow) -> None:
    searched.cards.results.sort_changed.emit("newest")
    assert searched.search_actions.is_newest_first
    assert searched.cards.is_searching()


def test_that_a_bad_date_is_said_while_the_rest_is_found(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.cards.field, "bridge date:2022-13")
    qtbot.waitUntil(window.cards.is_searching)
    assert window.cards.results.hint_line().endswith("there is no such day.")
    assert window.cards.field.text() == "bridge date:2022-13"


def test_that_results_of_an_older_query_are_never_shown(
    searched: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    show = searched.cards.set_results

    def watch(result: SearchResult | None) -> None:
        shown.append(result.query if result else "")
        show(result)

    monkeypatch.setattr(searched.cards, "set_results", watch)
    for query in ("bridge", "crack", "pylon"):
        searched.cards.set_search(query)
    qtbot.waitUntil(lambda: searched.search_actions.is_settled)
    assert shown == ["pylon*"]


def test_that_tagging_all_never_reaches_results_that_came_later(
    searched: MainWindow, qtbot: QtBot
) -> None:
    searched.cards.results.action_chosen.emit("tag")
    searched.cards.set_search("pylon")
    qtbot.waitUntil(lambda: searched.search_actions.is_settled)
    assert searched.search_actions.query == "pylon*"
    assert not field(searched, "tagPickerField").isVisible()


def test_that_enter_waits_for_the_results_of_what_was_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.cards.focus_search()
    qtbot.keyClicks(window.cards.field, "pylon")
    with qtbot.waitSignal(window.search_actions.hit_chosen) as chosen:
        qtbot.keyClick(window.cards.field, Key.Key_Return)
    article, place = chosen.args
    text = window.session.space.library.text(article).text
    assert place.cut(text).lower().startswith("pylon")


def test_that_every_key_waits_for_the_results_of_what_was_typed(
    searched: MainWindow, qtbot: QtBot
) -> None:
    searched.cards.focus_search()
    qtbot.keyClicks(searched.cards.field, "th")
    with qtbot.waitSignal(searched.search_actions.hit_chosen) as chosen:
        for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
            qtbot.keyClick(searched.cards.field, key)
    rows = searched.cards.results.rows.model()
    values = [rows.index(row, 0).data(VALUE_ROLE) for row in range(rows.rowCount())]
    second = [hit for hit in values if isinstance(hit, SearchHit)][1]
    assert chosen.args == [second.article.id, Span(second.start, second.end)]


def test_that_a_kept_search_is_renamed_and_deleted_and_that_undone(
    searched: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = searched.session.space.saved_searches
    results = searched.cards.results

    def offered() -> list[str]:
        results.actions_opened.emit()
        return [a.text() for a in results.actions_button.menu().actions() if a.isVisible()]

    assert "Delete this kept search" not in offered()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Articles", True))
    results.action_chosen.emit("save")
    assert "Keep this search…" not in offered()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Everything", True))
    results.action_chosen.emit("rename")
    assert [each.name for each in saved.listed()] == ["Everything"]
    results.action_chosen.emit("delete")
    assert saved.listed() == []
    searched.menus["undo"].trigger()
    searched.menus["undo"].trigger()
    assert [each.name for each in saved.listed()] == ["Articles"]
