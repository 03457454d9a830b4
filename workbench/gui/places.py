"""Places in the text that one can return to, and the way back and forward through them."""

from dataclasses import dataclass, replace

from workbench.domain.span import Span

_MOST = 200


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """An article as it stood in the reader.

    `scroll` is the code point that begins the top line, and how far that line is cut off in px.
    `from_results` is True where the list of search results had the keyboard.
    """

    article_id: str
    scroll: tuple[int, int] = (0, 0)
    selection: Span | None = None
    caret: int = 0
    from_results: bool = False

    def same_spot(self, other: "ReadingPlace") -> bool:
        """True where both show the same to a reader."""
        return replace(self, from_results=False) == replace(other, from_results=False)


class PlaceHistory:
    """Places left by a jump. Going back keeps the way forward until the next jump."""

    def __init__(self) -> None:
        self._back: list[ReadingPlace] = []
        self._forward: list[ReadingPlace] = []

    def clear(self) -> None:
        """Forget every place."""
        self._back, self._forward = [], []

    def jump_from(self, place: ReadingPlace) -> None:
        """Remember a place that is about to be left by a jump."""
        self._forward = []
        if self._back and self._back[-1].same_spot(place):
            self._back.pop()
        self._back = [*self._back[1 - _MOST :], place]

    def back(self, now: ReadingPlace | None) -> ReadingPlace | None:
        """The place left last, which is not where one is; None where there is none."""
        return _step(self._back, self._forward, now)

    def forward(self, now: ReadingPlace | None) -> ReadingPlace | None:
        """The place that `back` was called at; None where there is none."""
        return _step(self._forward, self._back, now)


def _step(
    behind: list[ReadingPlace], ahead: list[ReadingPlace], now: ReadingPlace | None
) -> ReadingPlace | None:
    while behind:
        place = behind.pop()
        if now is None or not place.same_spot(now):
            if now is not None:
                ahead.append(now)
            return place
    return None
