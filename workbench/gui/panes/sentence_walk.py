"""Which sentence a key selects next; positions are code points."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from workbench.domain.span import Span, Spans


class SentenceWalk:
    """The sentences of an article in order, less those that lie in a stretch set apart."""

    def __init__(
        self,
        sentences: Sequence[Span] | Callable[[], Sequence[Span]] = (),
        apart: Iterable[Span] = (),
    ) -> None:
        """Sentences that are yet to be read are asked for when a key needs the first of them."""
        self._sentences = sentences
        self._apart = list(apart)
        self._kept_ones: Spans | None = None

    @cached_property
    def _all(self) -> Spans:
        given = self._sentences
        return Spans.of(given() if callable(given) else given)

    @property
    def _kept(self) -> Spans:
        if self._kept_ones is None:
            self._kept_ones = self._less(self._apart)
        return self._kept_ones

    def set_apart(self, apart: Iterable[Span]) -> None:
        """Skip from now on the sentences of which half or more lies in one of these spans."""
        self._apart, self._kept_ones = list(apart), None

    def _less(self, apart: Iterable[Span]) -> Spans:
        skipped: set[int] = set()
        starts, ends = self._all.starts, self._all.ends
        for region in apart:
            first = max(0, bisect_right(starts, region.start) - 1)
            for place in range(first, bisect_left(starts, region.end)):
                sentence = self._all[place]
                inside = min(sentence.end, region.end) - max(sentence.start, region.start)
                if 2 * inside >= sentence.length:
                    skipped.add(place)
        if not skipped:
            return self._all
        kept = [place for place in range(len(starts)) if place not in skipped]
        return Spans([starts[at] for at in kept], [ends[at] for at in kept])

    def at(self, position: int) -> Span | None:
        """The sentence over the code point, of all sentences."""
        place = bisect_right(self._all.starts, position) - 1
        if place < 0 or self._all.ends[place] <= position:
            return None
        return self._all[place]

    def next(self, selection: Span | None, caret: int) -> Span | None:
        """The sentence behind the selection, or without one the sentence at or after the caret."""
        if selection is not None:
            return self._get(bisect_left(self._kept.starts, selection.end))
        return self._get(bisect_right(self._kept.ends, caret))

    def previous(self, selection: Span | None, caret: int) -> Span | None:
        """The last sentence that starts before the selection, or before the caret."""
        return self._get(
            bisect_left(self._kept.starts, selection.start if selection else caret) - 1
        )

    def extended(self, selection: Span | None, caret: int) -> Span | None:
        """The selection up to the next end of a sentence; without one, the same as `next`."""
        if selection is None:
            return self.next(None, caret)
        following = self._get(bisect_right(self._kept.ends, selection.end))
        return Span(selection.start, following.end) if following else None

    def shrunk(self, selection: Span | None) -> Span | None:
        """The selection without its last sentence; None where it has only one."""
        if selection is None:
            return None
        last = self._get(bisect_left(self._kept.ends, selection.end) - 1)
        if last is None or last.end <= selection.start:
            return None
        return Span(selection.start, last.end)

    def _get(self, place: int) -> Span | None:
        return self._kept[place] if 0 <= place < len(self._kept) else None
