"""Origins and independence: the exact counts, and what may never change them."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.cliques import largest_clique
from workbench.analysis.independence import Assessment, assess
from workbench.analysis.origins import Cores, Hint, Item, Words

Pairs = Iterable[tuple[str, str]]


def item(
    number: int, origin: str = "", *, named: bool = True, supports: bool = True, grade: str = ""
) -> Item:
    """Evidence `e1` in article `a1` …; without an origin it is the article's own."""
    whose = origin or f"article {number}"
    return Item(f"e{number}", f"a{number}", whose, named and bool(origin), supports, grade or None)


def words(
    same: Pairs = (), possibly: Pairs = (), independent: Pairs = (), of_all: Iterable[str] = ()
) -> Cores:
    return Cores.of(
        Words(frozenset(same), frozenset(possibly), frozenset(independent), frozenset(of_all))
    )


def copied(one: int, other: int) -> Hint:
    return Hint(f"e{one}", f"e{other}", is_copy=True)


def cites(one: int, other: int) -> Hint:
    return Hint(f"e{one}", f"e{other}", is_copy=False)


def numbers(found: Assessment) -> tuple[int, int]:
    return found.origins, found.independent


def test_that_nothing_has_no_origin() -> None:
    assert numbers(assess([], words())) == (0, 0)


def test_that_one_item_is_one_origin_and_counts_as_independent() -> None:
    assert numbers(assess([item(1)], words())) == (1, 1)


def test_that_one_leak_through_three_papers_is_one_origin() -> None:
    leak = [item(n, "the leak") for n in (1, 2, 3)]
    assert numbers(assess(leak, words())) == (1, 1)


def test_that_unknown_relations_are_never_independence() -> None:
    assert numbers(assess([item(1, "Ana"), item(2, "Ben"), item(3)], words())) == (3, 1)


def test_that_eyewitnesses_declared_independent_are_independent() -> None:
    three = [item(1, "Ana"), item(2, "Ben"), item(3, "Cem")]
    pairs = [("Ana", "Ben"), ("Ana", "Cem"), ("Ben", "Cem")]
    assert numbers(assess(three, words(independent=pairs))) == (3, 3)


def test_that_every_pair_must_be_declared() -> None:
    three = [item(1, "Ana"), item(2, "Ben"), item(3, "Cem")]
    pairs = [("Ana", "Ben"), ("Ben", "Cem")]
    assert numbers(assess(three, words(independent=pairs))) == (3, 2)


def test_that_an_origin_can_be_independent_of_all_others() -> None:
    three = [item(1, "Ana"), item(2, "Ben"), item(3)]
    assert numbers(assess(three, words(of_all=["Ana"]))) == (3, 2)
    assert numbers(assess(three, words(of_all=["Ana", "Ben"]))) == (3, 3)


def test_that_a_group_is_independent_where_any_of_its_members_is() -> None:
    three = [item(1, "Ana"), item(2, "Anna"), item(3, "Ben")]
    said = words(same=[("Ana", "Anna")], independent=[("Anna", "Ben")])
    assert numbers(assess(three, said)) == (2, 2)


def test_that_different_members_may_be_independent_of_different_groups() -> None:
    four = [item(1, "Ana"), item(2, "Anna"), item(3, "Ben"), item(4, "Cem")]
    pairs = [("Ana", "Ben"), ("Anna", "Cem"), ("Ben", "Cem")]
    assert numbers(assess(four, words(independent=pairs))) == (4, 2)
    assert numbers(assess(four, words(same=[("Ana", "Anna")], independent=pairs))) == (3, 3)


@pytest.mark.parametrize("relation", ["same", "possibly_same"])
def test_that_a_persons_word_joins_also_by_way_of_an_absent_origin(relation: str) -> None:
    pairs = [("Ana", "Bea"), ("Bea", "Cem")]
    said = words(same=pairs) if relation == "same" else words(possibly=pairs)
    found = assess([item(1, "Ana"), item(2, "Cem")], said)
    assert numbers(found) == (1, 1)
    assert found.groups[0].said == (("Ana", "Bea", relation), ("Bea", "Cem", relation))


