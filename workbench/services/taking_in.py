"""Giving annotations from elsewhere their place in a case, and what keeping them takes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from workbench.domain.anchor import CONTEXT, Anchor
from workbench.domain.edit import Edit, created
from workbench.domain.fold import fold
from workbench.domain.placing import evened, place
from workbench.domain.span import Span
from workbench.domain.tags import NAME_LENGTH, with_tag
from workbench.domain.text import normalise, on_one_line, storable
from workbench.domain.values import Annotation, Article
from workbench.exchange.values import ForeignAnnotation
from workbench.services.mark_edits import MarkEdits
from workbench.services.marking import NOTE_LIMIT
from workbench.services.open_case import OpenCase

_URN: Final = "urn:sha256:"
# Annotations between two signs of progress.
_STEP: Final = 50
# So many words of a quotation are looked up to find the articles that may hold it.
_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An annotation that became an orphan: its id, its quotation, and why it has no place."""

    id: str
    quote: str
    reason: str


@dataclass(slots=True)
class ForeignSummary:
    """What an import of annotations came to: ids, orphans, and names of others with reasons."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    orphaned: list[Unplaced] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


class TakingIn:
    """Makes the edits of one import; nothing is written here."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case
        self._maker = MarkEdits(case)
        self._known = case.tags_by_id()
        self._held: dict[str, Annotation] = {}
        self._articles: dict[str, Article | None] = {}
        self._texts: dict[str, str] = {}
        self._evened: dict[str, str] = {}
        self._shown: list[Article] | None = None
        self._taken: set[str] = set()
        self.summary = ForeignSummary()
        self.edits: list[Edit] = []

    def take_all(self, foreign: Sequence[ForeignAnnotation]) -> None:
        """Each of them: there already, placed, an orphan, or skipped with its reason."""
        ids = [each.id for each in foreign]
        self._held = {mark.id: mark for mark in self._case.annotations.by_ids(ids)}
        for at, each in enumerate(foreign):
            if at % _STEP == 0:
                self._case.progress(at, len(foreign))
            self._take(each)

    def _take(self, foreign: ForeignAnnotation) -> None:
        if foreign.id in self._taken:
            self._skip(foreign, "the file holds it twice")
            return
        held = self._held.get(foreign.id)
        if held is not None:
            self._taken.add(held.id)
            self._compare(held, foreign)
            return
        article = self._article(foreign)
        if article is None:
            self._skip(foreign, "the case has no article that it belongs to")
            return
        self._place(article, foreign)

    def _compare(self, held: Annotation, foreign: ForeignAnnotation) -> None:
        """A table is the newer word on tags and note of what the case has."""
        if not foreign.replaces:
            self.summary.present.append(held.id)
            return
        note = held.note if foreign.note is None else _note(foreign)
        after = replace(held, tags=self._tags(foreign), note=note)
        edits = self._maker.difference(held, after)
        self.edits += edits
        (self.summary.changed if edits else self.summary.present).append(held.id)

    def _place(self, article: Article, foreign: ForeignAnnotation) -> None:
        text = self._text(article)
        position = None
        if foreign.start is not None and foreign.end is not None and foreign.start < foreign.end:
            position = (foreign.start, foreign.end)
        quote = normalise(foreign.quote) if foreign.quote else None
        found = place(text, quote, position, foreign.prefix, foreign.suffix)
        if isinstance(found, Span):
            mark = self._annotation(article, foreign, Anchor.at(text, found))
            self.summary.added.append(mark.id)
        elif quote:
            at = position
            if at is None or at[1] > len(text):  # what no text bears out must not break others
                at = (0, max(1, min(len(quote), len(text))))
            prefix, suffix = (storable(t)[:CONTEXT] for t in (foreign.prefix, foreign.suffix))
            anchor = Anchor(*at, quote, prefix, suffix)
            mark = replace(
                self._annotation(article, foreign, anchor),
                state="orphaned",
                state_reason=f"imported, but {found.reason}",
            )
            self.summary.orphaned.append(Unplaced(mark.id, mark.quote, found.reason))
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
            foreign.id,
            article.id,
            article.version,
            anchor.start,
            anchor.end,
            anchor.quote,
            anchor.prefix,
            anchor.suffix,
            tags=self._tags(foreign),
            note=_note(foreign),
            creator=on_one_line(foreign.creator) or self._case.who,
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
        source = storable(foreign.source)
        if source not in self._articles:
            self._articles[source] = self._named(source)
        found = self._articles[source]
        is_ours = source.startswith(_URN)
        return found if found or is_ours else self._only_article_with(foreign)

    def _named(self, source: str) -> Article | None:
        """The article that a source is: by the hash of its text, or by its address."""
        store = self._case.articles
        if source.startswith(_URN):
            return store.with_text(source.removeprefix(_URN).lower())
        return store.with_address(source) if source else None

    def _only_article_with(self, foreign: ForeignAnnotation) -> Article | None:
        """The one article in which the quotation stands, for files that name none of ours."""
        quote = evened(normalise(foreign.quote or ""))
        if not quote:
            return None
        found = (a for a in self._with_words_of(quote) if quote in self._evened_text(a))
        holding = list(islice(found, 2))
        return holding[0] if len(holding) == 1 else None

    def _with_words_of(self, quote: str) -> list[Article]:
        """Shown articles that may hold a quotation: all its longest words stand in them."""
        # The outer ones may be cut.
        words = sorted(set(fold(quote).split()[1:-1]), key=len)[-_WORDS:]
        if self._shown is None:
            self._shown = [each.article for each in self._case.articles.summaries()]
        if not words:
            return self._shown
        numbers = self._case.index.articles_with(words)
        return [article for article in self._shown if article.number in numbers]

    def _text(self, article: Article) -> str:
        if article.id not in self._texts:
            self._texts[article.id] = self._case.text(article)
        return self._texts[article.id]

    def _evened_text(self, article: Article) -> str:
        if article.id not in self._evened:
            self._evened[article.id] = evened(self._text(article))
        return self._evened[article.id]

    def _skip(self, foreign: ForeignAnnotation, reason: str) -> None:
        self.summary.skipped.append((on_one_line(foreign.name), reason))


def _note(foreign: ForeignAnnotation) -> str:
    return storable(foreign.note or "")[:NOTE_LIMIT]
