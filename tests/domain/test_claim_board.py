"""What the claim board shows of claims and articles, and what a change touches of it."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.changes import Changes
from workbench.domain.claim_board import BOARD_SORTS, Board, BoardArticle, Cell
from workbench.domain.claim_views import ClaimView, Counts, EvidenceView
from workbench.domain.claims import Claim, Evidence
from workbench.domain.tokens import STANCES
from workbench.domain.values import Annotation, Article


def article(number: int, status: str = "active") -> Article:
    return Article(f"a{number}", number, f"Title {number}", status=status)


def item(claim: str, number: int, stance: str, key: str, status: str = "active") -> EvidenceView:
    mark = Annotation(f"n{key}", f"a{number}", 1, 0, 4, "word", "", "")
    return EvidenceView(
        Evidence(f"e{key}", claim, mark.id, stance), mark, article(number, status), "0" * 64, None
    )


def claim(number: int, statement: str, *items: EvidenceView) -> ClaimView:
    counts = Counts(mentions=len(items), supporting=len(items))
    return ClaimView(Claim(f"c{number}", number, statement), None, items, counts, ())


ARTICLES = [BoardArticle(article(n)) for n in (1, 2, 3)]
BOARD = Board.of(
    [
        claim(
            1,
            "The bridge closed",
            item("c1", 1, "refutes", "1"),
            item("c1", 1, "supports", "2"),
            item("c1", 1, "supports", "3"),
        ),
        claim(2, "A storm did it", item("c2", 2, "repeats", "4", "retracted")),
    ],
    ARTICLES,
)


def refs(board: Board) -> list[str]:
    return [view.claim.ref for view in board.claims]


def columns(board: Board) -> list[str]:
    return [column.article.ref for column in board.articles]


def test_that_a_cell_counts_stances_in_their_order() -> None:
    assert BOARD.cell("c1", "a1") == Cell((("supports", 2), ("refutes", 1)))


def test_that_a_cell_tells_of_what_was_withdrawn() -> None:
    assert BOARD.cell("c2", "a2") == Cell((("repeats", 1),), left_out=True)


def test_that_an_empty_cell_is_absent() -> None:
    assert BOARD.cell("c1", "a3") is None


def test_that_evidence_in_an_article_that_is_set_aside_gets_a_column() -> None:
    board = Board.of([claim(1, "Said", item("c1", 7, "supports", "1"))], ARTICLES)
    assert columns(board) == ["A1", "A2", "A3", "A7"]


def test_that_every_word_of_the_filter_must_begin_a_word() -> None:
    assert refs(BOARD.shown("CLOSED bri")) == ["C1"]
    assert refs(BOARD.shown("c2")) == ["C2"]
    assert refs(BOARD.shown("ridge")) == []


def test_that_hiding_empty_columns_looks_at_the_claims_shown() -> None:
    assert columns(BOARD.shown(hide_empty=True)) == ["A1", "A2"]
    assert columns(BOARD.shown("storm", hide_empty=True)) == ["A2"]


def test_that_the_most_supported_claim_comes_first() -> None:
    assert refs(BOARD.shown(sort="support")) == ["C1", "C2"]
    assert refs(BOARD.shown(sort="newest")) == ["C2", "C1"]
    assert refs(BOARD.shown(sort="statement")) == ["C2", "C1"]


@given(st.sampled_from(BOARD_SORTS), st.text(max_size=8), st.booleans())
def test_that_no_order_or_filter_makes_up_a_claim(sort: str, words: str, hide: bool) -> None:
    shown = BOARD.shown(words, sort, hide_empty=hide)
    assert set(refs(shown)) <= set(refs(BOARD))
    assert len(refs(shown)) == len(set(refs(shown)))
    assert set(columns(shown)) <= set(columns(BOARD))


@given(st.lists(st.sampled_from(STANCES), min_size=1, max_size=12))
def test_that_a_cell_counts_every_passage(stances: list[str]) -> None:
    items = [item("c1", 1, stance, str(n)) for n, stance in enumerate(stances)]
    cell = Board.of([claim(1, "Said", *items)], ARTICLES).cell("c1", "a1")
    assert cell is not None
    assert sum(count for _stance, count in cell.stances) == len(stances)


def test_that_a_change_touches_the_claims_that_depend_on_it() -> None:
    assert BOARD.touched_by(Changes(claims=frozenset({"c9"}))) == frozenset({"c9"})
    assert BOARD.touched_by(Changes(annotations=frozenset({"n4"}))) == frozenset({"c2"})
    assert BOARD.touched_by(Changes(articles=frozenset({"a1"}))) == frozenset({"c1"})
    assert BOARD.touched_by(Changes(annotations=frozenset({"elsewhere"}))) == frozenset()


def test_that_origins_publishers_and_tags_touch_every_claim() -> None:
    for change in ("origins", "sources", "tags"):
        assert BOARD.touched_by(Changes(**{change: frozenset({"x"})})) is None  # type: ignore[arg-type]
