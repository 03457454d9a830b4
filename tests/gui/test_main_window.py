"""The window as a whole: what keys and mouse do to the case, and what the views show of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.domain.views import CardFilter
from workbench.gui.main_window import MainWindow
from workbench.services.importing import ImportSummary
from workbench.services.workspace import Workspace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def marks(window: MainWindow) -> list[Annotation]:
    return window.session.space.library.annotations(CardFilter())


def tags(window: MainWindow) -> list[list[str]]:
    known = window.session.space.case.tags_by_id()
    return [[known[tag_id].name for tag_id in mark.tags] for mark in marks(window)]


def press(window: MainWindow, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(window.reading.reader, key)


def note_edit(window: MainWindow) -> QPlainTextEdit:
    found = window.findChild(QPlainTextEdit, "noteEdit")
    assert isinstance(found, QPlainTextEdit)
    return found


def test_that_j_and_a_digit_tag_a_sentence(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_J, Key.Key_1)
    assert tags(window) == [["unverified"]]
    assert marks(window)[0].quote.endswith("in the pylon.")


def test_that_a_digit_with_nothing_selected_changes_nothing_and_says_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_1)
    assert marks(window) == []
    assert "Press J" in window.status.currentMessage()


def test_that_the_same_digit_takes_the_tag_off_again(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_1)
    assert marks(window) == []


def test_that_the_selection_stays_after_tagging(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J)
    selected = window.reading.reader.selection()
    press(window, qtbot, Key.Key_3)
    assert window.reading.reader.selection() == selected


def test_that_semicolon_repeats_the_last_tag(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_2, Key.Key_J, Key.Key_Semicolon)
    assert tags(window) == [["speculative"], ["speculative"]]


def test_that_the_card_of_a_new_mark_is_the_one_inspected(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert window.cards.selected_ids() == [marks(window)[0].id]


def test_that_a_note_is_typed_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_N)
    qtbot.keyClicks(note_edit(window), "Ask the office. 1 2 3")
    qtbot.waitUntil(lambda: marks(window)[0].note == "Ask the office. 1 2 3")
    assert tags(window) == [["unverified"]]


def test_that_n_on_a_bare_selection_makes_a_mark_to_write_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_N)
    qtbot.keyClicks(note_edit(window), "Why?")
    qtbot.waitUntil(lambda: [mark.note for mark in marks(window)] == ["Why?"])


def test_that_escape_leaves_the_note_also_while_the_bar_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1)
    selected = window.reading.reader.selection()
    window.reading.reader.mouse_selected.emit(selected)
    press(window, qtbot, Key.Key_N)
    qtbot.keyClick(note_edit(window), Key.Key_Escape)
    assert window.reading.reader.hasFocus()


def test_that_undo_takes_back_note_and_mark_one_by_one_and_redo_brings_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_N)
    qtbot.keyClicks(note_edit(window), "Ask.")
    qtbot.waitUntil(lambda: marks(window)[0].note == "Ask.")
    whole = marks(window)
    window.view.show_reading()
    qtbot.keyClick(window.reading.reader, Key.Key_Z, CTRL)
    assert [mark.note for mark in marks(window)] == [""]
    qtbot.keyClick(window.reading.reader, Key.Key_Z, CTRL)
    assert marks(window) == []
    qtbot.keyClick(window.reading.reader, Key.Key_Z, CTRL | SHIFT)
    qtbot.keyClick(window.reading.reader, Key.Key_Z, CTRL | SHIFT)
    assert marks(window) == whole


def test_that_the_menu_names_what_it_undoes(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_2)
    assert window.menus["undo"].text() == "&Undo Tag 'Speculative'"


def test_that_what_another_process_writes_appears(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    article = other.library.summaries()[0].article.id
    tag = other.tagging.named("opinion").id
    other.marking.tag_span(article, Span(0, 7), [tag])
    qtbot.waitUntil(lambda: len(window.reading.reader.index.marks) == 1)


def test_that_a_note_changed_by_another_process_is_not_overwritten(
    window: MainWindow, other: Workspace, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1, Key.Key_N)
    qtbot.keyClicks(note_edit(window), "mine")
    other.marking.set_note(marks(window)[0].id, "theirs")
    window.cards.flush_note()
    assert marks(window)[0].note == "theirs"
    assert "changed the mark" in window.messages.text


@pytest.mark.parametrize(
    ("typed", "searched"), [("b", ""), ("br", "br*"), ("桥", "桥*"), (" x ", "")]
)
def test_that_a_single_letter_waits_for_the_next(
    window: MainWindow, qtbot: QtBot, typed: str, searched: str
) -> None:
    window.cards.set_search(typed)
    qtbot.waitUntil(lambda: window.search_actions.is_settled)
    assert window.search_actions.query == searched
    assert window.cards.is_searching() == bool(searched)


def test_that_search_results_jump_to_the_place(window: MainWindow, qtbot: QtBot) -> None:
    field = window.findChild(QLineEdit, "searchField")
    assert isinstance(field, QLineEdit)
    window.cards.focus_search()
    qtbot.keyClicks(field, "six weeks")
    qtbot.waitUntil(lambda: window.search_actions.query == "six weeks*")
    qtbot.keyClick(field, Key.Key_Return)
    reader = window.reading.reader
    selection = reader.selection()
    assert selection is not None
    assert selection.cut(reader.text) == "six weeks"


def test_that_choosing_an_article_shows_its_text(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.reading.reader, Key.Key_PageDown, CTRL)
    assert window.reading.reader.text.startswith("Council disputes")


def test_that_an_article_is_returned_to_at_the_same_selection(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_J)
    selected = window.reading.reader.selection()
    window.article_actions.step(1)
    window.article_actions.step(-1)
    assert window.reading.reader.selection() == selected


def test_that_the_report_shown_is_the_report_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_J, Key.Key_1)
    window.view.toggle_report()
    qtbot.waitUntil(lambda: bool(window.reporting.markdown))
    target = tmp_path / "report.md"
    window.reporting.save(target)
    assert target.read_text(encoding="utf-8") == window.session.space.reporting.markdown()
    preview = window.findChild(QTextBrowser, "reportPreview")
    assert isinstance(preview, QTextBrowser)
    qtbot.waitUntil(lambda: "in the pylon" in preview.toPlainText())


def test_that_files_are_imported_while_the_window_lives(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for number in range(9):
        (tmp_path / "in" / f"{number}.txt").write_text(f"Title {number}\n\nWords {number}.")
    (tmp_path / "in" / "empty.txt").write_text("")
    with qtbot.waitSignal(window.importing.finished) as done:
        window.import_paths([tmp_path / "in"])
    summary = done.args[0] if done.args else None
    assert isinstance(summary, ImportSummary)
    assert (len(summary.added), len(summary.skipped)) == (9, 1)
    assert len(window.article_actions.rows) == 11
    assert window.menus["undo"].text() == "&Undo Import 9 articles"


def test_that_a_cancelled_import_leaves_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for number in range(30):
        (tmp_path / "in" / f"{number}.txt").write_text(f"Title {number}\n\nWords {number}.")
    window.import_paths([tmp_path / "in"])
    window.importing.cancel()
    assert len(window.session.space.library.summaries()) == 2
    rows = window.session.space.case.file.connection.execute("SELECT count(*) FROM import")
    assert rows.fetchone()[0] == 1


def test_that_a_case_that_cannot_be_opened_leaves_the_one_that_is(
    window: MainWindow, case: Path, tmp_path: Path
) -> None:
    (tmp_path / "wrong.case").write_text("no database")
    assert not window.case_actions.open(tmp_path / "wrong.case")
    assert window.session.path == case
    assert "is not a case" in window.messages.text


def test_that_closing_and_opening_finds_everything_again(
    window: MainWindow, case: Path, qtbot: QtBot
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1)
    before = marks(window)
    window.case_actions.close()
    assert window.reading.reader.text == ""
    window.case_actions.open(case)
    assert marks(window) == before


def test_that_an_unexpected_failure_is_told_and_the_window_goes_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_unexpected("Something unexpected happened: KeyError.", "details")
    press(window, qtbot, Key.Key_J, Key.Key_1)
    assert "unexpected" in window.messages.text
    assert len(marks(window)) == 1


def test_that_furniture_set_apart_is_skipped(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_X, Key.Key_Up)
    window.reading.reader.set_caret(0)
    press(window, qtbot, Key.Key_J)
    selection = window.reading.reader.selection()
    assert selection is not None
    assert selection.start > 0


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_J, Key.Key_N, Key.Key_0])
def test_that_typing_in_a_field_is_not_tagging(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    press(window, qtbot, Key.Key_J, Key.Key_1)
    window.cards.focus_search()
    field = window.findChild(QLineEdit, "searchField")
    assert isinstance(field, QLineEdit)
    qtbot.keyClick(field, key)
    assert len(field.text()) == 1
    assert tags(window) == [["unverified"]]


def test_that_articles_come_and_go_with_undo_and_redo_of_an_import(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.journal.undo()
    assert window.article_actions.rows == []
    assert window.reading.reader.text == ""
    window.journal.redo()
    assert window.reading.reader.text.startswith("Harbour bridge closed")


def test_that_every_menu_item_does_something(window: MainWindow) -> None:
    assert window.menus.unconnected == frozenset()
