"""Importing files: read them, leave out what is there already, publish all at once.

Reading (`prepare`) touches no case and may run on any thread. Writing goes in batches under an
import that nobody sees until `publish`; what a crash leaves behind is discarded at the next open.
"""

import os
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from workbench.analysis.sentences import sentences
from workbench.domain.changes import Changes
from workbench.domain.edit import Action, changed
from workbench.domain.errors import SKIP_REASONS, EditConflict, Unreadable
from workbench.domain.span import Span
from workbench.domain.text import sha256_of_bytes, sha256_of_text, storable
from workbench.domain.values import (
    Article,
    ArticleDraft,
    ArticleText,
    ImportBatch,
    Region,
    Source,
)
from workbench.ingest.files import expand_paths
from workbench.ingest.reader import read_file
from workbench.services.open_case import OpenCase
from workbench.storage import imports
from workbench.storage.index import TextPassages, add_passages, folded_sentences
from workbench.storage.rows import IMPORTS, SOURCES

BATCH = 20
ELSEWHERE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file read and ready to be written: its draft, hashes and sentences with folded words."""

    path: str
    draft: ArticleDraft
    text_sha256: str
    original_sha256: str
    sentences: tuple[Span, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file left out, and why: `reason` is a key of SKIP_REASONS."""

    path: str
    reason: str
    detail: str = ""

    @property
    def sentence(self) -> str:
        """The reason in words."""
        said = SKIP_REASONS.get(self.reason, self.reason)
        return f"{said} ({self.detail})" if self.detail else said


