"""The board in one call, renewed after a change, and as a Markdown table."""

from workbench.domain.span import Span
from workbench.services.boards import board_markdown
from workbench.services.workspace import Workspace


def test_that_a_renewed_board_is_the_board_counted_afresh(space: Workspace, bridge: str) -> None:
    first = space.claims.add_from_span(bridge, Span(0, 7))[1]
    before = space.boards.board()
    second = space.claims.add_from_span(bridge, Span(8, 14))[1]
    space.linking.link_span(first.id, bridge, Span(15, 21), "refutes")
    space.claims.reorder([second.id, first.id])
    renewed = space.boards.renewed(before, {first.id, second.id})
    assert renewed == space.boards.board()
    assert [view.claim.ref for view in renewed.claims] == ["C2", "C1"]


def test_that_a_deleted_claim_leaves_a_renewed_board(space: Workspace, bridge: str) -> None:
    claim = space.claims.add_from_span(bridge, Span(0, 7))[1]
    before = space.boards.board()
    space.claims.delete([claim.id])
    assert space.boards.renewed(before, {claim.id}) == space.boards.board()


def test_that_a_cancelled_count_leaves_the_board_as_it_was(space: Workspace) -> None:
    before = space.boards.board()
    space.claims.add("Said meanwhile")
    assert space.boards.renewed(before, (), lambda: True) is before


def test_that_a_statement_cannot_break_the_table(space: Workspace) -> None:
    space.claims.add("A | B <script>alert(1)</script> [x](javascript:y) `z`")
    row = board_markdown(space.boards.board()).splitlines()[2]
    assert row.count("|") == len(["Claim", "Verdict", "Evidence", "A1", "A2"]) + 1
    assert "<script>" not in row
    assert "[x]" not in row.replace("\\[", "")
