"""Handing annotations to other programs, and taking theirs in."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from workbench.domain.anchor import CONTEXT, Anchor
from workbench.domain.changes import Changes
from workbench.domain.edit import Action, Edit, created
from workbench.domain.errors import InvalidForeignFile, InvalidValue
from workbench.domain.placing import place
from workbench.domain.span import Span
from workbench.domain.tags import NAME_LENGTH, with_tag
from workbench.domain.text import normalise, on_one_line, storable
from workbench.domain.values import Annotation, Article
from workbench.domain.views import CardFilter
from workbench.exchange import refi_qda, table, web_annotation
from workbench.exchange.values import (
    ForeignAnnotation,
    NotThisFormat,
    SharedAnnotation,
    SharedText,
)
from workbench.services.library import Library
from workbench.services.mark_edits import MarkEdits
from workbench.services.marking import NOTE_LIMIT
from workbench.services.open_case import OpenCase

EXPORTS: Final = ("webannotation", "csv", "qdpx")
_URN: Final = "urn:sha256:"
_JSON_BEGINS: Final = (b"{", b"[")


@dataclass(slots=True)
class ForeignSummary:
    """What an import of annotations came to; ids, and names with reasons."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    orphaned: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlacedAnnotations:
    """Annotations of a file with their places in the case, ready to be taken in."""

    action: Action
    summary: ForeignSummary


class Exchanging:
    """Exports and imports of one case."""

    def __init__(self, case: OpenCase, library: Library) -> None:
        self._case = case
        self._library = library
        self._edits = MarkEdits(case)

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
        the case is skipped. Raises InvalidForeignFile; then nothing is kept.
        """
        foreign = _foreign(data, name)
        with self._case.writing() as commit:
            placed = self._placed(foreign, self._case.who)
            return commit(placed.action), placed.summary

    def place_annotations(self, data: bytes, name: str, who: str) -> PlacedAnnotations:
        """What `import_annotations` would do, by `who`; only reads. Raises InvalidForeignFile."""
        foreign = _foreign(data, name)
        with self._case.file.reading():
            return self._placed(foreign, who)

    def take_in(self, placed: PlacedAnnotations) -> Changes:
        """Keep what was placed, as one step. Raises EditConflict where the case has changed."""
        with self._case.writing() as commit:
            return commit(placed.action)

    def _placed(self, foreign: Sequence[ForeignAnnotation], who: str) -> PlacedAnnotations:
        summary = ForeignSummary()
        taking = _Taking(self._case, self._edits, summary, who)
        for each in foreign:
            taking.take(each)
        label = f"Import {len(foreign):,} annotations"
        return PlacedAnnotations(Action(label, tuple(taking.edits)), summary)

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


class _Taking:
    """Makes the edits of one import."""

    def __init__(self, case: OpenCase, edits: MarkEdits, summary: ForeignSummary, who: str) -> None:
        self._case, self._maker, self._summary, self._who = case, edits, summary, who
        self._known = case.tags_by_id()
        self._texts: dict[str, str] = {}
        self._taken: set[str] = set()
        self.edits: list[Edit] = []

    def take(self, foreign: ForeignAnnotation) -> None:
        """One annotation: there already, placed, an orphan, or skipped with its reason."""
        held = self._case.annotations.by_id(foreign.id) if foreign.id else None
        if held is not None:
            self._compare(held, foreign)
            return
        if foreign.id and foreign.id in self._taken:
            self._skip(foreign, "the file holds its id twice")
            return
        article = self._article(foreign)
        if article is None:
            self._skip(foreign, "the case has no article that it belongs to")
            return
        self._place(article, foreign)

    def _compare(self, held: Annotation, foreign: ForeignAnnotation) -> None:
        """A table is the newer word on tags and note of what the case has."""
        if not foreign.replaces:
            self._summary.present.append(held.id)
            return
        after = replace(held, tags=self._tags(foreign), note=_note(foreign))
        edits = self._maker.difference(held, after)
        self.edits += edits
        (self._summary.changed if edits else self._summary.present).append(held.id)

    def _place(self, article: Article, foreign: ForeignAnnotation) -> None:
        text = self._text(article)
        position = None
        if foreign.start is not None and foreign.end is not None and foreign.start < foreign.end:
            position = (foreign.start, foreign.end)
        quote = normalise(foreign.quote) if foreign.quote else None
        found = place(text, quote, position, foreign.prefix, foreign.suffix)
        if isinstance(found, Span):
            mark = self._annotation(article, foreign, Anchor.at(text, found))
            self._summary.added.append(mark.id)
        elif quote:
            at = position or (0, len(quote))
            prefix, suffix = (storable(t)[:CONTEXT] for t in (foreign.prefix, foreign.suffix))
            anchor = Anchor(*at, quote, prefix, suffix)
            mark = replace(
                self._annotation(article, foreign, anchor),
                state="orphaned",
                state_reason=f"imported: {found.reason}",
            )
            self._summary.orphaned.append((mark.id, found.reason))
        else:
            self._skip(foreign, found.reason)
            return
        self._taken.add(mark.id)
        self.edits.append(created("annotation", mark))

    def _annotation(
        self, article: Article, foreign: ForeignAnnotation, anchor: Anchor
    ) -> Annotation:
        now = self._case.clock()
        made = foreign.created or now
        return Annotation(
            foreign.id or self._case.make_id(),
            article.id,
            article.version,
            anchor.start,
            anchor.end,
            anchor.quote,
            anchor.prefix,
            anchor.suffix,
            tags=self._tags(foreign),
            note=_note(foreign),
            creator=on_one_line(foreign.creator) or self._who,
            created=made,
            modified=foreign.modified or made,
        )

    def _tags(self, foreign: ForeignAnnotation) -> tuple[str, ...]:
        held: tuple[str, ...] = ()
        for name in foreign.tags:
            clean = on_one_line(name)[:NAME_LENGTH].strip()
            if clean:
                tag, made = self._maker.named(clean, self._known)
                self.edits += made
                held = with_tag(held, tag, self._known)
        return held

    def _article(self, foreign: ForeignAnnotation) -> Article | None:
        store = self._case.articles
        source = storable(foreign.source)
        if source.startswith(_URN):
            return store.with_text(source.removeprefix(_URN).lower())
        found = store.with_address(source) if source else None
        return found or self._only_article_with(foreign)

    def _only_article_with(self, foreign: ForeignAnnotation) -> Article | None:
        """The one article in which the quotation stands, for files that name none of ours."""
        if not foreign.quote or not foreign.quote.strip():
            return None
        quote = normalise(foreign.quote)
        holding = [
            summary.article
            for summary in self._case.articles.summaries()
            if quote in self._text(summary.article)
        ]
        return holding[0] if len(holding) == 1 else None

    def _text(self, article: Article) -> str:
        if article.id not in self._texts:
            self._texts[article.id] = self._case.text(article)
        return self._texts[article.id]

    def _skip(self, foreign: ForeignAnnotation, reason: str) -> None:
        self._summary.skipped.append((on_one_line(foreign.name), reason))


def _note(foreign: ForeignAnnotation) -> str:
    return storable(foreign.note)[:NOTE_LIMIT]


def _foreign(data: bytes, name: str) -> list[ForeignAnnotation]:
    reader = web_annotation.read if _looks_like_json(data) else table.read
    try:
        return list(reader(data))
    except NotThisFormat as error:
        raise InvalidForeignFile(name, str(error)) from error


def _looks_like_json(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_JSON_BEGINS)
