"""What a claim with its evidence says of itself."""

import pytest

from workbench.domain.claim_views import ClaimView, Counts, EvidenceView, Group, LoneOrigin
from workbench.domain.claims import Claim, Evidence
from workbench.domain.values import Annotation, Article


def item(
    number: int, article: int, stance: str = "supports", status: str = "active"
) -> EvidenceView:
    text = Article(f"article {article}", article, "Title", status=status)
    mark = Annotation(f"mark {number}", text.id, 1, 0, 4, "Word", "", "")
    return EvidenceView(Evidence(f"link {number}", "claim", mark.id, stance), mark, text, "")


def view(*groups: tuple[bool, tuple[EvidenceView, ...]], origins: int = 1) -> ClaimView:
    """A claim with groups of origins: whether each counts, and its items."""
    return ClaimView(
        Claim("claim", 1, "It broke"),
        None,
        tuple(each for _, items in groups for each in items),
        Counts(origins=origins),
        tuple(
            Group((f"origin {at}",), tuple(each.evidence.id for each in items), (), counts)
            for at, (counts, items) in enumerate(groups)
        ),
    )


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (view((True, (item(1, 1),))), "passage"),
        (view((True, (item(1, 1),)), (False, (item(2, 2, "refutes"),))), "passage"),
        (view((True, (item(1, 1), item(2, 2)))), "origin"),
        (view((True, (item(1, 1), item(2, 1)))), "article"),
        (view((True, (item(1, 1),)), (True, (item(2, 1),))), "article"),
        (view((True, (item(1, 1),)), (False, (item(2, 2),))), "left_out"),
        (view((True, (item(1, 1), item(2, 2, status="retracted")))), "left_out"),
        (view((False, (item(1, 1),)), origins=0), None),
        (view((True, (item(1, 1),)), (True, (item(2, 2),)), origins=2), None),
    ],
)
def test_that_a_lone_origin_has_its_reason(claim: ClaimView, expected: LoneOrigin | None) -> None:
    assert claim.lone_origin == expected