@dataclass(slots=True)
class ImportSummary:
    """What became of the files: ids added, (path, article id) of duplicates, and those skipped."""

    added: list[str] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files to read: those named, and what can be imported in the folders named."""
    return expand_paths(paths)


def is_bulk(files: Sequence[Path]) -> bool:
    """True for an import before which the case is backed up."""
    return len(files) > BATCH


def prepare(path: Path, encoding: str | None = None) -> Prepared | Skipped:
    """Read one file. Never raises for what a file may hold; no case is touched."""
    try:
        draft = read_file(path, encoding=encoding)
    except Unreadable as error:
        return Skipped(str(path), error.reason, error.detail)
    return prepared(draft, str(path))


def prepared(draft: ArticleDraft, path: str) -> Prepared:
    """A draft with its hashes and sentences."""
    # A file's name need not be valid UTF-8, and may have become the title.
    draft = replace(draft, title=storable(draft.title), file_name=storable(draft.file_name))
    spans = sentences(draft.text, draft.language)
    return Prepared(
        path,
        draft,
        sha256_of_text(draft.text),
        sha256_of_bytes(draft.original),
        spans,
        folded_sentences(draft.text, spans),
    )


class Importing:
    """Imports into one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def import_paths(
        self,
        paths: Iterable[Path],
        *,
        encoding: str | None = None,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> ImportSummary:
        """Import files and folders in the order given; one undo step, or none if nothing came.

        `progress` hears (files done, files in all, name). More than 20 files are preceded by a
        backup. Raises CaseBusy, CaseUnwritable.
        """
        files = expand_paths(paths)
        if is_bulk(files):
            self._case.back_up_first("import")
        summary = ImportSummary()
        batch = self.begin()
        try:
            waiting: list[Prepared] = []
            for at, path in enumerate(files):
                if progress:
                    progress(at, len(files), path.name)
                read = prepare(path, encoding)
                if isinstance(read, Skipped):
                    summary.skipped.append(read)
                    continue
                waiting.append(read)
                if len(waiting) >= BATCH:
                    self.add(batch, waiting, summary)
                    waiting = []
            self.add(batch, waiting, summary)
        except BaseException:
            self.discard(batch)
            raise
        self.finish(batch, summary)
        return summary

    def begin(self) -> str:
        """Start an import nobody sees yet; returns its id."""
        batch = ImportBatch(
            self._case.make_id(), "pending", process=_this_process(), created=self._case.clock()
        )
        with self._case.file.writing():
            IMPORTS.insert_all(self._case.file.connection, [batch])
        return batch.id

    def add(self, batch: str, read: Sequence[Prepared], summary: ImportSummary) -> None:
        """Write files under an import, in one transaction, and note what became of each."""
        if not read:
            return
        with self._case.file.writing():
            passages: list[TextPassages] = []
            for item in read:
                held = self._case.articles.with_text(item.text_sha256)
                if held is not None:
                    summary.duplicates.append((item.path, held.id))
                    continue
                pending = imports.with_text(self._case.file.connection, batch, item.text_sha256)
                if pending is not None:
                    summary.duplicates.append((item.path, pending))
                    continue
                article = self._write(batch, item)
                passages.append(TextPassages(article.number, 1, item.sentences, item.words))
                summary.added.append(article.id)
            add_passages(self._case.file.connection, passages)

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
            unseen = replace(ImportBatch(**record), state="withdrawn")
            imports.set_state(connection, batch, unseen.state)
            brought = imports.contents(connection, batch)
            edit = changed("import", unseen, replace(unseen, state="published", contents=brought))
            count = len(summary.added)
            label = f"Import {count} article{'' if count == 1 else 's'}"
            changes = commit(Action(label, (edit,) if edit else ()))
        summary.changes = replace(changes, articles=frozenset(summary.added))
        return summary.changes

    def discard(self, batch: str) -> None:
        """Remove an import that was not published, without a trace."""
        with self._case.file.writing():
            imports.discard(self._case.file.connection, batch)

    def discard_abandoned(self) -> int:
        """Remove what interrupted imports left behind; those of living processes stay."""
        connection = self._case.file.connection
        latest = self._case.clock()
        abandoned = [b for b in imports.pending(connection) if not _may_be_at_it(b, latest)]
        if abandoned:
            with self._case.file.writing():
                for batch in abandoned:
                    imports.discard(connection, batch.id)
        return len(abandoned)

    def _write(self, batch: str, item: Prepared) -> Article:
        draft, moment = item.draft, self._case.clock()
        article = Article(
            id=self._case.make_id(),
            number=self._case.articles.next_number(),
            title=draft.title,
            source_id=self._source_id(draft.source),
            author=draft.author,
            published=draft.published,
            published_from=draft.published_from,
            url=draft.url,
            canonical_url=draft.canonical_url,
            retrieved=draft.retrieved,
            language=draft.language,
            import_id=batch,
            created=moment,
        )
        text = ArticleText(
            article.id,
            1,
            draft.text,
            item.text_sha256,
            len(draft.text),
            item.original_sha256,
            draft.file_name,
            draft.media_type,
            draft.encoding,
            draft.encoding_sure,
            moment,
        )
        store = self._case.articles
        store.keep_original(item.original_sha256, draft.original)
        store.add([article], [text])
        store.add_regions(
            [
                Region(
                    self._case.make_id(),
                    article.id,
                    1,
                    start,
                    end,
                    kind,
                    "import",
                    "active",
                    moment,
                )
                for kind, start, end in draft.regions
            ]
        )
        return article

    def _source_id(self, name: str | None) -> str | None:
        """The publisher an article names. It stays when the import is undone: it is only a name."""
        if not name or not name.strip():
            return None
        held = self._case.articles.source_named(name.strip())
        if held is not None:
            return held.id
        source = Source(self._case.make_id(), name.strip(), created=self._case.clock())
        SOURCES.insert_all(self._case.file.connection, [source])
        return source.id


def _this_process() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _may_be_at_it(batch: ImportBatch, latest: str) -> bool:
    """True while the importing process lives. Another machine's is believed to, for a day."""
    host, _, pid = batch.process.rpartition(":")
    if host != socket.gethostname():
        begun = datetime.fromisoformat(batch.created)
        return datetime.fromisoformat(latest) - begun < ELSEWHERE
    if not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
