"""A case with claims, in a window; and the hands that drive the board."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.hands import press
from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.domain.claim_views import ClaimView
from workbench.domain.span import Span
from workbench.gui.main_window import MainWindow
from workbench.services.workspace import Workspace

Recounted = Callable[[Callable[[], object]], None]

CLOSED = "The bridge was closed at 06:40"
MONTHS = "Repairs could take six months."
WEEKS = "Two papers reported six weeks."


def marked(space: Workspace, article: int, quote: str, tag: str = "unverified") -> str:
    """Tag a quotation; returns the annotation's id."""
    article_id = space.library.summaries()[article].article.id
    start = space.library.text(article_id).text.index(quote)
    span = Span(start, start + len(quote))
    return space.marking.tag_span_by_name(article_id, span, [tag])[1].id


def fill(space: Workspace) -> None:
    """Two claims: how long the repair takes (one for, one against), and the closure."""
    months, weeks = marked(space, 0, MONTHS), marked(space, 1, WEEKS)
    closed = marked(space, 0, CLOSED)
    repair = space.claims.add("The repair takes six months", {"kind": "prediction"})[1]
    space.linking.link(repair.id, [months])
    space.linking.link(repair.id, [weeks], "refutes")
    closure = space.claims.add("The bridge was closed on Monday", {"credibility": 2})[1]
    space.linking.link(closure.id, [closed], origin="Harbour office", origin_kind="named_official")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "claims.case"
    space = Workspace.create(path, "Harbour")
    add(space, draft(BRIDGE, source="Coastal Courier"), draft(COUNCIL))
    fill(space)
    space.close()
    return path


@pytest.fixture
def board(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the board shown and counted."""
    qtbot.waitUntil(window.isActiveWindow)
    press(window, qtbot, (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier))
    qtbot.waitUntil(lambda: window.claims.counting.is_settled)
    return window


@pytest.fixture
def recounted(window: MainWindow, qtbot: QtBot) -> Recounted:
    """Do something and wait until the board shows the counts after it."""

    def do(deed: Callable[[], object]) -> None:
        deed()
        qtbot.waitUntil(lambda: window.claims.counting.is_settled)

    return do


def claims(window: MainWindow) -> list[ClaimView]:
    return window.session.space.claims.views()


def type_and_enter(qtbot: QtBot, text: str) -> None:
    """Type into whatever has the keyboard, then Enter."""
    widget = focus()
    if text:
        qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def claim_field(window: MainWindow) -> QLineEdit:
    found = window.findChild(QLineEdit, "claimPickerField")
    assert isinstance(found, QLineEdit)
    return found
