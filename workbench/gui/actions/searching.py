"""Searching the case: results as one types, jumping to them, and what edits the query."""

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.changes import Changes
from workbench.domain.query_edit import cycled, state_of
from workbench.domain.span import Span
from workbench.domain.views import Facet, SearchHit
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.query_field import Offer
from workbench.gui.session import Session

SHOWN = 100
# Three lines of a result in a pane of usual width.
SNIPPET = 100
_FIRST_CJK = "\u2e80"
# How many chips there may be for each field.
_CHIPS = {"tag": 5, "source": 2, "author": 2, "lang": 2}


class SearchActions(QObject):
    """Runs the query of the search field. `hit_chosen(article id, Span)` asks to go there."""

    hit_chosen = Signal(str, object)

    def __init__(self, session: Session, pane: AnnotationPane) -> None:
        super().__init__(pane)
        self._session, self._pane = session, pane
        self._query = ""
        self._newest = False
        # The hits come first; what they have in common can wait for the next turn of the loop.
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(0)
        self._count.timeout.connect(self._show_facets)
        pane.search_changed.connect(self._search)
        pane.result_activated.connect(self._open)
        pane.field.offers_wanted.connect(self._offer)
        pane.results.facet_pressed.connect(self._press)
        pane.results.sort_changed.connect(self._sort)
        session.changed.connect(self._on_changed)
        session.case_opened.connect(lambda _opened: pane.field.show_offers(()))

    @property
    def query(self) -> str:
        """What is being searched for; empty where nothing is."""
        return self._query

    @property
    def is_newest_first(self) -> bool:
        """True where the newest hits come first, not the best."""
        return self._newest

    def _search(self, text: str) -> None:
        self._query = text.strip()
        if _is_one_letter(self._query):
            self._query = ""
        self._count.stop()
        if not self._query or not self._session.is_open:
            self._pane.set_results(None)
            self._pane.field.underline(())
            return
        # The places of hints are those of the field's text.
        result = self._session.space.searching.search(
            text, limit=SHOWN, newest=self._newest, typing=True, snippet=SNIPPET
        )
        self._pane.set_results(result)
        self._pane.field.underline([(hint.start, hint.end) for hint in result.hints])
        self._count.start()

    def _show_facets(self) -> None:
        if not self._query or not self._session.is_open:
            return
        text = self._pane.field.text()
        found = self._session.space.search_words.facets(text, typing=True)
        shown = []
        for field, most in _CHIPS.items():
            of_field = [facet for facet in found if facet.field == field]
            states = [(facet, state_of(text, field, facet.value)) for facet in of_field]
            # What stands in the query stays at hand; what excludes, no hit has.
            on = [each for each in states if each[1] != "off"]
            off = [each for each in states if each[1] == "off"][: max(0, most - len(on))]
            shown += [*on, *(off if len(of_field) > 1 or field == "tag" else [])]
        shown += [
            (Facet(field, value, 0), "exclude")
            for field in _CHIPS
            for value in self._session.space.search_words.excluded(text, field)
        ]
        self._pane.results.chips.set_facets(shown)

    def _press(self, facet: Facet) -> None:
        self._pane.set_search(cycled(self._pane.field.text(), facet.field, facet.value))

    def _sort(self, key: str) -> None:
        self._newest = key == "newest"
        self._search(self._pane.field.text())

    def _offer(self, text: str) -> None:
        """Offer values for what is being typed; in an empty field searches saved and made last."""
        if not self._session.is_open:
            return
        space = self._session.space
        if text:
            offers = [
                Offer(f"{each.value}  {each.count}" if each.count else each.value, each.query)
                for each in space.search_words.completions(text)
            ]
        else:
            saved = [Offer(f"★ {s.name}", s.query) for s in space.saved_searches.listed()]
            offers = [*saved, *(Offer(query, query) for query in space.saved_searches.recent())]
        self._pane.field.show_offers(offers)

    def _on_changed(self, changes: Changes) -> None:
        if self._query and (changes.everything or changes.annotations or changes.articles):
            self._search(self._pane.field.text())

    def _open(self, hit: SearchHit) -> None:
        place = Span(hit.start, hit.end)
        if hit.kind == "passage" and hit.matches:
            place = Span(hit.matches[0].start, hit.matches[-1].end)
        self._session.space.saved_searches.remember(self._query)
        self.hit_chosen.emit(hit.article.id, place)


def _is_one_letter(query: str) -> bool:
    """A single letter or digit begins a word: it is waited for the next. A sign that is a word by
    itself, as in Chinese, is searched for.
    """
    return len(query) == 1 and query < _FIRST_CJK
