"""The articles of a case as rows; made for 10,000 of them."""

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QObject

from workbench.domain.values import Source
from workbench.domain.views import ArticleSummary
from workbench.gui.models.roles import ROOT, GroupHeading
from workbench.gui.models.row_list import RowListModel

# Beyond this many insertions and removals one reset is cheaper than telling each.
_MOST_RUNS = 32

Row = ArticleSummary | GroupHeading
GroupOf = Callable[[ArticleSummary], str]


class ArticleListModel(RowListModel):
    """Rows of `ArticleSummary`, in the order they are given; `VALUE_ROLE` returns the summary.

    Where they are grouped a `GroupHeading` stands above each group; it cannot be chosen.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._row_by_id: dict[str, int] | None = None

    def row_of(self, article_id: str) -> int | None:
        """The row of an article, or None where it is not listed."""
        return self._places().get(article_id)

    def replace(self, rows: Sequence[ArticleSummary], group_of: GroupOf | None = None) -> None:
        """Show `rows`; what is selected stays with its article unless very much changed.

        `group_of` names the group of a row; rows of one group follow each other.
        """
        new: list[Row] = list(rows) if group_of is None else _with_headings(rows, group_of)
        old_ids, new_ids = [_key(row) for row in self._rows], [_key(row) for row in new]
        if old_ids == new_ids:
            self._update(new)
        elif self.heading_rows() or group_of is not None:
            self._reset(new)  # views size headings when told of a reset
        elif sorted(old_ids) == sorted(new_ids):
            self._reorder(new)
        else:
            self._grow_and_shrink(new, old_ids, new_ids)

    def update(self, summary: ArticleSummary) -> None:
        """Show what is now known of an article where it stands, if it is listed."""
        row = self.row_of(summary.article.id)
        if row is not None and self._rows[row] != summary:
            self._rows[row] = summary
            self.dataChanged.emit(self.index(row), self.index(row))

    def _update(self, new: list[Row]) -> None:
        changed = [old != row for old, row in zip(self._rows, new, strict=True)]
        self._set(new)
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _reset(self, new: list[Row]) -> None:
        self.beginResetModel()
        self._set(new)
        self.endResetModel()

    def _reorder(self, new: list[Row]) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [_key(self._rows[index.row()]) for index in held]
        self._set(new)
        places = self._places()
        self.changePersistentIndexList(held, [self.index(places[i]) for i in ids])
        self.layoutChanged.emit()

    def _grow_and_shrink(self, new: list[Row], old_ids: list[str], new_ids: list[str]) -> None:
        before, after = set(old_ids), set(new_ids)
        gone = _runs([article_id not in after for article_id in old_ids])
        come = _runs([article_id not in before for article_id in new_ids])
        kept_alike = [i for i in old_ids if i in after] == [i for i in new_ids if i in before]
        if not kept_alike or len(gone) + len(come) > _MOST_RUNS:
            self._reset(new)
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(ROOT, first, last)
            self._set(self._rows[:first] + self._rows[last + 1 :])
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(ROOT, first, last)
            self._set(self._rows[:first] + new[first : last + 1] + self._rows[first:])
            self.endInsertRows()
        self._update(new)

    def _set(self, rows: list[Row]) -> None:
        self._rows = rows
        self._row_by_id = None

    def _places(self) -> dict[str, int]:
        if self._row_by_id is None:
            self._row_by_id = {_key(row): n for n, row in enumerate(self._rows)}
        return self._row_by_id

    def words(self, row: Row) -> str:
        if isinstance(row, GroupHeading):
            return f"{row.name} ({row.count})"
        article = row.article
        states = {
            "unread": self.tr("not read"),
            "started": self.tr("started"),
            "reviewed": self.tr("reviewed"),
        }
        parts = (
            article.title,
            *self._source_parts(row.source),
            article.published or "",
            self.tr("1 mark")
            if row.annotations == 1
            else self.tr("{n} marks").format(n=row.annotations),
            states.get(article.state, article.state),
        )
        return f"{article.ref}. " + ", ".join(part for part in parts if part)

    def _source_parts(self, source: Source | None) -> tuple[str, ...]:
        if source is None:
            return ()
        if not source.reliability:
            return (source.name,)
        return (source.name, self.tr("reliability {letter}").format(letter=source.reliability))


def _key(row: Row) -> str:
    return f"group {row.name}" if isinstance(row, GroupHeading) else row.article.id


def _with_headings(rows: Sequence[ArticleSummary], group_of: GroupOf) -> list[Row]:
    grouped: list[Row] = []
    for name, members in groupby(rows, key=group_of):
        held = list(members)
        grouped += [GroupHeading(name, len(held)), *held]
    return grouped


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last position of each stretch of True."""
    runs = []
    for value, stretch in groupby(enumerate(flags), key=lambda pair: pair[1]):
        if value:
            places = [place for place, _ in stretch]
            runs.append((places[0], places[-1]))
    return runs
