"""`verify` and places: orphans that never had one, and pages of a file."""

import json
from dataclasses import replace

import pytest

from tests.services.conftest import BRIDGE
from workbench.domain.edit import Action, changed
from workbench.domain.span import Span
from workbench.domain.values import Region
from workbench.report.annex import sealed
from workbench.report.proof import Proof
from workbench.services.workspace import Workspace

LOST = "Words that nobody ever wrote."


def verified(space: Workspace, report: str) -> Proof:
    """What verifying says of a report whose seal the forger has renewed."""
    return space.reporting.verify(sealed(report).encode())


def problems(space: Workspace, report: str) -> list[str]:
    return [failure.problem for failure in verified(space, report).failures]


@pytest.fixture(params=["beside the text", "behind the text"])
def orphan(space: Workspace, bridge: str, request: pytest.FixtureRequest) -> str:
    """The id of an orphan from elsewhere, beside a true mark."""
    start = BRIDGE.index("closed at 06:40")
    _, true = space.marking.tag_span(bridge, Span(start, start + 15), [])
    selectors = [
        {"type": "TextQuoteSelector", "exact": LOST},
        {"type": "TextPositionSelector", "start": 900_000, "end": 900_029},
    ]
    source = f"urn:sha256:{space.library.summaries()[0].sha256}"
    item = {"type": "Annotation", "target": {"source": source, "selector": selectors}}
    _, summary = space.exchanging.import_annotations(json.dumps(item).encode())
    (lost,) = summary.orphaned
    mark = space.case.annotation(lost.id)
    assert mark.end <= len(BRIDGE)
    if request.param == "behind the text":  # as an earlier program kept it
        edit = changed("annotation", mark, replace(mark, start=900_000, end=900_029))
        with space.case.writing() as commit:
            commit(Action("Move", (edit,) if edit else ()))
    claim = space.claims.add("The bridge was closed.")[1]
    space.linking.link(claim.id, [true.id, lost.id], "supports")
    return lost.id


@pytest.fixture
def report(space: Workspace, orphan: str) -> str:
    return space.reporting.markdown()


def test_that_an_orphan_without_a_place_is_said_not_to_be_proved(
    space: Workspace, report: str, orphan: str
) -> None:
    found = space.reporting.verify(report.encode())

    assert (found.failures, found.unproved, found.quotations) == ((), (orphan,), 2)


def test_that_the_report_gives_such_an_orphan_no_position(report: str) -> None:
    body, _, _ = report.partition("```json")

    assert "900000" not in report
    assert body.count("**A1 (place not found)** · supports · origin: Coastal Courier") == 1
    assert body.count("Not proved: this annotation came from elsewhere") == 2
    assert "Reason: imported, but its quotation does not occur in the text." in body
    assert "was given no place in the text, and nothing proves its quotation: 1 in A1." in body


def test_that_another_quotation_in_its_stead_is_found(space: Workspace, report: str) -> None:
    body, fence, annex = report.partition("```json")

    (problem, *_) = problems(space, body.replace(LOST[:-1], "Words of mine") + fence + annex)

    assert problem == "The quotation printed at A1 (place not found) differs from the annex's."


def test_that_a_quotation_whose_place_was_taken_away_is_found(
    space: Workspace, report: str
) -> None:
    start = BRIDGE.index("closed at 06:40")
    taken = f'"start": {start}, "end": {start + 15}, "paragraph": 2'

    found = problems(space, report.replace(taken, '"start": null, "end": null, "paragraph": null'))

    assert taken in report
    assert (
        f"The body prints a quotation at A1 ¶2 [{start}–{start + 15}]; the annex lists none."
        in found
    )


def test_that_an_orphan_given_a_position_by_a_forger_is_found(
    space: Workspace, report: str
) -> None:
    placed = report.replace("A1 (place not found)", "A1 ¶2 [0–29]").replace(
        '"start": null, "end": null, "paragraph": null', '"start": 0, "end": 29, "paragraph": 2'
    )

    assert "The text at A1 ¶2 [0–29] is not the quotation that the annex gives." in problems(
        space, placed
    )


@pytest.fixture
def paged(space: Workspace, bridge: str) -> str:
    """A report whose quotation reaches over the end of page 3."""
    start = BRIDGE.index("closed at 06:40")
    cuts = [0, start + 6, len(BRIDGE)]
    space.case.articles.add_regions(
        [
            Region(
                space.case.make_id(), bridge, 1, cuts[n], cuts[n + 1], "page", "pdf", detail=page
            )
            for n, page in enumerate(["3", "4"])
        ]
    )
    space.marking.tag_span(bridge, Span(start, start + 15), [])
    return space.reporting.markdown()


def test_that_a_true_page_holds(space: Workspace, paged: str) -> None:
    assert "]** · pp. 3–4 · " in paged
    assert problems(space, paged) == []


def test_that_a_changed_page_is_found(space: Workspace, paged: str) -> None:
    (problem,) = problems(space, paged.replace("pp. 3–4 ·", "p. 5 ·"))

    assert problem.startswith("The body prints page 5 for A1 ¶2")
    assert problem.endswith("the case has it on page 3–4.")


def test_that_a_page_of_a_text_without_pages_is_found(space: Workspace, report: str) -> None:
    found = problems(space, report.replace("]** · ", "]** · p. 7 · "))

    assert "the case knows of no page there." in found[0]
