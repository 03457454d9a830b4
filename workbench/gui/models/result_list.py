"""The hits of a search as rows, grouped by article under headings."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from workbench.domain.views import SearchHit
from workbench.gui.models.roles import (
    HEADING_FLAGS,
    ROOT,
    ROW_FLAGS,
    TEXT_ROLES,
    VALUE_ROLE,
    AnyIndex,
    Heading,
)


class ResultListModel(QAbstractListModel):
    """Rows of `SearchHit` and `Heading`, articles in the order of their first hit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SearchHit | Heading] = []

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def row_of(self, hit: SearchHit) -> int | None:
        """The row of a hit that was shown before: of its mark, or of the same passage."""
        rows = (n for n, row in enumerate(self._rows) if isinstance(row, SearchHit))
        return next((n for n in rows if _key(self._rows[n]) == _key(hit)), None)

    def data(
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> SearchHit | Heading | str | None:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == VALUE_ROLE:
            return row
        return self._text(row) if role in TEXT_ROLES else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or index.row() >= len(self._rows):
            return Qt.ItemFlag.NoItemFlags
        return HEADING_FLAGS if isinstance(self._rows[index.row()], Heading) else ROW_FLAGS

    def heading_rows(self) -> Sequence[int]:
        """The rows that are headings, in order."""
        return [n for n, row in enumerate(self._rows) if isinstance(row, Heading)]

    def replace(self, hits: Sequence[SearchHit]) -> None:
        """Show these hits; their order inside an article stays."""
        groups: dict[str, list[SearchHit]] = {}
        for hit in hits:
            groups.setdefault(hit.article.id, []).append(hit)
        self.beginResetModel()
        self._rows = []
        for group in groups.values():
            self._rows.append(Heading(group[0].article, len(group)))
            self._rows.extend(group)
        self.endResetModel()

    def _text(self, row: SearchHit | Heading) -> str:
        if isinstance(row, Heading):
            return f"{row.article.ref}. {row.article.title} ({row.count})"
        place = self.tr("{ref}, paragraph {n}").format(ref=row.article.ref, n=row.paragraph)
        kind = ", ".join(tag.name for tag in row.tags)
        if not kind:
            kind = self.tr("Passage") if row.kind == "passage" else self.tr("Mark without a tag")
        return f"{kind}. {place}. {row.snippet}"


def _key(row: SearchHit | Heading) -> tuple[str, int, int] | str:
    if isinstance(row, Heading):
        return ""
    return row.annotation.id if row.annotation else (row.article.id, row.start, row.end)
