"""Keyboard and mouse of an analyst, and what there is to see of the case afterwards."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.domain.views import CardFilter
from workbench.gui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton

T = TypeVar("T", bound=QObject)


def marks(window: MainWindow) -> list[Annotation]:
    return window.session.space.library.annotations(CardFilter())


def names(window: MainWindow) -> list[list[str]]:
    known = window.session.space.case.tags_by_id()
    return [[known[tag_id].name for tag_id in mark.tags] for mark in marks(window)]


def catch_up(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for the parts of the window that follow what is painted first."""
    qtbot.waitUntil(lambda: not window.session.afterwards.is_due)


def reached_by_tab(window: QWidget) -> Iterator[QWidget]:
    """What Tab comes to, once round from where the keyboard is."""
    first = window.focusWidget()
    for _ in range(80):
        focused = window.focusWidget()
        if focused is None:
            return
        yield focused
        window.focusNextChild()
        if window.focusWidget() is first:
            return


def press(window: MainWindow, qtbot: QtBot, *keys: Qt.Key | tuple[Qt.Key, object]) -> None:
    """Press keys where the focus is: what has it gets them, as on a real keyboard."""
    for each in keys:
        key, modifiers = each if isinstance(each, tuple) else (each, Qt.KeyboardModifier(0))
        assert isinstance(modifiers, Qt.KeyboardModifier)
        qtbot.keyClick(focused(window), key, modifiers)
    catch_up(window, qtbot)


def focused(window: MainWindow) -> QWidget:
    found: QWidget | None = window.focusWidget()
    return window if found is None else found


def found(parent: QWidget, kind: type[T], name: str) -> T:
    """The part of that kind and object name, which must be there."""
    part = parent.findChild(kind, name)
    assert isinstance(part, kind)
    return part


def field(window: MainWindow, name: str) -> QLineEdit:
    return found(window, QLineEdit, name)


def note_edit(window: MainWindow) -> QPlainTextEdit:
    return found(window, QPlainTextEdit, "noteEdit")


def ground_at(window: MainWindow, position: int) -> str:
    """The colour behind the letters at a position: the commonest one there."""
    reader = window.reading.reader
    here, after = reader.rect_at(position), reader.rect_at(position + 1)
    image = reader.viewport().grab().toImage()
    seen = [
        image.pixelColor(x, y).name().upper()
        for x in range(here.center().x(), max(after.center().x(), here.center().x() + 2))
        for y in range(here.top() + 4, here.bottom() - 4)
    ]
    return max(set(seen), key=seen.count)


def drag(window: MainWindow, qtbot: QtBot, span: Span) -> None:
    """Drag from the first to behind the last letter of a span; QTest's moves carry no button."""
    reader = window.reading.reader
    start, end = (reader.rect_at(at).center() for at in (span.start, span.end))
    viewport = reader.viewport()
    qtbot.mousePress(viewport, LEFT, pos=start + QPoint(1, 0))
    for place in (start + QPoint(12, 0), end, end):
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(place),
            QPointF(viewport.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
    qtbot.mouseRelease(viewport, LEFT, pos=end)


def place_of(window: MainWindow, quote: str) -> Span:
    start = window.reading.reader.text.index(quote)
    return Span(start, start + len(quote))
