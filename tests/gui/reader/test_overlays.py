"""What lies over the letters, and where."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.span import Span
from workbench.gui.panes.overlays import parted

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda at: Span(at[0], sum(at)))


@given(SPANS, st.lists(SPANS, max_size=6))
def test_that_a_span_is_parted_by_what_covers_it(span: Span, others: list[Span]) -> None:
    inside, outside = parted(span, others)
    covered = {n for each in others for n in range(each.start, each.end)}
    whole = range(span.start, span.end)
    assert [n for each in inside for n in range(each.start, each.end)] == [
        n for n in whole if n in covered
    ]
    assert [n for each in outside for n in range(each.start, each.end)] == [
        n for n in whole if n not in covered
    ]
