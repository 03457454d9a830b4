"""Searching the case: results as one types, jumping to them, and what edits the query."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.domain.changes import Changes
from workbench.domain.errors import WorkbenchError
from workbench.domain.query_edit import TermState, cycled, state_of
from workbench.domain.span import Span
from workbench.domain.values import Tag
from workbench.domain.views import Facet, SearchHit, SearchResult, Totals
from workbench.gui.actions.query_offers import QueryOffers
from workbench.gui.actions.target import Target
from workbench.gui.case_reader import CaseReader, Work
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.session import Session
from workbench.gui.tasks import Task
from workbench.services.workspace import Workspace

SHOWN = 100
# Three lines of a result in a pane of usual width.
SNIPPET = 100
_FIRST_CJK = "\u2e80"
# How many chips there may be for each field.
_CHIPS = {"tag": 5, "source": 2, "author": 2, "lang": 2}


@dataclass(frozen=True, slots=True)
class _Common:
    """How many hits there are, and what they have in common, with what the query does with it;
    `tags` by name.
    """

    totals: Totals
    chips: list[tuple[Facet, TermState]]
    tags: dict[str, Tag]


class SearchActions(QObject):
    """Runs the query of the search field, off the GUI thread: a newer query breaks the older off.

    `hit_chosen(article id, Span)` asks to go there.
    """

    hit_chosen = Signal(str, object)

    def __init__(self, session: Session, pane: AnnotationPane) -> None:
        super().__init__(pane)
        self._session, self._pane = session, pane
        self._reader = CaseReader(self)
        self._task: Task | None = None
        # What looks for the marks among the results shown.
        self._asking: Task | None = None
        self._shown: SearchResult | None = None
        # What was in the field for the results that are shown.
        self._typed = ""
        # The chips that were there while chips were pressed: they keep their places.
        self._placed: tuple[tuple[str, str], ...] = ()
        self._newest = False
        self._offers = QueryOffers(session, pane.field)
        # The hits are painted before what they have in common is counted.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._count)
        pane.search_changed.connect(self._on_typed)
        pane.result_activated.connect(self._open)
        pane.results.facet_pressed.connect(self._press)
        pane.results.sort_changed.connect(self._sort)
        session.changed.connect(self._on_changed)
        session.case_opened.connect(self._on_case)

    @property
    def query(self) -> str:
        """What finds the results that are shown, wherever it is asked; empty where none are."""
        return self._shown.query if self._shown is not None else ""

    @property
    def typed(self) -> str:
        """What was typed for the results that are shown."""
        return self._typed

    @property
    def is_newest_first(self) -> bool:
        """True where the newest hits come first, not the best."""
        return self._newest

    @property
    def is_settled(self) -> bool:
        """True while nothing is searched for or counted."""
        return self._task is None

    def find_marks(self, then: Callable[[Target], object]) -> None:
        """Give all annotations among the results shown; not once these are others."""
        query = self.query
        if self._asking is not None:
            self._asking.cancel()
        if query:
            self._asking = self._start(lambda space, _: _found(space, query), then)

    def _on_typed(self, text: str) -> None:
        self._placed = ()
        self._search(text)

    def _search(self, text: str) -> None:
        self._drop()
        query = text.strip()
        if not query or _is_one_letter(query) or not self._session.is_open:
            self._show(None)
            return
        newest = self._newest
        self._pane.await_results()

        def work(space: Workspace, _task: Task) -> SearchResult:
            # The places of hints are those of the field's text.
            return space.searching.search(
                text, limit=SHOWN, newest=newest, typing=True, snippet=SNIPPET
            )

        self._task = self._start(work, partial(self._show_page, query))

    def _start(self, work: Work, then: Callable[..., object]) -> Task:
        task = self._reader.start(self._session.space.path, work)
        task.finished.connect(then)
        task.failed.connect(self._fail)
        return task

    def _drop(self) -> None:
        self._reader.drop()
        self._later.stop()
        self._task = self._asking = None

    def _show_page(self, typed: str, result: SearchResult) -> None:
        self._typed = typed
        self._show(result)
        self._later.start()

    def _count(self) -> None:
        query, placed = self.query, self._placed
        self._task = self._start(
            lambda space, _task: _common(space, query, placed), self._show_common
        )

    def _show(self, result: SearchResult | None) -> None:
        if self._asking is not None:
            self._asking.cancel()  # that was about other results
        self._shown = result
        hints = result.hints if result is not None else ()
        self._pane.field.underline([(hint.start, hint.end) for hint in hints])
        self._pane.set_results(result)

    @Slot(object)
    def _show_common(self, common: _Common) -> None:
        self._task = None
        self._pane.results.set_totals(common.totals)
        self._pane.results.chips.set_facets(common.chips, common.tags)

    @Slot(object)
    def _fail(self, error: object) -> None:
        self._task = None
        self._show(None)
        self._session.failed.emit(error)

    def _press(self, facet: Facet) -> None:
        placed = dict.fromkeys((*self._placed, *self._pane.results.chips.values()))
        # The space ends the value: what is being typed would find tags that only begin so.
        self._pane.set_search(f"{cycled(self.query, facet.field, facet.value)} ".lstrip())
        self._placed = tuple(placed)

    def _sort(self, key: str) -> None:
        self._newest = key == "newest"
        self._search(self._pane.field.text())

    def _on_changed(self, changes: Changes) -> None:
        asked = self._shown is not None or self._task is not None
        if asked and (changes.everything or changes.annotations or changes.articles):
            self._search(self._pane.field.text())

    def _on_case(self, opened: bool) -> None:
        self._drop()
        if not opened:
            # Before the window lets go of the case: the last to close it must be able to write.
            self._reader.stop()
        self._pane.set_search("")  # what was looked for there
        self._show(None)

    def _open(self, hit: SearchHit) -> None:
        place = Span(hit.start, hit.end)
        if hit.kind == "passage" and hit.matches:
            place = Span(hit.matches[0].start, hit.matches[-1].end)
        self.hit_chosen.emit(hit.article.id, place)
        if not self._session.is_busy:
            with contextlib.suppress(WorkbenchError):  # one search less to be offered again
                self._session.space.saved_searches.remember(self._typed)


def _found(space: Workspace, query: str) -> Target:
    """On another thread."""
    ids = space.searching.annotation_ids(query)
    return Target(ids=tuple(ids), known=space.library.shared(ids))


def _common(space: Workspace, query: str, placed: Sequence[tuple[str, str]]) -> _Common:
    """On another thread. Chips that are `placed` already stay, and stay in their places."""
    totals, found = space.searching.totals(query)
    places = {each: place for place, each in enumerate(placed)}

    def place(chip: tuple[Facet, TermState]) -> int:
        return places.get((chip[0].field, chip[0].value), len(places))

    shown: list[tuple[Facet, TermState]] = []
    for field, most in _CHIPS.items():
        of_field = [facet for facet in found if facet.field == field]
        states = [(facet, state_of(query, field, facet.value)) for facet in of_field]
        # What stands in the query stays at hand; what excludes, no hit has.
        on = [each for each in states if each[1] != "off"]
        off = sorted((each for each in states if each[1] == "off"), key=place)
        off = off[: max(0, most - len(on))]
        shown += [*on, *(off if len(of_field) > 1 or field == "tag" else [])]
        shown += [
            (Facet(field, value, 0), "exclude")
            for value in space.search_words.excluded(query, field)
        ]
    tags = {tag.name: tag for tag in space.tagging.tags()}
    return _Common(totals, sorted(shown, key=place), tags)


def _is_one_letter(query: str) -> bool:
    """A single letter or digit begins a word: it is waited for the next. A sign that is a word by
    itself, as in Chinese, is searched for.
    """
    return len(query) == 1 and query.isalnum() and query < _FIRST_CJK
