"""Dropping on the window, and waiting for what becomes of it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot

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


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


def text_of_last(window: MainWindow) -> str:
    library = window.session.space.library
    return library.text(library.summaries()[-1].article.id).text
