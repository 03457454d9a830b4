"""The claim board of a case in one call, and as a Markdown table."""

from collections.abc import Callable, Collection, Iterable

from workbench.domain.claim_board import STANCE_GLYPHS, Board, BoardArticle, Cell
from workbench.domain.claim_views import ClaimView, EvidenceView
from workbench.report.escape import escape
from workbench.services.claims import Claims
from workbench.services.library import Library

_AT_ONCE = 40


class Boards:
    """Makes boards; nothing is written here."""

    def __init__(self, claims: Claims, library: Library) -> None:
        self._claims, self._library = claims, library

    def board(self) -> Board:
        """Every claim with its evidence, beside the articles that are not set aside."""
        return self.renewed(Board(), frozenset())

    def renewed(
        self,
        before: Board,
        claim_ids: Collection[str],
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Board:
        """A board after a change: only these claims, and those that are new, are counted anew.

        The articles are read where `before` has none. Once it is cancelled what it returns is of
        no use.
        """
        listed = self._claims.listed()
        known = {view.claim.id: view for view in before.claims if view.claim.id not in claim_ids}
        todo = [claim for claim in listed if claim.id not in known]
        paragraphs = {
            item.evidence.id: before.paragraphs[item.evidence.id] for item in _items(known.values())
        }
        for start in range(0, len(todo), _AT_ONCE):
            if is_cancelled():
                return before
            fresh = self._claims.views(todo[start : start + _AT_ONCE])
            known |= {view.claim.id: view for view in fresh}
            paragraphs |= self._paragraphs(fresh)
        views = [known[claim.id] for claim in listed]
        return Board.of(views, before.articles or self._columns(), paragraphs)

    def _columns(self) -> list[BoardArticle]:
        return [BoardArticle(each.article, each.source) for each in self._library.summaries()]

    def _paragraphs(self, views: Iterable[ClaimView]) -> dict[str, int]:
        """The number of the paragraph of each item of evidence, article by article."""
        items = sorted(_items(views), key=lambda item: item.article.number)
        return {item.evidence.id: self._paragraph(item) for item in items}

    def _paragraph(self, item: EvidenceView) -> int:
        mark = item.annotation
        return self._library.paragraph_at(mark.article_id, mark.version, mark.start)


def _items(views: Iterable[ClaimView]) -> list[EvidenceView]:
    return [item for view in views for item in view.evidence]


def board_markdown(board: Board) -> str:
    """A GitHub table of a board as it is shown; article text in it appears literally."""
    heads = ["Claim", "Verdict", "Evidence", *(column.article.ref for column in board.articles)]
    lines = [_row(heads), _row(["---"] * len(heads))]
    for view in board.claims:
        cells = [board.cell(view.claim.id, column.article.id) for column in board.articles]
        lines.append(
            _row(
                [
                    f"{view.claim.ref}: {escape(view.claim.statement)}",
                    _verdict(view),
                    _totals(view),
                    *(_cell(cell) for cell in cells),
                ]
            )
        )
    articles = [
        f"{column.article.ref}: {escape(column.article.title)}"
        + (f" ({escape(column.source.name)})" if column.source else "")
        for column in board.articles
    ]
    signs = STANCE_GLYPHS.items()
    legend = ", ".join(f"{glyph} {stance.replace('_', ' ')}" for stance, glyph in signs)
    return "\n".join([*lines, "", legend, "", *(f"- {each}" for each in articles), ""])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _verdict(view: ClaimView) -> str:
    parts: list[str] = [escape(view.verdict.name)] if view.verdict else []
    if view.claim.credibility is not None:
        parts.append(str(view.claim.credibility))
    return ", ".join(parts) or "–"


def _totals(view: ClaimView) -> str:
    counts = view.counts
    said = (
        f"{counts.supporting} supports · {counts.articles} articles · {counts.origins} origins"
        f" · **{counts.independent} independent**"
    )
    return f"{said} · {counts.refuting} refutes" if counts.refuting else said


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return " ".join(f"{STANCE_GLYPHS[stance]} {count}" for stance, count in cell.stances)
