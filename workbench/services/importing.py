"""Importing files: read them, leave out what is there already, publish all at once.

Reading (`prepare`) touches no case and may run on any thread. Writing goes in batches under an
import that nobody sees until `publish`; what a crash leaves behind is discarded at the next open.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from workbench.domain.changes import Changes
from workbench.domain.edit import Action, changed
from workbench.domain.errors import EditConflict
from workbench.domain.values import ImportBatch
from workbench.ingest.files import Listing, list_files
from workbench.ingest.readers import suffixes
from workbench.ingest.request import AS_FOUND, DEFAULT_LIMITS, MIB, Limits, Request
from workbench.services.collector import collector_put_off
from workbench.services.import_rows import ImportRow, row_of, source_for
from workbench.services.open_case import OpenCase
from workbench.services.preparing import Outcome, Prepared, Skipped, prepare, prepared
from workbench.services.processes import may_be_at_it, this_process
from workbench.services.reading_ahead import read_ahead
from workbench.services.reading_pool import ReadingPool
from workbench.storage import imports
from workbench.storage.index import index_words, indexable_words, keep_passages
from workbench.storage.rows import IMPORTS

__all__ = [
    "DEFAULT_LIMITS",
    "ImportSummary",
    "Importing",
    "Limits",
    "Listing",
    "Outcome",
    "Prepared",
    "ReadingPool",
    "Request",
    "Skipped",
    "is_bulk",
    "limits_of",
    "list_files",
    "prepare",
    "prepared",
    "usual_endings",
]

BULK = 20
_MOST_ENDINGS: Final = 4


@dataclass(slots=True)
class ImportSummary:
    """What became of the files: ids added, (path, article id) of duplicates, and those skipped.

    `same_address` are (id added, id of the article that has its address already), `passed_over`
    files in folders that look like no article.
    """

    added: list[str] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    same_address: list[tuple[str, str]] = field(default_factory=list)
    passed_over: list[Path] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)

    @property
    def passed_over_endings(self) -> str:
        """How many files were passed over by the ends of their names: `12 × .json, 3 × .doc`."""
        counts = Counter(path.suffix.lower() or path.name for path in self.passed_over)
        shown = counts.most_common(_MOST_ENDINGS)
        rest = len(self.passed_over) - sum(count for _, count in shown)
        said = [f"{count} × {ending}" for ending, count in shown]
        return ", ".join([*said, f"{rest} × …"] if rest else said)


def limits_of(seconds: float | None, megabytes: int | None) -> Limits:
    """The usual limits, but for those given: the time of a file in seconds, its size in MB."""
    return Limits(
        max_bytes=megabytes * MIB if megabytes else DEFAULT_LIMITS.max_bytes,
        seconds=seconds or DEFAULT_LIMITS.seconds,
    )


def usual_endings() -> list[str]:
    """How the names of files that can be imported usually end; content decides."""
    # Of JSON files most hold no articles: those that do are recognised in a folder.
    return sorted(suffixes() | {".json"})


def is_bulk(files: Sequence[Path]) -> bool:
    """True for an import before which the case is backed up."""
    return len(files) > BULK


class Importing:
    """Imports into one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def import_paths(
        self,
        paths: Iterable[Path],
        request: Request = AS_FOUND,
        *,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> ImportSummary:
        """Import files and folders in the order given; one undo step, or none if nothing came.

        `progress` hears (files done, files in all, name), on another thread. More than 20 files are
        preceded by a backup. Raises CaseBusy, CaseUnwritable, and InvalidValue for an encoding that
        there is not.
        """
        listing = list_files(paths)
        files = listing.files
        if is_bulk(files):
            self._case.back_up_first("import")
        summary = ImportSummary(passed_over=listing.passed_over)
        batch = self.begin()
        try:
            with (
                collector_put_off(),
                ReadingPool(request.limits) as pool,
                closing(read_ahead(pool, files, request, progress)) as groups,
            ):
                for group in groups:
                    summary.skipped += group.skipped
                    self.add(batch, group.read, summary, pool.turn)
        except BaseException:
            self.discard(batch)
            raise
        self.finish(batch, summary)
        return summary

    def begin(self) -> str:
        """Start an import nobody sees yet; returns its id."""
        batch = ImportBatch(
            self._case.make_id(), "pending", process=this_process(), created=self._case.clock()
        )
        with self._case.file.writing():
            IMPORTS.insert_all(self._case.file.connection, [batch])
        return batch.id

    def add(
        self,
        batch: str,
        read: Sequence[Prepared],
        summary: ImportSummary,
        turn: AbstractContextManager[object] | None = None,
    ) -> None:
        """Write files under an import, in one transaction, and note what became of each.

        `turn` is held as long as the interpreter is needed: not while the words are indexed.
        """
        if not read:
            return
        with self._case.file.writing():
            with turn or nullcontext():
                new = self._add_rows(batch, read, summary)
                words = indexable_words(row.passages for row in new)
            index_words(self._case.file.connection, words)
            summary.added += [row.article.id for row in new]

    def _add_rows(
        self, batch: str, read: Sequence[Prepared], summary: ImportSummary
    ) -> list[ImportRow]:
        """All that is written of files but the index; in a transaction."""
        connection, store = self._case.file.connection, self._case.articles
        held = imports.with_texts(connection, batch, [item.text_sha256 for item in read])
        number, moment = store.next_number(), self._case.clock()
        new: list[ImportRow] = []
        for item in read:
            if item.text_sha256 in held:
                summary.duplicates.append((item.path, held[item.text_sha256]))
                continue
            source = source_for(self._case, item.draft.source)
            row = row_of(self._case, batch, number + len(new), moment, item, source)
            held[item.text_sha256] = row.article.id
            new.append(row)
        store.keep_originals((row.text.original_sha256, row.original) for row in new)
        store.add([row.article for row in new], [row.text for row in new])
        store.add_regions([region for row in new for region in row.regions])
        keep_passages(connection, [row.passages for row in new])
        return new

    def finish(self, batch: str, summary: ImportSummary) -> Changes:
        """Publish what was added as one undoable step; discard the import where that is nothing.

        What changed is in the summary, too.
        """
        if not summary.added:
            self.discard(batch)
            return summary.changes
        connection = self._case.file.connection
        with self._case.writing() as commit:
            record = IMPORTS.get(connection, batch)
            if record is None:
                raise EditConflict("import", batch)
            self._leave_out_repeated(batch, summary)
            if not summary.added:
                imports.discard(connection, batch)
                return summary.changes
            unseen = replace(ImportBatch(**record), state="withdrawn")
            imports.set_state(connection, batch, unseen.state)
            brought = imports.contents(connection, batch)
            edit = changed("import", unseen, replace(unseen, state="published", contents=brought))
            count = len(summary.added)
            label = f"Import {count} article{'' if count == 1 else 's'}"
            changes = commit(Action(label, (edit,) if edit else ()))
        summary.changes = replace(changes, articles=frozenset(summary.added))
        return summary.changes

    def guessed(self, ids: Sequence[str]) -> set[str]:
        """Those of the articles whose character set was guessed, or whose date was inferred."""
        return imports.guessed(self._case.file.connection, ids)

    def discard(self, batch: str) -> None:
        """Remove an import that was not published, without a trace."""
        with self._case.file.writing():
            imports.discard(self._case.file.connection, batch)

    def discard_some(self, batch: str, articles: int) -> bool:
        """Remove the last articles of an unpublished import; True while something of it is left."""
        with self._case.file.writing():
            return imports.discard(self._case.file.connection, batch, articles)

    def discard_abandoned(self) -> int:
        """Remove what interrupted imports left behind; those of living processes stay."""
        connection = self._case.file.connection
        latest = self._case.clock()
        abandoned = [b for b in imports.pending(connection) if not may_be_at_it(b, latest)]
        if abandoned:
            with self._case.file.writing():
                for batch in abandoned:
                    imports.discard(connection, batch.id)
        return len(abandoned)

    def _leave_out_repeated(self, batch: str, summary: ImportSummary) -> None:
        """What another process published meanwhile is a duplicate after all."""
        connection = self._case.file.connection
        repeated = imports.repeated(connection, batch)
        for mine, path, theirs in repeated:
            if mine in summary.added:
                summary.added.remove(mine)
            summary.duplicates.append((path, theirs))
        imports.discard_articles(connection, [mine for mine, _, _ in repeated])
        summary.same_address = imports.same_address(connection, batch)
