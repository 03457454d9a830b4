"""What every table of the panes has in common."""

from typing import Final

from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

RING: Final = 2  # px: a frame as wide as the ring of what has the keyboard


def set_up_table(table: QTableView) -> None:
    """Let a table only show things, in rows of fixed heights, one of them current."""
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    for header in (table.horizontalHeader(), table.verticalHeader()):
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(header.ResizeMode.Fixed)


def set_ring(frame: QFrame) -> None:
    """Give a frame the width of the ring."""
    frame.setFrameStyle(QFrame.Shape.Panel | QFrame.Shadow.Plain)
    frame.setLineWidth(RING)