@pytest.mark.parametrize("hint", [copied(1, 2), cites(1, 2), cites(2, 1)])
def test_that_a_hint_joins_origins_of_which_nothing_is_known(hint: Hint) -> None:
    found = assess([item(1, "Ana"), item(2)], words(), [hint])
    assert numbers(found) == (1, 1)
    assert found.groups[0].hints == (hint,)


def test_that_a_persons_word_beats_a_hint() -> None:
    two = [item(1, "Ana"), item(2, "Ben")]
    assert numbers(assess(two, words(independent=[("Ana", "Ben")]), [copied(1, 2)])) == (2, 2)
    assert numbers(assess(two, words(of_all=["Ana"]), [copied(1, 2)])) == (2, 2)


def test_that_independent_of_all_others_does_not_make_a_mere_copy_another_origin() -> None:
    assert numbers(assess([item(1, "Ana"), item(2)], words(of_all=["Ana"]), [copied(1, 2)])) == (
        1,
        1,
    )


def test_that_same_wins_where_people_contradict_themselves() -> None:
    two = [item(1, "Ana"), item(2, "Ben")]
    pair = [("Ana", "Ben")]
    assert numbers(assess(two, words(same=pair, independent=pair))) == (1, 1)


def test_that_a_copy_of_both_does_not_join_what_a_person_declared_independent() -> None:
    three = [item(1, "Ana"), item(2, "Ben"), item(3)]
    said = words(independent=[("Ana", "Ben")])
    found = assess(three, said, [copied(1, 3), copied(2, 3)])
    assert numbers(found) == (2, 2)
    assert [group.items for group in found.groups] == [("e1", "e3"), ("e2",)]


def test_that_what_supports_nothing_counts_nothing() -> None:
    two = [item(1, "Ana"), item(2, "Ben", supports=False)]
    found = assess(two, words(independent=[("Ana", "Ben")]))
    assert numbers(found) == (1, 1)
    assert [group.counts for group in found.groups] == [True, False]


def test_that_a_group_counts_unless_all_its_support_is_unreliable() -> None:
    bad = [item(1, "Ana", grade="E"), item(2, "Ben", grade="E")]
    assert numbers(assess(bad, words())) == (0, 0)
    mixed = [item(1, "Ana", grade="E"), item(2, "Ana", grade="D")]
    assert numbers(assess(mixed, words())) == (1, 1)


def test_that_origins_are_never_more_than_articles() -> None:
    one = Item("e1", "a1", "Ana", True, True)
    other = Item("e2", "a1", "Ben", True, True)
    said = words(independent=[("Ana", "Ben")])
    assert numbers(assess([one, other], said)) == (1, 1)


def test_that_a_copied_article_is_no_further_article() -> None:
    first = [Item("e1", "a1", "Ana", True, True), Item("e2", "a1", "Ben", True, True)]
    copy = [Item("e3", "a2", "paper", False, True), Item("e4", "a2", "paper", False, True)]
    hints = [copied(1, 3), copied(2, 4)]
    assert assess(first + copy, words(), hints).origins == 1


def test_that_groups_come_in_the_order_of_the_items() -> None:
    found = assess([item(1, "Zoe"), item(2, "Ana"), item(3, "Zoe")], words())
    assert [group.items for group in found.groups] == [("e1", "e3"), ("e2",)]


NAMES = "ABCDEF"


PAIR = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] < p[1])
Said = dict[str, list[tuple[str, str]]]
Case = tuple[list[Item], Said, list[Hint]]


def said_of(said: Said, of_all: Iterable[str] = ()) -> Cores:
    return words(said["same"], said["possibly"], said["independent"], of_all)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Items with named origins or none, people's words on the names, and hints."""
    count = draw(st.integers(1, 7))
    items = []
    for number in range(1, count + 1):
        origin = draw(st.sampled_from([*NAMES, ""]))
        supports = draw(st.integers(0, 4)) > 0
        items.append(item(number, origin, supports=supports, grade=draw(st.sampled_from("AE"))))
    relation = st.sampled_from(("same", "possibly", "independent"))
    said = draw(st.dictionaries(PAIR, relation, max_size=10))
    by_relation: Said = {"same": [], "possibly": [], "independent": []}
    for each, token in said.items():
        by_relation[token].append(each)
    numbered = st.integers(1, count)
    ends = st.tuples(numbered, numbered).filter(lambda p: p[0] < p[1])
    hinted = draw(st.lists(ends, max_size=8)) if count > 1 else []
    return items, by_relation, [copied(*each) for each in hinted]


