"""Which mark a key means: the one with exactly the selection's span, or the one at the caret."""

from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.gui.panes.mark_index import MarkIndex


class CurrentMark:
    """Follows the selection; one mark can be pinned among several at the same place."""

    def __init__(self, index: MarkIndex, pinned: str | None = None) -> None:
        self._index = index
        self.pinned = pinned if index.get(pinned) else None
        self._ring: tuple[str, ...] = ()

    def at(self, selection: Span | None, caret: int) -> Annotation | None:
        """The mark meant now: with nothing selected the innermost at the caret."""
        pinned = self._index.get(self.pinned)
        if pinned is not None and _fits(pinned, selection, caret):
            return pinned
        candidates = self._candidates(selection, caret)
        return candidates[0] if candidates else None

    def following(self, selection: Span | None, caret: int) -> Annotation | None:
        """Pin the next of the overlapping marks here, from the innermost outwards, and round."""
        now = self.at(selection, caret)
        if now is None or now.id not in self._ring or now.id != self.pinned:
            here = self._overlapping(selection, caret)
            self._ring = tuple(mark.id for mark in here)
        if not self._ring:
            return None
        place = self._ring.index(now.id) + 1 if now and now.id in self._ring else 0
        self.pinned = self._ring[place % len(self._ring)]
        return self._index.get(self.pinned)

    def _candidates(self, selection: Span | None, caret: int) -> list[Annotation]:
        if selection is None:
            return self._index.covering(caret)
        return self._index.with_span(selection)

    def _overlapping(self, selection: Span | None, caret: int) -> list[Annotation]:
        if selection is None:
            return self._index.covering(caret)
        found = self._index.overlapping(selection.start, selection.end)
        return sorted(found, key=lambda mark: (mark.end - mark.start, mark.start, mark.id))


def _fits(mark: Annotation, selection: Span | None, caret: int) -> bool:
    return mark.span.covers(caret) if selection is None else mark.span == selection
