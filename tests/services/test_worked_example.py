from collections.abc import Iterator

import pytest

from workbench.domain.claim_views import ClaimView
from workbench.domain.views import UndoState
from workbench.services.sample import create_sample
from workbench.services.workspace import Workspace

# By ref: mentions, articles, origins, independent; counted by hand from corpus/sample-claims.toml.
COUNTS = {
    "C1": (2, 2, 1, 1),
    "C2": (3, 2, 1, 1),
    "C3": (3, 2, 1, 1),
    "C4": (1, 1, 0, 0),
    "C5": (3, 3, 1, 1),
    "C6": (2, 2, 1, 1),
    "C7": (2, 2, 2, 1),
    "C8": (3, 1, 1, 1),
    "C9": (3, 3, 1, 1),
    "C10": (2, 2, 2, 1),
    "C11": (3, 3, 2, 1),
    "C12": (3, 2, 2, 1),
    "C13": (5, 4, 2, 2),
    "C14": (2, 2, 1, 1),
    "C15": (2, 2, 1, 1),
    "C16": (2, 1, 1, 1),
    "C17": (1, 1, 1, 1),
    "C18": (2, 1, 1, 1),
    "C19": (1, 1, 1, 1),
    "C20": (3, 3, 3, 1),
    "C21": (2, 1, 1, 1),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    space = create_sample(tmp_path_factory.mktemp("sample") / "sample.case")
    yield space
    space.close()


@pytest.fixture(scope="module")
def views(sample: Workspace) -> dict[str, ClaimView]:
    return {view.claim.ref: view for view in sample.claims.views()}


@pytest.mark.parametrize("ref", COUNTS)
def test_that_a_claim_rests_on_what_a_person_counts(views: dict[str, ClaimView], ref: str) -> None:
    counts = views[ref].counts
    assert COUNTS[ref] == (counts.mentions, counts.articles, counts.origins, counts.independent)


def test_that_there_are_no_other_claims(views: dict[str, ClaimView]) -> None:
    assert list(views) == list(COUNTS)


def test_that_a_relay_of_meduza_and_meduza_are_one_origin(views: dict[str, ClaimView]) -> None:
    assert "cites_publisher" in {
        reason.kind for group in views["C3"].groups for reason in group.reasons
    }


def test_that_every_claim_has_a_verdict_a_grade_and_a_reason(views: dict[str, ClaimView]) -> None:
    assert not [
        ref
        for ref, view in views.items()
        if not (view.verdict and view.claim.credibility and view.claim.rationale)
    ]


def test_that_the_example_breaks_none_of_the_rules_for_claims(views: dict[str, ClaimView]) -> None:
    assert {ref: view.warnings for ref, view in views.items() if view.warnings} == {}


def test_that_every_publisher_is_graded(sample: Workspace) -> None:
    assert [source.reliability for source, _ in sample.library.sources()].count(None) == 0


def test_that_nothing_of_the_example_can_be_undone(sample: Workspace) -> None:
    assert sample.journal.state() == UndoState(None, None)
