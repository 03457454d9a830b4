"""The sentences that the report makes of claims."""

import pytest

from workbench.report import claims
from workbench.report.data import ReportClaim


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("The bridge was closed", "The bridge was closed."),
        ("The bridge was closed. ", "The bridge was closed."),
        ("Was the bridge closed?", "Was the bridge closed?"),
        ("The mayor said “never!”", "The mayor said “never!”"),
        ("The mayor said “never”", "The mayor said “never”."),
        ("桥已关闭。", "桥已关闭。"),
        ("هل أغلق الجسر؟", "هل أغلق الجسر؟"),
    ],
)
def test_that_a_claim_ends_before_its_verdict_begins(given: str, printed: str) -> None:
    assert claims.statement(ReportClaim("C1", given)) == printed
