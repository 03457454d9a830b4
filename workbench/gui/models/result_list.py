"""The hits of a search as rows, grouped by article under headings."""

from collections.abc import Sequence

from workbench.domain.views import SearchHit
from workbench.gui.models.roles import Heading
from workbench.gui.models.row_list import RowListModel


class ResultListModel(RowListModel):
    """Rows of `SearchHit` and `Heading`, articles in the order of their first hit."""

    _rows: list[SearchHit | Heading]

    def row_of(self, hit: SearchHit) -> int | None:
        """The row of a hit that was shown before: of its mark, or of the same passage."""
        rows = (n for n, row in enumerate(self._rows) if isinstance(row, SearchHit))
        return next((n for n in rows if _key(self._rows[n]) == _key(hit)), None)

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

    def words(self, row: SearchHit | Heading) -> str:
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
