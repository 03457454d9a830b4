"""What holds of the cues of any text."""

import signal
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.cues.conftest import find_cues
from workbench.analysis.cue_lists import word_lists
from workbench.analysis.cues import Material, cues
from workbench.analysis.sentences import sentences
from workbench.domain.cues import CUE_KINDS, TONES
from workbench.domain.span import Span
from workbench.domain.text import normalise

PIECES = (
    "A source in Riga", "said", "may", "“go”", "‘no’", '"', "“", "according to", "about 50",
    "today", "Petrenko", "Petrneko", "’s", ".", "!", "\n", "\n\n", "of .", "İ", "🌉", "e\u0301",
    "\u00a0", "Don't Miss", "clearly", "Dr. Ana Ruiz, a senior analyst at", "1,500", "\u202e",
    "по словам", "якобы", " ", "  ", "(", ")", "TASS", "one of the", "who spoke with Coastal",
)  # fmt: skip
texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES)).map(" ".join))
spans = st.tuples(st.integers(0, 200), st.integers(1, 60)).map(lambda s: Span(s[0], sum(s)))
kinds = st.sampled_from(["boilerplate", "teaser", "caption", "heading", "duplicate_title"])


@given(texts, st.lists(st.tuples(spans, kinds), max_size=3))
def test_that_cues_lie_in_the_text_and_in_their_sentence(
    raw: str, regions: list[tuple[Span, str]]
) -> None:
    text = normalise(raw)
    within = [(span, kind) for span, kind in regions if span.end <= len(text)]
    for cue in find_cues(text, language=None, published=None, regions=within):
        assert cue.kind in CUE_KINDS
        assert cue.sentence.start <= cue.span.start < cue.span.end <= cue.sentence.end <= len(text)
        assert cue.span.cut(text).strip()
        assert (cue.tone in TONES) == (cue.kind == "attribution")
        assert cue.reason
        assert "\n" not in cue.reason


@given(texts)
def test_that_the_same_text_has_the_same_cues_in_text_order(raw: str) -> None:
    text = normalise(raw)
    first, again = find_cues(text, language=None), find_cues(text, language=None)
    assert first == again
    assert [cue.span.start for cue in first] == sorted(cue.span.start for cue in first)


@given(texts)
def test_that_cues_of_one_kind_do_not_overlap(raw: str) -> None:
    text = normalise(raw)
    for kind in CUE_KINDS:
        found = find_cues(text, kind, language=None, published=None)
        assert not any(a.span.overlaps(b.span) for a, b in pairwise(found))


@given(texts, st.sampled_from(CUE_KINDS))
def test_that_one_kind_alone_is_found_as_among_all(raw: str, kind: str) -> None:
    text = normalise(raw)
    among = [cue for cue in find_cues(text, language=None, published=None) if cue.kind == kind]
    assert find_cues(text, kind, language=None, published=None) == among


HOSTILE = (
    "a ", "source ", "a source in ", "officials have ", "“", '"', "‘’", "'", "Ab ", "Ab. ", "1 ",
    "about ", "the the ", "\t", " \u00a0", "a-", "a'", "- ", "of . ", "(", "is ", "• ", "one of ",
    "Dr. Ab ", "“a”", "two and a half ", "по словам ", "a source close to the old ",
)  # fmt: skip


@pytest.fixture
def patience() -> Iterator[None]:
    """Ends what runs away: a search takes a second; growing by the square it would take minutes."""

    def lose(_signal: int, _frame: object) -> None:
        raise TimeoutError

    held = signal.signal(signal.SIGALRM, lose)
    signal.alarm(30)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, held)


@pytest.mark.usefixtures("patience")
@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="only POSIX has alarms")
@pytest.mark.parametrize("piece", HOSTILE)
def test_that_no_long_hostile_text_makes_the_search_run_away(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    found = cues(Material(text, sentences(text, "en"), (), "2026"), word_lists())
    assert all(cue.span.end <= len(text) for cue in found)


def test_that_finding_ends_when_it_is_stopped() -> None:
    text = "A source in Riga may have said so. “Go,” she said."
    material = Material(text, sentences(text, "en"), (), "2026")
    assert cues(material, word_lists(), stopped=lambda: True) == []
