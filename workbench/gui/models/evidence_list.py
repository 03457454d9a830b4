"""The evidence for a claim as rows, plain or in groups with the reasons why these are groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from workbench.domain.claim_views import EvidenceView, Group, Reason
from workbench.gui.models.claim_words import evidence_words, listed
from workbench.gui.models.roles import GroupHeading
from workbench.gui.models.row_list import RowListModel


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """An item of evidence and the number of its paragraph, from 1, where that is known."""

    item: EvidenceView
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """Why origins of the group above are one."""

    reason: Reason


Row = EvidenceRow | ReasonRow | GroupHeading


class EvidenceListModel(RowListModel):
    """`VALUE_ROLE` returns the row; headings cannot be selected."""

    _rows: list[Row]

    def replace(self, rows: Sequence[Row]) -> None:
        """Show other rows; where only their contents differ, selections stay."""
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, evidence_id: str) -> int | None:
        """The row of an item of evidence, None where it is not listed."""
        return next((n for n, row in enumerate(self._rows) if _key(row) == evidence_id), None)

    def words(self, row: Row) -> str:
        if isinstance(row, GroupHeading):
            return row.name
        if isinstance(row, ReasonRow):
            return self.tr("Reason: {sentence}").format(sentence=row.reason.sentence)
        return evidence_words(row.item, row.paragraph)


def grouped_rows(groups: Sequence[Group], rows: Sequence[EvidenceRow]) -> list[Row]:
    """Each group under its heading, with the reasons first; what is in no group comes last."""
    by_id = {row.item.evidence.id: row for row in rows}
    found: list[Row] = []
    for group in groups:
        items = [by_id.pop(each) for each in group.evidence if each in by_id]
        found.append(GroupHeading(group_words(group), len(items)))
        found.extend(ReasonRow(reason) for reason in group.reasons)
        found.extend(items)
    return [*found, *by_id.values()]


def group_words(group: Group) -> str:
    """The origins of a group, and whether it counts."""
    names = listed([f"\u2068{name}\u2069" for name in group.origins])
    if group.counts:
        return names
    words = QCoreApplication.translate("Claims", "{names} (does not count)")
    return words.format(names=names)


def _key(row: Row) -> str:
    if isinstance(row, EvidenceRow):
        return row.item.evidence.id
    return row.name if isinstance(row, GroupHeading) else row.reason.sentence
