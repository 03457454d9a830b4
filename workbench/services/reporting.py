"""Building the credibility report of a case."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import workbench
from workbench.domain.views import AnnotationView, ArticleSummary, CardFilter
from workbench.services.library import Library
from workbench.services.open_case import OpenCase

if TYPE_CHECKING:
    from workbench.report.data import ReportArticle, ReportData


def report_date() -> str:
    """The date a report carries, ISO 8601: SOURCE_DATE_EPOCH (seconds) where set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):  # not set, no number, or beyond any calendar
        moment = datetime.now(UTC)
    return moment.date().isoformat()


class Reporting:
    """Reports on one case."""

    def __init__(self, case: OpenCase, library: Library) -> None:
        self._case = case
        self._library = library

    def markdown(self, query: str = "") -> str:
        """The report in Markdown; of the annotations a query finds, or of all."""
        # Jinja2 takes 50 ms to import, which the start of the window need not wait for.
        from workbench.report.render import render

        return render(self.data(query))

    def html(self, query: str = "") -> str:
        """The report as one self-contained HTML page."""
        from workbench.report.html import to_html

        return to_html(self.markdown(query))

    def preview(self, query: str = "", *, dark: bool = False) -> tuple[str, str]:
        """The report in Markdown, and the same rendered for the window."""
        from workbench.report.html import to_html

        markdown = self.markdown(query)
        return markdown, to_html(markdown, dark=dark)

    def data(self, query: str = "") -> "ReportData":
        """What the report says, as a value."""
        from workbench.report.data import ReportData

        with self._case.file.reading():
            summaries = self._library.summaries()
            views, scope = self._in_scope(query)
            by_article: dict[str, list[AnnotationView]] = {}
            for view in views:
                by_article.setdefault(view.article.id, []).append(view)
            shown = [s for s in summaries if not query.strip() or s.article.id in by_article]
            articles = tuple(
                self._article(summary, by_article.get(summary.article.id, [])) for summary in shown
            )
            return ReportData(
                title=self._case.title,
                scope=scope,
                generated=report_date(),
                program_version=workbench.__version__,
                tags=tuple(tag for tag in self._case.annotations.tags() if tag.active),
                articles=articles,
                limits=tuple(self._limits(shown)),
            )

    def _in_scope(self, query: str) -> tuple[list[AnnotationView], str]:
        wanted = CardFilter()
        if not query.strip():
            everything = self._library.views(self._library.annotations(wanted))
            return everything, "All articles and annotations of the case."
        from workbench.domain.query import parse

        parsed = parse(query)
        ids, _, _ = self._case.index.annotations(parsed, limit=-1)
        found = set(ids)
        marks = [m for m in self._library.annotations(wanted) if m.id in found]
        scope = f"Annotations found by this search: {parsed.explanation}."
        return self._library.views(marks), scope

    def _article(self, summary: ArticleSummary, views: list[AnnotationView]) -> "ReportArticle":
        from workbench.report.data import ReportArticle

        stored = self._library.text(summary.article.id)
        return ReportArticle(
            article=summary.article,
            source=summary.source,
            file_name=stored.file_name,
            characters=stored.characters,
            sha256=stored.sha256,
            original_sha256=stored.original_sha256,
            annotations=tuple(views),
        )

    def _limits(self, shown: list[ArticleSummary]) -> list[str]:
        """What the material lacks, each a sentence computed from the case."""
        limits = []
        undated = [s.article.ref for s in shown if not s.article.published]
        if undated:
            limits.append(f"No publication date is known for {_listed(undated)}.")
        unnamed = [s.article.ref for s in shown if s.source is None]
        if unnamed:
            limits.append(f"No publisher is known for {_listed(unnamed)}.")
        ungraded = [s.article.ref for s in shown if s.source and not s.source.reliability]
        if ungraded:
            limits.append(f"The publisher of {_listed(ungraded)} has not been graded.")
        unmarked = [s.article.ref for s in shown if not s.annotations]
        if unmarked:
            limits.append(f"Nothing is marked in {_listed(unmarked)}.")
        unreviewed = [s.article.ref for s in shown if s.article.state != "reviewed"]
        if unreviewed:
            limits.append(f"The review of {_listed(unreviewed)} is not finished.")
        hidden = self._library.summaries(hidden=True)
        if hidden:
            refs = _listed([s.article.ref for s in hidden])
            marks = sum(s.annotations for s in hidden)
            limits.append(f"Left out because hidden: {refs}, with {_counted(marks, 'annotation')}.")
        return limits


def _listed(refs: list[str]) -> str:
    return refs[0] if len(refs) == 1 else f"{', '.join(refs[:-1])} and {refs[-1]}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
