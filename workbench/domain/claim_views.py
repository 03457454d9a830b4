"""Claims as lists, cards and reports show them: joined values, counts and their reasons."""

from dataclasses import dataclass
from typing import Final, Literal

from workbench.domain.claims import Claim, Evidence, Origin
from workbench.domain.grades import usual_credibility
from workbench.domain.values import Annotation, Article, Source, Tag

SUPPORTING: Final = frozenset({"supports", "partially_supports"})
# Tags of what supports nothing, and verdicts that leave nothing to look for.
WITHDRAWN: Final = frozenset({"fabricated", "retracted"})
_SPEAKING: Final = SUPPORTING | {"refutes"}

# Why no more than one origin supports a claim: the rest is left out, one passage alone supports it,
# all of them stand in one article, or all come from one origin.
LoneOrigin = Literal["left_out", "passage", "article", "origin"]


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """What an annotation's card says of one claim: its ref, the stance, and whose words."""

    evidence: Evidence
    ref: str
    statement: str
    origin: str | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One item of evidence with all it hangs on.

    `sha256` is of the article's current text, `source` its publisher, `tags` the annotation's.
    """

    evidence: Evidence
    annotation: Annotation
    article: Article
    sha256: str
    source: Source | None = None
    tags: tuple[Tag, ...] = ()
    origin: Origin | None = None
    cited: Source | None = None

    @property
    def is_left_out(self) -> bool:
        """True for what supports nothing: the article or the item was withdrawn or invented."""
        return self.article.status == "retracted" or any(tag.name in WITHDRAWN for tag in self.tags)

    @property
    def supports(self) -> bool:
        """True where the item counts for the claim."""
        return self.evidence.stance in SUPPORTING and not self.is_left_out


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article that a reason points at."""

    article_ref: str
    article_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two origins are one group.

    `kind` is one of same_origin, declared_same, declared_possibly_same, cites_publisher and
    near_duplicate; `sentence` says it in words. `passages` are the two that are alike, or the one
    that cites; `overlap` is the share of word runs in common, 0–1.
    """

    kind: str
    origins: tuple[str, ...]
    sentence: str
    passages: tuple[Passage, ...] = ()
    overlap: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Origins that count as one, and why. `evidence` are ids of the items they stand behind.

    `counts` is False where nothing of it supports the claim, or all of it is left out.
    """

    origins: tuple[str, ...]
    evidence: tuple[str, ...]
    reasons: tuple[Reason, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands behind a claim; `mentions` and `articles` count every linked passage.

    `origins` and `independent` count only what supports it.
    """

    mentions: int = 0
    articles: int = 0
    origins: int = 0
    independent: int = 0
    supporting: int = 0
    refuting: int = 0


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its verdict, its evidence in text order, what it amounts to, and what it lacks.

    `warnings` are rules of `check`.
    """

    claim: Claim
    verdict: Tag | None
    evidence: tuple[EvidenceView, ...]
    counts: Counts
    groups: tuple[Group, ...]
    warnings: tuple[str, ...] = ()

    @property
    def lone_origin(self) -> LoneOrigin | None:
        """Why just one origin counts; None where it is none, or more."""
        if self.counts.origins != 1:
            return None
        counting = {item for group in self.groups if group.counts for item in group.evidence}
        support = [each for each in self.evidence if each.evidence.stance in SUPPORTING]
        if any(not each.supports or each.evidence.id not in counting for each in support):
            return "left_out"
        if len(support) == 1:
            return "passage"
        # One article is never more than one origin, whoever speaks in it.
        return "article" if len({each.article.id for each in support}) == 1 else "origin"

    @property
    def usual_credibility(self) -> int | None:
        """The number to suggest for the verdict, None without one; it is never set by itself."""
        spoken = {e.evidence.id for e in self.evidence if e.evidence.stance in _SPEAKING}
        voices = sum(1 for group in self.groups if spoken.intersection(group.evidence))
        return usual_credibility(
            self.verdict.name if self.verdict else "", is_comparable=voices > 1
        )


@dataclass(frozen=True, slots=True)
class OriginRelation:
    """What a person said of an origin and another one."""

    origin: str
    relation: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin with how many items of evidence come from it and what was said of it."""

    origin: Origin
    mentions: int
    relations: tuple[OriginRelation, ...] = ()
