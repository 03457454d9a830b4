"""Searching the case: results as one types, and jumping to them."""

from PySide6.QtCore import QObject, Signal

from workbench.domain.changes import Changes
from workbench.domain.span import Span
from workbench.domain.views import SearchHit
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.session import Session

SHOWN = 100
# Three lines of a result in a pane of usual width.
SNIPPET = 100
_FIRST_CJK = "\u2e80"


class SearchActions(QObject):
    """Runs the query of the search field. `hit_chosen(article id, Span)` asks to go there."""

    hit_chosen = Signal(str, object)

    def __init__(self, session: Session, pane: AnnotationPane) -> None:
        super().__init__(pane)
        self._session, self._pane = session, pane
        self._query = ""
        pane.search_changed.connect(self._search)
        pane.result_activated.connect(self._open)
        session.changed.connect(self._on_changed)

    @property
    def query(self) -> str:
        """What is being searched for; empty where nothing is."""
        return self._query

    def _search(self, text: str) -> None:
        self._query = text.strip()
        if _is_one_letter(self._query):
            self._query = ""
        if not self._query or not self._session.is_open:
            self._pane.set_results(None)
            return
        result = self._session.space.searching.search(
            text.lstrip(), limit=SHOWN, typing=True, snippet=SNIPPET
        )
        self._pane.set_results(result)

    def _on_changed(self, changes: Changes) -> None:
        if self._query and (changes.everything or changes.annotations or changes.articles):
            self._search(self._query)

    def _open(self, hit: SearchHit) -> None:
        place = Span(hit.start, hit.end)
        if hit.kind == "passage" and hit.matches:
            place = Span(hit.matches[0].start, hit.matches[-1].end)
        self.hit_chosen.emit(hit.article.id, place)


def _is_one_letter(query: str) -> bool:
    """A single letter or digit begins a word: it is waited for the next. A sign that is a word by
    itself, as in Chinese, is searched for.
    """
    return len(query) == 1 and query < _FIRST_CJK