OF_ALL = st.frozensets(st.sampled_from(NAMES), max_size=2)


@given(cases(), OF_ALL, st.data())
def test_that_an_added_copy_of_an_article_never_raises_a_count(
    case: Case,
    of_all: frozenset[str],
    data: st.DataObject,
) -> None:
    items, said, hints = case
    chosen = data.draw(st.sampled_from(items))
    number = int(chosen.id[1:])
    new = Item(
        "e99",
        data.draw(st.sampled_from(["a0", "a99"])),
        "copy",
        False,
        chosen.supports,
        chosen.grade,
    )
    also = [
        Hint("e99", other, is_copy=True)
        for hint in hints
        for other in (hint.one, hint.other)
        if chosen.id in {hint.one, hint.other} and other != chosen.id
    ]
    cores = said_of(said, of_all)
    before = assess(items, cores, hints)
    after = assess([*items, new], cores, [*hints, *also, copied(number, 99)])
    assert after.origins <= before.origins
    assert after.independent <= before.independent


@given(cases(), OF_ALL, st.data())
def test_that_unassessed_evidence_never_lowers_what_was_established(
    case: Case,
    of_all: frozenset[str],
    data: st.DataObject,
) -> None:
    items, said, hints = case
    new = item(99, supports=data.draw(st.booleans()))
    like = data.draw(st.frozensets(st.sampled_from([each.id for each in items])))
    also = [Hint(each, "e99", is_copy=True) for each in like]
    cores = said_of(said, of_all)
    before = assess(items, cores, hints)
    assert assess([*items, new], cores, [*hints, *also]).independent >= before.independent


@given(cases(), st.data())
def test_that_declaring_two_origins_the_same_never_raises_a_count(
    case: Case, data: st.DataObject
) -> None:
    # Of two origins that stand alike to all others. Where Ana was declared independent of Ben and
    # Anna of Cem, their being one says something new: see the test of different members.
    items, said, hints = case
    one, other = data.draw(PAIR)
    cores = said_of(said)
    pairs = [tuple(map(cores.core, pair)) for pair in said["independent"]]
    first, second = cores.core(one), cores.core(other)
    kept = [(a, b) for a, b in pairs if second not in {a, b}]
    kept += [(second, b if a == first else a) for a, b in kept if first in {a, b}]
    said = {**said, "independent": kept}
    before = assess(items, said_of(said), hints)
    after = assess(items, said_of({**said, "same": [*said["same"], (one, other)]}), hints)
    assert after.origins <= before.origins
    assert after.independent <= before.independent


@given(cases(), OF_ALL, st.randoms(use_true_random=False))
def test_that_the_order_of_entry_never_matters(
    case: Case,
    of_all: frozenset[str],
    chance: Random,
) -> None:
    items, said, hints = case
    turned = [Hint(hint.other, hint.one, hint.is_copy) for hint in hints]
    first = assess(items, said_of(said, of_all), hints)
    shuffled = sorted(items, key=lambda _: chance.random())
    second = assess(shuffled, said_of(said, of_all), turned[::-1])
    assert numbers(first) == numbers(second)
    assert {frozenset(g.items) for g in first.groups} == {frozenset(g.items) for g in second.groups}


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7))))
def test_that_the_largest_clique_is_the_largest(pairs: set[tuple[int, int]]) -> None:
    related = [0] * 8
    for one, other in pairs:
        if one != other:
            related[one] |= 1 << other
            related[other] |= 1 << one
    by_trying = max(
        bin(chosen).count("1")
        for chosen in range(1, 256)
        if all(chosen & ~(1 << v) & ~related[v] == 0 for v in range(8) if chosen >> v & 1)
    )
    assert largest_clique(related) == by_trying
