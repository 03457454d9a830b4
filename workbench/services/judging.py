"""What the judgement on the material lacks: warnings and notes, never verdicts."""

from collections.abc import Sequence

from workbench.analysis.judgement import judge, judge_together
from workbench.domain.claim_views import ClaimView
from workbench.domain.views import Finding
from workbench.services.open_case import OpenCase
from workbench.services.weighing import Weighing
from workbench.storage import checks


class Judging:
    """The findings on one case that concern judgement: each with its reason and its place."""

    def __init__(self, case: OpenCase, weighing: Weighing) -> None:
        self._case = case
        self._weighing = weighing

    def findings(self, views: Sequence[ClaimView] | None = None) -> list[Finding]:
        """Every finding, warnings first; those on claims in the analyst's order of claims.

        Claims and articles are named by ref, annotations by id. `views` are all claims, where they
        are at hand: to weigh them takes the most of the time.
        """
        with self._case.file.reading():
            views = self._weighing.views() if views is None else views
            found = [finding for view in views for finding in judge(view)]
            found += judge_together(views)
            found += self._on_material()
        return sorted(found, key=lambda finding: finding.severity != "warning")

    def _on_material(self) -> list[Finding]:
        connection = self._case.file.connection
        refs = self._case.articles.refs()
        found = []
        for mark, article in checks.without_notice(connection):
            what = f"{refs[article]} is" if mark is None else f"A mark in {refs[article]} is tagged"
            message = f"{what} retracted; there is no notice with a date."
            found.append(_warning("retracted-without-notice", message, mark, refs[article]))
        for mark, article in checks.without_note(connection, "misleading"):
            lack = "without a note saying what misleads"
            message = f"A mark in {refs[article]} is tagged misleading {lack}."
            found.append(_warning("misleading-without-note", message, mark, refs[article]))
        for mark, article in checks.without_note(connection, "fabricated"):
            message = f"A mark in {refs[article]} is tagged fabricated without a written reason."
            found.append(_warning("fabricated-without-reason", message, mark, refs[article]))
        for mark, article in checks.orphans(connection):
            message = f"A mark lost its place in the text of {refs[article]}."
            found.append(_warning("orphaned-annotation", message, mark, refs[article]))
        for article, title in checks.undated_articles(connection):
            message = f"{refs[article]} “{title}” carries no publication date."
            found.append(Finding("undated-article", "note", message, article=refs[article]))
        return found


def _warning(rule: str, message: str, mark: str | None, article: str) -> Finding:
    return Finding(rule, "warning", message, annotation=mark, article=article)
