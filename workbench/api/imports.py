"""The part of the Python API that is about importing files and versions of texts."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from workbench.analysis.differences import Difference
from workbench.domain.errors import InvalidValue, Unreadable
from workbench.domain.values import ArticleText
from workbench.domain.views import NearCopy, Orphan, PageLine, Replacement
from workbench.services.importing import (
    DEFAULT_LIMITS,
    ImportSummary,
    Limits,
    ReadingPool,
    Request,
    Skipped,
    list_files,
)
from workbench.services.names import article_named
from workbench.services.open_case import absolute
from workbench.services.workspace import Workspace

# An article takes some 3 ms.
MOST_COMPARED: Final = 200
# Where no window waits so many fingerprints are kept in a transaction.
_AT_ONCE: Final = 200


class ImportMethods:
    """What a `Case` can do with files."""

    workspace: Workspace

    def import_(
        self,
        *paths: str | Path,
        encoding: str | None = None,
        limits: Limits = DEFAULT_LIMITS,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> ImportSummary:
        """Import files and folders, in the order given; `limits` bound what a file may cost."""
        files = [absolute(path) for path in paths]
        request = Request(encoding=encoding, limits=limits)
        return self.workspace.importing.import_paths(files, request, progress=progress)

    def near_copies(
        self, summary: ImportSummary, most: int | None = MOST_COMPARED
    ) -> list[NearCopy]:
        """Which of an import's first `most` articles have much the same words as another article.

        It may be circular reporting: a hint. Of two that came together the later one is named.
        Raises CaseBusy, CaseUnwritable.
        """
        space = self.workspace
        while space.copies.keep_some(_AT_ONCE):
            pass
        return space.near_copies.among(summary.added[:most])

    def replace(
        self,
        article: str,
        path: str | Path,
        *,
        encoding: str | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Replacement:
        """Put the text of a file in the place of an article's, as a further version.

        Raises Unreadable, and InvalidValue where `path` is not just one article.
        """
        found = article_named(self.workspace.case, article)
        files = list_files([absolute(path)]).files
        with ReadingPool(limits) as pool:
            outcomes = [
                outcome
                for file in files
                for outcome in pool.read(file, Request(encoding=encoding, limits=limits))
            ]
        if len(outcomes) != 1:
            raise InvalidValue("a new version", str(path), ("one file with one article",))
        (read,) = outcomes
        if isinstance(read, Skipped):
            raise Unreadable(read.path, read.reason, read.detail)
        return self.workspace.versions.replace(found.id, read)[1]

    def reread(
        self, article: str, *, encoding: str | None = None, whole: bool = False
    ) -> Replacement:
        """Read an article again from its original, in another encoding, or the `whole` page."""
        request = Request(encoding=encoding, whole=whole)
        return self.workspace.versions.reread(self._id(article), request)[1]

    def versions(self, article: str) -> list[ArticleText]:
        """Every version of an article's text, the first one first."""
        return self.workspace.versions.listed(self._id(article))

    def use_version(self, article: str, version: int) -> Replacement:
        """Let another version of an article's text count; annotations follow."""
        return self.workspace.versions.use(self._id(article), version)[1]

    def differences(self, article: str, old: int, new: int) -> tuple[Difference, ...]:
        """What differs between two versions of an article's text."""
        return self.workspace.versions.differences(self._id(article), old, new)

    def orphans(self, article: str) -> list[Orphan]:
        """Annotations that a new version left without a place, each with a suggestion."""
        return self.workspace.versions.orphans(self._id(article))

    def left_out(self, article: str) -> list[PageLine]:
        """All lines of a saved page, and which of them the article's text has not."""
        return self.workspace.versions.left_out(self._id(article))

    def _id(self, article: str) -> str:
        return article_named(self.workspace.case, article).id
