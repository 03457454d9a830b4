"""What comes into the window: dropped, copied, chosen; what became of it is said once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from tests.gui.hands import Key, marks, press
from tests.ingest.makers import PAGE, SENTENCES, one_of_each
from workbench.gui.main_window import MainWindow
from workbench.services.importing import ImportSummary


def finished(window: MainWindow, qtbot: QtBot, data: QMimeData) -> ImportSummary | None:
    """What became of an import that a drop starts."""
    with qtbot.waitSignal(window.importing.finished, timeout=60_000) as done:
        drop(window, data)
    summary = done.args[0] if done.args else None
    assert summary is None or isinstance(summary, ImportSummary)
    return summary


def drop(window: MainWindow, data: QMimeData) -> None:
    place = QPoint(600, 400)
    entering = QDragEnterEvent(
        place,
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    event = QDropEvent(
        place,
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def titles(window: MainWindow) -> list[str]:
    return [row.article.title for row in window.session.space.library.summaries()]


def text_of_last(window: MainWindow) -> str:
    library = window.session.space.library
    return library.text(library.summaries()[-1].article.id).text


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


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


def test_that_a_guessed_encoding_is_shown_and_mended(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Žluťoučký kůň úpěl.".encode("cp1250"))
    summary = finished(window, qtbot, files(path))
    assert summary is not None
    assert "1 to look at" in window.messages.text
    dialog = window.intake.review.dialog(summary)
    qtbot.addWidget(dialog)
    table = dialog.findChild(QTableWidget, "reviewTable")
    assert isinstance(table, QTableWidget)
    assert "character set guessed" in cell(table, 0, 5)
    assert dialog.encodings.chosen() == "cp1250"

    dialog.encodings.setEditText("cp1251")
    dialog.encodings.picked.emit()
    qtbot.waitUntil(lambda: "Ћluќou" in dialog.known.toPlainText(), timeout=30_000)
    with qtbot.waitSignal(window.intake.versions.read, timeout=30_000):
        dialog.read.click()
    assert cell(table, 0, 5) == ""
    library = window.session.space.library
    stored = library.text(summary.added[0])
    assert (stored.version, stored.encoding, stored.encoding_sure) == (2, "cp1251", True)


def test_that_a_page_with_a_known_address_is_offered_as_a_version(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    comment = "<!-- saved from url=(0027)https://courier.example/osk -->"
    first, second = tmp_path / "1.html", tmp_path / "2.html"
    first.write_text(PAGE.replace("<html", f"{comment}<html"))
    second.write_text(
        PAGE.replace("<html", f"{comment}<html").replace("40,000 crowns", "50,000 crowns")
    )
    finished(window, qtbot, files(first))
    summary = finished(window, qtbot, files(second))
    assert summary is not None
    dialog = window.intake.review.dialog(summary)
    qtbot.addWidget(dialog)

    assert dialog.version.isEnabled()
    dialog.version.click()
    older = window.session.space.library.summaries()[-1].article
    assert (older.number, older.version) == (3, 2)
    assert "50,000 crowns" in text_of_last(window)
    assert SENTENCES[0] in text_of_last(window)


def test_that_limits_come_from_the_preferences(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.intake._settings.set_text("import_megabytes", "1")
    path = tmp_path / "a.txt"
    path.write_text("Words. " * 200_000)
    summary = finished(window, qtbot, files(path))

    assert summary is not None
    assert [each.reason for each in summary.skipped] == ["too_large"]
