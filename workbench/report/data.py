"""What a report is made of: one value, built once by the service, read by the templates.

It is all a template sees, so that the same data give the same bytes.
"""

from collections import Counter
from dataclasses import dataclass

from workbench.domain.values import Article, Source, Tag
from workbench.domain.views import AnnotationView


@dataclass(frozen=True, slots=True)
class TagCount:
    """How many of the report's annotations carry a tag, in all and by article ref, in order."""

    tag: Tag
    annotations: int
    articles: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ReportArticle:
    """An article of the report with the file behind it and its annotations in text order.

    `sha256` and `characters` (code points) are of the present version of its text, `file_name` and
    `original_sha256` of the imported file. `annotations` are those within the report's scope.
    """

    article: Article
    source: Source | None
    file_name: str
    characters: int
    sha256: str
    original_sha256: str
    annotations: tuple[AnnotationView, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything a report says that is not computed from something else in here.

    `scope` is a sentence: everything, or the query in words. `generated` is an ISO 8601 date, or
    None for a report without one. `tags` are the case's tags in its order. `limits` are sentences;
    an empty tuple means that none were found, None that nobody looked.
    """

    title: str
    scope: str
    generated: str | None
    program_version: str
    tags: tuple[Tag, ...]
    articles: tuple[ReportArticle, ...]
    limits: tuple[str, ...] | None = None

    @property
    def annotations(self) -> tuple[AnnotationView, ...]:
        """All annotations, article by article."""
        return tuple(view for article in self.articles for view in article.annotations)

    @property
    def counts(self) -> tuple[TagCount, ...]:
        """A count for every tag of the case, also 0, and after them for any other tag in use."""
        by_article = [
            (item.article.ref, Counter(tag.id for view in item.annotations for tag in view.tags))
            for item in self.articles
        ]
        known = {tag.id: tag for tag in self.tags}
        known |= {
            tag.id: tag for view in self.annotations for tag in view.tags if tag.id not in known
        }
        return tuple(
            TagCount(
                tag,
                sum(counted[tag.id] for _, counted in by_article),
                tuple((ref, counted[tag.id]) for ref, counted in by_article if counted[tag.id]),
            )
            for tag in known.values()
        )
