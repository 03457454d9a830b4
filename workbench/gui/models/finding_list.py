"""What a case lacks, as rows under the rules that say so."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from workbench.domain.views import Finding
from workbench.gui.models.choices import ChoiceModel
from workbench.gui.models.roles import GroupHeading


class FindingListModel(ChoiceModel):
    """Rows of `Finding`, each rule's under a `GroupHeading` that cannot be selected."""

    def row_of(self, finding: object) -> int | None:
        """The row of a finding, None where it holds no longer."""
        return next((n for n, row in enumerate(self._rows) if row == finding), None)

    def title(self, row: Any) -> str:
        return str(row.name if isinstance(row, GroupHeading) else row.message)

    def hint(self, row: Any) -> str:
        if isinstance(row, GroupHeading):
            return str(row.count)
        return " · ".join(part for part in (row.claim, row.article) if part)


def finding_rows(findings: Iterable[Finding]) -> list[Finding | GroupHeading]:
    """The findings under the words of their rules, in the order in which they come."""
    order: dict[str, int] = {}
    for finding in (findings := list(findings)):
        order.setdefault(finding.rule, len(order))
    findings.sort(key=lambda finding: order[finding.rule])
    rows: list[Finding | GroupHeading] = []
    for rule, group in groupby(findings, key=lambda finding: finding.rule):
        held = list(group)
        rows += [GroupHeading(rule_words(rule), len(held)), *held]
    return rows


def rule_words(rule: str) -> str:
    """`Corroborated without other origin` for a rule's token."""
    return rule.replace("-", " ").capitalize()
