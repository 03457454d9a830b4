"""Articles and their sources: reading them, and editing what is known about them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from workbench.domain.changes import Changes
from workbench.domain.edit import Action, Edit, Place, changed, created
from workbench.domain.errors import NotFound
from workbench.domain.span import Span, Spans
from workbench.domain.text import Paragraphs, on_one_line
from workbench.domain.tokens import RELIABILITY, SOURCE_KINDS
from workbench.domain.values import Annotation, ArticleText, Region, Source, record_of
from workbench.domain.views import AnnotationView, ArticleSummary, CardFilter, Shared, TagUse
from workbench.services.cards import Cards
from workbench.services.editable import (
    EDITABLE,
    check,
    check_word,
    cleaned,
    editable_fields,
    label,
)
from workbench.services.open_case import OpenCase
from workbench.services.tallies import Stamp


class Library:
    """The articles of one case."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case
        # Paragraph starts of the articles read last: cards of one article ask for them together.
        self._paragraphs = lru_cache(maxsize=64)(self._paragraphs_of)
        # Parts of the window ask for the same one after each edit: with the stamp and its id.
        self._found: tuple[tuple[Stamp, str], AnnotationView | None] | None = None

    def summaries(
        self,
        *,
        sort: str = "number",
        hidden: bool | None = False,
        to_review: bool = False,
        containing: str = "",
    ) -> list[ArticleSummary]:
        """Articles for a list; see ArticleStore.summaries."""
        return self._case.articles.summaries(
            sort=sort, hidden=hidden, to_review=to_review, containing=containing
        )

    def summary(self, article_id: str) -> ArticleSummary:
        """One article for a list. Raises NotFound."""
        found = self._case.articles.summary(article_id)
        if found is None:
            raise NotFound("article", article_id)
        return found

    def summaries_of(self, ids: Sequence[str]) -> list[ArticleSummary]:
        """Some articles for a list, those that can be seen."""
        return self._case.articles.summaries_of(ids)

    def has(self, article_id: str) -> bool:
        """True while the article can be seen: its import may be taken back."""
        return self._case.articles.article(article_id) is not None

    def counts(self) -> tuple[int, int]:
        """How many articles are shown, and how many are yet to review."""
        return self._case.articles.counts()

    def hidden_count(self) -> int:
        """How many articles are set aside."""
        return self._case.articles.hidden_count()

    def text(self, article_id: str) -> ArticleText:
        """The current text of an article. Raises NotFound."""
        article = self._case.article(article_id)
        stored = self._case.articles.text(article.id, article.version)
        if stored is None:
            raise NotFound("text", article.ref)
        return stored

    def original(self, article_id: str) -> bytes:
        """The identical bytes the article was read from. Raises NotFound."""
        stored = self.text(article_id)
        data = self._case.articles.original(stored.original_sha256)
        if data is None:
            raise NotFound("original", stored.file_name)
        return data

    def regions(self, article_id: str) -> list[Region]:
        """Regions set apart in an article's current text."""
        article = self._case.article(article_id)
        return self._case.articles.regions(article.id, article.version)

    def paragraph_at(self, article_id: str, version: int, position: int) -> int:
        """The number of the paragraph, from 1, at a code point."""
        return self._paragraphs(article_id, version).number_at(position)

    def paragraph_of(self, article_id: str, position: int) -> tuple[int, int]:
        """The number of the paragraph at a code point, and how many the article has."""
        paragraphs = self._paragraphs(article_id, self._case.article(article_id).version)
        return paragraphs.number_at(position), len(paragraphs.spans)

    def marks(self, article_id: str, within: Span | None = None) -> list[Annotation]:
        """The annotations anchored in an article's current text, in text order; only those that
        reach into a span, where one is given.
        """
        version = self._case.article(article_id).version
        if within is None:
            found = self._case.annotations.listed(CardFilter(article_id=article_id))
        else:
            found = self._case.annotations.over(article_id, within)
        return [m for m in found if m.state == "anchored" and m.version == version]

    def views(self, annotations: list[Annotation]) -> list[AnnotationView]:
        """Annotations as cards show them."""
        tags = self._case.tags_by_id()
        links = self._case.claims.card_links([mark.id for mark in annotations])
        articles = self._case.articles.by_ids(mark.article_id for mark in annotations)
        return [
            AnnotationView(
                mark,
                articles[mark.article_id],
                self.paragraph_at(mark.article_id, mark.version, mark.start),
                tuple(tags[tag_id] for tag_id in mark.tags),
                links.get(mark.id, ()),
                mark.state != "orphaned" or self._stands(mark),
            )
            for mark in annotations
        ]

    def annotations(self, wanted: CardFilter) -> list[Annotation]:
        """Annotations in the filter's order."""
        return self._case.annotations.listed(wanted)

    def cards(self, wanted: CardFilter) -> Cards:
        """The annotations that the filter lets through, for a list of cards."""
        return Cards(self._case, wanted, self.views)

    def find(self, annotation_id: str) -> AnnotationView | None:
        """One annotation as its card shows it, or None where it is gone."""
        asked = (self._case.tallies.stamp(), annotation_id)
        if self._found is None or self._found[0] != asked:
            view = next(iter(self.found([annotation_id])), None)
            if self._case.file.connection.in_transaction:
                return view  # what is not committed may be taken back
            self._found = asked, view
        return self._found[1]

    def found(self, annotation_ids: Sequence[str]) -> list[AnnotationView]:
        """Annotations as cards show them, without those that are gone."""
        return self.views(self._case.annotations.by_ids(annotation_ids))

    def tag_counts(self, article_id: str | None) -> list[TagUse]:
        """Every tag with how many annotations carry it; in one article or in all."""
        tallies = self._case.tallies
        counts = tallies.counts().by_tag if article_id is None else tallies.tags_in(article_id)
        return [TagUse(tag, counts[tag.id]) for tag in tallies.tags()]

    def sentences(self, article_id: str) -> Spans:
        """The sentences of an article's current text, as they were found when it came in."""
        article = self._case.article(article_id)
        return self._case.articles.passages(article.number, article.version)

    def sources(self) -> list[tuple[Source, int]]:
        """Sources by name, with how many articles each has."""
        return self._case.sources.listed()

    def set_article(
        self,
        article_id: str,
        fields: dict[str, str | bool | None],
        expected: dict[str, str | bool | None] | None = None,
    ) -> tuple[Changes, ArticleSummary]:
        """Edit what is known about an article; keys are those of EDITABLE, empty text clears.

        `source` is a publisher's name: one that is not there yet is made. A value that is there
        already stays, whatever it looks like: pages have dates of their own. `expected` are the
        values that some of the fields had when they were looked at. Raises InvalidValue, NotFound,
        EditConflict where somebody else changed one of those meanwhile.
        """
        with self._case.writing(fields) as commit:
            before = self._case.article(article_id)
            held = editable_fields(self.summary(article_id))
            self._case.ground.expect(("article", article_id), held, expected, fields)
            values = cleaned(fields, EDITABLE)
            values = {key: value for key, value in values.items() if value != held[key]}
            check(values)
            edits: list[Edit] = []
            if "source" in values:
                source, made = self._source(values.pop("source"))
                edits.extend(made)
                values["source_id"] = source
            if "published" in values:
                values["published_from"] = "given" if values["published"] else None
            edit = changed("article", before, replace(before, **values))  # type: ignore[arg-type]
            if edit:
                edits.append(edit)
            changes = commit(Action(label(values), tuple(edits), Place(article_id)))
            return changes, self.summary(article_id)

    def set_source(
        self,
        name: str,
        fields: dict[str, str | None],
        expected: dict[str, str | None] | None = None,
    ) -> tuple[Changes, Source]:
        """Describe a publisher: kind, country, reliability A–F, descriptor, note.

        `expected` are values that some fields had when they were looked at. Raises NotFound,
        InvalidValue, EditConflict.
        """
        values = cleaned(fields, ("kind", "country", "reliability", "descriptor", "note"))
        check_word("kind", values.get("kind"), SOURCE_KINDS)
        check_word("reliability", values.get("reliability"), tuple(RELIABILITY))
        for kept, empty in (("kind", "unknown"), ("note", "")):
            if kept in values and values[kept] is None:
                values[kept] = empty
        with self._case.writing() as commit:
            before = self._case.sources.named(on_one_line(name))
            if before is None:
                raise NotFound("source", name)
            thing = ("source", before.id)
            self._case.ground.expect(thing, record_of(before), expected, fields)
            after = replace(before, **values)  # type: ignore[arg-type]
            edit = changed("source", before, after)
            changes = commit(Action(f"Describe source '{before.name}'", (edit,) if edit else ()))
            return changes, after

    def shared(self, ids: Sequence[str]) -> Shared:
        """What all of some annotations have; of none, nothing."""
        if not ids:
            return Shared()
        case = self._case
        return Shared(case.annotations.shared_tags(ids), case.claims.shared_stances(ids))

    def _source(self, name: object) -> tuple[str | None, list[Edit]]:
        if name is None:
            return None, []
        held = self._case.sources.named(str(name))
        if held is not None:
            return held.id, []
        source = Source(self._case.make_id(), str(name), created=self._case.clock())
        return source.id, [created("source", source)]

    def _stands(self, mark: Annotation) -> bool:
        stored = self._case.articles.text(mark.article_id, mark.version)
        return stored is not None and stored.text[mark.start : mark.end] == mark.quote

    def _paragraphs_of(self, article_id: str, version: int) -> Paragraphs:
        # The text alone: a report asks for this of every article.
        key = (article_id, version)
        return Paragraphs.of(self._case.articles.texts_of([key]).get(key, ""))
