"""The interval index, the lanes and the segments, against what counting by hand gives."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.gui.panes.mark_index import LANES, MarkIndex, segments

END = 60


def mark(mark_id: str, start: int, end: int, state: str = "anchored") -> Annotation:
    return Annotation(mark_id, "a", 1, start, end, "", "", "", state=state)


MARKS = st.lists(st.tuples(st.integers(0, END - 1), st.integers(1, 30)), max_size=40).map(
    lambda places: [mark(f"m{n}", s, s + length) for n, (s, length) in enumerate(places)]
)


@given(MARKS, st.integers(0, END), st.integers(1, END))
def test_it_finds_what_overlaps(marks: list[Annotation], start: int, length: int) -> None:
    found = MarkIndex(marks).overlapping(start, start + length)
    expected = {m.id for m in marks if m.start < start + length and m.end > start}
    assert {m.id for m in found} == expected
    assert len(found) == len(expected)
    assert [m.start for m in found] == sorted(m.start for m in found)


@given(MARKS, st.integers(0, END + 30))
def test_it_finds_what_covers_a_place_innermost_first(
    marks: list[Annotation], position: int
) -> None:
    found = MarkIndex(marks).covering(position)
    assert {m.id for m in found} == {m.id for m in marks if m.start <= position < m.end}
    lengths = [m.end - m.start for m in found]
    assert lengths == sorted(lengths)


@given(MARKS, st.integers(0, END + 30))
def test_it_counts_before_and_behind(marks: list[Annotation], position: int) -> None:
    index = MarkIndex(marks)
    assert index.ends_before(position) == sum(m.end <= position for m in marks)
    assert index.starts_from(position) == sum(m.start >= position for m in marks)


@given(MARKS)
def test_marks_in_a_lane_never_overlap_and_only_a_fifth_has_none(marks: list[Annotation]) -> None:
    index = MarkIndex(marks)
    for one in index.marks:
        lane = index.lane(one.id)
        others = [o for o in index.marks if o is not one and o.span.overlaps(one.span)]
        if lane is None:
            busy = {index.lane(o.id) for o in others if o.span.covers(one.start)}
            assert busy >= set(range(LANES))
        else:
            assert all(index.lane(o.id) != lane for o in others)


def test_a_short_mark_keeps_room_for_its_glyph() -> None:
    marks = [mark("a", 0, 5), mark("b", 10, 15), mark("c", 70, 80)]
    index = MarkIndex(marks, room=66)
    assert [index.lane(m.id) for m in marks] == [0, 1, 0]


@given(MARKS, st.integers(0, END), st.integers(1, END))
def test_segments_say_for_every_place_which_marks_cover_it(
    marks: list[Annotation], start: int, length: int
) -> None:
    index, end = MarkIndex(marks), start + length
    found = segments(index.overlapping(start, end), start, end)
    for position in range(start, end):
        covering = index.covering(position)
        here = [s for s in found if s.start <= position < s.end]
        assert len(here) == (1 if covering else 0)
        if covering:
            assert here[0].marks == tuple(covering[: len(here[0].marks)])
            assert len(here[0].marks) == min(3, len(covering))


def test_orphans_are_nowhere() -> None:
    index = MarkIndex([mark("a", 0, 5), mark("b", 0, 5, state="orphaned")])
    assert len(index) == 1
    assert index.get("b") is None
    assert index.with_span(Span(0, 5)) == [index.get("a")]


def test_an_empty_index_answers() -> None:
    index = MarkIndex()
    assert index.overlapping(0, 10) == index.covering(3) == index.with_span(Span(0, 1)) == []
    assert index.ends_before(9) == index.starts_from(0) == index.first_from(0) == 0
