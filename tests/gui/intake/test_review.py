"""What came in is looked over: where it was found, what was guessed, what may be a copy."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from tests.gui.intake.drops import cell, files, finished, text_of_last
from tests.ingest.makers import PAGE, SENTENCES
from tests.ingest.pages import LINES, WORDPRESS
from workbench.gui.dialogs.import_review import ImportReviewDialog
from workbench.gui.main_window import MainWindow


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


def test_that_near_copies_are_told_when_they_are_found(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wire = " ".join(f"word{n} and thing{n % 7}" for n in range(200))
    paths = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in paths:
        path.write_text(f"Telling {path.stem}\n\n{wire if path.stem != 'b' else path.stem}")
    with qtbot.waitSignal(window.intake.near_copies.found, timeout=60_000):
        summary = finished(window, qtbot, files(*paths))
    assert summary is not None
    assert window.messages.text == "3 added · 0 duplicates · 0 skipped · 1 to look at"
    dialog = window.intake.review.dialog(summary)
    qtbot.addWidget(dialog)

    assert [cell(dialog.table, row, 0) for row in range(3)] == ["A5", "A3", "A4"]
    assert cell(dialog.table, 0, 5) == "perhaps a copy: of its words are 100 % in A3"


def test_that_what_is_known_is_shown_with_its_place(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    path.write_text(WORDPRESS)
    summary = finished(window, qtbot, files(path))
    assert summary is not None
    assert window.messages.text == "1 added · 0 duplicates · 0 skipped"
    dialog = window.intake.review.dialog(summary)
    qtbot.addWidget(dialog)

    shown = dialog.known.toPlainText()
    assert "Author: Tamsin Okoro (meta author)\n" in shown
    assert "Published: 2025-03-14 (stated by the file, meta article:published_time)\n" in shown
    assert "Retrieved: not found\n" in shown
    assert LINES[0] in shown


def test_that_the_summary_is_told_anew_after_the_review(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Žluťoučký kůň úpěl.".encode("cp1250"))
    summary = finished(window, qtbot, files(path))
    assert summary is not None
    assert window.messages.text.endswith("1 to look at")
    library = window.session.space.library

    def review(_dialog: ImportReviewDialog) -> int:
        window.session.act(
            lambda _space: library.set_article(summary.added[0], {"hidden": True})[0]
        )
        return 0

    monkeypatch.setattr(ImportReviewDialog, "exec", review)
    window.messages.buttons[0].click()
    assert window.messages.text == "1 added · 0 duplicates · 0 skipped"
