"""Handing annotations to other programs, and taking theirs in."""

from collections.abc import Sequence
from typing import Final

from workbench.domain.changes import Changes
from workbench.domain.edit import Action
from workbench.domain.errors import InvalidForeignFile, InvalidValue
from workbench.domain.views import CardFilter
from workbench.exchange import refi_qda, table, web_annotation
from workbench.exchange.values import (
    ForeignAnnotation,
    NotThisFormat,
    SharedAnnotation,
    SharedText,
)
from workbench.services.collector import collector_put_off
from workbench.services.library import Library
from workbench.services.open_case import OpenCase
from workbench.services.taking_in import ForeignSummary, TakingIn

EXPORTS: Final = ("webannotation", "csv", "qdpx")
_JSON_BEGINS: Final = (b"{", b"[")
_ZIP_BEGINS: Final = b"PK\x03\x04"


class Exchanging:
    """Exports and imports of one case."""

    def __init__(self, case: OpenCase, library: Library) -> None:
        self._case = case
        self._library = library

    def export(self, format: str) -> bytes:
        """The annotations of shown articles in one of EXPORTS. Raises InvalidValue."""
        if format not in EXPORTS:
            raise InvalidValue("format", format, EXPORTS)
        with self._case.file.reading():
            shared = self._shared()
            match format:
                case "webannotation":
                    return web_annotation.write(shared, self._grades(shared), self._case.title)
                case "csv":
                    return table.write(shared)
            tags = self._case.annotations.tags()
            return refi_qda.write(self._case.title, tags, self._texts(), shared)

    def import_annotations(self, data: bytes, name: str = "") -> tuple[Changes, ForeignSummary]:
        """Take in annotations from Web Annotation JSON or a CSV table, as one step to undo.

        What has no place in its article's text becomes an orphan of it; what is of no article of
        the case is skipped. Whoever hears the case's progress hears how many are placed, then how
        many edits are made. Raises InvalidForeignFile, and EditConflict where somebody else got in
        the way; then nothing is kept.
        """
        with collector_put_off():
            foreign = _foreign(data, name)
        taking = TakingIn(self._case)
        # Others may write meanwhile: finding the places of many takes much longer than the edits.
        with self._case.file.reading():
            taking.take_all(foreign)
        found = taking.summary
        count = len(found.added) + len(found.changed) + len(found.orphaned)
        label = f"Import {count:,} annotation{'' if count == 1 else 's'}"
        with self._case.writing() as commit:
            return commit(Action(label, tuple(taking.edits))), found

    def _shared(self) -> list[SharedAnnotation]:
        facts = self._case.articles.text_facts()
        views = self._library.views(self._library.annotations(CardFilter()))
        return [
            SharedAnnotation(
                view, facts[view.annotation.article_id, view.annotation.version].sha256
            )
            for view in views
        ]

    def _texts(self) -> list[SharedText]:
        found = []
        for summary in self._library.summaries():
            article = summary.article
            text = self._case.text(article)
            found.append(SharedText(article.ref, article.id, article.title, text, summary.sha256))
        return found

    def _grades(self, shared: Sequence[SharedAnnotation]) -> dict[str, tuple[str, ...]]:
        """Machine tags: the publisher's letter, and what the claims of an annotation were given."""
        letters = {s.article.id: s.reliability for s in self._library.summaries()}
        claims = {claim.id: claim for claim in self._case.claims.claims()}
        return {
            each.view.annotation.id: web_annotation.machine_tags(
                letters.get(each.view.article.id),
                [
                    (claim.credibility, claim.likelihood, claim.confidence)
                    for link in each.view.claims
                    if (claim := claims.get(link.evidence.claim_id))
                ],
            )
            for each in shared
        }


def _foreign(data: bytes, name: str) -> list[ForeignAnnotation]:
    if data.startswith(_ZIP_BEGINS):
        reason = "it is a zip archive, as .qdpx and .xlsx are; a .jsonld or .csv file is wanted"
        raise InvalidForeignFile(name, reason)
    reader = web_annotation.read if _looks_like_json(data) else table.read
    try:
        return list(reader(data))
    except NotThisFormat as error:
        raise InvalidForeignFile(name, str(error)) from error


def _looks_like_json(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_JSON_BEGINS)
