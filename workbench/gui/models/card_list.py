"""The annotations of an article or of the case as rows, read in pages as they come into view."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from workbench.domain.views import AnnotationView
from workbench.gui.models.claim_words import links_words
from workbench.gui.models.roles import (
    HEADING_FLAGS,
    ROOT,
    ROW_FLAGS,
    TEXT_ROLES,
    VALUE_ROLE,
    AnyIndex,
    Heading,
)

Fetch = Callable[[int, int], Sequence[AnnotationView]]
CardOf = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Groups:
    """How many cards each group has, from the top, and what `heading(number)` says above it."""

    counts: Sequence[int] = ()
    heading: Callable[[int], Heading | None] = lambda _number: None


NO_GROUPS = Groups()
_PAGE = 20
_MOST_PAGES = 160


class CardListModel(QAbstractListModel):
    """`count` cards, of which `fetch(offset, limit)` reads some; `VALUE_ROLE` returns the view.

    `card_of(annotation_id)` is a card's place from 0, headings not counted, or None. With `groups`
    a heading row stands above each group's cards; it cannot be selected, and `VALUE_ROLE` returns
    the `Heading`. A card that is gone meanwhile is a row with the value None.
    """

    # What there is to warn of, by annotation id.
    warnings: Mapping[str, Sequence[str]] = {}

    def __init__(
        self,
        count: int = 0,
        fetch: Fetch = lambda _offset, _limit: (),
        card_of: CardOf = lambda _annotation_id: None,
        groups: Groups = NO_GROUPS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._set(count, fetch, card_of, groups)

    def replace(
        self,
        count: int,
        fetch: Fetch,
        card_of: CardOf,
        groups: Groups = NO_GROUPS,
        changed: str | None = None,
    ) -> None:
        """Show other cards, or the same after a change; what was read before is forgotten.

        `changed` is the annotation that came or went, where it is one. Raises ValueError where
        the groups do not add up to `count`.
        """
        if count == self._count and groups.counts == self._groups.counts:
            self._set(count, fetch, card_of, groups)
        elif changed is None or not self._come_or_go(changed, count, fetch, card_of, groups):
            self.beginResetModel()
            self._set(count, fetch, card_of, groups)
            self.endResetModel()
            return
        if count:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def _come_or_go(
        self, changed: str, count: int, fetch: Fetch, card_of: CardOf, groups: Groups
    ) -> bool:
        """Let one row come or go; False where that is not all. With 10,000 headings setting up
        all rows anew takes long.
        """
        card = card_of(changed) if count > self._count else self._read_at(changed)
        alike = _differ_by_one(self._count, self._groups.counts, count, groups.counts)
        if card is None or not alike:
            return False
        more = count > self._count
        row = card + _headings_above(groups.counts if more else self._groups.counts, card)
        if more:
            self.beginInsertRows(ROOT, row, row)
            self._set(count, fetch, card_of, groups)
            self.endInsertRows()
        else:
            self.beginRemoveRows(ROOT, row, row)
            self._set(count, fetch, card_of, groups)
            self.endRemoveRows()
        return True

    def _read_at(self, annotation_id: str) -> int | None:
        """The place of a card among those that were read."""
        for number, page in self._pages.items():
            for place, view in enumerate(page):
                if view.annotation.id == annotation_id:
                    return number * _PAGE + place
        return None

    def _set(self, count: int, fetch: Fetch, card_of: CardOf, groups: Groups) -> None:
        if groups.counts and sum(groups.counts) != count:
            raise ValueError(f"groups of {sum(groups.counts)} for {count} cards")
        self._count, self._fetch, self._card_of, self._groups = count, fetch, card_of, groups
        self._pages: OrderedDict[int, Sequence[AnnotationView]] = OrderedDict()
        self._headings: dict[int, Heading | None] = {}
        self._first_cards = list(accumulate(groups.counts, initial=0))[: len(groups.counts)]
        self._heading_rows = [first + n for n, first in enumerate(self._first_cards)]

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else self._count + len(self._groups.counts)

    def data(
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> AnnotationView | Heading | str | None:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if role != VALUE_ROLE and role not in TEXT_ROLES:
            return None
        value = self.value(index.row())
        return value if role == VALUE_ROLE else self._text(value)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return HEADING_FLAGS if self._heading_at(index.row()) is not None else ROW_FLAGS

    @property
    def count(self) -> int:
        """How many cards there are, without headings."""
        return self._count

    def heading_rows(self) -> Sequence[int]:
        """The rows that are headings, in order."""
        return self._heading_rows

    def row_of(self, annotation_id: str) -> int | None:
        """The row of an annotation's card, or None where it is not among the cards."""
        card = self._card_of(annotation_id)
        if card is None or not 0 <= card < self._count:
            return None
        return card + bisect_right(self._first_cards, card)

    def value(self, row: int) -> AnnotationView | Heading | None:
        """What a row shows; None where its annotation is gone meanwhile."""
        heading = self._heading_at(row)
        if heading is not None:
            return self._heading(heading)
        card = row - bisect_right(self._heading_rows, row)
        page = self._page(card // _PAGE)
        place = card % _PAGE
        return page[place] if place < len(page) else None

    def cards(self, first: int, last: int) -> list[AnnotationView]:
        """The cards in rows `first` to `last` (both included), headings left out."""
        if last - first < _PAGE:
            values = [self.value(row) for row in range(first, last + 1)]
            return [value for value in values if isinstance(value, AnnotationView)]
        start = first - bisect_right(self._heading_rows, first - 1)
        end = last + 1 - bisect_right(self._heading_rows, last)
        return list(self._fetch(start, end - start))

    def _heading(self, number: int) -> Heading | None:
        if number not in self._headings:
            self._headings[number] = self._groups.heading(number)
        return self._headings[number]

    def _heading_at(self, row: int) -> int | None:
        n = bisect_right(self._heading_rows, row) - 1
        return n if n >= 0 and self._heading_rows[n] == row else None

    def _page(self, number: int) -> Sequence[AnnotationView]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        page = self._fetch(number * _PAGE, _PAGE)
        self._pages[number] = page
        if len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
        return page

    def _text(self, value: AnnotationView | Heading | None) -> str:
        if value is None:
            return ""
        if isinstance(value, Heading):
            return f"{value.article.ref}. {value.article.title} ({value.count})"
        tags = ", ".join(tag.name for tag in value.tags) or self.tr("no tag")
        note = value.annotation.note
        place = self.tr("{ref}, paragraph {n}").format(ref=value.article.ref, n=value.paragraph)
        text = f"{tags}. {place}. {value.annotation.quote}"
        if value.claims:
            text = f"{text} " + self.tr("Claims: {links}").format(links=links_words(value.claims))
        if note:
            text = f"{text} " + self.tr("Note: {note}").format(note=note)
        warnings = " ".join(self.warnings.get(value.annotation.id, ()))
        return f"{text} " + self.tr("Warning: {words}").format(words=warnings) if warnings else text


def _headings_above(counts: Sequence[int], card: int) -> int:
    """How many headings stand above a card."""
    return bisect_right(list(accumulate(counts, initial=0))[: len(counts)], card)


def _differ_by_one(before: int, old: Sequence[int], after: int, new: Sequence[int]) -> bool:
    """True where one group, or a list without any, has one card more or less."""
    others = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    return abs(after - before) == 1 and len(old) == len(new) and len(others) <= 1 < before + after
