"""The way of the Tab key through widgets that are made after the rest of the window."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def lead_through(container: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab come to these children where their container stands, in this order."""
    policy = container.focusPolicy()
    # Qt ignores an order that begins at a widget without focus.
    container.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    before = container
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
    container.setFocusPolicy(policy)
