"""The models of the board and its lists, gone through by Qt's own tester."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.gui.claims.conftest import fill
from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.domain.claim_board import Board
from workbench.domain.views import Finding
from workbench.gui.models.choices import Choice, PlainChoiceModel
from workbench.gui.models.claim_board import ClaimBoardModel
from workbench.gui.models.claim_choices import claim_choices, new_claim_choices, origin_choices
from workbench.gui.models.evidence_list import EvidenceListModel, EvidenceRow, grouped_rows
from workbench.gui.models.finding_list import FindingListModel, finding_rows
from workbench.gui.models.origin_lists import OriginListModel, RelationListModel, relations_of
from workbench.services.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "models.case", "Models")
    add(made, draft(BRIDGE, source="Coastal Courier"), draft(COUNCIL))
    fill(made)
    made.origins.set("Engineer", {"kind": "named_expert"})
    yield made
    made.close()


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(model, mode)


def test_that_the_board_s_model_keeps_the_rules(qtbot: QtBot, space: Workspace) -> None:
    model = ClaimBoardModel()
    tester = watched(model)
    board = space.boards.board()
    for shown in (board, board.shown("bridge", hide_empty=True), board, Board()):
        model.replace(shown)
        assert model.rowCount() == len(shown.claims)
    assert tester.model() is model


def test_that_cells_and_headers_say_all_they_show(qtbot: QtBot, space: Workspace) -> None:
    model = ClaimBoardModel()
    model.replace(space.boards.board())
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == "C1. The repair takes six months. no verdict"
    said = "C1: 1 supports · 2 articles · 1 origin · 1 independent · 1 refutes"
    assert model.index(0, 1).data(role) == said
    assert model.index(0, 3).data(role) == "C1, A2: 1 refutes"
    assert model.index(1, 3).data(role) == "C2, A2: nothing"
    header = model.headerData(2, Qt.Orientation.Horizontal, role)
    assert header == "A1: Harbour bridge closed\nCoastal Courier\nNot graded"


def test_that_the_evidence_model_keeps_the_rules(qtbot: QtBot, space: Workspace) -> None:
    model = EvidenceListModel()
    tester = watched(model)
    for view in space.claims.views():
        rows = [EvidenceRow(item, 1) for item in view.evidence]
        model.replace(rows)
        model.replace(grouped_rows(view.groups, rows))
    model.replace([])
    assert tester.model() is model


def test_that_the_other_models_keep_the_rules(qtbot: QtBot, space: Workspace) -> None:
    origins = space.origins.views()
    findings = [Finding("a-rule", "warning", "One."), Finding("b-rule", "note", "Two.", "C1")]
    for model, rows in (
        (PlainChoiceModel(), [Choice("claim", "c", "A claim", "C1", "supports", True)]),
        (OriginListModel(), origins),
        (RelationListModel(), relations_of(origins[0], origins)),
        (FindingListModel(), finding_rows([findings[0], findings[1], findings[0]])),
    ):
        tester = watched(model)
        model.replace(rows)
        assert model.rowCount() == len(rows)
        model.replace([])
        assert tester.model() is model


def test_that_findings_of_one_rule_stand_together(qtbot: QtBot) -> None:
    one, other = Finding("a-rule", "warning", "One."), Finding("b-rule", "note", "Two.")
    rows = finding_rows([one, other, one])
    assert [getattr(row, "name", "") for row in rows] == ["A rule", "", "", "B rule", ""]


def test_that_claims_are_found_by_ref_and_by_words(space: Workspace) -> None:
    claims = space.claims.listed()

    def offered(typed: str) -> list[tuple[str, str]]:
        return [(each.kind, each.mark) for each in claim_choices(typed, claims, {})]

    assert offered("") == [("claim", "C1"), ("claim", "C2")]
    assert offered("c2") == [("claim", "C2"), ("create", "")]
    assert offered("mon bri") == [("claim", "C2"), ("create", "")]
    assert offered("elsewhere") == [("create", "")]


def test_that_the_first_claim_is_the_last_one_used(space: Workspace) -> None:
    claims = space.claims.listed()
    rows = claim_choices("", claims, {claims[0].id: "refutes"}, claims[1].id)
    assert [(each.mark, each.hint, each.given) for each in rows] == [
        ("C2", "", False),
        ("C1", "refutes", True),
    ]


def test_that_nothing_is_offered_for_a_new_claim_without_words(space: Workspace) -> None:
    assert new_claim_choices("  ", space.claims.listed()) == []


def test_that_an_origin_can_be_taken_away_again(space: Workspace) -> None:
    origins = space.origins.views()
    held = next(view.origin for view in origins if view.origin.name == "Harbour office")
    rows = origin_choices("", origins, held.id, "Coastal Courier")
    assert [(each.kind, each.given) for each in rows] == [
        ("origin", True),
        ("origin", False),
        ("none", False),
    ]
    assert rows[-1].title == "No origin of its own: Coastal Courier"


def test_that_an_origin_of_that_name_is_not_made_twice(space: Workspace) -> None:
    rows = origin_choices("HARBOUR office", space.origins.views(), None, "")
    assert [each.kind for each in rows] == ["origin"]
