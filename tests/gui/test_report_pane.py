"""The report in the window: options, live preview, formats, cancelling, and nothing fetched."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.gui.hands import press
from workbench.domain.errors import Interrupted
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.report_view import ReportView


@pytest.fixture
def reporting(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a mark made and the report open."""
    press(window, qtbot, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_1)
    window.view.toggle_report()
    settled(window, qtbot)
    return window


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.reporting.markdown) and not window.reporting.is_under_way)


def button(window: MainWindow, name: str) -> QPushButton:
    found = window.report.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def shown(window: MainWindow) -> str:
    return window.report.view.toPlainText()


def choose_scope(window: MainWindow, index: int, text: str) -> None:
    scope = window.report.findChild(QComboBox, "reportScope")
    field = window.report.findChild(QLineEdit, "reportScopeField")
    assert scope is not None
    assert field is not None
    scope.setCurrentIndex(index)
    QTest.keyClicks(field, text)


def test_that_every_format_is_saved_from_what_is_shown(
    reporting: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for format_, begin in (("md", b"---\n"), ("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF")):
        target = tmp_path / f"report.{format_}"
        reporting.reporting.save(target, format_)
        qtbot.waitUntil(target.exists)
        assert target.read_bytes().startswith(begin)


def test_that_a_saved_report_is_recorded_in_the_case(reporting: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    reporting.reporting.save(target)

    record = reporting.session.space.reporting.recorded(target.read_bytes())

    assert record is not None
    assert record.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()


def test_that_the_report_saved_can_be_proved(reporting: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    reporting.reporting.save(target)

    assert reporting.session.space.reporting.verify(target.read_bytes()).ok


def test_that_copying_puts_the_markdown_on_the_clipboard(
    reporting: MainWindow, qtbot: QtBot
) -> None:
    button(reporting, "reportCopy").click()

    assert QGuiApplication.clipboard().text() == reporting.reporting.markdown


def test_that_a_search_narrows_the_report_as_it_is_typed(
    reporting: MainWindow, qtbot: QtBot
) -> None:
    choose_scope(reporting, 1, "tag:opinion")

    qtbot.waitUntil(lambda: "Annotations found by this search" in reporting.reporting.markdown)
    assert "in the pylon" not in reporting.reporting.markdown


def test_that_claims_not_named_yet_are_asked_for(reporting: MainWindow, qtbot: QtBot) -> None:
    choose_scope(reporting, 2, "")

    qtbot.waitUntil(lambda: reporting.reporting.markdown == "")
    assert not button(reporting, "reportSave").isEnabled()


def test_that_an_unknown_claim_is_said_beside_the_report(
    reporting: MainWindow, qtbot: QtBot
) -> None:
    choose_scope(reporting, 2, "C7")

    qtbot.waitUntil(lambda: "C7" in _state(reporting))


def test_that_a_section_can_be_left_out(reporting: MainWindow, qtbot: QtBot) -> None:
    options = reporting.report.findChild(QToolButton, "reportOptions")
    assert options is not None
    method = next(a for a in options.menu().actions() if a.text() == "Method")
    assert "## Method" in reporting.reporting.markdown

    method.trigger()

    qtbot.waitUntil(
        lambda: (
            bool(reporting.reporting.markdown) and "## Method" not in reporting.reporting.markdown
        )
    )


def test_that_the_preview_follows_edits(reporting: MainWindow, qtbot: QtBot) -> None:
    reporting.journal.undo()

    qtbot.waitUntil(
        lambda: (
            bool(reporting.reporting.markdown)
            and "in the pylon" not in reporting.reporting.markdown
        )
    )


def test_that_cancelling_stops_at_once_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.view.toggle_report()
    button(window, "reportCancel").click()

    assert not window.reporting.is_under_way
    assert _state(window) == "Cancelled."


def test_that_the_folder_opens_only_after_saving(
    reporting: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert not button(reporting, "reportFolder").isEnabled()

    reporting.reporting.save(tmp_path / "report.md")
    button(reporting, "reportFolder").click()

    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_that_a_page_being_written_outlives_a_new_preview(
    reporting: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "report.html"
    reporting.reporting.save(target, "html")
    assert not button(reporting, "reportSavePdf").isEnabled()
    reporting.reporting.make(dark=False)
    settled(reporting, qtbot)

    assert target.exists()
    assert button(reporting, "reportSavePdf").isEnabled()


def test_that_a_page_is_not_written_once_that_was_cancelled(
    reporting: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Event()

    def endless(_draft: object, _format: str, *, stopped: Callable[[], bool]) -> None:
        while not stopped():
            told.wait(0.01)
        told.set()
        raise Interrupted

    monkeypatch.setattr("workbench.gui.actions.reporting.finished", endless)
    reporting.reporting.save(tmp_path / "report.html", "html")
    button(reporting, "reportCancel").click()
    qtbot.waitUntil(told.is_set)

    assert not list(tmp_path.glob("*.html"))
    assert _state(reporting) == "Cancelled."
    assert button(reporting, "reportSave").isEnabled()


def test_that_a_desktop_that_shows_no_folders_is_told(
    reporting: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    reporting.reporting.save(tmp_path / "report.md")
    said: list[str] = []
    reporting.reporting.said.connect(said.append)

    button(reporting, "reportFolder").click()

    assert said == [f"No program here shows folders. The report is in {tmp_path}."]


def test_that_a_report_that_cannot_be_written_says_so(reporting: MainWindow) -> None:
    reporting.reporting.save(Path("/nowhere/report.md"))

    assert "cannot be written" in _state(reporting)


def test_that_templates_of_ones_own_are_used(
    reporting: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "method.md.j2").write_text("## Method\n\nOurs alone.\n", "utf-8")

    reporting.reporting.use_templates(str(tmp_path))

    qtbot.waitUntil(lambda: "Ours alone." in reporting.reporting.markdown)


def test_that_the_preview_loads_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    view = ReportView()
    qtbot.addWidget(view)
    view.begin("", ['<p><a href="https://x.test/">x</a><img src="file:///etc/hostname"></p>'])
    qtbot.waitUntil(lambda: bool(view.toPlainText()))

    view.anchorClicked.emit(QUrl("https://x.test/"))
    view.anchorClicked.emit(QUrl("file:///etc/hostname"))

    assert opened == []
    assert view.loadResource(2, QUrl("file:///etc/hostname")) is None
    assert view.source().isEmpty()


def test_that_a_long_report_is_filled_in_as_one_scrolls(qtbot: QtBot) -> None:
    view = ReportView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.begin("", [f"<p>Paragraph {number}.</p>" * 5 for number in range(200)])
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 500)
    assert "Paragraph 199." not in view.toPlainText()

    def to_the_end() -> bool:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        return "Paragraph 199." in view.toPlainText()

    qtbot.waitUntil(to_the_end)


def test_that_a_window_made_larger_is_filled_in_too(qtbot: QtBot) -> None:
    view = ReportView()
    qtbot.addWidget(view)
    view.resize(400, 100)
    view.show()
    view.begin("", [f"<p>Paragraph {number}.</p>" for number in range(400)])
    # Two screens ahead: then it waits until somebody scrolls.
    ahead = 2 * view.viewport().height()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() >= ahead)

    view.resize(400, 1500)

    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 1500)


def _state(window: MainWindow) -> str:
    return window.report.state_text
