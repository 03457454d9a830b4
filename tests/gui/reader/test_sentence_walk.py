"""Which sentence comes next."""

from workbench.domain.span import Span
from workbench.gui.panes.sentence_walk import SentenceWalk

A, B, C, D = Span(0, 10), Span(11, 20), Span(22, 30), Span(31, 40)


def walk(*apart: Span) -> SentenceWalk:
    return SentenceWalk([A, B, C, D], apart)


def test_from_a_caret_the_sentence_at_it_or_after_it() -> None:
    assert walk().next(None, 0) == A
    assert walk().next(None, 9) == A
    assert walk().next(None, 10) == B
    assert walk().next(None, 21) == C
    assert walk().next(None, 40) is None


def test_backwards_from_a_caret_the_sentence_it_is_in_or_behind() -> None:
    assert walk().previous(None, 15) == B
    assert walk().previous(None, 11) == A
    assert walk().previous(None, 0) is None


def test_from_a_selection_the_one_behind_or_before_it() -> None:
    assert walk().next(A, 10) == B
    assert walk().previous(B, 20) == A
    assert walk().next(Span(12, 15), 15) == C
    assert walk().previous(Span(12, 15), 15) == B
    assert walk().next(D, 40) is None


def test_extending_and_shrinking() -> None:
    assert walk().extended(A, 10) == Span(0, 20)
    assert walk().extended(Span(2, 5), 5) == Span(2, 10)
    assert walk().extended(None, 0) == A
    assert walk().extended(D, 40) is None
    assert walk().shrunk(Span(0, 20)) == A
    assert walk().shrunk(A) is None
    assert walk().shrunk(None) is None


def test_what_is_set_apart_is_skipped_both_ways() -> None:
    skipping = walk(Span(11, 20))
    assert skipping.next(A, 10) == C
    assert skipping.previous(C, 30) == A
    assert skipping.extended(A, 10) == Span(0, 30)
    assert skipping.shrunk(Span(0, 30)) == A
    assert skipping.next(None, 12) == C
    assert skipping.at(15) == B


def test_half_a_sentence_set_apart_is_enough() -> None:
    assert walk(Span(15, 24)).next(A, 10) == C
    assert walk(Span(18, 24)).next(A, 10) == B


def test_without_sentences_nothing_happens() -> None:
    empty = SentenceWalk()
    assert empty.next(None, 0) is empty.previous(A, 3) is empty.at(0) is None
