"""Articles with much the same words as others are told, whichever of them came first."""

import pytest

from tests.services.conftest import BRIDGE, add, draft
from workbench.domain.views import NearCopy
from workbench.services.workspace import Workspace

WIRE = " ".join(f"word{n} and thing{n % 7}" for n in range(300))


def kept(space: Workspace) -> None:
    while space.copies.keep_some():
        pass


def among(space: Workspace, added: list[str]) -> list[NearCopy]:
    kept(space)
    return space.near_copies.among(added)


def pairs(found: list[NearCopy]) -> list[tuple[str, str]]:
    return [(each.article.ref, each.other.ref) for each in found]


def test_that_much_the_same_text_is_a_hint(space: Workspace) -> None:
    (first,) = add(space, draft(WIRE)).added
    kept(space)
    near, other = add(space, draft(f"Copied. {WIRE} The end."), draft(BRIDGE * 2)).added

    (found,) = space.near_copies.of(near)
    assert (found.other.id, found.share > 0.9) == (first, True)
    assert space.near_copies.of(first) == []  # the copy has no fingerprint yet
    assert first not in [each.other.id for each in space.near_copies.of(other)]


def test_that_of_two_that_come_together_the_later_is_named(space: Workspace) -> None:
    added = add(space, draft(f"One. {WIRE}"), draft("Between."), draft(f"Two. {WIRE}")).added

    (copy,) = among(space, added)
    assert pairs([copy]) == [("A5", "A3")]
    assert 0.9 < copy.share <= 1


def test_that_an_article_within_a_longer_one_is_named_itself(space: Workspace) -> None:
    longer = " ".join(f"other{n} thing" for n in range(600))
    added = add(space, draft(WIRE), draft(f"{longer} {WIRE} {longer}")).added

    assert pairs(among(space, added)) == [("A3", "A4")]


def test_that_however_many_come_all_are_compared(space: Workspace) -> None:
    drafts = [draft(" ".join(f"w{n}x{m}" for m in range(60))) for n in range(300)]
    added = add(space, *drafts, draft(f"First. {WIRE}"), draft(f"Second. {WIRE}")).added

    assert pairs(among(space, added)) == [("A304", "A303")]


@pytest.mark.parametrize("hidden", [0, 1])
def test_that_articles_set_aside_are_no_copies(space: Workspace, hidden: int) -> None:
    added = add(space, draft(f"One. {WIRE}"), draft(f"Two. {WIRE}")).added
    space.library.set_article(added[hidden], {"hidden": True})

    assert among(space, added) == []


def test_that_an_import_taken_back_meanwhile_has_no_copies(space: Workspace) -> None:
    added = add(space, draft(f"One. {WIRE}"), draft(f"Two. {WIRE}")).added
    kept(space)
    space.journal.undo()

    assert among(space, added) == []


def test_that_copies_come_in_the_order_of_the_articles_and_the_most_alike_first(
    space: Workspace,
) -> None:
    more = " ".join(f"another{n} word" for n in range(200))
    texts = (f"One. {WIRE}", f"Two. {WIRE} {more}", f"Three. {WIRE} {more} End.", f"Four. {WIRE}")
    added = add(space, *map(draft, texts)).added

    assert pairs(among(space, added)) == [
        ("A4", "A3"),
        ("A5", "A4"),
        ("A5", "A3"),
        ("A6", "A3"),
        ("A6", "A4"),
        ("A6", "A5"),
    ]
