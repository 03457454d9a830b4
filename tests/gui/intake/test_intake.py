"""What comes into the window: dropped, copied, chosen; what became of it is said once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.hands import Key, marks, press
from tests.gui.intake.drops import cell, drop, files, finished, text_of_last
from tests.ingest.makers import one_of_each
from workbench.gui.main_window import MainWindow
from workbench.services.importing import ImportSummary


def titles(window: MainWindow) -> list[str]:
    return [row.article.title for row in window.session.space.library.summaries()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for name, data in one_of_each().items():
        (made / name).write_bytes(data)
    return made


def test_that_a_folder_of_every_kind_can_be_dropped(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    summary = finished(window, qtbot, files(folder))

    assert summary is not None
    assert len(summary.added) + len(summary.duplicates) == 14
    assert [each.reason for each in summary.skipped] == ["damaged", "empty"]
    assert window.menus["undo"].text() == f"&Undo Import {len(summary.added)} articles"


def test_that_a_piece_of_a_page_can_be_dropped(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setHtml("<h2>Ferry back</h2><p>It came <b>back</b>.</p>")
    data.setText("Ferry back It came back.")
    finished(window, qtbot, data)

    assert text_of_last(window) == "Ferry back\nIt came back."


def test_that_the_clipboard_becomes_an_article(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Паром вернулся\n\nСлова.")
    with qtbot.waitSignal(window.importing.finished, timeout=60_000) as done:
        window.menus["import_clipboard"].trigger()

    summary = done.args[0] if done.args else None
    assert isinstance(summary, ImportSummary)
    assert (summary.skipped, summary.duplicates) == ([], [])
    assert text_of_last(window) == "Паром вернулся\n\nСлова."
    assert titles(window)[-1] == "Паром вернулся"


def test_that_an_empty_clipboard_is_told(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.menus["import_clipboard"].trigger()

    assert window.status.currentMessage() == "There is no text on the clipboard."


def test_that_reading_and_tagging_go_on_while_files_come_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    made = tmp_path / "many"
    made.mkdir()
    for number in range(80):
        (made / f"{number}.txt").write_text(f"Title {number}\n\nWords of number {number}.")
    with qtbot.waitSignal(window.importing.finished, timeout=60_000):
        drop(window, files(made))
        with qtbot.waitSignal(window.importing.progressed):
            pass
        name = window.status.findChild(QLabel, "importName")
        assert name is not None
        assert (name.isVisible(), name.text()[-4:]) == (True, ".txt")
        press(window, qtbot, Key.Key_J, Key.Key_1)
        assert len(marks(window)) == 1
        assert window.importing.is_running

    assert len(titles(window)) == 82


def test_that_stopping_can_keep_what_is_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    made = tmp_path / "many"
    made.mkdir()
    for number in range(300):
        (made / f"{number:03}.txt").write_text(f"Title {number}\n\nWords of number {number}.")
    drop(window, files(made))
    qtbot.waitUntil(lambda: len(window.importing._summary.added) > 3, timeout=60_000)
    keep = window.findChild(QPushButton, "importKeep")
    assert isinstance(keep, QPushButton)
    with qtbot.waitSignal(window.importing.finished):
        keep.click()

    kept = len(titles(window)) - 2
    assert 3 < kept < 300
    window.menus["undo"].trigger()
    assert len(titles(window)) == 2


def test_that_a_cancelled_import_is_swept_away_in_pieces(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    made = tmp_path / "many"
    made.mkdir()
    for number in range(300):
        (made / f"{number:03}.txt").write_text(f"Title {number}\n\nWords of number {number}.")
    drop(window, files(made))
    qtbot.waitUntil(lambda: len(window.importing._summary.added) > 100, timeout=60_000)
    window.importing.cancel()
    connection = window.session.space.case.file.connection

    def left() -> int:
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])

    assert len(titles(window)) == 2
    qtbot.waitUntil(lambda: left() == 2)
    qtbot.waitUntil(lambda: connection.execute("SELECT count(*) FROM import").fetchone()[0] == 1)


def test_that_reasons_are_listed_once_for_all(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    summary = finished(window, qtbot, files(folder))
    assert summary is not None
    dialog = window.intake.review.left_out_dialog(summary)
    qtbot.addWidget(dialog)

    found = {
        Path(cell(dialog.table, row, 0)).name: cell(dialog.table, row, 1)
        for row in range(dialog.table.rowCount())
    }
    assert found["broken.pdf"].startswith("the file is damaged")
    assert found["table.csv#2"] == "the file has no text"


def test_that_limits_come_from_the_preferences(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.intake._settings.set_text("import_megabytes", "1")
    path = tmp_path / "a.txt"
    path.write_text("Words. " * 200_000)
    summary = finished(window, qtbot, files(path))

    assert summary is not None
    assert [each.reason for each in summary.skipped] == ["too_large"]


def test_that_one_article_can_be_opened_from_its_summary(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("New one\n\nIts words.")
    finished(window, qtbot, files(path))
    (_review, opening) = window.messages.buttons
    assert opening.text() == "Open A3"
    opening.click()

    assert window.reading.reader.text == "New one\n\nIts words."
    assert window.reading.reader.hasFocus()


def test_that_a_click_on_cancel_leaves_the_keyboard_to_the_reader(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    made = tmp_path / "many"
    made.mkdir()
    for number in range(300):
        (made / f"{number:03}.txt").write_text(f"Title {number}\n\nWords of number {number}.")
    window.reading.reader.setFocus()
    drop(window, files(made))
    cancel = window.findChild(QPushButton, "importCancel")
    assert isinstance(cancel, QPushButton)
    with qtbot.waitSignal(window.importing.finished):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)

    assert window.reading.reader.hasFocus()


def test_that_what_a_folder_holds_besides_articles_is_told_with_the_details(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "note.txt").write_text("A note.")
    (folder / "settings.json").write_text("{}")
    summary = finished(window, qtbot, files(folder))

    assert summary is not None
    assert "passed over as no articles: 1 × .json" in window.messages.text
    dialog = window.intake.review.left_out_dialog(summary)
    qtbot.addWidget(dialog)
    assert cell(dialog.table, 0, 0) == str(folder / "settings.json")


def test_that_the_summary_goes_when_its_import_is_undone(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    finished(window, qtbot, files(folder / "note.md"))
    assert window.messages.isVisible()
    window.menus["undo"].trigger()

    assert not window.messages.isVisible()


def test_that_the_summary_stays_while_one_marks(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    finished(window, qtbot, files(folder / "note.md"))
    before = len(marks(window))
    press(window, qtbot, Key.Key_J, Key.Key_1)

    assert len(marks(window)) == before + 1
    assert window.messages.text.startswith("1 added")
    assert window.messages.isVisible()
