"""The lists of places, and what is in them."""

from PySide6.QtCore import QModelIndex

from workbench.gui.models.place_list import PlaceRow
from workbench.gui.models.roles import VALUE_ROLE, GroupHeading
from workbench.gui.panes.place_list import PlaceList


def rows(listed: PlaceList) -> list[PlaceRow | GroupHeading]:
    model = listed.model()
    return [model.index(n, 0).data(VALUE_ROLE) for n in range(model.rowCount())]


def marked(listed: PlaceList) -> list[str]:
    """The words that are marked in each row."""
    return [row.hits[0].cut(row.words) for row in rows(listed) if isinstance(row, PlaceRow)]


def headings(listed: PlaceList) -> list[tuple[str, int]]:
    return [(row.name, row.count) for row in rows(listed) if isinstance(row, GroupHeading)]


def index_of(listed: PlaceList, words: str) -> QModelIndex:
    """The row in which these words are marked."""
    (row,) = (
        n
        for n, row in enumerate(rows(listed))
        if isinstance(row, PlaceRow) and row.hits and row.hits[0].cut(row.words) == words
    )
    return listed.model().index(row, 0)
