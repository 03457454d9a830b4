"""What services hand to the window, the command line and the report: values joined for reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.domain.claim_views import ClaimLink
from workbench.domain.query_tree import Hint
from workbench.domain.span import Span
from workbench.domain.values import Annotation, Article, Source, Tag


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as a list shows it, with its source and the count of its annotations."""

    article: Article
    source: Source | None
    characters: int
    sha256: str
    annotations: int

    @property
    def reliability(self) -> str | None:
        """The source's letter A–F, or None where nobody graded it."""
        return self.source.reliability if self.source else None


@dataclass(frozen=True, slots=True)
class TextFacts:
    """A version of an article's text without the text; hashes as in ArticleText."""

    article_id: str
    version: int
    sha256: str
    characters: int
    original_sha256: str
    file_name: str
    encoding: str | None
    encoding_sure: bool


@dataclass(frozen=True, slots=True)
class AnnotationView:
    """An annotation with what its card shows: article, paragraph number (from 1), tags in order.

    `claims` are the claims it is evidence for, C1 first. `placed` is False where the quotation
    does not stand at the position in the text that it counts in: an orphan that came from
    elsewhere.
    """

    annotation: Annotation
    article: Article
    paragraph: int
    tags: tuple[Tag, ...]
    claims: tuple[ClaimLink, ...] = ()
    placed: bool = True


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag and how many annotations carry it."""

    tag: Tag
    annotations: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What all of some annotations have: ids of tags, and stances by the ids of claims."""

    tags: frozenset[str] = frozenset()
    stances: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One hit: `kind` is annotation or passage.

    `start`/`end` are the annotation's span or the passage's sentence, `matches` the hits inside
    it, all in code points of the article's text; `snippet` is text of the article that begins at
    `snippet_start`.
    """

    kind: str
    article: Article
    start: int
    end: int
    matches: tuple[Span, ...]
    snippet: str
    snippet_start: int
    paragraph: int
    annotation: Annotation | None = None
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """How many hits a search has in all.

    Counting stops where nobody would look on: `more_annotations` and `more_passages` say that
    there are more than were counted; `articles` is None then.
    """

    annotations: int
    passages: int
    articles: int | None
    more_annotations: bool = False
    more_passages: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits shown, how many there are in all, and what the query was taken to mean.

    `query` finds these hits wherever it is asked: as it was written, or with a `*` behind the word
    being typed.
    """

    hits: tuple[SearchHit, ...]
    totals: Totals
    explanation: str
    hints: tuple[Hint, ...] = ()
    query: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that some hits of a search have: `field:value`, and how many have it."""

    field: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Completion:
    """What a query may become: the whole query, the value it was completed with, and how many
    annotations or articles have that; None where nobody counts."""

    query: str
    value: str
    count: int | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One recorded edit. `n` counts from 1; `verb` is do, undo or redo."""

    n: int
    at: str
    who: str
    what: str
    verb: str
    entity: str
    entity_id: str
    article_id: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class UndoState:
    """The words for the menu: what undo and redo would do now, None where there is nothing."""

    undo: str | None
    redo: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of `check`: severity is error (the file is broken), warning or note."""

    rule: str
    severity: str
    message: str
    claim: str | None = None
    annotation: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class CardFilter:
    """Which annotations a list shows: of one article or all, with and without tags (ids)."""

    article_id: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    sort: str = "position"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a new version did to an article's annotations: ids of those `kept` in their place,
    `moved` to another, and `orphaned`. `version` is the one that counts now.
    """

    article_id: str
    version: int
    kept: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Orphan:
    """An annotation that lost its place; where in the new text it may belong, if anywhere.

    `suggested` is the words there, `alike` how much of the quotation they share, 0–100.
    """

    annotation: Annotation
    span: Span | None = None
    suggested: str = ""
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that a reader of a saved page sees; `kept` is False where the text has it not."""

    text: str
    kept: bool


@dataclass(frozen=True, slots=True)
class NearCopy:
    """An article of whose runs of words another has a `share`, 0–1."""

    article: Article
    other: Article
    share: float
