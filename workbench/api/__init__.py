"""The Python API: everything the command line does, under the same names.

    from workbench import open_case
    with open_case("union-state.case") as case:
        mark = case.tag("A1", quote="Leaked documents", tags=["unverified"])

Articles go by ref (`A1`), id or a unique part of the title; claims by ref (`C1`) or id; annotations
by id or a unique prefix of eight or more characters; origins by name or id; positions are code
points. Failures raise the classes of
`workbench.domain.errors`.
"""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.api.claims import ClaimMethods
from workbench.api.cues import CueMethods
from workbench.api.imports import ImportMethods
from workbench.api.marks import MarkMethods
from workbench.api.reports import ReportMethods
from workbench.api.searches import SearchMethods
from workbench.domain.access import ReadOnly
from workbench.domain.backup import Backup
from workbench.domain.errors import InvalidValue, WorkbenchError
from workbench.domain.span import Span, as_span
from workbench.domain.values import Article, Region, Source
from workbench.domain.views import (
    ArticleSummary,
    Finding,
    HistoryEntry,
    SearchResult,
)
from workbench.services.backing_up import Restored, restore
from workbench.services.names import (
    article_named,
    past_annotation_named,
    past_claim_named,
)
from workbench.services.open_case import absolute
from workbench.services.workspace import Workspace


def open_case(path: str | Path) -> "Case":
    """Open a case. Raises CaseMissing, CaseForeign, CaseNewer, CaseDamaged, CaseUnwritable."""
    return Case(Workspace.open(path))


def restore_case(path: str | Path, backup: str | Path | None = None) -> Restored:
    """Put a backup, or else the newest good one, in the place of the case at `path`.

    What is there is backed up, or kept beside it where it is damaged. Raises NoBackup,
    CaseDamaged (the backup is), CaseInUse, CaseUnwritable.
    """
    return restore(path, backup)


def new_case(path: str | Path, title: str | None = None) -> "Case":
    """Make a new case and open it. Raises CaseExists, CaseUnwritable."""
    return Case(Workspace.create(path, title))


class Case(ClaimMethods, CueMethods, ImportMethods, MarkMethods, ReportMethods, SearchMethods):
    """An open case. Use it in a `with` block, or call `close`."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.workspace.close()

    @property
    def title(self) -> str:
        """What the analyst calls the case."""
        return self.workspace.title

    @property
    def read_only(self) -> ReadOnly | None:
        """Why nothing can be changed here, or None."""
        return self.workspace.read_only

    def backup(self, path: str | Path | None = None) -> Backup:
        """Write a checked copy of the case: to `path`, or to its backups, which are thinned by age.

        Raises CaseExists, CaseUnwritable, BackupDamaged.
        """
        if path is None:
            return self.workspace.backups.make()
        return self.workspace.backups.write_to(absolute(path))

    def failed_backups(self) -> list[WorkbenchError]:
        """Why backups that were to precede a change were not made; each is told once."""
        return self.workspace.case.failed_backups(wait=True)

    def articles(self, *, hidden: bool = False) -> list[ArticleSummary]:
        """The articles, A1 first; with `hidden` those set aside too."""
        return self.workspace.library.summaries(hidden=None if hidden else False)

    def article(self, article: str) -> ArticleSummary:
        """One article with its metadata. Raises NotFound, Ambiguous."""
        return self.workspace.library.summary(self._article(article).id)

    def show(self, article: str, *, version: int | None = None) -> str:
        """The stored text of an article, exactly; the one that counts, or of that version."""
        found = self._article(article)
        return self.workspace.versions.text(found.id, version or found.version).text

    def sentences(self, article: str) -> tuple[tuple[Span, str], ...]:
        """Every sentence of an article with its text."""
        found = self._article(article)
        text = self.workspace.library.text(found.id).text
        spans = self.workspace.library.sentences(found.id)
        return tuple((span, span.cut(text)) for span in spans)

    def article_set(self, article: str, **fields: str | bool | None) -> ArticleSummary:
        """Edit metadata: title, source, author, published, url, language, state, status, …"""
        found = self._article(article)
        return self.workspace.library.set_article(found.id, fields)[1]

    def original(self, article: str) -> bytes:
        """The identical imported bytes."""
        return self.workspace.library.original(self._article(article).id)

    def search(self, query: str, *, limit: int = 1000, sort: str = "best") -> SearchResult:
        """Annotations and passages that a query finds; `sort` is best or newest.

        Whatever the query holds, it is no error. Raises InvalidValue for another `sort`.
        """
        _check("sort", sort, ("best", "newest"))
        return self.workspace.searching.search(query, limit=limit, newest=sort == "newest")

    def region(
        self,
        article: str,
        span: tuple[int, int] | Span,
        kind: str = "boilerplate",
        *,
        remove: bool = False,
    ) -> Region:
        """Set a stretch of an article apart, or take that back."""
        marking, found = self.workspace.marking, self._article(article)
        act = marking.take_back if remove else marking.set_apart
        return act(found.id, as_span(span), kind)[1]

    def regions(self, article: str) -> list[Region]:
        """What is set apart in an article, in text order."""
        return self.workspace.library.regions(self._article(article).id)

    def sources(self) -> list[tuple[Source, int]]:
        """Publishers with how many articles each has."""
        return self.workspace.library.sources()

    def source_set(self, name: str, **fields: str | None) -> Source:
        """Describe a publisher: kind, country, reliability, descriptor, note."""
        return self.workspace.library.set_source(name, fields)[1]

    def history(
        self,
        *,
        annotation: str | None = None,
        claim: str | None = None,
        article: str | None = None,
        words: str = "",
    ) -> list[HistoryEntry]:
        """Every recorded edit, oldest first; of one annotation, of one claim, or of one article.

        `words` must all occur, blind to case, in who did what, when, or in what was there before
        or after. Raises InvalidValue where an annotation and a claim are given.
        """
        case = self.workspace.case
        if annotation and claim:
            raise InvalidValue("claim", claim, ("one without an annotation",))
        entity = past_annotation_named(case, annotation) if annotation else None
        return self.workspace.journal.entries(
            entity_id=past_claim_named(case, claim) if claim else entity,
            article_id=self._article(article).id if article else None,
            words=words,
        )

    def undo(self) -> list[HistoryEntry]:
        """Take back what was done last; returns what that recorded. Raises NothingToUndo."""
        return self._replayed(self.workspace.journal.undo)

    def redo(self) -> list[HistoryEntry]:
        """Do again what was undone last. Raises NothingToUndo."""
        return self._replayed(self.workspace.journal.redo)

    def check(self, *, full: bool = False, repair: bool = False) -> list[Finding]:
        """What is wrong with the file (errors) and what the material lacks; repairs the index."""
        if repair:
            self.workspace.checking.repair()
        return self.workspace.checking.run(full=full)

    def _replayed(self, act: Callable[[], object]) -> list[HistoryEntry]:
        journal = self.workspace.journal
        before = journal.last_number()
        act()
        return journal.entries(after=before)

    def _article(self, name: str) -> Article:
        return article_named(self.workspace.case, name)


def _check(what: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise InvalidValue(what, value, allowed)
