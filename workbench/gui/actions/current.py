"""Which article and which mark the window is at."""

from PySide6.QtCore import QObject, Signal


class Current(QObject):
    """The current article (id or None) and the current mark (annotation id or None)."""

    article_changed = Signal(object)
    mark_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._article_id: str | None = None
        self._mark_id: str | None = None

    @property
    def article_id(self) -> str | None:
        """The article being read."""
        return self._article_id

    @property
    def mark_id(self) -> str | None:
        """The mark that the inspector shows."""
        return self._mark_id

    def set_article(self, article_id: str | None) -> None:
        """Turn to an article; the current mark is none then."""
        if article_id == self._article_id:
            return
        self.set_mark(None)
        self._article_id = article_id
        self.article_changed.emit(article_id)

    def set_mark(self, mark_id: str | None) -> None:
        """Turn to a mark of the current article."""
        if mark_id == self._mark_id:
            return
        self._mark_id = mark_id
        self.mark_changed.emit(mark_id)
