"""Copies among many passages of a claim: just those that comparing each with each would find."""

from random import Random

import pytest

from tests.services.conftest import add, draft
from workbench.analysis.copies import cut, overlap
from workbench.analysis.shingles import runs, words_of
from workbench.domain.claim_views import EvidenceView
from workbench.domain.span import Span
from workbench.services.copies import Copies
from workbench.services.workspace import Workspace

Found = set[tuple[str, str, float]]


def linked(space: Workspace, texts: list[str], marks: int) -> tuple[EvidenceView, ...]:
    """Evidence of one claim: some marks of each of the texts."""
    claim = space.claims.add("The dam gave way")[1]
    ids = []
    for article in add(space, *map(draft, texts)).added:
        text = space.library.text(article).text
        for at in range(marks):
            start = at * len(text) // marks
            span = Span(start, start + 40)
            ids.append(space.marking.tag_span(article, span, [], "seen")[1].id)
    space.linking.link(claim.id, ids)
    return space.claims.view(claim.id).evidence


def by_pieces(count: int) -> list[str]:
    """Texts of pieces that some of them share."""
    random = Random(5)
    pieces = [" ".join(f"w{n}x{m}" for m in range(70)) for n in range(count)]
    return ["\n\n".join(random.sample(pieces, 3)) for _ in range(count)]


def each_with_each(space: Workspace, items: tuple[EvidenceView, ...]) -> Found:
    texts = {each.article.id: space.library.text(each.article.id).text for each in items}
    every = {key: frozenset(runs(words_of(text))) for key, text in texts.items()}
    cuts = {e.evidence.id: cut(texts[e.article.id], e.annotation.span) for e in items}
    found = set()
    for at, one in enumerate(items):
        for other in items[at + 1 :]:
            if one.article.id != other.article.id:
                share = overlap(
                    cuts[one.evidence.id],
                    every[one.article.id],
                    cuts[other.evidence.id],
                    every[other.article.id],
                )
                if share is not None:
                    found.add((one.evidence.id, other.evidence.id, share))
    return found


def found_by(space: Workspace, items: tuple[EvidenceView, ...]) -> Found:
    (pairs,) = space.copies.overlaps([items])
    return {(one.evidence.id, other.evidence.id, share) for one, other, share in pairs}


@pytest.mark.parametrize("fingerprints", [0, 5, 100], ids=["none", "some", "all"])
def test_that_what_is_found_does_not_hang_on_fingerprints(
    space: Workspace, fingerprints: int
) -> None:
    items = linked(space, by_pieces(12), marks=4)
    space.copies.keep_some(fingerprints)

    expected = each_with_each(space, items)
    assert expected
    assert found_by(space, items) == expected


def test_that_later_fingerprints_change_nothing(space: Workspace) -> None:
    items = linked(space, by_pieces(8), marks=3)
    before = found_by(space, items)
    space.copies.keep_some(100)

    assert found_by(space, items) == before == each_with_each(space, items)


def test_that_passages_with_nothing_in_common_are_not_compared(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("compared")

    texts = [" ".join(f"w{n}x{m}" for m in range(80)) for n in range(20)]
    items = linked(space, texts, marks=2)
    space.copies.keep_some(100)
    monkeypatch.setattr(Copies, "_compared", refuse)

    assert found_by(space, items) == set()
