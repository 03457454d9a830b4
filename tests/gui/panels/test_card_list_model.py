from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester

from workbench.domain.views import AnnotationView
from workbench.gui.models.card_list import NO_GROUPS, CardListModel, Groups
from workbench.gui.models.roles import VALUE_ROLE, Heading


class Cards:
    """A case with these cards that remembers what it was asked."""

    def __init__(self, views: Sequence[AnnotationView]) -> None:
        self.views = list(views)
        self.asked: list[tuple[int, int]] = []

    def fetch(self, offset: int, limit: int) -> Sequence[AnnotationView]:
        self.asked.append((offset, limit))
        return self.views[offset : offset + limit]

    def place(self, annotation_id: str) -> int | None:
        ids = [view.annotation.id for view in self.views]
        return ids.index(annotation_id) if annotation_id in ids else None

    def groups(self, repeated: int = 1) -> Groups:
        articles = list(dict.fromkeys(view.article for view in self.views)) * repeated
        counts = [sum(view.article == article for view in self.views) for article in articles]
        return Groups(counts, lambda number: Heading(articles[number], counts[number]))


@pytest.fixture
def cards(views: list[AnnotationView]) -> Cards:
    return Cards(views)


def shown(model: CardListModel) -> list[str]:
    values = (model.value(row) for row in range(model.rowCount()))
    return [
        value.annotation.id if isinstance(value, AnnotationView) else f"# {value.article.ref}"
        for value in values
        if value is not None
    ]


def test_cards_of_one_article(cards: Cards, qtmodeltester: ModelTester) -> None:
    model = CardListModel(30, cards.fetch, cards.place)
    qtmodeltester.check(model)
    assert shown(model) == [f"n{n}" for n in range(30)]
    assert model.row_of("n17") == 17
    assert model.row_of("gone") is None
    assert model.heading_rows() == []


def test_headings_stand_above_each_articles_cards(cards: Cards, qtmodeltester: ModelTester) -> None:
    model = CardListModel(30, cards.fetch, cards.place, cards.groups())
    qtmodeltester.check(model)
    expected = []
    for n in range(30):
        expected += ([f"# A{n // 6 + 1}"] if n % 6 == 0 else []) + [f"n{n}"]
    assert shown(model) == expected
    assert list(model.heading_rows()) == [0, 7, 14, 21, 28]
    for n in range(30):
        assert expected[model.row_of(f"n{n}") or -1] == f"n{n}"


def test_a_heading_cannot_be_selected(cards: Cards) -> None:
    model = CardListModel(30, cards.fetch, cards.place, cards.groups())
    assert model.flags(model.index(7)) == Qt.ItemFlag.ItemNeverHasChildren
    assert model.flags(model.index(8)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_groups_must_add_up(cards: Cards) -> None:
    with pytest.raises(ValueError, match="30 for 29"):
        CardListModel(29, cards.fetch, cards.place, cards.groups())


@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 6), (3, 9), (7, 34), (7, 7), (0, 34)])
@pytest.mark.parametrize("repeated", [1, 40])
def test_the_cards_in_a_stretch_of_rows(
    views: list[AnnotationView], first: int, last: int, repeated: int
) -> None:
    cards = Cards(views * repeated)
    groups = Cards(views).groups(repeated)
    model = CardListModel(30 * repeated, cards.fetch, cards.place, groups)
    last += 35 * (repeated - 1)
    values = [model.value(row) for row in range(first, last + 1)]
    expected = [value for value in values if isinstance(value, AnnotationView)]
    assert model.cards(first, last) == expected


def test_only_pages_that_are_looked_at_are_read(views: list[AnnotationView]) -> None:
    cards = Cards(views * 4000)
    model = CardListModel(120_000, cards.fetch, cards.place)
    assert cards.asked == []
    for row in (60_010, 60_015, 60_019, 60_020):
        model.index(row).data(VALUE_ROLE)
    assert cards.asked == [(60_000, 20), (60_020, 20)]


def test_pages_long_not_looked_at_are_forgotten(views: list[AnnotationView]) -> None:
    cards = Cards(views * 400)
    model = CardListModel(12_000, cards.fetch, cards.place)
    for row in range(0, 12_000, 20):
        model.value(row)
        model.value(0)
    assert cards.asked.count((0, 20)) == 1
    model.value(20)
    assert cards.asked.count((20, 20)) == 2


def test_a_change_of_the_same_cards_reads_them_again(
    cards: Cards, views: list[AnnotationView]
) -> None:
    model = CardListModel(30, cards.fetch, cards.place)
    model.value(0)
    changed, resets = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    cards.views[0] = views[1]
    model.replace(30, cards.fetch, cards.place)
    assert (changed.count(), resets.count()) == (1, 0)
    assert model.value(0) is views[1]


def test_other_cards_are_a_reset(cards: Cards, qtmodeltester: ModelTester) -> None:
    model = CardListModel(30, cards.fetch, cards.place)
    qtmodeltester.check(model)
    resets = QSignalSpy(model.modelReset)
    del cards.views[0]
    model.replace(29, cards.fetch, cards.place, cards.groups())
    assert resets.count() == 1
    assert shown(model)[:2] == ["# A1", "n1"]


@pytest.mark.parametrize("grouped", [True, False])
@pytest.mark.parametrize("gone", [2, 5, 8, 29])
def test_a_card_more_or_less_moves_only_those_below_it(
    cards: Cards, qtmodeltester: ModelTester, gone: int, grouped: bool
) -> None:
    def groups() -> Groups:
        return cards.groups() if grouped else NO_GROUPS

    model = CardListModel(30, cards.fetch, cards.place, groups())
    before = shown(model)
    qtmodeltester.check(model)
    resets = QSignalSpy(model.modelReset)
    last = QPersistentModelIndex(model.index(model.rowCount() - 1))
    taken = cards.views.pop(gone)
    model.replace(29, cards.fetch, cards.place, groups(), taken.annotation.id)
    assert shown(model) == shown(CardListModel(29, cards.fetch, cards.place, groups()))
    assert last.row() == (-1 if gone == 29 else model.rowCount() - 1)
    cards.views.insert(gone, taken)
    model.replace(30, cards.fetch, cards.place, groups(), taken.annotation.id)
    assert (shown(model), resets.count()) == (before, 0)


def test_that_more_than_one_card_is_a_reset(cards: Cards, qtmodeltester: ModelTester) -> None:
    model = CardListModel(30, cards.fetch, cards.place, cards.groups())
    shown(model)
    qtmodeltester.check(model)
    resets = QSignalSpy(model.modelReset)
    del cards.views[3], cards.views[12:15]
    model.replace(26, cards.fetch, cards.place, cards.groups(), "n3")
    assert resets.count() == 1
    assert shown(model) == shown(CardListModel(26, cards.fetch, cards.place, cards.groups()))


def test_a_card_that_is_gone_meanwhile_is_an_empty_row(cards: Cards) -> None:
    model = CardListModel(30, cards.fetch, cards.place)
    del cards.views[20:]
    assert model.index(25).data(VALUE_ROLE) is None
    assert model.index(25).data() == ""
    assert model.cards(18, 25) == cards.views[18:]


def test_text_says_everything(cards: Cards, views: list[AnnotationView]) -> None:
    model = CardListModel(30, cards.fetch, cards.place, cards.groups())
    assert model.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Speculative, Corroborated. A1, paragraph 2. "
        f"{views[1].annotation.quote} Note: Ask the port authority.\nSoon."
    )
    assert model.index(3).data().startswith("no tag. A1, paragraph 3. ")
    assert model.index(7).data() == "A2. Мост через гавань закрыт (6)"
