"""Which article and which mark the window is at."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal


class Current(QObject):
    """The current article (id or None) and the current mark (annotation id or None).

    `leaving` is emitted before a jump: while the reader still shows where it starts.
    """

    leaving = Signal()
    article_changed = Signal(object)
    mark_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._article_id: str | None = None
        self._mark_id: str | None = None
        self._is_jumping = False
        self._is_held = False

    @contextmanager
    def jumping(self) -> Iterator[None]:
        """All that is turned to inside is one jump: `leaving` is emitted once."""
        if self._is_jumping:
            yield
            return
        self.leaving.emit()
        self._is_jumping = True
        try:
            yield
        finally:
            self._is_jumping = False

    @property
    def article_id(self) -> str | None:
        """The article being read."""
        return self._article_id

    @property
    def mark_id(self) -> str | None:
        """The mark that the inspector shows."""
        return self._mark_id

    @property
    def is_held(self) -> bool:
        """True while the mark stays current wherever the selection goes."""
        return self._is_held

    def hold(self, held: bool) -> None:
        """Keep the current mark while the selection moves away from it, or no longer."""
        self._is_held = held

    def set_article(self, article_id: str | None) -> None:
        """Turn to an article; the current mark is none then."""
        if article_id == self._article_id:
            return
        with self.jumping():
            self.set_mark(None)
            self._article_id = article_id
            self.article_changed.emit(article_id)

    def set_mark(self, mark_id: str | None) -> None:
        """Turn to a mark of the current article."""
        if mark_id == self._mark_id:
            return
        self._mark_id = mark_id
        self.mark_changed.emit(mark_id)
