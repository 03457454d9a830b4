"""The number that usually goes with a verdict is offered where a claim is graded, and not set."""

import pytest

from tests.gui.claims.conftest import Recounted
from workbench.gui.main_window import MainWindow
from workbench.gui.panes.choice_box import ChoiceBox


def graded(window: MainWindow) -> ChoiceBox:
    found = window.board.form.findChild(ChoiceBox, "claimCredibility")
    assert isinstance(found, ChoiceBox)
    return found


def usual(window: MainWindow) -> list[str]:
    box = graded(window)
    words = [box.itemText(place) for place in range(box.count())]
    return [each for each in words if "usual" in each]


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("corroborated", ["2 — Probably true · usual for corroborated"]),
        # One voice for the repair's six months, one against: there is something to compare.
        ("unverified", ["3 — Possibly true · usual for unverified"]),
    ],
)
def test_that_a_verdict_has_its_number_pointed_out(
    board: MainWindow, recounted: Recounted, verdict: str, words: list[str]
) -> None:
    claim = board.board.shown.claims[0].claim
    tag = board.session.space.tagging.named(verdict).id
    recounted(lambda: board.claims.edits.set_field(claim.id, "verdict", tag, None))

    assert usual(board) == words
    assert graded(board).word() is None
    assert board.board.shown.claims[0].claim.credibility is None


def test_that_without_a_verdict_no_number_is_usual(board: MainWindow) -> None:
    assert usual(board) == []
