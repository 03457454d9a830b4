"""The claim board: claims × articles, with how the passages of each article stand to each claim."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from workbench.domain.changes import Changes
from workbench.domain.claim_views import ClaimView, EvidenceView
from workbench.domain.fold import fold
from workbench.domain.tokens import STANCES
from workbench.domain.values import Article, Source

BOARD_SORTS: Final = ("order", "newest", "statement", "verdict", "support", "independent", "open")
STANCE_GLYPHS: Final = {
    "supports": "✓",
    "partially_supports": "≈",
    "refutes": "✗",
    "repeats": "=",
    "context": "•",
    "not_comparable": "≠",
}


@dataclass(frozen=True, slots=True)
class BoardArticle:
    """A column: an article with its publisher."""

    article: Article
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """How many passages of an article stand how to a claim: (stance, count), as STANCES has them.

    `left_out` tells that some of them support nothing: withdrawn or invented.
    """

    stances: tuple[tuple[str, int], ...]
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """Claims as rows, articles as columns; cells by (claim id, article id), empty ones absent.

    `paragraphs` are numbers from 1 by evidence id.
    """

    claims: tuple[ClaimView, ...] = ()
    articles: tuple[BoardArticle, ...] = ()
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)
    paragraphs: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        claims: Iterable[ClaimView],
        articles: Iterable[BoardArticle],
        paragraphs: Mapping[str, int] | None = None,
    ) -> "Board":
        """The board of these claims; an article that only evidence names gets a column too."""
        rows = tuple(claims)
        columns = {column.article.id: column for column in articles}
        cells: dict[tuple[str, str], Cell] = {}
        for view in rows:
            for article_id, items in _by_article(view.evidence).items():
                cells[view.claim.id, article_id] = _cell(items)
                first = items[0]
                columns.setdefault(article_id, BoardArticle(first.article, first.source))
        ordered = sorted(columns.values(), key=lambda column: column.article.number)
        return cls(rows, tuple(ordered), cells, paragraphs or {})

    def cell(self, claim_id: str, article_id: str) -> Cell | None:
        """What an article says of a claim, None where it says nothing."""
        return self.cells.get((claim_id, article_id))

    def touched_by(self, changes: Changes) -> frozenset[str] | None:
        """Ids of the claims that must be counted anew after a change; None means all.

        Where a publisher, an origin or a tag is another, more claims may depend on it than name it.
        """
        if changes.everything or changes.sources or changes.origins or changes.tags:
            return None
        return changes.claims | {
            view.claim.id
            for view in self.claims
            for item in view.evidence
            if item.annotation.id in changes.annotations or item.article.id in changes.articles
        }

    def shown(self, words: str = "", sort: str = "order", *, hide_empty: bool = False) -> "Board":
        """The claims that have all these words, sorted; without articles that say nothing of them.

        `sort` is one of BOARD_SORTS; another word counts as the first.
        """
        wanted = fold(words).split()
        kept = [view for view in self.claims if _has(view, wanted)]
        kept = _sorted(kept, sort)
        articles = self.articles
        if hide_empty:
            claim_ids = {view.claim.id for view in kept}
            told = {article_id for claim_id, article_id in self.cells if claim_id in claim_ids}
            articles = tuple(column for column in articles if column.article.id in told)
        return replace(self, claims=tuple(kept), articles=articles)


def evidence_in(view: ClaimView, article_id: str) -> list[EvidenceView]:
    """The evidence that an article has for a claim, in text order."""
    return [item for item in view.evidence if item.article.id == article_id]


def _by_article(evidence: Iterable[EvidenceView]) -> dict[str, list[EvidenceView]]:
    found: dict[str, list[EvidenceView]] = {}
    for item in evidence:
        found.setdefault(item.article.id, []).append(item)
    return found


def _cell(items: Sequence[EvidenceView]) -> Cell:
    counts = Counter(item.evidence.stance for item in items)
    stances = tuple((stance, counts[stance]) for stance in STANCES if counts[stance])
    return Cell(stances, any(item.is_left_out for item in items))


def _has(view: ClaimView, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    verdict = view.verdict.name if view.verdict else ""
    text = f" {fold(f'{view.claim.ref} {view.claim.statement} {verdict}')} "
    return all(f" {word}" in text for word in wanted)


def _sorted(views: list[ClaimView], sort: str) -> list[ClaimView]:
    match sort:
        case "newest":
            return sorted(views, key=lambda view: -view.claim.number)
        case "statement":
            return sorted(views, key=lambda view: fold(view.claim.statement))
        case "verdict":
            return sorted(views, key=lambda view: view.verdict.position if view.verdict else 1_000)
        case "support":
            return sorted(views, key=lambda view: (-view.counts.supporting, -view.counts.mentions))
        case "independent":
            return sorted(views, key=lambda view: (view.counts.independent, view.counts.origins))
        case "open":
            return sorted(views, key=lambda view: -len(view.warnings))
        case _:
            return views
