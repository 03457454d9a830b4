"""The tags of a case as a table: key, glyph, name, group, and how many marks carry each."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from workbench.domain.values import Tag
from workbench.domain.views import TagUse
from workbench.gui.models.roles import ROOT, ROW_FLAGS, VALUE_ROLE, AnyIndex
from workbench.gui.theme import DARK, LIGHT, tag_colours

KEY, GLYPH, NAME, GROUP, MARKS = range(5)
_CENTRED: Final = frozenset({KEY, GLYPH})
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TagTableModel(QAbstractTableModel):
    """Rows of `TagUse`, which `VALUE_ROLE` returns for every column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._uses: list[TagUse] = []

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._uses)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else MARKS + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        words = (
            self.tr("Key"),
            self.tr("Glyph"),
            self.tr("Name"),
            self.tr("Group"),
            self.tr("Marks"),
        )
        return words[section] if 0 <= section < len(words) else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._uses):
            return None
        use, column = self._uses[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(use, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words(use) if column == NAME else self._text(use, column)
            case Qt.ItemDataRole.ForegroundRole:
                return _ink(use.tag, column)
            case Qt.ItemDataRole.FontRole:
                return _font(use.tag, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(_alignment(column))
            case int(x) if x == VALUE_ROLE:
                return use
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return ROW_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def row_of(self, tag_id: str) -> int | None:
        """The row of a tag, or None."""
        return next((n for n, use in enumerate(self._uses) if use.tag.id == tag_id), None)

    def replace(self, uses: Sequence[TagUse]) -> None:
        """Show these; with the same tags in the same order only their looks change."""
        new = list(uses)
        if [use.tag.id for use in new] == [use.tag.id for use in self._uses]:
            self._uses = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, MARKS))
            return
        self.beginResetModel()
        self._uses = new
        self.endResetModel()

    def _text(self, use: TagUse, column: int) -> str:
        tag = use.tag
        name = tag.name if tag.active else self.tr("{} (off)").format(tag.name)
        return (tag.key or "", tag.glyph, name, tag.group_name, str(use.annotations))[column]

    def _words(self, use: TagUse) -> str:
        tag = use.tag
        parts = [tag.name, tag.group_name]
        if tag.key:
            parts.append(self.tr("key {}").format(tag.key))
        parts.append(self.tr("{} marks").format(use.annotations))
        if not tag.active:
            parts.append(self.tr("switched off"))
        return ", ".join(parts)


def _ink(tag: Tag, column: int) -> QColor | None:
    palette = QGuiApplication.palette()
    if not tag.active:
        return palette.color(QPalette.ColorRole.PlaceholderText)
    if column != GLYPH:
        return None
    dark = palette.base().color().lightness() < palette.text().color().lightness()
    return QColor(tag_colours(tag, DARK if dark else LIGHT).stripe)


def _font(tag: Tag, column: int) -> QFont | None:
    if column != GLYPH and tag.active:
        return None
    font = QGuiApplication.font()
    font.setBold(column == GLYPH)
    font.setItalic(not tag.active)
    return font


def _alignment(column: int) -> Qt.AlignmentFlag:
    if column in _CENTRED:
        return Qt.AlignmentFlag.AlignHCenter | _MIDDLE
    if column == MARKS:
        return Qt.AlignmentFlag.AlignRight | _MIDDLE
    return Qt.AlignmentFlag.AlignLeft | _MIDDLE
