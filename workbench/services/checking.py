"""Checking a case: is the file whole, and what does the material itself lack?"""

import contextlib
from pathlib import Path

from workbench.domain.errors import CaseDamaged
from workbench.domain.fold import folded_sentences
from workbench.domain.views import Finding
from workbench.services.judging import Judging
from workbench.services.open_case import OpenCase
from workbench.storage import checks
from workbench.storage.case_file import CaseFile
from workbench.storage.index import (
    TextPassages,
    add_annotations,
    add_passages,
    clear_annotations,
    clear_passages,
)


def look_through(path: Path) -> None:
    """SQLite's quick check over a connection of its own: on any thread. Raises CaseDamaged."""
    with contextlib.closing(CaseFile.open(path, read_only=True)) as file:
        checks.quick_check(file.connection, path)


class Checking:
    """Checks of one case. Errors mean that the file itself is broken."""

    def __init__(self, case: OpenCase, judging: Judging) -> None:
        self._case = case
        self._judging = judging
        self._refs: dict[str, str] = {}

    def run(self, *, full: bool = False) -> list[Finding]:
        """Every finding, errors first. `full` also reads originals and every indexed word."""
        self._refs = self._case.articles.refs()
        findings = self._errors(full)
        # Of a file whose rows are torn nothing can be said but that.
        if not {"sqlite-integrity", "foreign-key"} & {found.rule for found in findings}:
            findings += self._judging.findings()
        order = ("error", "warning", "note")
        return sorted(findings, key=lambda finding: order.index(finding.severity))

    def damage(self) -> CaseDamaged | None:
        """The first error of a full check as what is told of a damaged file, or None."""
        self._refs = self._case.articles.refs()
        found = self._errors(full=True)
        if not found:
            return None
        return CaseDamaged(str(self._case.file.path), found[0].message.rstrip("."))

    def repair(self) -> list[str]:
        """Make the search index again from texts and annotations; returns what was rebuilt."""
        from workbench.analysis.sentences import sentences

        connection = self._case.file.connection
        with self._case.file.writing():
            broken = checks.index_steps(connection, full=True)
            if "passage_index" in broken:
                clear_passages(connection)
                for number, version, text, language in checks.indexed_texts(connection):
                    spans = sentences(text, language)
                    words = folded_sentences(text, spans)
                    add_passages(connection, [TextPassages(number, version, spans, words)])
            if "annotation_index" in broken:
                clear_annotations(connection)
                add_annotations(connection, checks.indexed_annotations(connection))
        return broken

    def _errors(self, full: bool) -> list[Finding]:
        connection = self._case.file.connection
        found = [
            Finding("sqlite-integrity", "error", f"SQLite: {said}.")
            for said in checks.sqlite_integrity(connection)
        ]
        found += [
            Finding("foreign-key", "error", f"A row points at nothing: {said}.")
            for said in checks.foreign_keys(connection)
        ]
        found += [
            Finding(
                "text-hash",
                "error",
                f"The stored text of {self._ref(article)} is not the one that was hashed.",
                article=self._ref(article),
            )
            for article in checks.text_hashes(connection)
        ]
        if full:
            found += [
                Finding("original-hash", "error", f"The original {sha[:12]}… was altered.")
                for sha in checks.original_hashes(connection)
            ]
        found += [
            Finding(
                "anchor-mismatch",
                "error",
                f"The quotation of a mark is not the text at its place in {self._ref(article)}.",
                annotation=annotation,
                article=self._ref(article),
            )
            for annotation, article in checks.anchors(connection)
        ]
        found += [
            Finding("index-out-of-step", "error", f"{name} differs from what it indexes.")
            for name in checks.index_steps(connection, full=full)
        ]
        return found + self._history(full)

    def _history(self, full: bool) -> list[Finding]:
        """The chain; and against it what imports brought, with `full` every single thing."""
        connection = self._case.file.connection
        broken = checks.history_chain(connection)
        if broken is not None:
            # What it says then is nothing to go by.
            said = f"History entry {broken} was altered or lost."
            return [Finding("history-chain", "error", said)]
        differing = [
            f"The articles of the import {batch} are not those that were recorded."
            for batch in checks.altered_imports(connection)
        ]
        if full:
            differing += [
                f"What the import said of {self._ref(article)} was altered."
                for article in checks.altered_since_import(connection)
            ]
            differing += [
                f"The {entity} {entity_id} is not as the history left it."
                for entity, entity_id in checks.differing_from_history(connection)
            ]
        return [Finding("history-chain", "error", each) for each in differing]

    def _ref(self, article_id: str) -> str:
        return self._refs.get(article_id, article_id)
