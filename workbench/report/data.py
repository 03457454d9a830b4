"""What a report is made of: one value, built once by the service, read by the templates.

It is all a template sees, so that the same data give the same bytes.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from workbench.domain.claim_views import SUPPORTING, LoneOrigin
from workbench.domain.values import Article, Source, Tag
from workbench.domain.views import AnnotationView

# The sections that can be left out, in the order in which they are printed.
SECTIONS: Final = (
    "bottom-line",
    "key-judgements",
    "sources",
    "claims",
    "conflicts",
    "shared-origins",
    "anomalies",
    "gaps",
    "method",
    "changes",
    "integrity",
    "annotations",
)


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
class ReportEvidence:
    """A passage tied to a claim: its stance, and where its words come from.

    `origin` and `origin_kind` are None where nobody named one.
    """

    view: AnnotationView
    stance: str
    origin: str | None = None
    origin_kind: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Origins of one claim's evidence that count as one, and why they were joined.

    `counts` is False where they are none of the origins that support the claim.
    """

    origins: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """A claim with what speaks for and against it.

    `verdict` is a tag's name, `credibility` 1–6. The counts are those of the evidence; `warnings`
    are sentences of what it lacks. `groups` are the origins of all its evidence; `lone_origin` is
    why just one of them counts, None where it is none, or more.
    """

    ref: str
    statement: str
    kind: str = "other"
    verdict: str | None = None
    credibility: int | None = None
    likelihood: str | None = None
    confidence: str | None = None
    rationale: str = ""
    mentions: int = 0
    articles: int = 0
    origins: int = 0
    independent: int = 0
    evidence: tuple[ReportEvidence, ...] = ()
    groups: tuple[OriginGroup, ...] = ()
    lone_origin: LoneOrigin | None = None
    warnings: tuple[str, ...] = ()

    @property
    def supporting(self) -> tuple[ReportEvidence, ...]:
        """What supports it, wholly or in part."""
        return tuple(each for each in self.evidence if each.stance in SUPPORTING)

    @property
    def refuting(self) -> tuple[ReportEvidence, ...]:
        """What refutes it."""
        return tuple(each for each in self.evidence if each.stance == "refutes")

    @property
    def other(self) -> tuple[ReportEvidence, ...]:
        """What neither supports nor refutes it."""
        known = (*self.supporting, *self.refuting)
        return tuple(each for each in self.evidence if each not in known)

    @property
    def is_judged(self) -> bool:
        """True where a person gave a verdict, a grade, a likelihood or a reason."""
        return bool(self.verdict or self.credibility or self.likelihood or self.rationale)


@dataclass(frozen=True, slots=True)
class CaseState:
    """Which case the report is of, and how far its history had come: numbers and hashes.

    `first` is the hash of the history's first entry, which no two cases share.
    """

    first: str
    entries: int
    last: str


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """What changed since an earlier report: when that was made, and sentences of what is new."""

    since: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything a report says that is not computed from something else in here.

    `scope` is a sentence: everything, the query in words, or the claims. `generated` is an ISO
    8601 date, or None for a report without one. `tags` are the case's tags in its order.
    `text_hashes` are the SHA-256 of texts by article id and version. Of `anomalies` and `gaps`
    (sentences) an empty tuple means that none were found, None that nobody looked; `claims` is
    None where the case has none; `changes` is None without an earlier report. `shortened` is the
    most characters of a printed quotation, None for whole ones. `pages` has, by annotation id, the
    page or pages of a file in which a quotation stands: `3`, or `3–4`.
    """

    title: str
    scope: str
    generated: str | None
    program_version: str
    state: CaseState
    tags: tuple[Tag, ...]
    articles: tuple[ReportArticle, ...]
    text_hashes: Mapping[tuple[str, int], str]
    claims: tuple[ReportClaim, ...] | None = None
    anomalies: tuple[str, ...] | None = None
    gaps: tuple[str, ...] | None = None
    changes: ChangeSummary | None = None
    sections: frozenset[str] = frozenset(SECTIONS)
    shortened: int | None = None
    pages: Mapping[str, str] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report is to cover and how: a query, claims (refs or ids), or everything.

    `shortened` cuts printed quotations to that many characters; `templates` is a folder whose
    files stand in for the program's own of the same name.
    """

    query: str = ""
    claims: tuple[str, ...] = ()
    sections: frozenset[str] = frozenset(SECTIONS)
    shortened: int | None = None
    templates: str | None = None
