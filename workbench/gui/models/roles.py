"""The one custom role of every list here, and the heading rows that lists may hold."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from workbench.domain.values import Article

# A delegate asks one role a row: each call crosses from C++ to Python and back.
VALUE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
TEXT_ROLES: Final = frozenset(
    {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)}
)
ROOT: Final = QModelIndex()
ROW_FLAGS: Final = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)
HEADING_FLAGS: Final = Qt.ItemFlag.ItemNeverHasChildren

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """A row above an article's rows, and how many rows follow it."""

    article: Article
    count: int


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """A row above rows that have something in common, and how many they are."""

    name: str
    count: int
