"""Building what a report says, from one state of the case."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import workbench
from workbench.analysis.judgement import judge, judge_together
from workbench.domain.claim_views import ClaimView, EvidenceView
from workbench.domain.errors import Interrupted
from workbench.domain.query import parse
from workbench.domain.text import sha256_of_bytes, sha256_of_text, storable
from workbench.domain.values import Annotation, Region
from workbench.domain.views import AnnotationView, ArticleSummary, CardFilter, TextFacts
from workbench.report.data import (
    CaseState,
    ChangeSummary,
    ReportArticle,
    ReportClaim,
    ReportData,
    ReportOptions,
)
from workbench.report.pages import page_label
from workbench.report.proof import PagesOf, StoredText, TextOf
from workbench.report.summary import listing
from workbench.services.library import Library
from workbench.services.names import claim_named
from workbench.services.open_case import OpenCase
from workbench.services.report_changes import Names, changes_in_words
from workbench.services.report_claims import report_claims
from workbench.services.report_findings import anomalies, gaps
from workbench.services.weighing import Weighing
from workbench.storage import history, reports

# Annotations between two looks whether to go on; some tens of milliseconds.
_AT_ONCE = 2000


def scope_key(options: ReportOptions) -> str:
    """What a report covers, as the case records it: reports of one scope follow each other."""
    if options.claims:
        return f"claims: {', '.join(sorted(options.claims))}"
    query = storable(options.query).strip()
    return f"query: {query}" if query else "all"


class ReportBuilder:
    """Reads a case for a report."""

    def __init__(self, case: OpenCase, library: Library, weighing: Weighing) -> None:
        self._case = case
        self._library = library
        self._weighing = weighing

    def data(
        self,
        options: ReportOptions,
        generated: str | None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> ReportData:
        """What a report with these options says.

        Raises NotFound for a claim that is not there, Interrupted soon after `stopped` says so.
        """
        with self._case.file.reading(), self._case.file.while_wanted(stopped):
            summaries = self._library.summaries()
            facts = self._case.articles.text_facts()
            weighed = self._weighed(options)
            claims = self._claims(weighed)
            views, scope = self._in_scope(options, claims or (), stopped)
            claims = _supported(claims, views) if options.query.strip() else claims
            by_article: dict[str, list[AnnotationView]] = {}
            for view in views:
                by_article.setdefault(view.article.id, []).append(view)
            regions = self._case.articles.every_region()
            whole = scope_key(options) == "all"
            spoken = {e.view.article.id for claim in claims or () for e in claim.evidence}
            shown = [s for s in summaries if whole or s.article.id in spoken | set(by_article)]
            articles = tuple(
                _article(each, facts, by_article.get(each.article.id, [])) for each in shown
            )
            return ReportData(
                title=self._case.title,
                scope=scope,
                generated=generated,
                program_version=workbench.__version__,
                state=self._state(),
                tags=tuple(tag for tag in self._case.annotations.tags() if tag.active),
                articles=articles,
                text_hashes={key: fact.sha256 for key, fact in facts.items()},
                claims=claims,
                anomalies=anomalies(shown, facts, regions, views),
                gaps=gaps(
                    shown,
                    self._library.summaries(hidden=True),
                    claims,
                    _unverified(views),
                    _together(weighed, claims or ()),
                ),
                changes=self._changes(scope_key(options)),
                sections=options.sections,
                shortened=options.shortened,
                pages=_pages(
                    regions, [*views, *(e.view for c in claims or () for e in c.evidence)]
                ),
            )

    def stored_texts(self) -> TextOf:
        """Every text of the case by ref and hash; it and its file are hashed when asked for."""
        texts = self._versions()

        @cache  # several articles may come from one file
        def has_original(sha256: str) -> bool:
            data = self._case.articles.original(sha256)
            return data is not None and sha256_of_bytes(data) == sha256

        @cache
        def find(ref: str, sha256: str) -> StoredText | None:
            if (ref, sha256) not in texts:
                return None
            article_id, version, original = texts[ref, sha256]
            text = self._case.articles.texts_of([(article_id, version)])[article_id, version]
            whole = sha256_of_text(text) == sha256
            return StoredText(text, original, whole, has_original(original))

        return find

    def stored_pages(self) -> PagesOf:
        """The pages of every text of the case by ref and hash."""
        texts = self._versions()

        @cache
        def find(ref: str, sha256: str) -> Sequence[Region]:
            if (ref, sha256) not in texts:
                return []
            article_id, version, _ = texts[ref, sha256]
            return _only_pages(self._case.articles.regions(article_id, version))

        return find

    def _versions(self) -> dict[tuple[str, str], tuple[str, int, str]]:
        """Article, version and the hash of the file, of each text by ref and hash."""
        refs = self._case.articles.refs()
        return {
            (refs[article_id], fact.sha256): (article_id, version, fact.original_sha256)
            for (article_id, version), fact in self._case.articles.text_facts().items()
        }

    def _state(self) -> CaseState:
        connection = self._case.file.connection
        last = history.last_number(connection)
        return CaseState(
            history.hash_of(connection, 1) or history.FIRST_HASH,
            last,
            history.hash_of(connection, last) or history.FIRST_HASH,
        )

    def _weighed(self, options: ReportOptions) -> list[ClaimView]:
        """The claims asked for, or all."""
        chosen = [claim_named(self._case, given) for given in options.claims]
        return self._weighing.views(chosen or None)

    def _claims(self, views: Sequence[ClaimView]) -> tuple[ReportClaim, ...] | None:
        """As the report shows them; None where there are none."""
        if not views:
            return None
        warnings = {view.claim.ref: [f.message for f in judge(view)] for view in views}
        return report_claims(views, self._marks, warnings)

    def _marks(self, items: Sequence[EvidenceView]) -> list[AnnotationView]:
        return self._library.views([item.annotation for item in items])

    def _in_scope(
        self,
        options: ReportOptions,
        claims: Sequence[ReportClaim],
        stopped: Callable[[], bool],
    ) -> tuple[list[AnnotationView], str]:
        if options.claims:
            refs = listing([claim.ref for claim in claims])
            ids = [e.view.annotation.id for claim in claims for e in claim.evidence]
            scope = f"{'Claim' if len(claims) == 1 else 'Claims'} {refs}, and the passages tied to"
            marks = self._library.annotations(CardFilter())
            return self._views(_with_ids(marks, ids), stopped), f"{scope} them."
        marks = self._library.annotations(CardFilter())
        if not options.query.strip():
            return self._views(marks, stopped), "All articles, annotations and claims of the case."
        parsed = parse(options.query)
        index = self._case.index
        ids = index.ids(index.annotations(parsed, limit=-1).counted)
        scope = (
            f"Annotations found by this search: {parsed.explanation}; and the claims that they are"
            " tied to, with all that is tied to those."
        )
        return self._views(_with_ids(marks, ids), stopped), scope

    def _views(
        self, marks: Sequence[Annotation], stopped: Callable[[], bool]
    ) -> list[AnnotationView]:
        views: list[AnnotationView] = []
        for at in range(0, len(marks), _AT_ONCE):
            if stopped():
                raise Interrupted
            views += self._library.views(list(marks[at : at + _AT_ONCE]))
        return views

    def _changes(self, scope: str) -> ChangeSummary | None:
        connection = self._case.file.connection
        last = reports.last_before(connection, scope, history.last_number(connection))
        if last is None:
            return None
        entries = history.entries(connection, after=last.history_n)
        tags = {tag.id: tag.name for tag in self._case.annotations.tags()}
        claims = {claim.id: claim.ref for claim in self._case.claims.claims()}
        names = Names(self._case.articles.refs(), claims, tags)
        return ChangeSummary(last.at, changes_in_words(entries, names))


def _together(views: Sequence[ClaimView], shown: Sequence[ReportClaim]) -> list[str]:
    """What the claims shown lack as a whole, in sentences."""
    refs = {claim.ref for claim in shown}
    return [each.message for each in judge_together([v for v in views if v.claim.ref in refs])]


def _supported(
    claims: tuple[ReportClaim, ...] | None, views: Sequence[AnnotationView]
) -> tuple[ReportClaim, ...] | None:
    """The claims that one of the annotations is tied to."""
    found = {view.annotation.id for view in views}
    return claims and tuple(
        claim for claim in claims if any(e.view.annotation.id in found for e in claim.evidence)
    )


def _pages(
    regions: Mapping[str, Sequence[Region]], views: Sequence[AnnotationView]
) -> dict[str, str]:
    """The pages of the annotations in present texts that have any, by annotation id."""
    pages = {key: paged for key, some in regions.items() if (paged := _only_pages(some))}
    found = {}
    for view in views if pages else ():
        mark = view.annotation
        if mark.version == view.article.version and view.placed:
            label = page_label(pages.get(mark.article_id, ()), mark.start, mark.end)
            if label:
                found[mark.id] = label
    return found


def _only_pages(regions: Sequence[Region]) -> list[Region]:
    return [each for each in regions if each.kind == "page"]


def _unverified(views: Sequence[AnnotationView]) -> list[AnnotationView]:
    return [view for view in views if any(tag.name == "unverified" for tag in view.tags)]


def _with_ids(marks: Sequence[Annotation], ids: Sequence[str]) -> list[Annotation]:
    found = set(ids)
    return [mark for mark in marks if mark.id in found]


def _article(
    summary: ArticleSummary, facts: dict[tuple[str, int], TextFacts], views: list[AnnotationView]
) -> ReportArticle:
    fact = facts[summary.article.id, summary.article.version]
    return ReportArticle(
        article=summary.article,
        source=summary.source,
        file_name=fact.file_name,
        characters=fact.characters,
        sha256=fact.sha256,
        original_sha256=fact.original_sha256,
        annotations=tuple(views),
    )
