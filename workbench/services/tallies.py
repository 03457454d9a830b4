"""What the window asks for after every key: tags, and how many marks there are of which kind.

Counting 100,000 marks takes 50 ms. So counts are kept and follow the edits that are made here;
whatever else writes to the case makes them be counted anew.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.domain.edit import Edit
from workbench.domain.values import Tag
from workbench.storage.annotations import AnnotationStore
from workbench.storage.articles import ArticleStore
from workbench.storage.case_file import CaseFile

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many annotations of shown articles there are: by tag id, and by article id."""

    by_tag: Counter[str]
    by_article: Counter[str]


class Tallies:
    """Tags and counts of one case, true whenever they are asked for."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self._tags: tuple[Stamp, tuple[Tag, ...]] | None = None
        self._articles: tuple[Stamp, Sequence[str]] | None = None
        self._counts: tuple[Stamp, Counts] | None = None
        self._in_article: tuple[Stamp, str, Counter[str]] | None = None

    def stamp(self) -> Stamp:
        """Two numbers of which one changes when anything is written, here or elsewhere."""
        return self._file.connection.total_changes, self._file.data_version()

    def tags(self) -> tuple[Tag, ...]:
        """All tags in the analyst's order."""
        stamp = self.stamp()
        if self._tags is not None and self._tags[0] == stamp:
            return self._tags[1]
        tags = tuple(AnnotationStore(self._file.connection).tags())
        if not self._file.connection.in_transaction:  # what is not committed may be taken back
            self._tags = (stamp, tags)
        return tags

    def article_ids(self) -> Sequence[str]:
        """Ids of the articles that are shown, A1 first."""
        stamp = self.stamp()
        if self._articles is not None and self._articles[0] == stamp:
            return self._articles[1]
        ids = ArticleStore(self._file.connection).ids()
        if not self._file.connection.in_transaction:
            self._articles = (stamp, ids)
        return ids

    def counts(self) -> Counts:
        """The counts; not to be changed."""
        stamp = self.stamp()
        if self._counts is not None and self._counts[0] == stamp:
            return self._counts[1]
        store = AnnotationStore(self._file.connection)
        counts = Counts(Counter(store.tag_counts()), Counter(store.article_counts()))
        if not self._file.connection.in_transaction:
            self._counts = (stamp, counts)
        return counts

    def tags_in(self, article_id: str) -> Counter[str]:
        """How many annotations of one article, shown or not, carry each tag; not to be changed."""
        stamp = self.stamp()
        if self._in_article is not None and self._in_article[:2] == (stamp, article_id):
            return self._in_article[2]
        counts = Counter(AnnotationStore(self._file.connection).tag_counts(article_id))
        if not self._file.connection.in_transaction:
            self._in_article = (stamp, article_id, counts)
        return counts

    def count(self) -> None:
        """Count all that is asked for again and again, so that it is known."""
        self.tags()
        self.article_ids()
        self.counts()

    def take_over(self, other: "Tallies", stamp: Stamp) -> None:
        """Know what another one counted: the same was in the case there as is here at `stamp`."""
        self._tags = other._tags and (stamp, other._tags[1])
        self._articles = other._articles and (stamp, other._articles[1])
        self._counts = other._counts and (stamp, other._counts[1])

    def follow(self, before: Stamp, edits: Iterable[Edit]) -> None:
        """Count in edits that were just committed; `before` is the stamp at their beginning."""
        edits = list(edits)
        # Somebody else may have written since: their commit must not pass for known.
        after = (self._file.connection.total_changes, before[1])
        untouched = not any(edit.entity == "tag" for edit in edits)
        if untouched and self._tags is not None and self._tags[0] == before:
            self._tags = (after, self._tags[1])
        if not all(map(_is_harmless, edits)):
            return
        if self._articles is not None and self._articles[0] == before:
            self._articles = (after, self._articles[1])
        if self._counts is not None and self._counts[0] == before:
            self._count_in(self._counts[1], edits)
            self._counts = (after, self._counts[1])
        if self._in_article is not None and self._in_article[0] == before:
            _, article_id, counts = self._in_article
            for edit in edits:
                if edit.entity == "annotation" and edit.article_id == article_id:
                    _count_tags(counts, edit)
            self._in_article = (after, article_id, counts)

    def _count_in(self, counts: Counts, edits: Iterable[Edit]) -> None:
        of_marks = [(e, e.article_id) for e in edits if e.entity == "annotation" and e.article_id]
        touched = sorted({article for _, article in of_marks})
        unlisted = AnnotationStore(self._file.connection).unlisted(touched)
        for edit, article in of_marks:
            if article not in unlisted:
                _count_tags(counts.by_tag, edit)
                counts.by_article[article] += (edit.after is not None) - (edit.before is not None)


def _is_harmless(edit: Edit) -> bool:
    """True for what changes no count: not a whole article that comes, goes, hides or appears."""
    if edit.entity != "article":
        return edit.entity != "import"
    return edit.before is not None and edit.after is not None and "hidden" not in edit.after


def _count_tags(counts: Counter[str], edit: Edit) -> None:
    counts.subtract(_tags((edit.before or {}).get("tags")))
    counts.update(_tags((edit.after or {}).get("tags")))


def _tags(value: object) -> Iterable[str]:
    return map(str, value) if isinstance(value, list | tuple) else ()
