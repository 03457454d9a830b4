"""Spans that overlap: which stay, and what they cover together."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from workbench.domain.cues import Cue
from workbench.domain.span import Span, Spans


def longest(found: Iterable[Cue]) -> Iterator[Cue]:
    """Of cues of one kind that overlap the longest, of equals the first."""
    by_kind: defaultdict[str, list[Cue]] = defaultdict(list)
    for cue in found:
        by_kind[cue.kind].append(cue)
    for several in by_kind.values():
        several.sort(key=lambda cue: (cue.span.start, -cue.span.length, cue.rule))
        yield from _without_overlaps(several)


def _without_overlaps(ordered: Sequence[Cue]) -> list[Cue]:
    held: list[Cue] = []
    for cue in ordered:
        while held and held[-1].span.overlaps(cue.span) and cue.span.length > held[-1].span.length:
            held.pop()
        if not held or not held[-1].span.overlaps(cue.span):
            held.append(cue)
    return held


def joined(ordered: Iterable[Span]) -> Spans:
    """Spans in order, those that touch or overlap as one."""
    starts: list[int] = []
    ends: list[int] = []
    for span in ordered:
        if ends and span.start <= ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    return Spans(starts, ends)


def reaches(spans: Spans, span: Span) -> bool:
    """True where a span overlaps one of some, which are in order and apart."""
    at = bisect_left(spans.starts, span.end) - 1
    return at >= 0 and spans.ends[at] > span.start
