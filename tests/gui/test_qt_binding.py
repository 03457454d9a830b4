"""The binding itself: one release of PySide6 loses references to None and aborts after a while."""

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


def test_that_qt_calls_do_not_lose_references_to_none(qtbot: QtBot) -> None:
    holder = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        holder.setObjectName("name")
        holder.setParent(None)
        holder.blockSignals(False)
    # A call that loses a reference would leave a thousand fewer.
    assert sys.getrefcount(None) > before - 100
